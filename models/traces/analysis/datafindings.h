// What went wrong in a trace, or with its data: where errors began and where they only spread, clocks,
// repairs. Pure.
#pragma once

#include "traces/analysis/tracecosts.h"

namespace yagura::traces {

// Each of one kind, in the order in which they were found; at most one ErrorSpread.
[[nodiscard]] std::vector<Finding> errorOriginFindings(const TraceCosts &costs);
[[nodiscard]] std::vector<Finding> errorSpreadFindings(const TraceCosts &costs);
// ClockAdjusted by service, ClockSkew by clock.
[[nodiscard]] std::vector<Finding> clockFindings(const OpenTrace &open);
[[nodiscard]] std::vector<Finding> repairFindings(const OpenTrace &open);

} // namespace yagura::traces
