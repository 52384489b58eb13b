#include "dashboards/elastictarget.h"

#include "dashboards/options/optionvalues.h"

#include <QHash>
#include <QRegularExpression>

namespace yagura::dashboards {

namespace {

using logs::AggregationBucket;
using logs::AggregationMetric;
using logs::BucketKind;
using logs::MetricKind;

Error unsupported(const QString &what)
{
    return {ErrorKind::Unsupported, {}, what, QStringLiteral("The other parts of the query are right.")};
}

QStringList chosenStatistics(const QVariantMap &metric)
{
    QStringList chosen;
    const QVariantMap meta = optionAt(metric, u"meta").toMap();
    for (auto it = meta.begin(); it != meta.end(); ++it) {
        if (it.value().toBool())
            chosen << it.key();
    }
    return chosen.isEmpty() ? QStringList{QStringLiteral("avg")} : chosen;
}

Result<AggregationMetric> readMetric(const QVariantMap &view)
{
    const QString type = textAt(view, u"type");
    const auto kind = elasticMetricKind(type);
    if (!kind)
        return std::unexpected(
            unsupported(type == QLatin1String("logs") || type.startsWith(QLatin1String("raw_"))
                            ? QStringLiteral("Lists of documents are shown by a logs panel.")
                            : QStringLiteral("The metric \"%1\" is not asked.").arg(type)));
    AggregationMetric metric;
    metric.id = textAt(view, u"id", QStringLiteral("1"));
    metric.kind = *kind;
    metric.field = textAt(view, u"field");
    if (metric.field.isEmpty())
        metric.field = textAt(view, u"pipelineAgg");
    const QVariantList percents = optionAt(view, u"settings.percents").toList();
    for (const QVariant &percent : percents)
        metric.percents << percent.toDouble();
    if (metric.kind == MetricKind::Percentiles && metric.percents.isEmpty())
        metric.percents = {25, 50, 75, 95, 99};
    metric.statistics = chosenStatistics(view);
    metric.script = textAt(view, u"settings.script", textAt(view, u"settings.script.inline"));
    const QVariantList variables = optionAt(view, u"pipelineVariables").toList();
    for (const QVariant &one : variables)
        metric.variables.emplace_back(textAt(one.toMap(), u"name"), textAt(one.toMap(), u"pipelineAgg"));
    metric.window = wholeAt(view, u"settings.window", 5, 1, 10'000);
    metric.isHidden = truthAt(view, u"hide", false);
    return metric;
}

void readRanges(const QVariantMap &view, AggregationBucket &bucket)
{
    const QVariantList filters = optionAt(view, u"settings.filters").toList();
    for (const QVariant &one : filters)
        bucket.filters.emplace_back(textAt(one.toMap(), u"label"), textAt(one.toMap(), u"query"));
    const QVariantList ranges = optionAt(view, u"settings.ranges").toList();
    for (const QVariant &one : ranges)
        bucket.ranges.emplace_back(numberAt(one.toMap(), u"from"), numberAt(one.toMap(), u"to"));
}

Result<AggregationBucket> readBucket(const QVariantMap &view)
{
    const QString type = textAt(view, u"type");
    const auto kind = elasticBucketKind(type);
    if (!kind)
        return std::unexpected(
            unsupported(QStringLiteral("Buckets of the kind \"%1\" are not asked.").arg(type)));
    AggregationBucket bucket;
    bucket.id = textAt(view, u"id", QStringLiteral("2"));
    bucket.kind = *kind;
    bucket.field = textAt(view, u"field");
    bucket.size = wholeAt(view, u"settings.size", 10, 0, 10'000);
    bucket.isDescending = textAt(view, u"settings.order", QStringLiteral("desc")) != QLatin1String("asc");
    bucket.orderBy = textAt(view, u"settings.orderBy");
    bucket.leastDocuments = wholeAt(view, u"settings.min_doc_count", 0, 0, 1'000'000'000);
    bucket.missing = textAt(view, u"settings.missing");
    const auto interval = optionAt(view, u"settings.interval");
    bucket.interval = interval.toString();
    readRanges(view, bucket);
    return bucket;
}

} // namespace

bool isElasticType(const QString &sourceType)
{
    return sourceType == QLatin1String("elasticsearch")
        || sourceType == QLatin1String("grafana-opensearch-datasource");
}

std::optional<MetricKind> elasticMetricKind(const QString &type)
{
    static const QHash<QString, MetricKind> kinds{
        {QStringLiteral("count"), MetricKind::Count},
        {QStringLiteral("avg"), MetricKind::Average},
        {QStringLiteral("sum"), MetricKind::Sum},
        {QStringLiteral("min"), MetricKind::Minimum},
        {QStringLiteral("max"), MetricKind::Maximum},
        {QStringLiteral("median"), MetricKind::Median},
        {QStringLiteral("percentiles"), MetricKind::Percentiles},
        {QStringLiteral("cardinality"), MetricKind::UniqueCount},
        {QStringLiteral("extended_stats"), MetricKind::ExtendedStats},
        {QStringLiteral("derivative"), MetricKind::Derivative},
        {QStringLiteral("cumulative_sum"), MetricKind::CumulativeSum},
        {QStringLiteral("moving_avg"), MetricKind::MovingAverage},
        {QStringLiteral("moving_fn"), MetricKind::MovingAverage},
        {QStringLiteral("bucket_script"), MetricKind::BucketScript},
    };
    const auto known = kinds.constFind(type);
    return known == kinds.constEnd() ? std::nullopt : std::optional(*known);
}

std::optional<BucketKind> elasticBucketKind(const QString &type)
{
    static const QHash<QString, BucketKind> kinds{
        {QStringLiteral("terms"), BucketKind::Terms},
        {QStringLiteral("date_histogram"), BucketKind::Time},
        {QStringLiteral("histogram"), BucketKind::Histogram},
        {QStringLiteral("range"), BucketKind::Range},
        {QStringLiteral("filters"), BucketKind::Filters},
    };
    const auto known = kinds.constFind(type);
    return known == kinds.constEnd() ? std::nullopt : std::optional(*known);
}

bool hasTimeBuckets(const QVariantMap &model)
{
    const QVariantList buckets = model.value(QStringLiteral("bucketAggs")).toList();
    return !buckets.isEmpty() && textAt(buckets.back().toMap(), u"type") == QLatin1String("date_histogram");
}

QStringList bucketFields(const QVariantMap &model)
{
    QStringList fields;
    const QVariantList buckets = model.value(QStringLiteral("bucketAggs")).toList();
    for (const QVariant &bucket : buckets) {
        const QString type = textAt(bucket.toMap(), u"type");
        fields << (type == QLatin1String("filters") ? QStringLiteral("filter")
                                                    : textAt(bucket.toMap(), u"field"));
    }
    return fields;
}

QString elasticLegend(const QVariantMap &model)
{
    static const QRegularExpression term(QStringLiteral(R"(\{\{\s*term\s+)"));
    QString legend = textAt(model, u"alias");
    legend.replace(term, QStringLiteral("{{"));
    legend.replace(QLatin1String("{{metric}}"), QLatin1String("{{__name__}}"));
    return legend;
}

Result<logs::AggregationQuery> elasticQuery(const QVariantMap &model, const ElasticContext &context)
{
    logs::AggregationQuery query;
    query.text = textAt(model, u"query");
    query.index = textAt(model, u"index");
    query.timeField = textAt(model, u"timeField", query.timeField);
    query.range = context.range;
    query.step = context.step;
    const QVariantList metrics = model.value(QStringLiteral("metrics")).toList();
    for (const QVariant &one : metrics) {
        auto metric = readMetric(one.toMap());
        if (!metric)
            return std::unexpected(metric.error());
        query.metrics.push_back(std::move(*metric));
    }
    if (query.metrics.empty()) {
        query.metrics.emplace_back();
        query.metrics.back().id = QStringLiteral("1");
    }
    const QVariantList buckets = model.value(QStringLiteral("bucketAggs")).toList();
    for (const QVariant &one : buckets) {
        auto bucket = readBucket(one.toMap());
        if (!bucket)
            return std::unexpected(bucket.error());
        query.buckets.push_back(std::move(*bucket));
    }
    return query;
}

metrics::SharedResult seriesResult(const logs::AggregationAnswer &answer, Instant at)
{
    auto result = std::make_shared<metrics::QueryResult>();
    result->type = answer.step > Duration::zero() ? metrics::ResultType::Matrix : metrics::ResultType::Vector;
    for (const logs::AggregationSeries &one : answer.series) {
        metrics::Series series;
        for (const auto &[field, value] : one.keys)
            series.labels.set(field, value);
        series.labels.set(QStringLiteral("__name__"), one.metric);
        series.timesMs = one.timesMs;
        series.values = one.values;
        if (series.timesMs.size() != series.values.size())
            series.timesMs.assign(series.values.size(), toUnixMilliseconds(at));
        result->series.push_back(std::move(series));
    }
    if (answer.isPartial)
        result->warnings << QStringLiteral("The answer is partial: some shards failed or ran out of time.");
    return result;
}

} // namespace yagura::dashboards
