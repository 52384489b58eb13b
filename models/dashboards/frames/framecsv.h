// Frames as comma-separated text for other programs: moments in ISO 8601 with milliseconds and Z, numbers as
// they are, without units or mappings. Cells that a spreadsheet would take for formulas are neutralised.
// Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

#include <QByteArray>
#include <QStringList>

namespace yagura::dashboards::frames {

// One cell: "2026-11-28T13:00:00.000Z", "0.25", "true", a text; empty for null and for no number.
[[nodiscard]] QString plainText(const Field &field, size_t row);

// A head with the names (of the fields, where there are none), then the rows.
[[nodiscard]] QByteArray frameCsv(const Frame &frame, const QStringList &names = {});

// All frames, an empty line between two. names as PanelData has them; may be shorter.
[[nodiscard]] QByteArray framesCsv(const Frames &frames, const std::vector<QStringList> &names = {});

} // namespace yagura::dashboards::frames
