// Expressions as a dashboard's file has them among the targets of a panel. Pure, any thread.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/frames/expression/expression.h"

namespace yagura::dashboards::frames {

// Whether the target asks no server but calculates: its data source is "__expr__" (or "-100", as older files
// have it).
[[nodiscard]] bool isExpressionTarget(const OrderedJsonView &target);

// Without a command, and with the reason in problem, when it cannot be used.
[[nodiscard]] Expression readExpression(const OrderedJsonView &target);

} // namespace yagura::dashboards::frames
