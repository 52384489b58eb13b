// The variables of a schema-v2 dashboard in the classic form, and back. Internal to the v2 reader and writer;
// pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/files/v2/v2queryfile.h"

namespace yagura::dashboards::v2 {

[[nodiscard]] OrderedJson classicVariables(const OrderedJsonView &variables);
// variables of a file with what differs between the classic lists before and after; found by name.
[[nodiscard]] OrderedJson withVariablesPut(const OrderedJsonView &variables, const OrderedJson &before,
                                           const OrderedJson &after, Dialect dialect);

} // namespace yagura::dashboards::v2
