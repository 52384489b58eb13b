// Series on top of each other on their common times: values above zero upwards, values below zero downwards.
// Pure functions, any thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/seriespath.h"
#include "kit/charts/timeaxis.h"

#include <functional>

namespace yagura::kit {

// levels[i] is the outer edge of the i-th stacked series. Times that one series lacks count as 0 there.
struct StackedColumns
{
    std::vector<std::int64_t> timesMs;
    std::vector<std::vector<double>> levels;

    // The level at or before a time no older than maxAgeMs; NaN if there is none.
    [[nodiscard]] double levelAt(size_t series, std::int64_t atMs, std::int64_t maxAgeMs) const;
};
[[nodiscard]] StackedColumns stack(const std::vector<const ChartSeries *> &series, const TimeRange &range,
                                   StackMode mode = StackMode::Normal);
[[nodiscard]] ValueExtent extentOf(const StackedColumns &columns);

// Calls with the number of each level, its inner edge and its outer edge, from zero outwards.
void forEachLevel(
    const StackedColumns &columns,
    const std::function<void(size_t, const std::vector<double> &, const std::vector<double> &)> &use);

// Keeps of the samples of columns that lie closer than a pixel only the greatest of each pixel.
[[nodiscard]] StackedColumns thinned(const StackedColumns &columns, const TimeRange &range, double widthPx);

} // namespace yagura::kit
