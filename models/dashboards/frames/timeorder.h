// The rows of many series in the order of their times. Pure, any thread.
#pragma once

#include "dashboards/frames/column.h"

#include <Qt>

namespace yagura::dashboards::frames {

struct TimedRow
{
    double time;
    quint32 column; // which of the series
    quint32 row;

    bool operator==(const TimedRow &) const = default;
};

// Rows of equal time stand in the order of the columns, then of the rows, whichever way times go. Rows
// without a time are left out. Linear in the rows when series share most of their times.
[[nodiscard]] std::vector<TimedRow> rowsByTime(std::span<const Column> times, Qt::SortOrder order);

// Each number of any column once, ascending; times are numbers.
[[nodiscard]] std::vector<double> allNumbers(std::span<const Column> times);

} // namespace yagura::dashboards::frames
