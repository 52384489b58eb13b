// Siblings that repeat: the same service and operation again and again below one parent, for one row of the
// waterfall instead of hundreds. Pure, any thread; linear but for the percentiles.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

// Times in nanoseconds; percentiles interpolate linearly between ranks.
struct RollUp
{
    std::uint32_t parent = NoIndex; // row
    std::vector<std::uint32_t> rows; // neighbours among the parent's children, in order of start
    std::uint32_t errors = 0; // that failed themselves
    std::uint32_t spans = 0; // with everything below them
    std::int64_t start = 0; // of the first, since the epoch
    std::int64_t end = 0; // of the last to end
    std::int64_t total = 0;
    std::int64_t longest = 0;
    double p50 = 0;
    double p95 = 0;
    std::int64_t critical = 0; // on the critical path, with everything below

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(rows.size()); }
    bool operator==(const RollUp &) const = default;
};

// Runs of at least that many, in order of their first rows. Roots are nobody's children.
[[nodiscard]] std::vector<RollUp> rollUps(const OpenTrace &open, std::uint32_t least = 5);

// Row → index of its roll-up, NoIndex for the others.
[[nodiscard]] std::vector<std::uint32_t> rollUpOfRows(const OpenTrace &open,
                                                      const std::vector<RollUp> &rollUps);

} // namespace yagura::traces
