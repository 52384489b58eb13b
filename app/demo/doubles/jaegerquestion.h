// The parameters of a trace search as Jaeger's two APIs read them, with the refusals that its Go code would
// print. Pure functions.
#pragma once

#include "demo/doubles/tracearchive.h"
#include "demo/world/httphost.h"

#include <expected>

namespace yagura::demo {

// A refusal is always a 400 with this text.
template <typename T> using JaegerResult = std::expected<T, std::string>;

[[nodiscard]] JaegerResult<TraceSearch> readV1Search(const HttpQuestion &question, Instant now);
[[nodiscard]] JaegerResult<TraceSearch> readV3Search(const HttpQuestion &question);

// 1 to 32 hex digits of either case, padded to 32 lower-case ones.
[[nodiscard]] JaegerResult<std::string> readTraceId(const QString &text);

// A 64-bit parameter; fallback when absent.
[[nodiscard]] JaegerResult<std::int64_t> readInteger(const HttpQuestion &question, const QString &name,
                                                     std::int64_t fallback);

} // namespace yagura::demo
