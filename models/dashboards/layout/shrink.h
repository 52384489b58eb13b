// Shrink: whoever is in the way gives up cells and keeps the largest part of itself that is left, at least
// smallestShare each way. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

namespace yagura::dashboards::detail {

// The targets stand exactly where they were asked to (below a static that is in the way). One that would be
// left with too little goes down, with its whole size, to the first room in its columns.
[[nodiscard]] GridLayout shrinkDropped(const GridLayout &layout, const GridLayout &targets);

// As much of the wanted box as the neighbours of the old one can spare.
[[nodiscard]] GridRect spareableBox(const GridLayout &layout, const ItemIds &ids, const GridRect &old,
                                    GridRect wanted);
// The targets fill a box that spareableBox() gave; the neighbours are cut at its edges, nobody moves.
[[nodiscard]] GridLayout shrinkResized(const GridLayout &layout, const GridLayout &targets,
                                       const GridRect &old, const GridRect &box);

} // namespace yagura::dashboards::detail
