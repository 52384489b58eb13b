// Targets that ask Elasticsearch or OpenSearch, in the shape Grafana's files have them (query, metrics,
// bucketAggs, timeField, alias). Pure, any thread.
#pragma once

#include "core/result.h"
#include "logs/aggregation/aggregationquery.h"
#include "metrics/series.h"

#include <QVariantMap>

namespace yagura::dashboards {

[[nodiscard]] bool isElasticType(const QString &sourceType);
// By the words of the file; nothing for what is not asked.
[[nodiscard]] std::optional<logs::MetricKind> elasticMetricKind(const QString &type);
[[nodiscard]] std::optional<logs::BucketKind> elasticBucketKind(const QString &type);

struct ElasticContext
{
    TimeRange range;
    Duration step{};
};

// model: the target with its variables put in. Unsupported with the kind that is not asked, or for lists of
// documents, which a logs panel shows.
[[nodiscard]] Result<logs::AggregationQuery> elasticQuery(const QVariantMap &model,
                                                          const ElasticContext &context);

// Whether its answer has a course over time; else it is a table.
[[nodiscard]] bool hasTimeBuckets(const QVariantMap &model);
// The fields of its buckets, outermost first: the columns of that table.
[[nodiscard]] QStringList bucketFields(const QVariantMap &model);
// The alias as a legend of ours: "{{term service}} {{metric}}" is "{{service}} {{__name__}}".
[[nodiscard]] QString elasticLegend(const QVariantMap &model);

// Keys become labels, the metric the name. An answer without time stands at the end of the range.
[[nodiscard]] metrics::SharedResult seriesResult(const logs::AggregationAnswer &answer, Instant at);

} // namespace yagura::dashboards
