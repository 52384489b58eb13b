// From columns of samples to what the painter draws, one pass, never more than a few pieces a pixel column
// (first, least, greatest, last: M4). Smooth parts become short lines, which QPainter strokes cheaply where
// it would choke on a long polyline; noisy parts become vertical spans. Pure functions.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/plotmapping.h"

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace yagura::kit {

struct SeriesPath
{
    std::vector<QLineF> lines; // to be stroked
    std::vector<QRectF> spans; // to be filled, 1 px wide
    std::vector<QPointF> dots; // samples without neighbours
    std::vector<QPolygonF> runs; // the upper edges between gaps, for filling areas
};

[[nodiscard]] SeriesPath seriesPath(const ChartSeries &series, const PlotMapping &mapping);

// Least and greatest of the values whose time is in range, NaN ignored; {1, 0} if there are none.
struct ValueExtent
{
    double min = 1;
    double max = 0;
    [[nodiscard]] bool isEmpty() const { return min > max; }
    void include(double value);
    void include(const ValueExtent &other);
};
[[nodiscard]] ValueExtent extentOf(const ChartSeries &series, const TimeRange &range);

} // namespace yagura::kit
