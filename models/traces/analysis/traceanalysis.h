// Sums and shares over one trace or many. Pure, any thread.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

struct ServiceShare
{
    QString service;
    std::int64_t time = 0; // ns on the critical path of the main root
    double share = 0; // of the main root's duration, 0 to 1

    bool operator==(const ServiceShare &) const = default;
};

// Most time first; the times add up to the main root's duration. Empty when that is zero.
[[nodiscard]] std::vector<ServiceShare> criticalPathShares(const OpenTrace &open);

// Rows by self time, the largest first; ties by row.
[[nodiscard]] std::vector<std::uint32_t> bottlenecks(const OpenTrace &open, size_t most);

struct DurationStatistics
{
    size_t traces = 0;
    double averageNs = 0;
    double p50Ns = 0;
    double p95Ns = 0;
    double p99Ns = 0;
    double averageSpans = 0;
    double errorRate = 0; // share of traces with a failed span, 0 to 1
    std::vector<TraceId> anomalous; // longer than the given percentile, in the order given
};

// Percentiles interpolate linearly between ranks, as numpy does by default. anomalyPercentile: 0 to 100.
[[nodiscard]] DurationStatistics durationStatistics(std::span<const TraceSummary> traces,
                                                    double anomalyPercentile = 95);

// percentile 0 to 100 of values in ascending order; 0 of none.
[[nodiscard]] double percentileOf(std::span<const double> ascending, double percentile);

} // namespace yagura::traces
