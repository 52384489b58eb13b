// How a range is asked for in steps: a round automatic step, edges on multiples of it, and parts small enough
// for the server, joined again. Pure, any thread.
#pragma once

#include "core/timerange.h"
#include "metrics/series.h"

#include <vector>

namespace yagura::metrics {

// Prometheus refuses (end − start) / step above this.
inline constexpr std::int64_t pointLimit = 11'000;

// A duration near ideal as people expect it on an axis: 1, 2, 5, 10, 15, 20, 30 s, … 1, 2, 3, 6, 12 h, 1 d, 7
// d, 30 d, 1 y.
[[nodiscard]] Duration roundedStep(Duration ideal);

// range / maxPoints, rounded, not below minimum (nor one millisecond).
[[nodiscard]] Duration automaticStep(const TimeRange &range, int maxPoints, Duration minimum);

// Both edges moved down to multiples of step since the epoch: the same moment is then sampled at every
// refresh.
[[nodiscard]] TimeRange alignedTo(const TimeRange &range, Duration step);

// Consecutive parts of at most limit steps each; each begins one step after the end of the one before. Both
// edges of a part are sampled.
[[nodiscard]] std::vector<TimeRange> splitIntoParts(const TimeRange &range, Duration step,
                                                    std::int64_t limit = pointLimit);

// Series of the same labels put behind each other, in the order of the parts; warnings united. range runs
// from the first part's start to the last part's end.
[[nodiscard]] QueryResult joined(std::vector<QueryResult> parts);

} // namespace yagura::metrics
