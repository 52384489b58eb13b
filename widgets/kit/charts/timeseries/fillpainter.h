// Surfaces of series over time: the tint under a line, the band between two lines, stacked areas, bars. Plain
// functions; GUI thread.
#pragma once

#include "kit/charts/timeseries/seriesink.h"

class QPainter;

namespace yagura::kit {

// Stacks and bars first, then what lies under lines.
void paintFills(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content);

} // namespace yagura::kit
