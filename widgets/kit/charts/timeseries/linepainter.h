// Lines and points of series over time. Plain functions; GUI thread.
#pragma once

#include "kit/charts/timeseries/seriesink.h"

class QPainter;

namespace yagura::kit {

void paintLines(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content);
void paintPoints(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content);

} // namespace yagura::kit
