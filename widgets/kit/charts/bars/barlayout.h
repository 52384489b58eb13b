// Where bars lie: stacks or groups, along whichever way the chart runs. Pure functions.
#pragma once

#include "kit/charts/bars/bardata.h"

#include <QRectF>

namespace yagura::kit {

// One drawn bar; low and high are values on the axis, from the stack's foot to this bar's end.
struct Bar
{
    int category = 0;
    int series = 0;
    BarScale axis = BarScale::First;
    double low = 0;
    double high = 0;
    QRectF rect{};
};

struct BarPlot
{
    QRectF plot;
    ValueScale scale;
    std::optional<ValueScale> second; // of the other axis, where there is one
    bool isHorizontal = false;
    int categories = 0;

    // Along the value axis, in pixels of the widget; clamped to the plot.
    [[nodiscard]] double valuePixel(double value, BarScale axis = BarScale::First) const;
    // The place of a category across it.
    [[nodiscard]] QRectF slot(int category) const;
    [[nodiscard]] double slotLength() const;
    [[nodiscard]] std::optional<int> categoryAt(const QPointF &point) const;
};

// Bars without their rectangles: from the values, stacked on their own axis or not. shown: which series take
// part.
[[nodiscard]] std::vector<Bar> stackedBars(const std::vector<BarSeries> &series,
                                           const std::vector<bool> &shown, int categories,
                                           BarStacking stacking);
// Least and greatest value of the bars of that axis, soft ends included.
struct BarExtent
{
    double min;
    double max;
};
[[nodiscard]] BarExtent barExtent(const std::vector<Bar> &bars, const BarAxis &axis, BarScale place);
// Fills in the rectangles.
void placeBars(std::vector<Bar> &bars, const BarPlot &plot, const std::vector<bool> &shown,
               const BarLook &look);

} // namespace yagura::kit
