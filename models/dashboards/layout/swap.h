// Swap: nothing is pushed; who is dropped on another changes places with it. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

namespace yagura::dashboards::detail {

// asked is where the corner of the only target was to go before the grid's edges were minded: a panel that
// stands exactly there is meant, so that dropping a panel back always undoes the exchange.
[[nodiscard]] GridLayout swapMoved(const GridLayout &layout, const GridLayout &targets, GridOffset asked);

} // namespace yagura::dashboards::detail
