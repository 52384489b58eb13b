// Which PromQL gives requests, errors and duration of every service, for the common ways of instrumenting
// HTTP. The dialect is found from the metric names a server has, so no set-up is needed. Pure, any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace yagura::correlate {

// How one instrumentation spells request counts and durations.
struct RedDialect
{
    QString requestsMetric; // counter of requests
    QString durationMetric; // classic histogram in seconds (or milliseconds), without _bucket
    QString statusLabel;
    QString serverErrors; // regular expression over statusLabel
    QString serviceLabel;
    double secondsPerUnit = 1.0; // of durationMetric

    bool operator==(const RedDialect &) const = default;
};

// How the exporter of a database or cache counts what it was asked; these have no status and no duration
// histogram.
struct StoreCounters
{
    QString done; // counter of commands, queries or commits
    QString failed; // counter of those that failed, not contained in done; empty: not counted

    bool operator==(const StoreCounters &) const = default;
};

// Every expression yields one series a service, with only the service label.
struct RedQueries
{
    QString requestsPerSecond;
    QString errorRatio; // 0–1; no series for a service without traffic
    QString p95Seconds;
    QString totalErrorRatio; // over all services
};

// Conventions in order of preference: the Prometheus client libraries' example names, OpenTelemetry semantic
// conventions 1.23+ and before, Micrometer, Istio.
[[nodiscard]] const QList<RedDialect> &knownDialects();

// Redis, PostgreSQL (with and without OpenMetrics' suffix), MySQL and Memcached, as their usual exporters
// name them.
[[nodiscard]] const QList<StoreCounters> &knownStores();
// Those whose metrics are among names.
[[nodiscard]] QList<StoreCounters> findStores(const QStringList &metricNames);

// The first dialect whose two metrics are among names; nothing when none fits.
[[nodiscard]] std::optional<RedDialect> findDialect(const QStringList &metricNames);

// window is a PromQL duration, for instance 1m; at least two scrapes must fit into it.
[[nodiscard]] RedQueries redQueries(const RedDialect &dialect, const QString &window);

// The same with the stores as further services, named by their labels service and job. A service that the
// dialect counts already is not counted twice.
[[nodiscard]] RedQueries withStores(RedQueries queries, const QList<StoreCounters> &stores,
                                    const QString &window);

} // namespace yagura::correlate
