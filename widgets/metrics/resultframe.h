// Answers as a table: what tells their series apart, and the latest, least, largest and mean value of
// each. What all series have in common is said once, outside. Pure; GUI thread for its translated titles.
#pragma once

#include "core/labels.h"
#include "dashboards/tableframe.h"
#include "metrics/explorequery.h"

namespace yagura::metrics {

struct ResultFrame
{
    dashboards::TableFrame table; // rows keyed by rowKey, in the server's order
    Labels common;
};

// Several answers have a column for their letter in front.
[[nodiscard]] ResultFrame resultFrame(const std::vector<ExploreAnswer> &answers);
[[nodiscard]] QString rowKey(const QString &refId, const Labels &labels);

// How many digits after the point the numbers of each column are written with: none in columns of whole
// numbers, in the others the same, so that the largest of all has five significant figures.
[[nodiscard]] std::vector<int> columnDecimals(const dashboards::TableFrame &table);

} // namespace yagura::metrics
