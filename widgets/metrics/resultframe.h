// An answer as a table: what tells its series apart, and the latest, least, largest and mean value of each.
// What all series have in common is said once, outside. Pure; GUI thread for its translated titles.
#pragma once

#include "core/labels.h"
#include "dashboards/tableframe.h"

namespace yagura::metrics {

struct ResultFrame
{
    dashboards::TableFrame table; // rows keyed by labels, in the server's order
    Labels common;
};

[[nodiscard]] ResultFrame resultFrame(const dashboards::QueryAnswer &answer);

// How many digits after the point the numbers of each column are written with: none in columns of whole
// numbers, in the others the same, so that the largest of all has five significant figures.
[[nodiscard]] std::vector<int> columnDecimals(const dashboards::TableFrame &table);

} // namespace yagura::metrics
