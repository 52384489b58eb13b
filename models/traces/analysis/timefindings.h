// Where the time of a trace went by itself: own time, gaps, spans slower than their like, work that goes on
// after the answer. Pure.
#pragma once

#include "traces/analysis/spanrank.h"
#include "traces/analysis/tracecosts.h"

namespace yagura::traces {

// Each of one kind, in the order in which they were found.
[[nodiscard]] std::vector<Finding> ownTimeFindings(const TraceCosts &costs);
[[nodiscard]] std::vector<Finding> gapFindings(const TraceCosts &costs);
// usual: see spanRanks().
[[nodiscard]] std::vector<Finding> slowFindings(const TraceCosts &costs, const SpanBaseline &usual);
[[nodiscard]] std::vector<Finding> lateFindings(const TraceCosts &costs);

} // namespace yagura::traces
