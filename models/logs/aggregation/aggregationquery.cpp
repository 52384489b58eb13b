#include "logs/aggregation/aggregationquery.h"

#include "core/duration.h"

namespace yagura::logs {

namespace {

QString kindTitle(MetricKind kind)
{
    switch (kind) {
    case MetricKind::Count:
        return QStringLiteral("Count");
    case MetricKind::Average:
        return QStringLiteral("Average");
    case MetricKind::Sum:
        return QStringLiteral("Sum");
    case MetricKind::Minimum:
        return QStringLiteral("Min");
    case MetricKind::Maximum:
        return QStringLiteral("Max");
    case MetricKind::Median:
        return QStringLiteral("Median");
    case MetricKind::UniqueCount:
        return QStringLiteral("Unique Count");
    case MetricKind::Derivative:
        return QStringLiteral("Derivative");
    case MetricKind::CumulativeSum:
        return QStringLiteral("Cumulative Sum");
    case MetricKind::MovingAverage:
        return QStringLiteral("Moving Average");
    case MetricKind::BucketScript:
        return QStringLiteral("Bucket Script");
    case MetricKind::Percentiles:
    case MetricKind::ExtendedStats:
        break;
    }
    return {};
}

} // namespace

bool isPipeline(MetricKind kind)
{
    return kind == MetricKind::Derivative || kind == MetricKind::CumulativeSum
        || kind == MetricKind::MovingAverage || kind == MetricKind::BucketScript;
}

QString metricTitle(const AggregationMetric &metric, const QString &part)
{
    const QString first = part.isEmpty() ? kindTitle(metric.kind) : part;
    const bool hasField = metric.kind != MetricKind::Count && metric.kind != MetricKind::BucketScript;
    return hasField && !metric.field.isEmpty() ? first + QLatin1Char(' ') + metric.field : first;
}

Duration bucketLength(const AggregationQuery &query)
{
    if (query.buckets.empty() || query.buckets.back().kind != BucketKind::Time)
        return {};
    const auto own = parseDuration(query.buckets.back().interval);
    return own && *own > Duration::zero() ? *own : query.step;
}

} // namespace yagura::logs
