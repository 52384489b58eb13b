#include "correlate/servicequestion.h"

#include "correlate/redqueries.h"

namespace yagura::correlate {

namespace {

QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char('"'), QLatin1String("\\\""));
    text.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    const QString whole = QLatin1Char('"') + text + QLatin1Char('"');
    return whole;
}

// For RE2, which refuses a backslash in front of letters of other scripts.
QString literally(const QString &text)
{
    QString escaped;
    for (const QChar c : text) {
        if (QStringLiteral("\\.+*?()|[]{}^$").contains(c))
            escaped += QLatin1Char('\\');
        escaped += c;
    }
    return escaped;
}

QString matcher(const QString &label, const QStringList &spellings)
{
    // OpenTelemetry writes namespace/name into job.
    const bool mayHaveNamespace = label == QLatin1String("job");
    if (spellings.size() == 1 && !mayHaveNamespace)
        return QStringLiteral("%1=%2").arg(label, quoted(spellings.first()));
    QStringList alternatives;
    for (const QString &spelling : spellings)
        alternatives << literally(spelling);
    const QString names = alternatives.join(QLatin1Char('|'));
    const QString pattern = mayHaveNamespace ? QStringLiteral("(.+/)?(%1)").arg(names) : names;
    return QStringLiteral("%1=~%2").arg(label, quoted(pattern));
}

} // namespace

QStringList serviceSelectors(const QStringList &spellings)
{
    QStringList selectors;
    for (const RedDialect &dialect : knownDialects()) {
        const QString selector
            = QLatin1Char('{') + matcher(dialect.serviceLabel, spellings) + QLatin1Char('}');
        if (!selectors.contains(selector))
            selectors << selector;
    }
    return selectors;
}

QString serviceQuery(const QStringList &metricNames, const QStringList &spellings)
{
    if (const auto dialect = findDialect(metricNames)) {
        return QStringLiteral("sum by (%1) (rate(%2{%3}[$__rate_interval]))")
            .arg(dialect->serviceLabel, dialect->requestsMetric, matcher(dialect->serviceLabel, spellings));
    }
    return QStringLiteral("count by (__name__) (%1)")
        .arg(serviceSelectors(spellings).join(QStringLiteral(" or ")));
}

} // namespace yagura::correlate
