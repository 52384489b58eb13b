#include "cli/dashboardconversion.h"

#include "core/text.h"
#include "dashboards/files/terraformfile.h"
#include "givenfiles.h"

#include <QSaveFile>

namespace yagura::cli {

using namespace dashboards;

namespace {

struct Conversion
{
    QString from;
    QString part; // of a file with several dashboards
    QString form;
    QString to;
    InputBindings inputs;
};

bool isForm(const QString &form)
{
    return form == QLatin1String("grafana") || form == QLatin1String("classic") || form == QLatin1String("v2")
        || form == QLatin1String("terraform");
}

QByteArray textIn(const QString &form, const Dashboard &dashboard)
{
    if (form == QLatin1String("terraform"))
        return writeTerraform(dashboard);
    if (form == QLatin1String("v2"))
        return writeGrafanaV2(dashboard);
    return form == QLatin1String("classic") ? writeGrafanaClassic(dashboard) : writeGrafana(dashboard);
}

// The one that is named, or the only one.
const DocumentDashboard *chosenOf(const DashboardDocument &document, const QString &part)
{
    if (part.isEmpty())
        return document.dashboards.size() == 1 ? &document.dashboards.front() : nullptr;
    for (const DocumentDashboard &one : document.dashboards) {
        if (one.part == part)
            return &one;
    }
    return nullptr;
}

CommandAnswer convert(const Conversion &wanted)
{
    const auto document = readDashboardFile(wanted.from, wanted.inputs);
    if (!document)
        return dashboardRefused(forDisplay(describe(document.error())));
    const DocumentDashboard *chosen = chosenOf(*document, wanted.part);
    if (!chosen) {
        QStringList parts;
        for (const DocumentDashboard &one : document->dashboards)
            parts << one.part;
        return dashboardRefused(QStringLiteral("%1 holds several dashboards; choose with --part: %2")
                                    .arg(wanted.from, forDisplay(parts.join(QStringLiteral(", ")))));
    }
    CommandAnswer answer;
    const QByteArray text = textIn(wanted.form, chosen->dashboard);
    QSaveFile out(wanted.to);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
        return dashboardRefused(QStringLiteral("%1 cannot be written: %2").arg(wanted.to, out.errorString()));
    for (const QString &warning : warningsOf(chosen->findings))
        answer.messages += QStringLiteral("warning: %1\n").arg(forDisplay(warning)).toUtf8();
    return answer;
}

// False: the argument and what follows it mean nothing.
bool takeOption(const QStringList &arguments, qsizetype &at, Conversion &wanted)
{
    const QString &argument = arguments[at];
    if (argument == QLatin1String("--input"))
        return takeInput(arguments.value(++at), wanted.inputs);
    QString *value = argument == QLatin1String("--to") ? &wanted.form
        : argument == QLatin1String("-o")              ? &wanted.to
        : argument == QLatin1String("--part")          ? &wanted.part
                                                       : nullptr;
    if (value)
        *value = arguments.value(++at);
    return value != nullptr;
}

} // namespace

CommandAnswer dashboardRefused(const QString &reason)
{
    return {2, {}, QStringLiteral("yagura dashboard: %1\n").arg(reason).toUtf8()};
}

QStringList warningsOf(const FileFindings &findings)
{
    QStringList warnings;
    for (const FileFinding &finding : findings) {
        switch (finding.kind) {
        case FileFindingKind::UnsupportedPanel:
        case FileFindingKind::UnsupportedVariable:
        case FileFindingKind::OtherSource:
        case FileFindingKind::RepeatedPanel:
            break;
        default:
            warnings << describe(finding);
        }
    }
    return warnings;
}

bool takeInput(const QString &argument, InputBindings &inputs)
{
    const qsizetype sign = argument.indexOf(QLatin1Char('='));
    if (sign < 1)
        return false;
    inputs.insert(argument.left(sign), argument.mid(sign + 1));
    return true;
}

CommandAnswer runDashboardConversion(const QStringList &arguments)
{
    Conversion wanted;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith(QLatin1Char('-')) && wanted.from.isEmpty())
            wanted.from = argument;
        else if (!takeOption(arguments, i, wanted))
            return dashboardRefused(QStringLiteral("convert does not know what to do with %1").arg(argument));
    }
    if (!isForm(wanted.form))
        return dashboardRefused(QStringLiteral("convert needs --to grafana, classic, v2 or terraform"));
    if (wanted.from.isEmpty() || wanted.to.isEmpty())
        return dashboardRefused(
            QStringLiteral("write: yagura dashboard convert IN --to grafana|classic|v2|terraform -o OUT"));
    return convert(wanted);
}

} // namespace yagura::cli
