// Gravity, by the rules of react-grid-layout: who is in the way goes above if there is room, else down; then
// everything falls. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

namespace yagura::dashboards::detail {

[[nodiscard]] GridLayout gravityPlaced(const GridLayout &layout, const GridLayout &targets);

} // namespace yagura::dashboards::detail
