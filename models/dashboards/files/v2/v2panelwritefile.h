// A changed classic panel put back into the element it came from: what both forms say alike is set,
// everything else of the element stays. Internal to the v2 writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/v2/v2queryfile.h"

namespace yagura::dashboards::v2 {

// element with what differs between the classic panels before and after.
[[nodiscard]] OrderedJson withPanelPut(OrderedJson element, const OrderedJson &before,
                                       const OrderedJson &after, Dialect dialect);
// A new element.
[[nodiscard]] OrderedJson elementFrom(const OrderedJson &panel, Dialect dialect);

} // namespace yagura::dashboards::v2
