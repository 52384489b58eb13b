// Lines and points of series over time. Plain functions; GUI thread.
#pragma once

#include "kit/charts/timeseries/seriesink.h"

#include <QDeadlineTimer>

class QPainter;

namespace yagura::kit {

// From one of the inks on until time is up; the first that is left, or how many there are.
size_t paintLines(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content,
                  size_t from = 0, QDeadlineTimer until = QDeadlineTimer::Forever);
void paintPoints(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content);

} // namespace yagura::kit
