#include "kit/charts/timeseries/seriesink.h"

namespace yagura::kit {

ChartSeries edgeOf(const SeriesInk &ink, const PlottedContent &content)
{
    const PlottedSeries &plotted = *ink.plotted;
    ChartSeries edge = plotted.shown;
    if (plotted.group < 0)
        return edge;
    const StackedColumns &columns = content.groups[static_cast<size_t>(plotted.group)].columns;
    edge.timesMs = columns.timesMs;
    edge.values = columns.levels[plotted.level];
    edge.gapMs = 0;
    return edge;
}

} // namespace yagura::kit
