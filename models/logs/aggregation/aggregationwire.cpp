#include "logs/aggregation/aggregationwire.h"

#include "core/duration.h"
#include "core/jsonreader.h"
#include "logs/elasticmetawire.h"

#include <cmath>
#include <limits>

namespace yagura::logs::aggregationwire {

namespace {

using Tree = OrderedJson;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr int mostTerms = 10'000; // what a server gives by default (search.max_buckets is 65,536)
constexpr size_t mostSeries = 10'000;

std::string text(const QString &value)
{
    return value.toStdString();
}

const AggregationMetric *metricById(const AggregationQuery &query, const QString &id)
{
    for (const AggregationMetric &metric : query.metrics) {
        if (metric.id == id)
            return &metric;
    }
    return nullptr;
}

// Where a pipeline metric finds another one.
std::string pathTo(const AggregationQuery &query, const QString &id)
{
    const AggregationMetric *metric = metricById(query, id);
    if (!metric || metric->kind == MetricKind::Count)
        return "_count";
    if (metric->kind == MetricKind::Median)
        return text(id + QStringLiteral(".50"));
    if (metric->kind == MetricKind::Percentiles && !metric->percents.isEmpty())
        return text(id + QLatin1Char('.') + QString::number(metric->percents.front()));
    return text(id);
}

Tree pipelineJson(const AggregationQuery &query, const AggregationMetric &metric)
{
    if (metric.kind == MetricKind::BucketScript) {
        Tree paths = Tree::object();
        for (const auto &[name, id] : metric.variables)
            paths[text(name)] = pathTo(query, id);
        // "params." is how older scripts name their variables.
        return {{"bucket_script", {{"buckets_path", std::move(paths)}, {"script", text(metric.script)}}}};
    }
    const std::string path = pathTo(query, metric.field);
    if (metric.kind == MetricKind::Derivative)
        return {{"derivative", {{"buckets_path", path}}}};
    if (metric.kind == MetricKind::CumulativeSum)
        return {{"cumulative_sum", {{"buckets_path", path}}}};
    return {{"moving_fn",
             {{"buckets_path", path},
              {"window", metric.window},
              {"script", "MovingFunctions.unweightedAvg(values)"}}}};
}

Tree plainMetricJson(const AggregationMetric &metric)
{
    const Tree field{{"field", text(metric.field)}};
    switch (metric.kind) {
    case MetricKind::Average:
        return {{"avg", field}};
    case MetricKind::Sum:
        return {{"sum", field}};
    case MetricKind::Minimum:
        return {{"min", field}};
    case MetricKind::Maximum:
        return {{"max", field}};
    case MetricKind::UniqueCount:
        return {{"cardinality", field}};
    case MetricKind::ExtendedStats:
        return {{"extended_stats", field}};
    default:
        break;
    }
    Tree percents = Tree::array();
    for (const double percent : metric.kind == MetricKind::Median ? QList<double>{50} : metric.percents)
        percents.push_back(percent);
    return {{"percentiles", {{"field", text(metric.field)}, {"percents", std::move(percents)}}}};
}

// "1M" and its like follow the calendar; all others have a fixed length.
Tree timeJson(const AggregationQuery &query, const AggregationBucket &bucket)
{
    Tree histogram{{"field", text(bucket.field.isEmpty() ? query.timeField : bucket.field)}};
    const QString interval = bucket.interval;
    const bool isCalendar = interval.size() == 2 && interval.startsWith(QLatin1Char('1'))
        && QStringLiteral("wMqy").contains(interval.at(1));
    if (isCalendar)
        histogram["calendar_interval"] = text(interval);
    else
        histogram["fixed_interval"]
            = std::to_string(
                  std::chrono::duration_cast<std::chrono::milliseconds>(bucketLength(query)).count())
            + "ms";
    histogram["min_doc_count"] = bucket.leastDocuments;
    histogram["format"] = "epoch_millis";
    if (query.range.isValid())
        histogram["extended_bounds"]
            = {{"min", toUnixMilliseconds(query.range.from)}, {"max", toUnixMilliseconds(query.range.to)}};
    return {{"date_histogram", std::move(histogram)}};
}

Tree termsJson(const AggregationQuery &query, const AggregationBucket &bucket)
{
    Tree terms{{"field", text(bucket.field)}, {"size", bucket.size > 0 ? bucket.size : mostTerms}};
    const bool byMetric = metricById(query, bucket.orderBy) != nullptr;
    const bool byKey = bucket.orderBy == QLatin1String("_key") || bucket.orderBy == QLatin1String("_term");
    const std::string order = byMetric ? pathTo(query, bucket.orderBy) : byKey ? "_key" : "_count";
    terms["order"] = {{order, bucket.isDescending ? "desc" : "asc"}};
    if (bucket.leastDocuments > 0)
        terms["min_doc_count"] = bucket.leastDocuments;
    if (!bucket.missing.isEmpty())
        terms["missing"] = text(bucket.missing);
    return {{"terms", std::move(terms)}};
}

Tree rangeJson(const AggregationBucket &bucket)
{
    Tree ranges = Tree::array();
    for (const auto &[from, to] : bucket.ranges) {
        Tree range = Tree::object();
        if (from)
            range["from"] = *from;
        if (to)
            range["to"] = *to;
        ranges.push_back(std::move(range));
    }
    return {{"range", {{"field", text(bucket.field)}, {"ranges", std::move(ranges)}}}};
}

Tree queryString(const QString &query)
{
    return {{"query_string",
             {{"query", text(query.trimmed().isEmpty() ? QStringLiteral("*") : query)},
              {"analyze_wildcard", true}}}};
}

Tree bucketJson(const AggregationQuery &query, const AggregationBucket &bucket)
{
    switch (bucket.kind) {
    case BucketKind::Terms:
        return termsJson(query, bucket);
    case BucketKind::Time:
        return timeJson(query, bucket);
    case BucketKind::Histogram:
        return {{"histogram",
                 {{"field", text(bucket.field)},
                  {"interval", std::max(bucket.interval.toDouble(), 1e-9)},
                  {"min_doc_count", bucket.leastDocuments}}}};
    case BucketKind::Range:
        return rangeJson(bucket);
    case BucketKind::Filters:
        break;
    }
    Tree filters = Tree::object();
    for (const auto &[label, asked] : bucket.filters)
        filters[text(label.isEmpty() ? asked : label)] = queryString(asked);
    return {{"filters", {{"filters", std::move(filters)}}}};
}

Status checked(const AggregationQuery &query)
{
    const auto refuse = [](const QString &what, const QString &hint) {
        return Status(failure(ErrorKind::InvalidInput, {}, what, hint));
    };
    if (query.metrics.empty())
        return refuse(QStringLiteral("The query has no metric."),
                      QStringLiteral("Add one, for instance a count."));
    const bool hasTime = !query.buckets.empty() && query.buckets.back().kind == BucketKind::Time;
    for (const AggregationMetric &metric : query.metrics) {
        const bool needsField = metric.kind != MetricKind::Count && metric.kind != MetricKind::BucketScript;
        if (needsField && metric.field.isEmpty())
            return refuse(QStringLiteral("The metric %1 has no field.").arg(metric.id),
                          QStringLiteral("Choose a field for it."));
        if (isPipeline(metric.kind) && !hasTime)
            return refuse(QStringLiteral("%1 goes from bucket to bucket of time, and there is none.")
                              .arg(metricTitle(metric)),
                          QStringLiteral("Add a date histogram as the last bucket."));
    }
    for (const AggregationBucket &bucket : query.buckets) {
        if (bucket.kind != BucketKind::Filters && bucket.kind != BucketKind::Time && bucket.field.isEmpty())
            return refuse(QStringLiteral("The bucket %1 has no field.").arg(bucket.id),
                          QStringLiteral("Choose a field for it."));
    }
    return {};
}

// Reading: walks down the buckets and collects a series for each path and metric.
class AnswerReader
{
public:
    AnswerReader(const AggregationQuery &query, AggregationAnswer &answer)
        : m_query(query)
        , m_answer(answer)
    { }

    void readLevel(const JsonView &level, size_t depth)
    {
        if (depth == m_query.buckets.size()) {
            addValues(level, {});
            return;
        }
        const AggregationBucket &bucket = m_query.buckets[depth];
        const auto buckets = level.at(bucket.id.toUtf8().constData()).at("buckets");
        const bool isTime = bucket.kind == BucketKind::Time && depth + 1 == m_query.buckets.size();
        if (buckets.isObject()) { // named filters
            buckets.forEachMember(
                [&](const QString &label, const JsonView &one) { readBucket(one, bucket, label, depth); });
            return;
        }
        buckets.forEach([&](const JsonView &one) {
            if (isTime)
                addValues(one, one.at("key").numberOr(0));
            else
                readBucket(one, bucket, keyOf(one), depth);
        });
    }

private:
    static QString keyOf(const JsonView &bucket)
    {
        if (bucket.at("key_as_string").isString())
            return bucket.at("key_as_string").stringOr();
        const auto key = bucket.at("key");
        return key.isNumber() ? QString::number(key.numberOr(0), 'g', 15) : key.stringOr();
    }

    void readBucket(const JsonView &one, const AggregationBucket &bucket, const QString &key, size_t depth)
    {
        if (m_answer.series.size() >= mostSeries)
            return;
        m_path.emplace_back(bucket.kind == BucketKind::Filters ? QStringLiteral("filter") : bucket.field,
                            key);
        readLevel(one, depth + 1);
        m_path.pop_back();
    }

    void addValues(const JsonView &bucket, std::optional<double> timeMs)
    {
        for (const AggregationMetric &metric : m_query.metrics) {
            if (!metric.isHidden)
                addMetric(bucket, metric, timeMs);
        }
    }

    void addMetric(const JsonView &bucket, const AggregationMetric &metric, std::optional<double> timeMs)
    {
        const auto own = bucket.at(metric.id.toUtf8().constData());
        const auto number = [](const JsonView &view) { return view.isNumber() ? view.numberOr(0) : missing; };
        switch (metric.kind) {
        case MetricKind::Count:
            add(metricTitle(metric), timeMs, countOf(bucket));
            return;
        case MetricKind::Median:
            own.at("values").forEachMember([&](const QString &, const JsonView &value) {
                add(metricTitle(metric), timeMs, number(value));
            });
            return;
        case MetricKind::Percentiles:
            own.at("values").forEachMember([&](const QString &percent, const JsonView &value) {
                const QString part = QLatin1Char('p') + QString::number(percent.toDouble());
                add(metricTitle(metric, part), timeMs, number(value));
            });
            return;
        case MetricKind::ExtendedStats:
            for (const QString &statistic : metric.statistics)
                add(metricTitle(metric, statistic), timeMs, number(own.at(statistic.toUtf8().constData())));
            return;
        default:
            add(metricTitle(metric), timeMs, number(own.at("value")));
        }
    }

    // Outside of all buckets, the hits are what is counted.
    static double countOf(const JsonView &bucket)
    {
        if (bucket.at("doc_count").isNumber())
            return bucket.at("doc_count").numberOr(0);
        return missing;
    }

    void add(const QString &metric, std::optional<double> timeMs, double value)
    {
        AggregationSeries &series = seriesFor(metric);
        if (timeMs)
            series.timesMs.push_back(static_cast<std::int64_t>(*timeMs));
        series.values.push_back(value);
    }

    // Samples of one path come one after the other: its series are among the last.
    AggregationSeries &seriesFor(const QString &metric)
    {
        auto &all = m_answer.series;
        for (auto it = all.rbegin(); it != all.rend() && it->keys == m_path; ++it) {
            if (it->metric == metric)
                return *it;
        }
        all.push_back({m_path, metric, {}, {}});
        return all.back();
    }

    const AggregationQuery &m_query;
    AggregationAnswer &m_answer;
    std::vector<std::pair<QString, QString>> m_path;
};

double totalHits(const JsonView &root)
{
    const auto total = root.at("hits").at("total");
    return total.isNumber() ? total.numberOr(0) : total.at("value").numberOr(missing);
}

} // namespace

Result<QByteArray> body(const AggregationQuery &query)
{
    if (auto good = checked(query); !good)
        return std::unexpected(good.error());
    Tree inner = Tree::object();
    for (const AggregationMetric &metric : query.metrics) {
        if (metric.kind != MetricKind::Count)
            inner[text(metric.id)]
                = isPipeline(metric.kind) ? pipelineJson(query, metric) : plainMetricJson(metric);
    }
    for (auto bucket = query.buckets.rbegin(); bucket != query.buckets.rend(); ++bucket) {
        Tree outer = bucketJson(query, *bucket);
        if (!inner.empty())
            outer["aggs"] = std::move(inner);
        inner = Tree{{text(bucket->id), std::move(outer)}};
    }
    Tree filter = Tree::array();
    if (query.range.isValid())
        filter.push_back({{"range",
                           {{text(query.timeField),
                             {{"gte", toUnixMilliseconds(query.range.from)},
                              {"lte", toUnixMilliseconds(query.range.to)},
                              {"format", "epoch_millis"}}}}}});
    filter.push_back(queryString(query.text));
    Tree whole{{"size", 0},
               {"track_total_hits", query.buckets.empty()},
               {"query", {{"bool", {{"filter", std::move(filter)}}}}}};
    if (!inner.empty())
        whole["aggs"] = std::move(inner);
    return dumpJson(whole);
}

Result<AggregationAnswer> readAnswer(const QByteArray &text, const AggregationQuery &query)
{
    auto json = parseJson(text, QStringLiteral("_search"));
    if (!json)
        return std::unexpected(json.error());
    const JsonView root(*json);
    if (root.at("error").exists())
        return failure(ErrorKind::ServerFailed, {}, elasticmetawire::errorReason(text));
    if (!root.at("hits").isObject())
        return failure(ErrorKind::Malformed, QStringLiteral("_search"),
                       QStringLiteral("the answer has no \"hits\""));
    AggregationAnswer answer;
    answer.step = bucketLength(query);
    answer.isPartial
        = root.at("timed_out").booleanOr(false) || root.at("_shards").at("failed").numberOr(0) > 0;
    AnswerReader(query, answer).readLevel(root.at("aggregations"), 0);
    if (query.buckets.empty()) {
        for (AggregationSeries &series : answer.series) {
            if (series.metric == metricTitle({}))
                series.values = {totalHits(root)};
        }
    }
    return answer;
}

} // namespace yagura::logs::aggregationwire
