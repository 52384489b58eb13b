// Where the cells of a table lead, as the links of its columns say. Pure, any thread.
#pragma once

#include "dashboards/fieldlinks.h"
#include "dashboards/tableframe.h"

namespace yagura::dashboards {

// With the values of the row put in.
[[nodiscard]] std::vector<FieldLink> cellLinks(const TableFrame &frame, size_t row, size_t column);

} // namespace yagura::dashboards
