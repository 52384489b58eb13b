// Where the cells of a table lead, as the links of its columns say. Pure, any thread.
#pragma once

#include "dashboards/tableframe.h"

namespace yagura::dashboards {

// Where a cell leads: the first link of its column, with the row's values (${__value.text},
// ${__data.fields.Namespace}, ${__data.fields[0]}) put in as parts of an address. Empty: nowhere.
[[nodiscard]] QString cellAddress(const TableFrame &frame, size_t row, size_t column);
// What that link is called.
[[nodiscard]] QString cellLinkTitle(const TableColumn &column);

} // namespace yagura::dashboards
