// Where time and value lie on the screen: what all parts of a chart over time agree on. Plain value, any
// thread.
#pragma once

#include "core/timerange.h"
#include "kit/charts/valueaxis.h"

#include <QRectF>

#include <algorithm>
#include <cstdint>

namespace yagura::kit {

struct PlotMapping
{
    QRectF plot;
    TimeRange range;
    ValueScale scale;

    [[nodiscard]] double x(std::int64_t ms) const
    {
        return plot.left()
            + static_cast<double>(ms - toUnixMilliseconds(range.from)) / static_cast<double>(lengthMs())
            * plot.width();
    }
    [[nodiscard]] double y(double value) const
    {
        return plot.bottom() - scale.position(value) * plot.height();
    }
    [[nodiscard]] std::int64_t lengthMs() const
    {
        return std::max<std::int64_t>(1, toUnixMilliseconds(range.to) - toUnixMilliseconds(range.from));
    }
};

} // namespace yagura::kit
