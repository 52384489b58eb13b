// Places on Kibana's grid as places on ours. Internal to the Kibana reader; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/gridlayout.h"

namespace yagura::dashboards::kibana {

// gridData on 48 columns, or {col, row, size_x, size_y} on the 12 of before 6.
[[nodiscard]] GridRect placeOf(const OrderedJsonView &panel);

} // namespace yagura::dashboards::kibana
