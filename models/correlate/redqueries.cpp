#include "correlate/redqueries.h"

#include <QSet>

namespace yagura::correlate {

const QList<RedDialect> &knownDialects()
{
    using namespace Qt::StringLiterals;
    static const QList<RedDialect> dialects{
        {u"http_requests_total"_s, u"http_request_duration_seconds"_s, u"status"_s, u"5.."_s, u"service"_s,
         1.0},
        {u"http_server_request_duration_seconds_count"_s, u"http_server_request_duration_seconds"_s,
         u"http_response_status_code"_s, u"5.."_s, u"job"_s, 1.0},
        {u"http_server_duration_milliseconds_count"_s, u"http_server_duration_milliseconds"_s,
         u"http_status_code"_s, u"5.."_s, u"job"_s, 0.001},
        {u"http_server_requests_seconds_count"_s, u"http_server_requests_seconds"_s, u"status"_s, u"5.."_s,
         u"job"_s, 1.0},
        {u"istio_requests_total"_s, u"istio_request_duration_milliseconds"_s, u"response_code"_s, u"5.."_s,
         u"destination_canonical_service"_s, 0.001},
    };
    return dialects;
}

const QList<StoreCounters> &knownStores()
{
    using namespace Qt::StringLiterals;
    static const QList<StoreCounters> stores{
        {u"redis_commands_processed_total"_s, {}},
        {u"pg_stat_database_xact_commit"_s, u"pg_stat_database_xact_rollback"_s},
        {u"pg_stat_database_xact_commit_total"_s, u"pg_stat_database_xact_rollback_total"_s},
        {u"mysql_global_status_queries"_s, {}},
        {u"memcached_commands_total"_s, {}},
    };
    return stores;
}

QList<StoreCounters> findStores(const QStringList &metricNames)
{
    const QSet<QString> names(metricNames.begin(), metricNames.end());
    QList<StoreCounters> found;
    for (const StoreCounters &store : knownStores()) {
        if (names.contains(store.done) && (store.failed.isEmpty() || names.contains(store.failed)))
            found << store;
    }
    return found;
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
    const QString errors
        = QStringLiteral("rate(%1{%2=~\"%3\"}[%4])")
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
    queries.totalErrorRatio
        = QStringLiteral("(sum(%1) or sum(%2) * 0) / (sum(%2) > 0)").arg(errors, requests);
    return queries;
}

RedQueries withStores(RedQueries queries, const QList<StoreCounters> &stores, const QString &window)
{
    const auto rate = [&window](const QString &counter) {
        return QStringLiteral("sum by (service, job) (rate(%1[%2]))").arg(counter, window);
    };
    for (const StoreCounters &store : stores) {
        if (store.failed.isEmpty()) {
            queries.requestsPerSecond += QStringLiteral(" or ") + rate(store.done);
            continue;
        }
        const QString all = QStringLiteral("(%1 + %2)").arg(rate(store.done), rate(store.failed));
        queries.requestsPerSecond += QStringLiteral(" or ") + all;
        queries.errorRatio += QStringLiteral(" or %1 / (%2 > 0)").arg(rate(store.failed), all);
    }
    return queries;
}

} // namespace yagura::correlate
