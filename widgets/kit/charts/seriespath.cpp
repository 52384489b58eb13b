#include "kit/charts/seriespath.h"

#include "kit/charts/smoothing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yagura::kit {

namespace {

using detail::PixelColumn;

constexpr double calmPixels = 2.0; // a column whose values differ less is one point

class PathBuilder
{
public:
    PathBuilder(SeriesPath &path, Interpolation interpolation)
        : m_path(path)
        , m_interpolation(interpolation)
    { }

    void addPoint(QPointF p)
    {
        if (!m_run.isEmpty()) {
            const QPointF before = m_run.last();
            const bool isBefore = m_interpolation == Interpolation::StepBefore;
            if (isBefore || m_interpolation == Interpolation::StepAfter) {
                const QPointF corner = isBefore ? QPointF(before.x(), p.y()) : QPointF(p.x(), before.y());
                m_path.lines.emplace_back(before, corner);
                m_run.append(corner);
                m_path.lines.emplace_back(corner, p);
            } else {
                m_path.lines.emplace_back(before, p);
            }
        }
        m_run.append(p);
    }

    void addColumn(const PixelColumn &column)
    {
        const double x = column.x;
        if (column.max - column.min <= calmPixels || column.count == 1) {
            addPoint({x, column.count == 1 ? column.first : (column.min + column.max) / 2});
            return;
        }
        double top = column.min;
        double bottom = column.max;
        if (!m_run.isEmpty() && x - m_run.last().x() <= 1.5) { // joined to the column before without a line
            top = std::min(top, m_run.last().y());
            bottom = std::max(bottom, m_run.last().y());
        } else if (!m_run.isEmpty()) {
            m_path.lines.emplace_back(m_run.last(), QPointF(x, column.first));
        }
        m_path.spans.emplace_back(std::floor(x), top, 1.0, std::max(1.0, bottom - top));
        m_run.append({x, column.min});
        m_run.append({x, column.last});
    }

    void breakRun()
    {
        if (m_run.size() == 1)
            m_path.dots.push_back(m_run.first());
        else if (m_run.size() > 1)
            m_path.runs.push_back(m_run);
        m_run.clear();
    }

private:
    SeriesPath &m_path;
    QPolygonF m_run;
    Interpolation m_interpolation;
};

// NaN compares as neither less nor greater and so drops out; infinite values do not. Four lanes, so that one
// comparison need not wait for the one before.
ValueExtent quickExtent(std::span<const double> values)
{
    constexpr size_t lanes = 4;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::array<double, lanes> low{infinity, infinity, infinity, infinity};
    std::array<double, lanes> high{-infinity, -infinity, -infinity, -infinity};
    const size_t whole = values.size() / lanes * lanes;
    for (size_t i = 0; i < whole; i += lanes) {
        for (size_t lane = 0; lane < lanes; ++lane) {
            const double value = values[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
        }
    }
    for (size_t i = whole; i < values.size(); ++i) {
        low[0] = values[i] < low[0] ? values[i] : low[0];
        high[0] = values[i] > high[0] ? values[i] : high[0];
    }
    return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

} // namespace

void ValueExtent::include(double value)
{
    if (!std::isfinite(value))
        return;
    if (isEmpty()) {
        min = max = value;
        return;
    }
    min = std::min(min, value);
    max = std::max(max, value);
}

void ValueExtent::include(const ValueExtent &other)
{
    if (other.isEmpty())
        return;
    include(other.min);
    include(other.max);
}

ValueExtent extentOf(const ChartSeries &series, const TimeRange &range)
{
    const auto from
        = std::lower_bound(series.timesMs.begin(), series.timesMs.end(), toUnixMilliseconds(range.from));
    const auto to = std::upper_bound(from, series.timesMs.end(), toUnixMilliseconds(range.to));
    const auto values = series.values.subspan(static_cast<size_t>(from - series.timesMs.begin()),
                                              static_cast<size_t>(to - from));
    ValueExtent extent = quickExtent(values);
    if (!std::isfinite(extent.min) || !std::isfinite(extent.max)) {
        extent = {};
        for (const double value : values)
            extent.include(value);
    }
    return extent;
}

SeriesPath seriesPath(const ChartSeries &series, const PlotMapping &mapping)
{
    SeriesPath path;
    const Interpolation interpolation = drawingOf(series).interpolation;
    PathBuilder builder(path, interpolation);
    detail::walkSamples(series, mapping, interpolation, builder);
    return path;
}

} // namespace yagura::kit
