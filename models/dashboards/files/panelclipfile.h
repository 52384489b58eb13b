// One panel as text on its own, to be dragged or copied between screens and windows: Grafana's panel object.
// Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/panel.h"

#include <QByteArrayView>

namespace yagura::dashboards {

// What a drag or the clipboard calls it.
inline constexpr const char *panelMimeType = "application/x-yagura-panel";

[[nodiscard]] QByteArray writePanelClip(const Panel &panel);
// Malformed when the text is no JSON object with a type or queries.
[[nodiscard]] Result<Panel> readPanelClip(QByteArrayView text);

} // namespace yagura::dashboards
