#include "correlate/redqueries.h"

#include <QSet>

namespace yagura::correlate {

const QList<RedDialect> &knownDialects()
{
    using namespace Qt::StringLiterals;
    static const QList<RedDialect> dialects {
        {u"http_requests_total"_s, u"http_request_duration_seconds"_s, u"status"_s, u"5.."_s, u"service"_s, 1.0},
        {u"http_server_request_duration_seconds_count"_s, u"http_server_request_duration_seconds"_s,
         u"http_response_status_code"_s, u"5.."_s, u"job"_s, 1.0},
        {u"http_server_duration_milliseconds_count"_s, u"http_server_duration_milliseconds"_s, u"http_status_code"_s,
         u"5.."_s, u"job"_s, 0.001},
        {u"http_server_requests_seconds_count"_s, u"http_server_requests_seconds"_s, u"status"_s, u"5.."_s, u"job"_s,
         1.0},
        {u"istio_requests_total"_s, u"istio_request_duration_milliseconds"_s, u"response_code"_s, u"5.."_s,
         u"destination_canonical_service"_s, 0.001},
    };
    return dialects;
}

std::optional<RedDialect> findDialect(const QStringList &metricNames)
{
    const QSet<QString> names(metricNames.begin(), metricNames.end());
    for (const RedDialect &dialect : knownDialects()) {
        if (names.contains(dialect.requestsMetric)
            && names.contains(dialect.durationMetric + QStringLiteral("_bucket")))
            return dialect;
    }
    return std::nullopt;
}

RedQueries redQueries(const RedDialect &dialect, const QString &window)
{
    const QString requests = QStringLiteral("rate(%1[%2])").arg(dialect.requestsMetric, window);
    const QString errors = QStringLiteral("rate(%1{%2=~\"%3\"}[%4])")
                               .arg(dialect.requestsMetric, dialect.statusLabel, dialect.serverErrors, window);
    const QString by = QStringLiteral("sum by (%1) ").arg(dialect.serviceLabel);
    const QString scale = dialect.secondsPerUnit == 1.0
        ? QString()
        : QStringLiteral(" * ") + QString::number(dialect.secondsPerUnit);
    RedQueries queries;
    queries.requestsPerSecond = by + QLatin1Char('(') + requests + QLatin1Char(')');
    // "or … * 0": a service without a single error has no error series at all, yet its ratio is 0.
    queries.errorRatio = QStringLiteral("(%1(%2) or %1(%3) * 0) / (%1(%3) > 0)").arg(by, errors, requests);
    queries.p95Seconds = QStringLiteral("histogram_quantile(0.95, sum by (%1, le) (rate(%2_bucket[%3])))%4")
                             .arg(dialect.serviceLabel, dialect.durationMetric, window, scale);
    queries.totalErrorRatio = QStringLiteral("(sum(%1) or sum(%2) * 0) / (sum(%2) > 0)").arg(errors, requests);
    return queries;
}

} // namespace yagura::correlate
