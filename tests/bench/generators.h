// Inputs of the benchmarks: deterministic, realistic noise, not flat lines. Sizes are stated by each
// benchmark.
#pragma once

#include <QByteArray>

#include <cstdint>

namespace yagura::bench {

inline constexpr std::uint64_t seed = 20'260'807;

// A query_range answer of Prometheus: series × points, a random walk with spikes, step 15 s.
[[nodiscard]] QByteArray rangeAnswer(int series, int points);

// A v1 answer of Jaeger with one trace: 20 services, about 12 levels, 8 tags and 2 logs a span, in shuffled
// order.
[[nodiscard]] QByteArray jaegerTrace(int spans);
// All spans are children of one root; every span is the child of the one before.
[[nodiscard]] QByteArray flatTrace(int spans);
[[nodiscard]] QByteArray chainTrace(int spans);

// A _search answer with full documents of about 1.4 kB.
[[nodiscard]] QByteArray searchAnswer(int hits);

} // namespace yagura::bench
