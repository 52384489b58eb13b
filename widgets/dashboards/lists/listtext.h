// What the lists of panels have in common in their looks. Plain functions; GUI thread.
#pragma once

#include "core/severity.h"
#include "kit/severity.h"

namespace yagura::dashboards {

// A domain's severity in the kit's words.
[[nodiscard]] kit::Severity shownSeverity(Severity severity);

} // namespace yagura::dashboards
