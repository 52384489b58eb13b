// Panels of before Grafana 8 in today's form: graph becomes timeseries, singlestat stat or gauge, a styled
// table a table with overrides. Internal to the Grafana reader; pure. What has no word in today's form stays
// in place.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::detail {

// By its type and shape, not by the file's schema version: files of mixed age exist.
[[nodiscard]] bool isOldPanel(const OrderedJsonView &panel);

// panel as Grafana's own migration makes it; unchanged if it is not old.
[[nodiscard]] OrderedJson modernPanel(OrderedJson panel);

} // namespace yagura::dashboards::detail
