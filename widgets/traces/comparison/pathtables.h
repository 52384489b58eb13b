// The tables of a comparison: paths of two traces, and of one trace against many, with headers in words,
// figures with units, and differences that say whether they are for the better. Owned by the comparison page;
// GUI thread.
#pragma once

#include "traces/comparison/baselinemodel.h"
#include "traces/comparison/comparisonmodel.h"

namespace yagura::kit {
class DataTable;
}

namespace yagura::traces {

// A model for the table, already its model. Both children of the table.
[[nodiscard]] ComparisonModel *makeComparisonTable(kit::DataTable &table);
[[nodiscard]] BaselineModel *makeBaselineTable(kit::DataTable &table);

[[nodiscard]] QString changeText(const PathDifference &path);
[[nodiscard]] QString presenceText(PathPresence presence);

} // namespace yagura::traces
