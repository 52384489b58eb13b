// Consecutive siblings that call the same operation of the same service, taken together: what a waterfall
// shows as one ×N row. Finding them is linear in the spans; figures are worked out for the groups that are
// looked at. Pure, any thread.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

// The rows [first, end) of a tree: the members and what is below them. Nothing else lies between.
struct RollUpGroup
{
    std::uint32_t first = 0; // row of the first member
    std::uint32_t end = 0; // row behind the subtree of the last
    std::uint32_t count = 0; // members

    bool operator==(const RollUpGroup &) const = default;
};

struct RollUps
{
    std::vector<RollUpGroup> groups;
    std::vector<std::uint32_t> groupOf; // row → group it is a member of, or NoIndex; empty without groups

    [[nodiscard]] std::uint32_t of(std::uint32_t row) const
    {
        return groupOf.empty() ? NoIndex : groupOf[row];
    }
};

// Runs of at least `least` siblings (roots are siblings too); 0 finds none.
[[nodiscard]] RollUps rollUps(const Trace &trace, const TraceTree &tree, std::uint32_t least);

// Times in ns; start and end since the epoch.
struct RollUpFigures
{
    std::int64_t start = 0; // of the first to start
    std::int64_t end = 0; // of the last to end
    double p50 = 0; // of the durations; percentiles interpolate linearly between ranks
    double p95 = 0;
    double p99 = 0;
    std::uint32_t errors = 0; // members that failed
    bool overlaps = false; // at least two members run at the same time
};
[[nodiscard]] RollUpFigures figuresOf(const OpenTrace &open, const RollUpGroup &group);

} // namespace yagura::traces
