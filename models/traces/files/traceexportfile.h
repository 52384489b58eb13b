// A trace written for other tools, from whatever dialect it came. Pure, any thread; linear in the trace.
#pragma once

#include "traces/opentrace.h"

#include <QByteArray>

namespace yagura::traces {

enum class TraceExportFormat {
    Jaeger, // {"data":[trace]} as Jaeger's UI downloads and opens it; times in microseconds
    Otlp, // one {"resourceSpans":…} object, OTLP 1.x in JSON; times in nanoseconds
    Csv, // one line a span, in the order of the tree
};

// Spans that the console left out as identical copies are left out here too. A tag whose value is a list or a
// map goes as the JSON text it has on screen. What the console knows of kind and status is written as tags
// where the format keeps them there.
[[nodiscard]] QByteArray exportTrace(const OpenTrace &open, TraceExportFormat format);

// "trace-7f3a9c1e5b2d4860-checkout.json": id and service, without characters that file systems dislike.
[[nodiscard]] QString exportFileName(const OpenTrace &open, TraceExportFormat format);

// The W3C header that names the trace and a span of it, sampled: 00-<trace>-<span>-01.
[[nodiscard]] QString traceparentOf(const OpenTrace &open, std::uint32_t row);

} // namespace yagura::traces
