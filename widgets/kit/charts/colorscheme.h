// Continuous scales of colour by the names that dashboards use ("GrYlRd", "blues", "viridis" …). Pure
// functions.
#pragma once

#include <QColor>

#include <optional>

namespace yagura::kit {

// position: 0 is the low end, 1 the high one. Nothing for a scale that is not known.
[[nodiscard]] std::optional<QColor> schemeColor(const QString &name, double position);

} // namespace yagura::kit
