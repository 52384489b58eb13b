// A trace as Jaeger's UI downloads and opens it. Pure, any thread; linear in the trace.
#pragma once

#include "traces/opentrace.h"

#include <QByteArray>

namespace yagura::traces {

[[nodiscard]] QByteArray jaegerJson(const OpenTrace &open);
// One span of it; values longer than longestValue bytes are cut.
[[nodiscard]] QByteArray jaegerSpanJson(const OpenTrace &open, std::uint32_t row, size_t longestValue);

} // namespace yagura::traces
