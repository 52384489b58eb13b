// Free and Insert: the targets stand exactly where they were asked to (below a static that is in the way),
// the others make room downwards. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

namespace yagura::dashboards::detail {

// What is in the way goes just below, pushing on.
[[nodiscard]] GridLayout freePlaced(const GridLayout &layout, const GridLayout &targets);

// If anybody is in the way: they, and everything from there on in the columns of the targets, go down by one
// and the same distance, and carry what is below them, so that what stood together still does.
[[nodiscard]] GridLayout insertPlaced(const GridLayout &layout, const GridLayout &targets);

} // namespace yagura::dashboards::detail
