// What has to happen to a classic dashboard before its panels can be read one by one: rows[] of before schema
// 16 are laid on the grid, copies made by a repeat are dropped. Internal to the Grafana reader; pure.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::detail {

[[nodiscard]] bool hasOldRows(const OrderedJsonView &dashboard);

// dashboard with panels instead of rows, each panel in today's form; schemaVersion says so.
[[nodiscard]] OrderedJson withRowsArranged(OrderedJson dashboard);

// A copy that Grafana made of a repeated panel or row and saved by mistake.
[[nodiscard]] bool isRepeatedCopy(const OrderedJsonView &panel);

} // namespace yagura::dashboards::detail
