#include "kit/charts/bars/barlayout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yagura::kit {

double BarPlot::valuePixel(double value, BarScale axis) const
{
    const ValueScale &along = axis == BarScale::Second && second ? *second : scale;
    const double position
        = std::isfinite(value) ? std::clamp(along.position(value), 0.0, 1.0) : (value > 0 ? 1.0 : 0.0);
    return isHorizontal ? plot.left() + position * plot.width() : plot.bottom() - position * plot.height();
}

double BarPlot::slotLength() const
{
    return (isHorizontal ? plot.height() : plot.width()) / std::max(1, categories);
}

QRectF BarPlot::slot(int category) const
{
    const double length = slotLength();
    if (isHorizontal)
        return {plot.left(), plot.top() + category * length, plot.width(), length};
    return {plot.left() + category * length, plot.top(), length, plot.height()};
}

std::optional<int> BarPlot::categoryAt(const QPointF &point) const
{
    if (!plot.contains(point) || categories == 0)
        return std::nullopt;
    const double along = isHorizontal ? point.y() - plot.top() : point.x() - plot.left();
    return std::clamp(static_cast<int>(along / slotLength()), 0, categories - 1);
}

std::vector<Bar> stackedBars(const std::vector<BarSeries> &series, const std::vector<bool> &shown,
                             int categories, BarStacking stacking)
{
    std::vector<Bar> bars;
    const auto valueOf = [&](size_t one, int category) {
        const std::vector<double> &values = series[one].values;
        const auto at = static_cast<size_t>(category);
        return shown[one] && at < values.size() ? values[at] : std::numeric_limits<double>::quiet_NaN();
    };
    for (int category = 0; category < categories; ++category) {
        struct Stack
        {
            double sum = 0;
            double above = 0;
            double below = 0;
        };
        std::array<Stack, 2> stacks; // one an axis
        const auto stackOf
            = [&](size_t one) -> Stack & { return stacks[series[one].scale == BarScale::Second ? 1 : 0]; };
        for (size_t one = 0; one < series.size(); ++one) {
            const double value = valueOf(one, category);
            stackOf(one).sum += std::isfinite(value) ? std::abs(value) : 0;
        }
        for (size_t one = 0; one < series.size(); ++one) {
            double value = valueOf(one, category);
            if (std::isnan(value) || (stacking != BarStacking::None && !std::isfinite(value)))
                continue;
            Stack &stack = stackOf(one);
            if (stacking == BarStacking::Percent)
                value = stack.sum > 0 ? value / stack.sum : 0;
            double &foot = value < 0 ? stack.below : stack.above;
            const double low = stacking == BarStacking::None ? 0 : foot;
            bars.push_back({category, static_cast<int>(one), series[one].scale, low, low + value});
            foot += value;
        }
    }
    return bars;
}

BarExtent barExtent(const std::vector<Bar> &bars, const BarAxis &axis, BarScale place)
{
    BarExtent extent{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const auto include = [&](double value) {
        if (!std::isfinite(value) || (axis.scale == ScaleKind::Logarithmic && value <= 0))
            return;
        extent.min = std::min(extent.min, value);
        extent.max = std::max(extent.max, value);
    };
    for (const Bar &bar : bars) {
        if (bar.axis != place)
            continue;
        include(bar.low);
        include(bar.high);
    }
    if (axis.softMin)
        include(*axis.softMin);
    if (axis.softMax)
        include(*axis.softMax);
    return extent;
}

void placeBars(std::vector<Bar> &bars, const BarPlot &plot, const std::vector<bool> &shown,
               const BarLook &look)
{
    const double group = plot.slotLength() * std::clamp(look.groupWidth, 0.05, 1.0);
    std::vector<int> places(shown.size(), 0); // in the group
    int count = 0;
    for (size_t one = 0; one < shown.size(); ++one)
        places[one] = shown[one] ? count++ : 0;
    const bool isGrouped = look.stacking == BarStacking::None;
    // Stacks of two axes stand beside each other.
    const auto isOn = [&bars](BarScale axis) {
        return std::ranges::any_of(bars, [axis](const Bar &bar) { return bar.axis == axis; });
    };
    const bool hasTwoStacks = !isGrouped && isOn(BarScale::First) && isOn(BarScale::Second);
    const double place = group / (isGrouped ? std::max(1, count) : hasTwoStacks ? 2 : 1);
    const double thick = std::max(1.0, place * std::clamp(look.barWidth, 0.05, 1.0));
    for (Bar &bar : bars) {
        const QRectF slot = plot.slot(bar.category);
        const double middle = plot.isHorizontal ? slot.center().y() : slot.center().x();
        const int index = isGrouped                        ? places[static_cast<size_t>(bar.series)]
            : hasTwoStacks && bar.axis == BarScale::Second ? 1
                                                           : 0;
        const double from = middle - group / 2 + place * index + (place - thick) / 2;
        const double near = std::round(from);
        const double far = std::max(near + 1, std::round(from + thick));
        const double one = std::round(plot.valuePixel(bar.low, bar.axis));
        const double other = std::round(plot.valuePixel(bar.high, bar.axis));
        const double low = std::min(one, other);
        const double high = std::max(one, other);
        bar.rect = plot.isHorizontal ? QRectF(low, near, high - low, far - near)
                                     : QRectF(near, low, far - near, high - low);
    }
}

} // namespace yagura::kit
