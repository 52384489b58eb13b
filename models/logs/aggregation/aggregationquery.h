// Numbers out of logs: metrics of documents by buckets (time, terms, ranges …), as dashboards ask
// Elasticsearch and OpenSearch for them. Plain values; how it is said to a server is aggregationwire's.
#pragma once

#include "core/timerange.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace yagura::logs {

enum class MetricKind {
    Count, // documents
    Average,
    Sum,
    Minimum,
    Maximum,
    Median,
    Percentiles,
    UniqueCount,
    ExtendedStats,
    Derivative, // of another metric, from bucket to bucket
    CumulativeSum,
    MovingAverage,
    BucketScript, // a formula over other metrics
};

// Made from another metric, from bucket to bucket of time.
[[nodiscard]] bool isPipeline(MetricKind kind);

struct AggregationMetric
{
    QString id;
    MetricKind kind = MetricKind::Count;
    QString field = {}; // of a pipeline metric: the id of its input
    QList<double> percents = {}; // of Percentiles
    QStringList statistics = {}; // of ExtendedStats: "avg", "std_deviation" …
    QString script = {}; // of BucketScript
    std::vector<std::pair<QString, QString>> variables = {}; // of BucketScript: name, id of a metric
    int window = 5; // of MovingAverage
    bool isHidden = false;

    bool operator==(const AggregationMetric &) const = default;
};

enum class BucketKind { Terms, Time, Histogram, Range, Filters };

struct AggregationBucket
{
    QString id;
    BucketKind kind = BucketKind::Terms;
    QString field = {};
    int size = 10; // of Terms
    bool isDescending = true; // of Terms
    QString orderBy = {}; // of Terms: "_count", "_key" or the id of a metric
    int leastDocuments = 0;
    QString missing = {}; // of Terms: what documents without the field count as
    QString interval = {}; // of Time: "auto", "30s", "1M"; of Histogram: a number
    std::vector<std::pair<QString, QString>> filters = {}; // of Filters: label, query
    std::vector<std::pair<std::optional<double>, std::optional<double>>> ranges = {}; // of Range

    bool operator==(const AggregationBucket &) const = default;
};

struct AggregationQuery
{
    QString index; // pattern; empty: the source's own
    QString text; // query_string syntax; empty for everything
    QString timeField = QStringLiteral("@timestamp");
    TimeRange range;
    Duration step = std::chrono::minutes(1); // what "auto" means
    std::vector<AggregationMetric> metrics;
    std::vector<AggregationBucket> buckets; // outermost first

    bool operator==(const AggregationQuery &) const = default;
};

// One value of each bucket path and metric, or its course where the innermost bucket is time.
struct AggregationSeries
{
    std::vector<std::pair<QString, QString>> keys; // field (or "filter"), value; outermost first
    QString metric; // as people read it: "Count", "Average duration"
    std::vector<std::int64_t> timesMs; // empty without time
    std::vector<double> values; // NaN where a bucket has none; one without time
};

struct AggregationAnswer
{
    std::vector<AggregationSeries> series;
    Duration step{}; // between times; zero without time
    bool isPartial = false; // some shards failed or it ran out of time
};

using SharedAggregation = std::shared_ptr<const AggregationAnswer>;

// "Count", "Average duration", "p95 duration" come from here; of ExtendedStats by statistic.
[[nodiscard]] QString metricTitle(const AggregationMetric &metric, const QString &part = {});

// The length of the time buckets: the interval's own or, where it is automatic, step. Zero without time.
[[nodiscard]] Duration bucketLength(const AggregationQuery &query);

} // namespace yagura::logs
