// Changed panels put back into the elements and the layout of a schema-v2 dashboard: rows, tabs and grids
// that are still there are patched in place; when rows come, go or change places, the layout becomes rows of
// grids. Internal to the v2 writer; pure.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::v2 {

// before and after are lists of classic panels; before is what was read from body.
[[nodiscard]] OrderedJson withPanelsPut(OrderedJson body, const OrderedJson &before,
                                        const OrderedJson &after);

} // namespace yagura::dashboards::v2
