#include "kit/charts/chartdata.h"

#include "kit/safetext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit {

SeriesDrawing drawingOf(const ChartSeries &series)
{
    if (series.drawing)
        return *series.drawing;
    SeriesDrawing drawing;
    drawing.pattern = series.isDashed ? LinePattern::Dash : LinePattern::Solid;
    if (series.isDashed)
        drawing.dashes = {6, 4.5};
    switch (series.style) {
    case SeriesStyle::Line:
        break;
    case SeriesStyle::Area:
        drawing.fillOpacity = 14;
        break;
    case SeriesStyle::StackedArea:
        drawing.stacking = StackMode::Normal;
        drawing.fillOpacity = 35;
        break;
    case SeriesStyle::StackedBars:
        drawing.style = DrawStyle::Bars;
        drawing.stacking = StackMode::Normal;
        drawing.fillOpacity = 100;
        drawing.lineWidth = 0;
        break;
    case SeriesStyle::Points:
        drawing.style = DrawStyle::Points;
        drawing.pointSize = 4;
        break;
    case SeriesStyle::Steps:
        drawing.interpolation = Interpolation::StepAfter;
        break;
    }
    return drawing;
}

ChartSeries ChartSeries::fromColumns(QString name, SeriesColor color, std::vector<std::int64_t> timesMs,
                                     std::vector<double> values)
{
    struct Columns
    {
        std::vector<std::int64_t> times;
        std::vector<double> values;
    };
    const auto columns = std::make_shared<const Columns>(Columns{std::move(timesMs), std::move(values)});
    ChartSeries series;
    series.name = std::move(name);
    series.color = std::move(color);
    const size_t length = std::min(columns->times.size(), columns->values.size());
    series.timesMs = std::span(columns->times).first(length);
    series.values = std::span(columns->values).first(length);
    series.owner = columns;
    return series;
}

double ChartSeries::valueAt(std::int64_t atMs, std::int64_t maxAgeMs) const
{
    const auto after = std::upper_bound(timesMs.begin(), timesMs.end(), atMs);
    if (after == timesMs.begin())
        return std::numeric_limits<double>::quiet_NaN();
    const auto index = static_cast<size_t>(std::distance(timesMs.begin(), after)) - 1;
    return atMs - timesMs[index] <= maxAgeMs ? values[index] : std::numeric_limits<double>::quiet_NaN();
}

double ChartSeries::lastValue() const
{
    const auto last = std::find_if(values.rbegin(), values.rend(), [](double v) { return !std::isnan(v); });
    return last == values.rend() ? std::numeric_limits<double>::quiet_NaN() : *last;
}

QString ChartSeries::valueText(double value, const ValueAxisOptions &axisOptions) const
{
    if (formatter)
        return safeText(formatter(value), LineBreaks::Shown, 80);
    if (unitId.isEmpty())
        return unitText(value, axisOptions.unitId, decimals ? decimals : axisOptions.decimals).joined();
    return unitText(value, unitId, decimals).joined();
}

} // namespace yagura::kit
