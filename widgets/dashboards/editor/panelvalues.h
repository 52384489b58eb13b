// What every kind of panel has besides its title, as the map that its form edits: "description", "timeFrom",
// "repeat". Pure, any thread.
#pragma once

#include "dashboards/panel.h"

namespace yagura::dashboards {

[[nodiscard]] QVariantMap panelValues(const Panel &panel);
// An invalid value: not set.
[[nodiscard]] Panel withPanelValue(Panel panel, const QString &path, const QVariant &value);

} // namespace yagura::dashboards
