// Logarithmic and symmetric logarithmic scales: their ends and ticks without labels. Internal to valueaxis;
// pure functions.
#pragma once

#include "kit/charts/valueaxis.h"

namespace yagura::kit::detail {

[[nodiscard]] ValueScale logScale(double low, double high, const ValueAxisOptions &options, int heightPx);
[[nodiscard]] ValueScale symlogScale(double low, double high, const ValueAxisOptions &options, int heightPx);

} // namespace yagura::kit::detail
