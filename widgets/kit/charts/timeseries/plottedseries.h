// A series as it is plotted: its columns in order, missing samples joined or not, mirrored or held constant;
// and which series are stacked on which. Columns are shared wherever nothing changes. Pure functions.
#pragma once

#include "kit/charts/timeseries/stacking.h"

namespace yagura::kit {

struct PlottedSeries
{
    int index = 0; // in the chart's list
    ChartSeries shown; // the columns to draw
    SeriesDrawing drawing; // of shown as well
    int group = -1; // among the groups
    size_t level = 0; // in its group
};

// Series that are drawn from common columns: a stack, or the bars of one series.
struct PlottedGroup
{
    std::vector<size_t> members; // among the plotted ones, from the bottom
    StackedColumns columns;
};

struct PlottedContent
{
    std::vector<PlottedSeries> series;
    std::vector<PlottedGroup> groups;

    // Where the series is drawn at a time, on its axis' scale: mirrored, stacked. NaN if there is no value.
    [[nodiscard]] double levelAt(size_t plotted, std::int64_t atMs, std::int64_t maxAgeMs) const;
};

// Times ascending: a copy if they are not.
[[nodiscard]] ChartSeries inOrder(ChartSeries series);
[[nodiscard]] ChartSeries columnsToDraw(const ChartSeries &series, const SeriesDrawing &drawing,
                                        const TimeRange &range);
// Of the series for which isDrawn says so; isStacked tells which of them share in stacks.
[[nodiscard]] PlottedContent plottedContent(const std::vector<ChartSeries> &series, const TimeRange &range,
                                            const std::function<bool(size_t)> &isDrawn,
                                            const std::function<bool(size_t)> &isStacked);

} // namespace yagura::kit
