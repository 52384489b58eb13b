// What the painters of series are handed: a plotted series, its scale and its colours. Lives within one paint
// event.
#pragma once

#include "kit/charts/plotmapping.h"
#include "kit/charts/timeseries/plottedseries.h"

#include <QColor>

namespace yagura::kit {

struct SeriesInk
{
    const PlottedSeries *plotted = nullptr;
    const PlotMapping *mapping = nullptr;
    QColor color;
    QColor fill; // of opaque surfaces
};

// The outer edge of a stacked series as a series of its own; the series itself where it is not stacked.
[[nodiscard]] ChartSeries edgeOf(const SeriesInk &ink, const PlottedContent &content);

} // namespace yagura::kit
