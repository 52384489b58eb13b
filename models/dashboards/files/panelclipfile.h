// Panels on their own, outside any dashboard, as Grafana's panel JSON: on the clipboard, while dragged from
// one window to another, in a file. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/panel.h"

namespace yagura::dashboards {

// Of the clipboard and of drags.
inline const QString panelMimeType = QStringLiteral("application/x-yagura-panel");

// One panel as an object, several as an array; indented by two.
[[nodiscard]] QByteArray writePanels(const std::vector<Panel> &panels);

// What writePanels writes, and a panel somebody copied out of a dashboard's JSON. At most mostPanels; where
// names the text for errors. Malformed or Unsupported for anything else: text on a clipboard may be anything.
inline constexpr size_t mostClippedPanels = 1000;
[[nodiscard]] Result<std::vector<Panel>> readPanels(QByteArrayView text, const QString &where);

} // namespace yagura::dashboards
