// The value axes of a chart over time: which side each stands on, its scale, its room beside the plot, its
// labels and its name. Plain functions; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/plotmapping.h"
#include "kit/charts/seriespath.h"

#include <vector>

class QPainter;

namespace yagura::kit {

struct PlotAxis
{
    ValueAxisOptions options;
    ValueExtent extent{};
    bool isUsed = false; // something is drawn on it
    bool isShown = false; // beside the plot
    bool isRight = false;
    bool hasGrid = false;
    SeriesColor color{}; // of its first series
    PlotMapping mapping{};
    QRectF room{}; // labels and name
};

// One axis for all series that want the same, as Grafana has it: sets axis of each series and returns the
// axes. wanted[i] is what series[i] asks for.
[[nodiscard]] std::vector<ValueAxisOptions> shareAxes(std::vector<ChartSeries> &series,
                                                      const std::vector<ValueAxisOptions> &wanted);

// Chooses sides and makes scales for a plot of this height.
void scaleAxes(std::vector<PlotAxis> &axes, int plotHeight);
[[nodiscard]] int roomBesidePlot(const std::vector<PlotAxis> &axes, bool isRight);
// Outwards from the plot, in their order.
void placeAxes(std::vector<PlotAxis> &axes, const QRectF &plot, const TimeRange &range);

void paintAxis(QPainter &painter, const PlotAxis &axis, const Theme &theme);

} // namespace yagura::kit
