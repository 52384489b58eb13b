// Annotations and time settings of a schema-v2 dashboard in the classic form, and back. Internal to the v2
// reader and writer; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/v2/v2queryfile.h"

namespace yagura::dashboards::v2 {

[[nodiscard]] OrderedJson classicAnnotations(const OrderedJsonView &annotations);
[[nodiscard]] OrderedJson annotationsFrom(const OrderedJsonView &list, Dialect dialect);

// time, timepicker, refresh and what else timeSettings says.
void readTime(OrderedJson &classic, const OrderedJsonView &settings);
// What differs between the classic dashboards before and after goes into body.
void putTime(OrderedJson &body, const OrderedJsonView &before, const OrderedJsonView &after);

} // namespace yagura::dashboards::v2
