// One variable of a Grafana file, read and patched. Internal to grafanafile; pure.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/variable.h"

namespace yagura::dashboards::detail {

// A text or a list of texts; numbers and booleans as they are written. Anything else is nothing.
[[nodiscard]] QStringList textOrList(const OrderedJsonView &view);

// Never fails: what has another shape than expected reads as not set.
[[nodiscard]] Variable readVariable(const OrderedJsonView &view);

// The variable's JSON with what differs from it set.
[[nodiscard]] OrderedJson writeVariable(const Variable &variable);

} // namespace yagura::dashboards::detail
