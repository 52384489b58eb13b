// An answer as a table: what tells its series apart, and the latest, least, largest and mean value of each. What all
// series have in common is said once, outside. Pure; GUI thread for its translated titles.
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

// How many digits after the point all numbers of a column are written with: none for whole numbers, otherwise so that
// the largest has five significant figures.
[[nodiscard]] int columnDecimals(const dashboards::TableFrame &table, size_t column);

} // namespace yagura::metrics
