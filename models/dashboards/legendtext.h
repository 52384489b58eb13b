// The names of series in legends and tables. Pure, any thread.
#pragma once

#include "core/labels.h"

#include <QStringList>

#include <vector>

namespace yagura::dashboards {

// "{{service}} {{ le }}" with the labels put in; an absent label is empty.
[[nodiscard]] QString legendText(const QString &format, const Labels &labels);

// What "__auto" and an empty format mean: the value of the one label in which the series differ, else all
// labels in which they differ, else (a single series) the metric's name or the whole label set. In the order
// of series.
[[nodiscard]] QStringList automaticLegends(const std::vector<Labels> &series);

} // namespace yagura::dashboards
