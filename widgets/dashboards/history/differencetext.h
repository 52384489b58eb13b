// What is different between two states of a dashboard, in words. Plain functions; GUI thread.
#pragma once

#include "dashboards/history/difference.h"

namespace yagura::dashboards {

// "1 panel added, 2 moved": what a save changed.
[[nodiscard]] QString countsText(const DifferenceCounts &counts);
// "is added, column 13, row 1, 12 × 6", "moves from column 1, row 1 to column 13, row 7".
[[nodiscard]] QString panelText(const PanelDifference &panel);
// "Query A" for "targets[A].expr"; the path itself where there is no word for it.
[[nodiscard]] QString fieldName(const QString &path, bool isSetting);
// "up → sum(up)"
[[nodiscard]] QString fieldText(const FieldDifference &field);

} // namespace yagura::dashboards
