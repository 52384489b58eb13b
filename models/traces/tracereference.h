// Finds the trace an operator means in whatever was pasted: a bare id, a link to any trace viewer, a
// traceparent header, a log line. Pure.
#pragma once

#include "traces/traceid.h"

namespace yagura::traces {

struct TraceReference
{
    TraceId trace;
    std::optional<SpanId> span;

    bool operator==(const TraceReference &) const = default;
};

// Empty when nothing in the text looks like the id of a trace.
[[nodiscard]] std::optional<TraceReference> findTraceReference(const QString &text);

} // namespace yagura::traces
