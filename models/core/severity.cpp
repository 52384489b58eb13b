#include "core/severity.h"

namespace yagura {

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return QStringLiteral("critical");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Info:
        return QStringLiteral("info");
    case Severity::Ok:
        return QStringLiteral("ok");
    case Severity::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

Severity severityFromText(QStringView text)
{
    struct Word
    {
        QLatin1String text;
        Severity severity;
    };
    static constexpr Word words[] = {
        {QLatin1String("critical"), Severity::Critical},
        {QLatin1String("crit"), Severity::Critical},
        {QLatin1String("page"), Severity::Critical},
        {QLatin1String("fatal"), Severity::Critical},
        {QLatin1String("emergency"), Severity::Critical},
        {QLatin1String("alert"), Severity::Critical},
        {QLatin1String("disaster"), Severity::Critical},
        {QLatin1String("error"), Severity::Critical},
        {QLatin1String("high"), Severity::Critical},
        {QLatin1String("p1"), Severity::Critical},
        {QLatin1String("p2"), Severity::Critical},
        {QLatin1String("sev1"), Severity::Critical},
        {QLatin1String("sev2"), Severity::Critical},
        {QLatin1String("warning"), Severity::Warning},
        {QLatin1String("warn"), Severity::Warning},
        {QLatin1String("ticket"), Severity::Warning},
        {QLatin1String("medium"), Severity::Warning},
        {QLatin1String("major"), Severity::Warning},
        {QLatin1String("p3"), Severity::Warning},
        {QLatin1String("sev3"), Severity::Warning},
        {QLatin1String("info"), Severity::Info},
        {QLatin1String("information"), Severity::Info},
        {QLatin1String("informational"), Severity::Info},
        {QLatin1String("notice"), Severity::Info},
        {QLatin1String("low"), Severity::Info},
        {QLatin1String("minor"), Severity::Info},
        {QLatin1String("none"), Severity::Info},
        {QLatin1String("debug"), Severity::Info},
        {QLatin1String("p4"), Severity::Info},
        {QLatin1String("p5"), Severity::Info},
        {QLatin1String("sev4"), Severity::Info},
        {QLatin1String("sev5"), Severity::Info},
        {QLatin1String("ok"), Severity::Ok},
        {QLatin1String("normal"), Severity::Ok},
        {QLatin1String("resolved"), Severity::Ok},
        {QLatin1String("healthy"), Severity::Ok},
    };
    const QStringView wanted = text.trimmed();
    for (const Word &word : words) {
        if (wanted.compare(word.text, Qt::CaseInsensitive) == 0)
            return word.severity;
    }
    return Severity::Unknown;
}

} // namespace yagura
