#include "logs/elasticquerywire.h"

#include "core/jsonreader.h"
#include "logs/loglevel.h"

namespace yagura::logs::elasticquerywire {

namespace {

using Json = OrderedJson;

std::string text(const QString &value)
{
    return value.toStdString();
}

// match_phrase means equality on keywords, numbers, booleans and addresses, and a run of words on text.
Json valueClause(const QString &field, const QString &value)
{
    return {{"match_phrase", {{text(field), text(value)}}}};
}

Json filterClause(LogFilter filter, const FieldCatalogue &fields)
{
    if (filter.role)
        if (const QString known = fields.forRole(*filter.role); !known.isEmpty())
            filter.field = known;
    if (filter.kind == FilterKind::Exists)
        return {{"exists", {{"field", text(filter.field)}}}};
    if (filter.values.size() == 1)
        return valueClause(filter.field, filter.values.front());
    Json any = Json::array();
    for (const QString &value : filter.values)
        any.push_back(valueClause(filter.field, value));
    return {{"bool", {{"should", std::move(any)}, {"minimum_should_match", 1}}}};
}

Json queryJson(const LogQuery &query, const FieldCatalogue &fields)
{
    Json filter = Json::array();
    Json mustNot = Json::array();
    if (query.range.isValid()) {
        const Json bounds{{"gte", toUnixMilliseconds(query.range.from)},
                          {"lt", toUnixMilliseconds(query.range.to)},
                          {"format", "epoch_millis"}};
        filter.push_back({{"range", {{text(fields.timeField()), bounds}}}});
    }
    if (const QString typed = query.text.trimmed(); !typed.isEmpty())
        filter.push_back(
            {{"query_string",
              {{"query", text(typed)}, {"default_operator", "AND"}, {"analyze_wildcard", true}}}});
    for (const LogFilter &pill : query.filters) {
        if (!pill.enabled || (pill.kind == FilterKind::Is && pill.values.isEmpty()))
            continue;
        (pill.sense == FilterSense::Exclude ? mustNot : filter).push_back(filterClause(pill, fields));
    }
    if (filter.empty() && mustNot.empty())
        return {{"match_all", Json::object()}};
    Json parts = Json::object();
    if (!filter.empty())
        parts["filter"] = std::move(filter);
    if (!mustNot.empty())
        parts["must_not"] = std::move(mustNot);
    return {{"bool", std::move(parts)}};
}

Json sortJson(const LogQuery &query, const FieldCatalogue &fields, const ElasticCapabilities &server,
              bool inPointInTime)
{
    const QString time = fields.timeField();
    Json options{{"order", query.order == SortOrder::NewestFirst ? "desc" : "asc"},
                 {"unmapped_type", "date"}};
    // Where some indices keep milliseconds and others nanoseconds, both are compared as nanoseconds.
    if (const auto info = fields.find(time); info && info->hasNanoseconds && info->type.contains(u','))
        options["numeric_type"] = "date_nanos";
    Json sort = Json::array();
    sort.push_back({{text(time), std::move(options)}});
    if (inPointInTime && server.wantsShardDocument())
        sort.push_back("_shard_doc");
    else if (inPointInTime && server.paging() == PagingSupport::OpenSearchPit)
        sort.push_back("_doc");
    return sort;
}

QByteArray bytes(const Json &json)
{
    return dumpJson(json);
}

} // namespace

QByteArray pageBody(const LogQuery &query, const FieldCatalogue &fields, const PageWanted &page,
                    const ElasticCapabilities &server)
{
    Json body{{"size", page.size},
              {"query", queryJson(query, fields)},
              {"sort", sortJson(query, fields, server, !page.pointInTime.isEmpty())},
              {"track_total_hits", false}};
    if (!page.pointInTime.isEmpty())
        body["pit"] = {{"id", page.pointInTime.toStdString()}, {"keep_alive", page.keepAlive.toStdString()}};
    if (page.after.isEmpty())
        return bytes(body);
    // Sort values go back exactly as they came: integers there may be beyond what a double holds.
    QByteArray whole = bytes(body);
    whole.chop(1);
    return whole + ",\"search_after\":" + page.after + "}";
}

QByteArray histogramBody(const LogQuery &query, const FieldCatalogue &fields, Duration interval)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(interval).count();
    Json time{{"date_histogram",
               {{"field", text(fields.timeField())},
                {"fixed_interval", std::to_string(ms) + "ms"},
                {"min_doc_count", 0}}}};
    if (query.range.isValid())
        time["date_histogram"]["extended_bounds"] = {{"min", toUnixMilliseconds(query.range.from)},
                                                     {"max", toUnixMilliseconds(query.range.to) - 1}};
    if (const QString level = fields.aggregatable(fields.forRole(FieldRole::Level)); !level.isEmpty())
        time["aggs"] = {{"level", {{"terms", {{"field", text(level)}, {"size", 30}}}}}};
    return bytes({{"size", 0},
                  {"track_total_hits", true},
                  {"query", queryJson(query, fields)},
                  {"aggs", {{"time", std::move(time)}}}});
}

QByteArray servicesBody(const LogQuery &query, const FieldCatalogue &fields, int services)
{
    Json body{{"size", 0}, {"track_total_hits", true}, {"query", queryJson(query, fields)}};
    if (const QString service = fields.aggregatable(fields.forRole(FieldRole::Service)); !service.isEmpty())
        body["aggs"] = {{"service", {{"terms", {{"field", text(service)}, {"size", services}}}}}};
    return bytes(body);
}

namespace {

// One pill over a role, whatever names the mappings have for it.
LogQuery withRole(LogQuery query, const FieldCatalogue &fields, FieldRole role, const QStringList &values)
{
    const QString field = fields.forRole(role);
    if (!field.isEmpty() && !values.isEmpty())
        query.filters.append({field, FilterKind::Is, FilterSense::Include, values});
    return query;
}

} // namespace

LogQuery errorsOnly(LogQuery query, const FieldCatalogue &fields)
{
    const auto info = fields.find(fields.forRole(FieldRole::Level));
    QStringList values;
    if (info && info->kind == FieldKind::Number) {
        for (const int number : errorNumbers())
            values << QString::number(number);
    } else {
        values = errorSpellings();
    }
    return withRole(std::move(query), fields, FieldRole::Level, values);
}

LogQuery ofTrace(LogQuery query, const FieldCatalogue &fields, const QString &traceId)
{
    return withRole(std::move(query), fields, FieldRole::Trace, {traceId});
}

LogQuery ofServices(LogQuery query, const FieldCatalogue &fields, const QStringList &spellings)
{
    return withRole(std::move(query), fields, FieldRole::Service, spellings);
}

QByteArray closeBody(const QByteArray &pointInTime, PagingSupport paging)
{
    const std::string id = pointInTime.toStdString();
    if (paging == PagingSupport::OpenSearchPit)
        return bytes({{"pit_id", Json::array({id})}});
    return bytes({{"id", id}});
}

QByteArray overlapping(const QByteArray &after, SortOrder order)
{
    const auto values = parseOrderedJson(after, {});
    if (!values || !values->is_array() || values->empty() || !values->front().is_number_integer())
        return {};
    const auto time = values->front().get<std::int64_t>();
    return bytes(Json::array({order == SortOrder::NewestFirst ? time + 1 : time - 1}));
}

} // namespace yagura::logs::elasticquerywire
