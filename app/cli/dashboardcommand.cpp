#include "cli/dashboardcommand.h"

#include "dashboards/files/grafanafile.h"
#include "dashboards/files/importreportfile.h"
#include "dashboards/files/terraformfile.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace yagura::cli {

namespace {

using namespace dashboards;

constexpr qint64 largestFile = 64 << 20;

CommandAnswer refused(const QString &reason)
{
    return {2, {}, QStringLiteral("yagura dashboard: %1\n").arg(reason).toUtf8()};
}

Result<GrafanaFile> readDashboardFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::InvalidInput, path, file.errorString());
    const QByteArray text = file.read(largestFile + 1);
    if (text.size() > largestFile)
        return failure(ErrorKind::TooLarge, path, QStringLiteral("more than 64 MiB"));
    return readGrafana(text, path);
}

QByteArray reportText(const QString &path, const ImportReport &report)
{
    QString text = QStringLiteral("%1: %2 of %3 panels supported\n")
                       .arg(path)
                       .arg(report.supported)
                       .arg(report.panels);
    for (const UnsupportedPanel &panel : report.unsupported)
        text += QStringLiteral("  panel %1 \"%2\" (%3): %4\n")
                    .arg(QString::number(panel.id), panel.title, panel.type, panel.reason);
    for (const QString &warning : report.warnings)
        text += QStringLiteral("  warning: %1\n").arg(warning);
    return text.toUtf8();
}

CommandAnswer check(const QStringList &paths, bool asJson)
{
    CommandAnswer answer;
    QByteArrayList elements;
    for (const QString &path : paths) {
        const auto file = readDashboardFile(path);
        if (!file) {
            answer.status = 2;
            answer.messages += QStringLiteral("yagura dashboard: %1\n").arg(describe(file.error())).toUtf8();
            continue;
        }
        const ImportReport report = reportOf(file->dashboard);
        if (!report.unsupported.empty())
            answer.status = std::max(answer.status, 1);
        if (asJson)
            elements.push_back(reportJson(path, file->dashboard, QStringLiteral("grafana")));
        else
            answer.output += reportText(path, report);
    }
    if (asJson)
        answer.output = '[' + elements.join(',') + "]\n";
    return answer;
}

CommandAnswer runCheck(const QStringList &arguments)
{
    bool asJson = false;
    QStringList paths;
    for (const QString &argument : arguments) {
        if (argument == QLatin1String("--json"))
            asJson = true;
        else if (argument.startsWith(QLatin1String("--")))
            return refused(QStringLiteral("check does not know %1").arg(argument));
        else
            paths.push_back(argument);
    }
    if (paths.isEmpty())
        return refused(QStringLiteral("check needs at least one file"));
    return check(paths, asJson);
}

CommandAnswer convert(const QString &from, const QString &form, const QString &to)
{
    const auto file = readDashboardFile(from);
    if (!file)
        return refused(describe(file.error()));
    const bool terraform = form == QLatin1String("terraform");
    const QByteArray text = terraform ? writeTerraform(file->dashboard) : writeGrafana(file->dashboard);
    QSaveFile out(to);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return refused(QStringLiteral("%1 cannot be written: %2").arg(to, out.errorString()));
    return {};
}

CommandAnswer runConvert(const QStringList &arguments)
{
    QString from;
    QString form;
    QString to;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == QLatin1String("--to"))
            form = arguments.value(++i);
        else if (argument == QLatin1String("-o"))
            to = arguments.value(++i);
        else if (argument.startsWith(QLatin1Char('-')) || !from.isEmpty())
            return refused(QStringLiteral("convert does not know what to do with %1").arg(argument));
        else
            from = argument;
    }
    if (form != QLatin1String("grafana") && form != QLatin1String("terraform"))
        return refused(QStringLiteral("convert needs --to grafana or --to terraform"));
    if (from.isEmpty() || to.isEmpty())
        return refused(QStringLiteral("write: yagura dashboard convert IN --to grafana|terraform -o OUT"));
    return convert(from, form, to);
}

} // namespace

CommandAnswer runDashboard(const QStringList &arguments)
{
    const QString word = arguments.value(0);
    if (word == QLatin1String("check"))
        return runCheck(arguments.mid(1));
    if (word == QLatin1String("convert"))
        return runConvert(arguments.mid(1));
    return refused(QStringLiteral("write: yagura dashboard check [--json] FILE…\n"
                                  "or: yagura dashboard convert IN --to grafana|terraform -o OUT"));
}

} // namespace yagura::cli
