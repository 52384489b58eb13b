#include "cli/dashboardcommand.h"

#include "cli/dashboardconversion.h"
#include "core/text.h"
#include "dashboards/export/panelpictures.h"
#include "givenfiles.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace yagura::cli {

namespace {

using namespace dashboards;

QByteArray reportText(const QString &path, const DocumentDashboard &one, const ImportReport &report,
                      const QStringList &warnings)
{
    QString text
        = QStringLiteral("%1%2: %3 of %4 panels supported\n")
              .arg(path,
                   one.part.isEmpty() ? QString() : forDisplay(QString(QStringLiteral(", ") + one.part)))
              .arg(report.supported)
              .arg(report.panels);
    for (const UnsupportedPanel &panel : report.unsupported)
        text += QStringLiteral("  panel %1 \"%2\" (%3): %4\n")
                    .arg(QString::number(panel.id), forDisplay(panel.title), forDisplay(panel.type),
                         forDisplay(panel.reason));
    for (const QString &warning : report.warnings + warnings)
        text += QStringLiteral("  warning: %1\n").arg(forDisplay(warning));
    return text.toUtf8();
}

struct Check
{
    QStringList paths;
    bool asJson = false;
    InputBindings inputs;
    QString pictureFolder; // empty: nothing is drawn
};

void checkDashboard(const Check &wanted, const QString &path, const DocumentDashboard &one,
                    const QStringList &fileWarnings, CommandAnswer &answer, QByteArrayList &elements)
{
    ImportReport report = reportOf(one.dashboard);
    if (!wanted.pictureFolder.isEmpty()) {
        const QString file = QFileInfo(path).completeBaseName();
        const QString name = one.part.isEmpty() ? file : file + QLatin1Char('-') + one.part;
        const Status drawn = writePanelPictures(one.dashboard, wanted.pictureFolder, name, report);
        if (!drawn) {
            answer.status = 2;
            answer.messages
                += QStringLiteral("yagura dashboard: %1\n").arg(forDisplay(describe(drawn.error()))).toUtf8();
        }
    }
    const QStringList warnings = warningsOf(one.findings) + fileWarnings;
    if (!report.unsupported.empty())
        answer.status = std::max(answer.status, 1);
    elements << reportJson(path, report, one.format, one.part, warnings);
    answer.output += reportText(path, one, report, warnings);
}

CommandAnswer check(const Check &wanted)
{
    CommandAnswer answer;
    QByteArrayList elements;
    for (const QString &path : wanted.paths) {
        const auto document = readDashboardFile(path, wanted.inputs);
        if (!document) {
            answer.status = 2;
            answer.messages += QStringLiteral("yagura dashboard: %1\n")
                                   .arg(forDisplay(describe(document.error())))
                                   .toUtf8();
            continue;
        }
        // What belongs to none of them is said with the first.
        QStringList fileWarnings = warningsOf(document->findings);
        for (const DocumentDashboard &one : document->dashboards) {
            checkDashboard(wanted, path, one, fileWarnings, answer, elements);
            fileWarnings.clear();
        }
    }
    if (wanted.asJson)
        answer.output = '[' + elements.join(',') + "]\n";
    return answer;
}

CommandAnswer runCheck(const QStringList &arguments)
{
    Check wanted;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1String("--json"))
            wanted.asJson = true;
        else if (argument == QLatin1String("--input")) {
            if (!takeInput(arguments.value(++i), wanted.inputs))
                return dashboardRefused(QStringLiteral("--input needs NAME=VALUE"));
        } else if (argument == QLatin1String("--render")) {
            wanted.pictureFolder = arguments.value(++i);
            if (wanted.pictureFolder.isEmpty() || !QDir().mkpath(wanted.pictureFolder))
                return dashboardRefused(QStringLiteral("--render needs a folder that can be written"));
        } else if (argument.startsWith(QLatin1String("--")))
            return dashboardRefused(QStringLiteral("check does not know %1").arg(argument));
        else
            wanted.paths.push_back(argument);
    }
    if (wanted.paths.isEmpty())
        return dashboardRefused(QStringLiteral("check needs at least one file"));
    return check(wanted);
}

} // namespace

bool drawsPictures(const QStringList &arguments)
{
    return arguments.value(0) == QLatin1String("check") && arguments.contains(QStringLiteral("--render"));
}

CommandAnswer runDashboard(const QStringList &arguments)
{
    const QString word = arguments.value(0);
    if (word == QLatin1String("check"))
        return runCheck(arguments.mid(1));
    if (word == QLatin1String("convert"))
        return runDashboardConversion(arguments.mid(1));
    return dashboardRefused(QStringLiteral(
        "write: yagura dashboard check [--json] [--render DIR] [--input NAME=VALUE] FILE…\n"
        "or: yagura dashboard convert IN [--part NAME] --to grafana|classic|v2|terraform -o OUT"));
}

} // namespace yagura::cli
