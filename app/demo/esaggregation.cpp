#include "demo/esaggregation.h"

#include "demo/esquery.h"

#include <QRegularExpression>

#include <cmath>
#include <set>

namespace yagura::demo::es {

namespace {

constexpr size_t mostBuckets = 65'536;

// Everything one level of the recursion needs.
struct Level
{
    const Json &body; // of this aggregation
    const Json &children; // its sub-aggregations, or null
    const Matched &documents;
    const Scope &scope;

    [[nodiscard]] FieldColumn column() const
    {
        const std::string field = body.at("field").get<std::string>();
        FieldColumn made(scope, field);
        for (const auto number : scope.indices)
            if (const Mapping *mapping = made.mapping(number); mapping && mapping->type == FieldType::Text)
                refuseFieldData(field, scope.store.index(number).name);
        return made;
    }

    void addChildren(Json &bucket, const Matched &of) const
    {
        if (!children.is_null())
            bucket.update(aggregate(children, of, scope));
    }
};

void checkBucketCount(size_t count)
{
    if (count > mostBuckets)
        throw EsFailure{400,
                        "too_many_buckets_exception",
                        "Trying to create too many buckets. Must be less than or equal to: [65536] but was ["
                            + std::to_string(count)
                            + "]. This limit can be set by changing the "
                              "[search.max_buckets] cluster level setting.",
                        Json{{"max_buckets", mostBuckets}},
                        nullptr,
                        true};
}

// A value as the key of a bucket.
struct BucketKey
{
    bool isText = false;
    std::int64_t bits = 0;
    std::string_view text;

    bool operator==(const BucketKey &) const = default;
};

struct BucketKeyHash
{
    size_t operator()(const BucketKey &key) const
    {
        return key.isText ? std::hash<std::string_view>()(key.text) : std::hash<std::int64_t>()(key.bits);
    }
};

BucketKey bucketKey(const Value &value)
{
    if (value.kind == Value::Kind::Text)
        return {true, 0, value.text};
    return {
        false, value.kind == Value::Kind::Real ? std::bit_cast<std::int64_t>(value.real) : value.integer, {}};
}

struct TermBucket
{
    BucketKey key;
    Matched documents;
};

void writeTermKey(Json &bucket, const BucketKey &key, const Mapping *mapping)
{
    if (key.isText || !mapping) {
        bucket["key"] = std::string(key.text);
    } else if (mapping->type == FieldType::Double) {
        bucket["key"] = std::bit_cast<double>(key.bits);
    } else if (mapping->type == FieldType::Boolean) {
        bucket["key"] = key.bits;
        bucket["key_as_string"] = key.bits ? "true" : "false";
    } else if (isDate(mapping->type)) {
        bucket["key"] = key.bits / 1'000'000;
        bucket["key_as_string"] = formatDate(key.bits);
    } else {
        bucket["key"] = key.bits;
    }
}

// include and exclude: a list of exact values or one regular expression.
std::function<bool(const BucketKey &)> keyFilter(const Json &wanted)
{
    if (wanted.is_array()) {
        std::set<std::string, std::less<>> values;
        for (const Json &one : wanted)
            values.insert(one.is_string() ? one.get<std::string>() : one.dump());
        return [values](const BucketKey &key) {
            return key.isText ? values.contains(key.text) : values.contains(std::to_string(key.bits));
        };
    }
    const QRegularExpression pattern(
        QRegularExpression::anchoredPattern(QString::fromStdString(wanted.get<std::string>())));
    if (!pattern.isValid())
        refuse("invalid regular expression in include or exclude");
    return [pattern](const BucketKey &key) {
        return pattern.match(QString::fromUtf8(key.text.data(), qsizetype(key.text.size()))).hasMatch();
    };
}

std::vector<TermBucket> collectTerms(const Level &level, const FieldColumn &column)
{
    std::unordered_map<BucketKey, size_t, BucketKeyHash> places;
    std::vector<TermBucket> buckets;
    const auto put = [&](const BucketKey &key, const Document *document) {
        const auto [at, isNew] = places.try_emplace(key, buckets.size());
        if (isNew)
            buckets.push_back({key, {}});
        Matched &in = buckets[at->second].documents;
        if (in.empty() || in.back() != document)
            in.push_back(document);
    };
    const auto missing = level.body.find("missing");
    const std::string *substitute
        = missing != level.body.end() ? &missing->get_ref<const std::string &>() : nullptr;
    for (const Document *document : level.documents) {
        bool any = false;
        column.each(*document, [&](const Mapping &, const Value &value) {
            any = true;
            put(bucketKey(value), document);
        });
        if (!any && substitute)
            put({true, 0, *substitute}, document);
    }
    for (const char *name : {"include", "exclude"}) {
        if (const auto wanted = level.body.find(name); wanted != level.body.end())
            std::erase_if(buckets,
                          [keep = keyFilter(*wanted), including = name == std::string_view("include")](
                              const TermBucket &bucket) { return keep(bucket.key) != including; });
    }
    return buckets;
}

bool keyBefore(const BucketKey &a, const BucketKey &b, bool real)
{
    if (a.isText || b.isText)
        return a.text < b.text;
    return real ? std::bit_cast<double>(a.bits) < std::bit_cast<double>(b.bits) : a.bits < b.bits;
}

void orderTerms(std::vector<TermBucket> &buckets, const Json &order, bool real)
{
    std::string by = "_count";
    bool descending = true;
    if (!order.is_null()) {
        const Json &one = order.is_array() ? order.at(0) : order;
        by = one.begin().key();
        descending = one.begin()->get<std::string>() == "desc";
        if (by != "_count" && by != "_key")
            refuseUnsupported("terms order by " + by);
    }
    std::ranges::sort(buckets, [&](const TermBucket &a, const TermBucket &b) {
        if (by == "_count" && a.documents.size() != b.documents.size())
            return (a.documents.size() > b.documents.size()) == descending;
        return keyBefore(a.key, b.key, real) != (by == "_key" && descending) && a.key != b.key;
    });
}

Json terms(const Level &level)
{
    checkMembers(level.body,
                 {"field", "size", "shard_size", "order", "min_doc_count", "missing", "include", "exclude",
                  "show_term_doc_count_error"},
                 "terms");
    const FieldColumn column = level.column();
    const Mapping *mapping = column.anyMapping();
    auto buckets = collectTerms(level, column);
    const auto atLeast = level.body.value("min_doc_count", size_t{1});
    std::erase_if(buckets, [&](const TermBucket &bucket) { return bucket.documents.size() < atLeast; });
    orderTerms(buckets, level.body.value("order", Json()), mapping && mapping->type == FieldType::Double);
    const auto size = level.body.value("size", std::int64_t{10});
    if (size <= 0)
        refuse("[size] must be greater than 0. Found [" + std::to_string(size) + "] in [terms]");
    checkBucketCount(std::min(buckets.size(), size_t(size)));
    Json list = Json::array();
    size_t others = 0;
    for (size_t i = 0; i < buckets.size(); ++i) {
        if (i >= size_t(size)) {
            others += buckets[i].documents.size();
            continue;
        }
        Json bucket = Json::object();
        writeTermKey(bucket, buckets[i].key, mapping);
        bucket["doc_count"] = buckets[i].documents.size();
        level.addChildren(bucket, buckets[i].documents);
        list.push_back(std::move(bucket));
    }
    return {
        {"doc_count_error_upper_bound", 0}, {"sum_other_doc_count", others}, {"buckets", std::move(list)}};
}

// The raster of a date_histogram.
struct Raster
{
    std::int64_t step = 0; // ns; 0 for a calendar unit
    char unit = 0;
    std::int64_t offset = 0;
    std::string zone;

    [[nodiscard]] int zoneOffset(std::int64_t at) const
    {
        return zone.empty() ? 0 : zoneOffsetAt(zone, at).value_or(0);
    }

    [[nodiscard]] std::int64_t floor(std::int64_t at) const
    {
        at -= offset;
        const int east = zoneOffset(at);
        if (unit)
            return floorToUnit(at, unit, east) + offset;
        const std::int64_t shift = std::int64_t{east} * 1'000'000'000;
        const std::int64_t local = at + shift;
        const std::int64_t remainder = ((local % step) + step) % step;
        return local - remainder - shift + offset;
    }

    [[nodiscard]] std::int64_t next(std::int64_t bucket) const
    {
        return unit ? nextUnit(bucket - offset, unit, zoneOffset(bucket)) + offset : bucket + step;
    }
};

Raster parseRaster(const Json &body)
{
    Raster raster;
    const auto fixed = body.find("fixed_interval");
    const auto calendar = body.find("calendar_interval");
    if ((fixed == body.end()) == (calendar == body.end()))
        refuse(fixed == body.end()
                   ? "Invalid interval specified, must be non-null and non-empty"
                   : "Cannot use [fixed_interval] with [calendar_interval] configuration option.");
    if (fixed != body.end()) {
        const auto step = parseInterval(fixed->get<std::string>());
        if (!step)
            refuse("failed to parse setting [date_histogram.fixedInterval] with value ["
                   + fixed->get<std::string>() + "] as a time value");
        raster.step = *step;
    } else {
        static const std::map<std::string, char> units{
            {"minute", 'm'},  {"1m", 'm'},   {"hour", 'h'}, {"1h", 'h'},    {"day", 'd'},
            {"1d", 'd'},      {"week", 'w'}, {"1w", 'w'},   {"month", 'M'}, {"1M", 'M'},
            {"quarter", 'q'}, {"1q", 'q'},   {"year", 'y'}, {"1y", 'y'}};
        const auto unit = units.find(calendar->get<std::string>());
        if (unit == units.end())
            refuse("The supplied interval [" + calendar->get<std::string>()
                   + "] could not be parsed as a calendar interval.");
        raster.unit = unit->second;
    }
    raster.zone = body.value("time_zone", "");
    if (!raster.zone.empty() && !zoneOffsetAt(raster.zone, 0))
        refuse("Invalid time zone [" + raster.zone + "]");
    if (std::string offset = body.value("offset", ""); !offset.empty()) {
        const bool negative = offset.front() == '-';
        if (negative || offset.front() == '+')
            offset.erase(0, 1);
        const auto length = parseInterval(offset);
        if (!length)
            refuse("failed to parse [offset] of date_histogram");
        raster.offset = negative ? -*length : *length;
    }
    return raster;
}

std::int64_t boundOf(const Json &bounds, const char *name, std::int64_t now)
{
    const Json &value = bounds.at(name);
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    const auto at = resolveDate(text, now, DateEdge::Begin);
    if (!at)
        refuse("failed to parse date field [" + text + "] in bounds of date_histogram");
    return *at;
}

Json dateHistogram(const Level &level)
{
    checkMembers(level.body,
                 {"field", "fixed_interval", "calendar_interval", "min_doc_count", "extended_bounds",
                  "hard_bounds", "time_zone", "offset", "keyed", "order"},
                 "date_histogram");
    const Raster raster = parseRaster(level.body);
    const FieldColumn column = level.column();
    if (const Mapping *mapping = column.anyMapping(); mapping && !isDate(mapping->type))
        throw EsFailure{400,
                        "illegal_argument_exception",
                        "Field [" + level.body.at("field").get<std::string>() + "] of type ["
                            + typeName(mapping->type) + "] is not supported for aggregation [date_histogram]",
                        Json::object(),
                        nullptr,
                        true};
    std::map<std::int64_t, Matched> buckets;
    const auto hard = level.body.find("hard_bounds");
    const auto low = hard != level.body.end() ? boundOf(*hard, "min", level.scope.now) : INT64_MIN;
    const auto high = hard != level.body.end() ? boundOf(*hard, "max", level.scope.now) : INT64_MAX;
    for (const Document *document : level.documents)
        column.each(*document, [&](const Mapping &, const Value &value) {
            if (value.integer >= low && value.integer <= high)
                buckets[raster.floor(value.integer)].push_back(document);
        });
    const auto atLeast = level.body.value("min_doc_count", size_t{0});
    if (atLeast == 0) {
        std::int64_t first = buckets.empty() ? INT64_MAX : buckets.begin()->first;
        std::int64_t last = buckets.empty() ? INT64_MIN : buckets.rbegin()->first;
        if (const auto wide = level.body.find("extended_bounds"); wide != level.body.end()) {
            first = std::min(first, raster.floor(boundOf(*wide, "min", level.scope.now)));
            last = std::max(last, raster.floor(boundOf(*wide, "max", level.scope.now)));
        }
        for (std::int64_t at = first; at <= last && first != INT64_MAX; at = raster.next(at)) {
            buckets.try_emplace(at);
            checkBucketCount(buckets.size());
        }
    }
    checkBucketCount(buckets.size());
    const bool keyed = level.body.value("keyed", false);
    Json list = keyed ? Json::object() : Json::array();
    for (const auto &[at, documents] : buckets) {
        if (documents.size() < atLeast)
            continue;
        Json bucket{
            {"key_as_string", formatDate(at)}, {"key", at / 1'000'000}, {"doc_count", documents.size()}};
        level.addChildren(bucket, documents);
        if (keyed)
            list[formatDate(at)] = std::move(bucket);
        else
            list.push_back(std::move(bucket));
    }
    return {{"buckets", std::move(list)}};
}

Matched passing(const Json &query, const Level &level)
{
    std::map<std::uint32_t, Query> compiled;
    for (const auto number : level.scope.indices)
        compiled.emplace(
            number,
            compileQuery(query, {level.scope.store, level.scope.store.index(number), level.scope.now}));
    Matched kept;
    std::ranges::copy_if(level.documents, std::back_inserter(kept),
                         [&](const Document *document) { return compiled.at(document->index)(*document); });
    return kept;
}

Json filter(const Level &level)
{
    const Matched kept = passing(level.body, level);
    Json bucket{{"doc_count", kept.size()}};
    level.addChildren(bucket, kept);
    return bucket;
}

Json filters(const Level &level)
{
    checkMembers(level.body, {"filters"}, "filters");
    const Json &wanted = level.body.at("filters");
    Json list = wanted.is_array() ? Json::array() : Json::object();
    for (const auto &[name, query] : wanted.items()) {
        const Matched kept = passing(query, level);
        Json bucket{{"doc_count", kept.size()}};
        level.addChildren(bucket, kept);
        if (wanted.is_array())
            list.push_back(std::move(bucket));
        else
            list[name] = std::move(bucket);
    }
    return {{"buckets", std::move(list)}};
}

Json missing(const Level &level)
{
    checkMembers(level.body, {"field"}, "missing");
    const FieldColumn column = level.column();
    Matched without;
    for (const Document *document : level.documents) {
        bool any = false;
        column.each(*document, [&](const Mapping &, const Value &) { any = true; });
        if (!any)
            without.push_back(document);
    }
    Json bucket{{"doc_count", without.size()}};
    level.addChildren(bucket, without);
    return bucket;
}

Json cardinality(const Level &level)
{
    checkMembers(level.body, {"field", "precision_threshold"}, "cardinality");
    const FieldColumn column = level.column();
    std::unordered_map<BucketKey, bool, BucketKeyHash> seen;
    for (const Document *document : level.documents)
        column.each(*document,
                    [&](const Mapping &, const Value &value) { seen.emplace(bucketKey(value), true); });
    return {{"value", seen.size()}};
}

std::vector<double> numbers(const Level &level, const char *aggregation)
{
    const FieldColumn column = level.column();
    if (const Mapping *mapping = column.anyMapping();
        mapping && !isNumeric(mapping->type) && !isDate(mapping->type) && mapping->type != FieldType::Boolean)
        throw EsFailure{400,
                        "illegal_argument_exception",
                        "Field [" + level.body.at("field").get<std::string>() + "] of type ["
                            + typeName(mapping->type) + "] is not supported for aggregation [" + aggregation
                            + "]",
                        Json::object(),
                        nullptr,
                        true};
    std::vector<double> values;
    for (const Document *document : level.documents)
        column.each(*document, [&](const Mapping &mapping, const Value &value) {
            values.push_back(isDate(mapping.type) ? value.number() / 1e6 : value.number());
        });
    return values;
}

Json percentiles(const Level &level)
{
    checkMembers(level.body, {"field", "percents", "keyed"}, "percentiles");
    auto values = numbers(level, "percentiles");
    std::ranges::sort(values);
    const Json percents = level.body.value("percents", Json{1, 5, 25, 50, 75, 95, 99});
    const bool keyed = level.body.value("keyed", true);
    Json list = keyed ? Json::object() : Json::array();
    for (const Json &percent : percents) {
        const auto p = percent.get<double>();
        if (p < 0 || p > 100)
            refuse("percent must be in [0,100], got [" + percent.dump() + "]: [percentiles]");
        Json value = nullptr;
        if (!values.empty()) {
            const double rank = p / 100.0 * static_cast<double>(values.size() - 1);
            const auto below = size_t(rank);
            const double above = values[std::min(below + 1, values.size() - 1)];
            value = values[below] + (above - values[below]) * (rank - static_cast<double>(below));
        }
        if (keyed)
            list[Json(p).dump()] = value;
        else
            list.push_back(Json{{"key", p}, {"value", value}});
    }
    return {{"values", std::move(list)}};
}

Json metric(const Level &level, const std::string &kind)
{
    checkMembers(level.body, {"field"}, kind);
    if (kind == "value_count") {
        size_t count = 0;
        const FieldColumn column = level.column();
        for (const Document *document : level.documents)
            column.each(*document, [&](const Mapping &, const Value &) { ++count; });
        return {{"value", count}};
    }
    const auto values = numbers(level, kind.c_str());
    double sum = 0;
    for (const double value : values)
        sum += value;
    const auto orNull = [&](double value) { return values.empty() ? Json(nullptr) : Json(value); };
    const Json low = values.empty() ? Json(nullptr) : Json(std::ranges::min(values));
    const Json high = values.empty() ? Json(nullptr) : Json(std::ranges::max(values));
    const Json average = orNull(values.empty() ? 0 : sum / static_cast<double>(values.size()));
    if (kind == "stats")
        return {{"count", values.size()}, {"min", low}, {"max", high}, {"avg", average}, {"sum", sum}};
    return {{"value", kind == "min" ? low : kind == "max" ? high : kind == "avg" ? average : Json(sum)}};
}

Json topHits(const Level &level)
{
    checkMembers(level.body, {"size", "from", "sort", "_source", "fields", "track_scores"}, "top_hits");
    const Sorting sorting(level.body.value("sort", Json()), level.scope);
    const HitShape shape(level.body, level.scope);
    struct Row
    {
        const Document *document;
        std::vector<Sorting::Key> keys;
    };
    std::vector<Row> rows;
    for (const Document *document : level.documents)
        rows.push_back({document, sorting.keys(*document)});
    const auto from = std::min(level.body.value("from", size_t{0}), rows.size());
    const auto end = std::min(from + level.body.value("size", size_t{3}), rows.size());
    std::ranges::partial_sort(rows, rows.begin() + std::ptrdiff_t(end), [&](const Row &a, const Row &b) {
        const int order = sorting.compare(a.keys.data(), b.keys.data());
        return order != 0 ? order < 0 : a.document->sequence < b.document->sequence;
    });
    std::string hits = "[";
    for (size_t i = from; i < end; ++i) {
        hits += i > from ? "," : "";
        shape.write(hits, *rows[i].document, sorting.isDefault() ? Json() : sorting.shown(rows[i].keys));
    }
    return {{"hits",
             {{"total", {{"value", rows.size()}, {"relation", "eq"}}},
              {"max_score", sorting.isDefault() && !rows.empty() ? Json(1.0) : Json(nullptr)},
              {"hits", Json::parse(hits + "]")}}}};
}

Json evaluate(const std::string &kind, const Level &level)
{
    static const std::map<std::string, Json (*)(const Level &), std::less<>> kinds{
        {"terms", terms},      {"date_histogram", dateHistogram},
        {"filter", filter},    {"filters", filters},
        {"missing", missing},  {"cardinality", cardinality},
        {"top_hits", topHits}, {"percentiles", percentiles},
    };
    if (const auto found = kinds.find(kind); found != kinds.end())
        return found->second(level);
    for (const char *simple : {"min", "max", "avg", "sum", "value_count", "stats"})
        if (kind == simple)
            return metric(level, kind);
    for (const char *other : {"histogram",
                              "composite",
                              "range",
                              "date_range",
                              "nested",
                              "global",
                              "significant_terms",
                              "significant_text",
                              "sampler",
                              "random_sampler",
                              "rare_terms",
                              "auto_date_histogram",
                              "extended_stats",
                              "percentile_ranks",
                              "top_metrics",
                              "categorize_text",
                              "derivative",
                              "moving_fn",
                              "bucket_script",
                              "bucket_sort",
                              "cumulative_sum",
                              "ip_range",
                              "multi_terms",
                              "adjacency_matrix",
                              "diversified_sampler",
                              "string_stats",
                              "scripted_metric",
                              "weighted_avg"})
        if (kind == other)
            refuseUnsupported("aggregation " + kind);
    refuseParsing("Unknown aggregation type [" + kind + "]");
}

} // namespace

Json aggregate(const Json &aggs, const Matched &documents, const Scope &scope)
{
    if (!aggs.is_object())
        refuseParsing("Expected [START_OBJECT] under [aggs]");
    Json answer = Json::object();
    for (const auto &[name, aggregation] : aggs.items()) {
        if (!aggregation.is_object())
            refuseParsing("Aggregation definition for [" + name + "] starts with a ["
                          + std::string(aggregation.type_name()) + "], expected a [START_OBJECT].");
        std::string kind;
        Json children;
        for (const auto &[key, value] : aggregation.items()) {
            if (key == "aggs" || key == "aggregations")
                children = value;
            else if (key != "meta" && !kind.empty())
                refuseParsing("Found two aggregation type definitions in [" + name + "]: [" + kind + "] and ["
                              + key + "]");
            else if (key != "meta")
                kind = key;
        }
        if (kind.empty())
            refuseParsing("Missing definition for aggregation [" + name + "]");
        answer[name] = evaluate(kind, {aggregation.at(kind), children, documents, scope});
    }
    return answer;
}

} // namespace yagura::demo::es
