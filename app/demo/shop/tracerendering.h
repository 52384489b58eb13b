// One request as a full trace: spans with OpenTelemetry attributes, events and resources, independent of any
// wire format. Pure: the same request gives the same trace.
#pragma once

#include "demo/shop/request.h"
#include "demo/shop/timeline.h"

#include <string>
#include <variant>
#include <vector>

namespace yagura::demo {

using AttributeValue = std::variant<std::string, bool, std::int64_t, double>;

struct Attribute
{
    std::string key;
    AttributeValue value;
};
using Attributes = std::vector<Attribute>;

struct RenderedEvent
{
    Instant at;
    std::string name;
    Attributes attributes;
};

struct RenderedSpan
{
    std::string id;
    std::string parentId; // empty for the root
    bool follows = false;
    std::string name;
    Service service = Service::Gateway;
    SpanKind kind = SpanKind::Internal;
    Instant start;
    Duration duration{};
    bool error = false;
    std::string statusMessage;
    Attributes attributes;
    std::vector<RenderedEvent> events;
};

struct RenderedResource
{
    Service service = Service::Gateway;
    Attributes attributes; // without service.name
};

struct RenderedTrace
{
    std::string id;
    std::vector<RenderedSpan> spans;
    std::vector<RenderedResource> resources; // one a service that takes part
};

[[nodiscard]] RenderedTrace renderTrace(const Request &request, const Timeline &timeline);

// As a tag search compares it: true, 201, 0.5.
[[nodiscard]] std::string attributeText(const AttributeValue &value);

} // namespace yagura::demo
