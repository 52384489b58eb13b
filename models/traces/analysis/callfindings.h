// Calls that one span makes again and again: in turn, with the same statement, after failures. Pure.
#pragma once

#include "traces/analysis/tracecosts.h"

namespace yagura::traces {

// RepeatedCalls, RepeatedQuery and RetriedCalls, in order of rows; no row in two of them.
[[nodiscard]] std::vector<Finding> callFindings(const TraceCosts &costs);

} // namespace yagura::traces
