// Time inside a span that none of its children accounts for: what a waterfall shows as a row of its own
// between the children. Linear in the spans. Pure, any thread.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

struct GapRow
{
    std::uint32_t parent = 0; // row
    std::uint32_t before = 0; // row it is shown before: the next child, or the one behind the subtree
    std::int64_t start = 0; // ns since the epoch
    std::int64_t end = 0;

    bool operator==(const GapRow &) const = default;
};

// Gaps of at least that share of the main root's duration (of the whole trace's without one), in the order in
// which they are shown. Spans without children have none: their time is their own.
[[nodiscard]] std::vector<GapRow> gapRows(const OpenTrace &open, double leastShare = 0.02);

} // namespace yagura::traces
