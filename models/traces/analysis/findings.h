// What stands out in one trace, ranked by what it costs on the critical path. Facts only: screens put them in
// words. Pure, any thread.
#pragma once

#include "traces/analysis/spanrank.h"

namespace yagura::traces {

// Dearest first, repairs last. At most a handful of each kind but repairs. usual: what spans are compared
// with to be slower than usual; operations that are not in it, with others of the trace.
[[nodiscard]] std::vector<Finding> findingsOf(const OpenTrace &open, const SpanBaseline &usual = {});

// From the first start to the last end of its rows, or of its gap, in ns from the start of the trace; both 0
// if it has none.
[[nodiscard]] std::pair<std::int64_t, std::int64_t> extentOf(const OpenTrace &open, const Finding &finding);

// What a failed span says about its failure, or empty: status message, exception or error message.
[[nodiscard]] QString errorMessage(const Trace &trace, std::uint32_t span);

} // namespace yagura::traces
