#include "demo/doubles/jaegerjson.h"

#include <algorithm>

namespace yagura::demo {

namespace {

std::string nanoseconds(Instant at)
{
    return std::to_string(toUnixNanoseconds(at));
}

OrderedJson v1Tag(const std::string &key, const AttributeValue &value)
{
    OrderedJson tag{{"key", key}};
    if (const auto *string = std::get_if<std::string>(&value)) {
        tag["type"] = "string";
        tag["value"] = *string;
    } else if (const auto *truth = std::get_if<bool>(&value)) {
        tag["type"] = "bool";
        tag["value"] = *truth;
    } else if (const auto *whole = std::get_if<std::int64_t>(&value)) {
        tag["type"] = "int64";
        tag["value"] = *whole;
    } else {
        tag["type"] = "float64";
        tag["value"] = std::get<double>(value);
    }
    return tag;
}

OrderedJson v1Tags(const Attributes &attributes)
{
    OrderedJson tags = OrderedJson::array();
    for (const Attribute &attribute : attributes)
        tags.push_back(v1Tag(attribute.key, attribute.value));
    return tags;
}

// The way from OTLP to v1 leaves kind and status as tags.
OrderedJson v1Span(const RenderedSpan &span, const std::string &traceId, const std::string &processId)
{
    OrderedJson references = OrderedJson::array();
    if (!span.parentId.empty())
        references.push_back({{"refType", span.follows ? "FOLLOWS_FROM" : "CHILD_OF"},
                              {"traceID", traceId},
                              {"spanID", span.parentId}});
    OrderedJson tags = v1Tags(span.attributes);
    if (span.kind != SpanKind::Internal)
        tags.push_back(v1Tag("span.kind", spanKindName(span.kind)));
    if (span.error) {
        tags.push_back(v1Tag("otel.status_code", std::string("ERROR")));
        if (!span.statusMessage.empty())
            tags.push_back(v1Tag("otel.status_description", span.statusMessage));
        tags.push_back(v1Tag("error", true));
    }
    OrderedJson logs = OrderedJson::array();
    for (const RenderedEvent &event : span.events) {
        OrderedJson fields = OrderedJson::array({v1Tag("event", event.name)});
        for (const Attribute &attribute : event.attributes)
            fields.push_back(v1Tag(attribute.key, attribute.value));
        logs.push_back({{"timestamp", toUnixMicroseconds(event.at)}, {"fields", std::move(fields)}});
    }
    return {{"traceID", traceId},
            {"spanID", span.id},
            {"operationName", span.name},
            {"references", std::move(references)},
            {"startTime", toUnixMicroseconds(span.start)},
            {"duration", span.duration / std::chrono::microseconds(1)},
            {"tags", std::move(tags)},
            {"logs", std::move(logs)},
            {"processID", processId},
            {"warnings", nullptr}};
}

OrderedJson otlpValue(const AttributeValue &value)
{
    if (const auto *string = std::get_if<std::string>(&value))
        return {{"stringValue", *string}};
    if (const auto *truth = std::get_if<bool>(&value))
        return {{"boolValue", *truth}};
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return {{"intValue", std::to_string(*whole)}};
    return {{"doubleValue", std::get<double>(value)}};
}

OrderedJson otlpAttributes(const Attributes &attributes)
{
    OrderedJson list = OrderedJson::array();
    for (const Attribute &attribute : attributes)
        list.push_back({{"key", attribute.key}, {"value", otlpValue(attribute.value)}});
    return list;
}

// As proto3 prints it: what is empty or zero is left out.
OrderedJson otlpSpan(const RenderedSpan &span, const std::string &traceId)
{
    OrderedJson json{{"traceId", traceId}, {"spanId", span.id}};
    if (!span.parentId.empty())
        json["parentSpanId"] = span.parentId;
    json["name"] = span.name;
    json["kind"] = static_cast<int>(span.kind) + 1;
    json["startTimeUnixNano"] = nanoseconds(span.start);
    json["endTimeUnixNano"] = nanoseconds(span.start + span.duration);
    if (!span.attributes.empty())
        json["attributes"] = otlpAttributes(span.attributes);
    for (const RenderedEvent &event : span.events)
        json["events"].push_back({{"timeUnixNano", nanoseconds(event.at)},
                                  {"name", event.name},
                                  {"attributes", otlpAttributes(event.attributes)}});
    json["status"] = OrderedJson::object();
    if (span.error) {
        if (!span.statusMessage.empty())
            json["status"]["message"] = span.statusMessage;
        json["status"]["code"] = 2;
    }
    return json;
}

} // namespace

std::string spanKindName(SpanKind kind)
{
    static constexpr std::array<std::string_view, 5> names{"internal", "server", "client", "producer",
                                                           "consumer"};
    return std::string(names[static_cast<size_t>(kind)]);
}

OrderedJson jaegerV1Trace(const RenderedTrace &trace)
{
    OrderedJson processes = OrderedJson::object();
    std::array<std::string, serviceCount> ids;
    for (const RenderedResource &resource : trace.resources) {
        std::string &id = ids[indexOf(resource.service)];
        id = "p" + std::to_string(processes.size() + 1);
        processes[id] = {{"serviceName", name(resource.service)}, {"tags", v1Tags(resource.attributes)}};
    }
    OrderedJson spans = OrderedJson::array();
    for (const RenderedSpan &span : trace.spans)
        spans.push_back(v1Span(span, trace.id, ids[indexOf(span.service)]));
    return {{"traceID", trace.id},
            {"spans", std::move(spans)},
            {"processes", std::move(processes)},
            {"warnings", nullptr}};
}

OrderedJson otlpResourceSpans(const RenderedTrace &trace)
{
    OrderedJson list = OrderedJson::array();
    for (const RenderedResource &resource : trace.resources) {
        Attributes attributes{{"service.name", std::string(name(resource.service))}};
        attributes.insert(attributes.end(), resource.attributes.begin(), resource.attributes.end());
        OrderedJson spans = OrderedJson::array();
        for (const RenderedSpan &span : trace.spans) {
            if (span.service == resource.service)
                spans.push_back(otlpSpan(span, trace.id));
        }
        list.push_back({{"resource", {{"attributes", otlpAttributes(attributes)}}},
                        {"scopeSpans", {{{"scope", {{"name", "shop"}}}, {"spans", std::move(spans)}}}}});
    }
    return list;
}

OrderedJson traceSummary(const RenderedTrace &trace)
{
    Instant first = trace.spans.front().start;
    Instant last = first;
    int errors = 0;
    std::array<std::pair<int, int>, serviceCount> services{};
    for (const RenderedSpan &span : trace.spans) {
        first = std::min(first, span.start);
        last = std::max(last, span.start + span.duration);
        errors += span.error ? 1 : 0;
        services[indexOf(span.service)].first += 1;
        services[indexOf(span.service)].second += span.error ? 1 : 0;
    }
    OrderedJson list = OrderedJson::array();
    for (const RenderedResource &resource : trace.resources) {
        const auto &[spans, failed] = services[indexOf(resource.service)];
        OrderedJson entry{{"name", name(resource.service)}, {"spanCount", spans}};
        if (failed > 0)
            entry["errorSpanCount"] = failed;
        list.push_back(std::move(entry));
    }
    OrderedJson summary{{"traceId", trace.id},
                        {"rootServiceName", name(trace.spans.front().service)},
                        {"rootOperationName", trace.spans.front().name},
                        {"minStartTimeUnixNano", nanoseconds(first)},
                        {"maxEndTimeUnixNano", nanoseconds(last)},
                        {"spanCount", trace.spans.size()}};
    if (errors > 0)
        summary["errorSpanCount"] = errors;
    summary["services"] = std::move(list);
    return summary;
}

} // namespace yagura::demo
