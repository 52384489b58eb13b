#include "cli/dashboardcommand.h"

#include "cli/dashboardconversion.h"
#include "core/text.h"
#include "dashboards/files/importreportfile.h"
#include "givenfiles.h"

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

void checkDashboard(const QString &path, const DocumentDashboard &one, const QStringList &fileWarnings,
                    CommandAnswer &answer, QByteArrayList &elements)
{
    const ImportReport report = reportOf(one.dashboard);
    const QStringList warnings = warningsOf(one.findings) + fileWarnings;
    if (!report.unsupported.empty())
        answer.status = std::max(answer.status, 1);
    elements << reportJson(path, one.dashboard, one.format, one.part, warnings);
    answer.output += reportText(path, one, report, warnings);
}

CommandAnswer check(const QStringList &paths, bool asJson, const InputBindings &inputs)
{
    CommandAnswer answer;
    QByteArrayList elements;
    for (const QString &path : paths) {
        const auto document = readDashboardFile(path, inputs);
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
            checkDashboard(path, one, fileWarnings, answer, elements);
            fileWarnings.clear();
        }
    }
    if (asJson)
        answer.output = '[' + elements.join(',') + "]\n";
    return answer;
}

CommandAnswer runCheck(const QStringList &arguments)
{
    bool asJson = false;
    QStringList paths;
    InputBindings inputs;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1String("--json"))
            asJson = true;
        else if (argument == QLatin1String("--input")) {
            if (!takeInput(arguments.value(++i), inputs))
                return dashboardRefused(QStringLiteral("--input needs NAME=VALUE"));
        } else if (argument.startsWith(QLatin1String("--")))
            return dashboardRefused(QStringLiteral("check does not know %1").arg(argument));
        else
            paths.push_back(argument);
    }
    if (paths.isEmpty())
        return dashboardRefused(QStringLiteral("check needs at least one file"));
    return check(paths, asJson, inputs);
}

} // namespace

CommandAnswer runDashboard(const QStringList &arguments)
{
    const QString word = arguments.value(0);
    if (word == QLatin1String("check"))
        return runCheck(arguments.mid(1));
    if (word == QLatin1String("convert"))
        return runDashboardConversion(arguments.mid(1));
    return dashboardRefused(QStringLiteral(
        "write: yagura dashboard check [--json] [--input NAME=VALUE] FILE…\n"
        "or: yagura dashboard convert IN [--part NAME] --to grafana|classic|v2|terraform -o OUT"));
}

} // namespace yagura::cli
