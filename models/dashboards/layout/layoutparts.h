// What the layout modes share: an operation is a layout and the targets, the items that were taken hold of
// with the rectangles they shall get. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

namespace yagura::dashboards::detail {

[[nodiscard]] GridRect clamped(GridRect rect);
[[nodiscard]] std::vector<size_t> inReadingOrder(const GridLayout &layout);
[[nodiscard]] const GridRect *firstCollision(const GridLayout &placed, const GridRect &rect);
[[nodiscard]] int overlapOf(const GridRect &a, const GridRect &b); // cells
[[nodiscard]] GridRect boxOf(const GridLayout &items);

[[nodiscard]] GridLayout staticsOf(const GridLayout &layout);
// Neither static nor a target.
[[nodiscard]] bool isBystander(const GridItem &item, const GridLayout &targets);
// Targets lowered together until they touch no static.
[[nodiscard]] GridLayout clearOfStatics(const GridLayout &layout, GridLayout targets);
// The layout with the targets' rectangles; nothing else is different.
[[nodiscard]] GridLayout withTargets(GridLayout layout, const GridLayout &targets);
// What is under the targets and statics goes down just below them, and so on; nothing else moves.
void pushDown(GridLayout &layout, const GridLayout &targets);

} // namespace yagura::dashboards::detail
