// Traces as Jaeger's HTTP APIs write them: v1 (Jaeger's own JSON) and v3 (OTLP JSON). Pure functions.
#pragma once

#include "demo/shop/tracerendering.h"

#include <nlohmann/json.hpp>

namespace yagura::demo {

using OrderedJson = nlohmann::ordered_json;

// One element of data[].
[[nodiscard]] OrderedJson jaegerV1Trace(const RenderedTrace &trace);
// The resourceSpans of one trace.
[[nodiscard]] OrderedJson otlpResourceSpans(const RenderedTrace &trace);
// One element of summaries[].
[[nodiscard]] OrderedJson traceSummary(const RenderedTrace &trace);

// "server", "client" …
[[nodiscard]] std::string spanKindName(SpanKind kind);

} // namespace yagura::demo
