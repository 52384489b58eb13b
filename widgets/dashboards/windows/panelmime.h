// Panels on the clipboard and in drags: as our own type and as text, so that an editor takes them as well.
// GUI thread.
#pragma once

#include "dashboards/panel.h"

class QMimeData;

namespace yagura::dashboards {

// The caller owns it.
[[nodiscard]] QMimeData *panelMime(const std::vector<Panel> &panels);

// Empty where there are none.
[[nodiscard]] std::vector<Panel> panelsOf(const QMimeData &data);

} // namespace yagura::dashboards
