#include "kit/charts/seriespath.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double calmPixels = 2.0; // a column whose values differ less is one point

// One pixel column with all samples that fall into it; in values while it is filled, in pixels when it is drawn.
struct Column
{
    int x = 0;
    double first = 0;
    double last = 0;
    double min = 0;
    double max = 0;
    int count = 0;
};

class PathBuilder
{
public:
    PathBuilder(SeriesPath &path, bool isStepped)
        : m_path(path)
        , m_isStepped(isStepped)
    {
    }

    void addPoint(QPointF p)
    {
        if (!m_run.isEmpty()) {
            const QPointF before = m_run.last();
            if (m_isStepped) {
                const QPointF corner(p.x(), before.y());
                m_path.lines.emplace_back(before, corner);
                m_run.append(corner);
                m_path.lines.emplace_back(corner, p);
            } else {
                m_path.lines.emplace_back(before, p);
            }
        }
        m_run.append(p);
    }

    void addColumn(double x, const Column &column)
    {
        // y grows downwards: min is the upper end.
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
    bool m_isStepped;
};

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
    ValueExtent extent;
    const auto from = std::lower_bound(series.timesMs.begin(), series.timesMs.end(), toUnixMilliseconds(range.from));
    const auto to = std::upper_bound(from, series.timesMs.end(), toUnixMilliseconds(range.to));
    const auto begin = static_cast<size_t>(std::distance(series.timesMs.begin(), from));
    const auto end = static_cast<size_t>(std::distance(series.timesMs.begin(), to));
    for (size_t i = begin; i < end; ++i)
        extent.include(series.values[i]);
    return extent;
}

SeriesPath seriesPath(const ChartSeries &series, const PlotMapping &mapping)
{
    SeriesPath path;
    if (series.timesMs.empty() || mapping.plot.width() < 1)
        return path;
    // One sample beyond either edge, so that the line leaves the plot instead of ending inside.
    auto from = std::lower_bound(series.timesMs.begin(), series.timesMs.end(), toUnixMilliseconds(mapping.range.from));
    auto to = std::upper_bound(from, series.timesMs.end(), toUnixMilliseconds(mapping.range.to));
    if (from != series.timesMs.begin())
        --from;
    if (to != series.timesMs.end())
        ++to;
    const auto begin = static_cast<size_t>(std::distance(series.timesMs.begin(), from));
    const auto end = static_cast<size_t>(std::distance(series.timesMs.begin(), to));
    const bool isDense = static_cast<double>(end - begin) > 1.5 * mapping.plot.width();
    const bool isStepped = series.style == SeriesStyle::Steps;
    path.lines.reserve(std::min(end - begin, static_cast<size_t>(mapping.plot.width() * 2) + 8));
    PathBuilder builder(path, isStepped);
    Column column;
    const auto flush = [&] {
        if (column.count > 0)
            builder.addColumn(column.x + 0.5,
                              {column.x, mapping.y(column.first), mapping.y(column.last), mapping.y(column.max),
                               mapping.y(column.min), column.count});
        column.count = 0;
    };
    const double pixelsPerMs = mapping.plot.width() / static_cast<double>(mapping.lengthMs());
    const std::int64_t originMs = toUnixMilliseconds(mapping.range.from);
    std::int64_t previousMs = 0;
    bool hasPrevious = false;
    for (size_t i = begin; i < end; ++i) {
        const double value = series.values[i];
        const std::int64_t at = series.timesMs[i];
        const bool isGap = !std::isfinite(value)
                           || (series.gapMs > 0 && hasPrevious && at - previousMs > series.gapMs);
        if (isGap) {
            flush();
            builder.breakRun();
            hasPrevious = false;
        }
        if (!std::isfinite(value))
            continue;
        previousMs = at;
        hasPrevious = true;
        const double x = mapping.plot.left() + static_cast<double>(at - originMs) * pixelsPerMs;
        if (!isDense) {
            builder.addPoint({x, mapping.y(value)});
            continue;
        }
        const int pixel = static_cast<int>(std::floor(x));
        if (column.count > 0 && pixel != column.x)
            flush();
        if (column.count == 0)
            column = {pixel, value, value, value, value, 0};
        column.last = value;
        column.min = std::min(column.min, value);
        column.max = std::max(column.max, value);
        ++column.count;
    }
    flush();
    builder.breakRun();
    return path;
}

StackedColumns stack(const std::vector<const ChartSeries *> &series, const TimeRange &range)
{
    StackedColumns result;
    const std::int64_t from = toUnixMilliseconds(range.from);
    const std::int64_t to = toUnixMilliseconds(range.to);
    for (const ChartSeries *one : series) {
        const size_t middle = result.timesMs.size();
        std::copy_if(one->timesMs.begin(), one->timesMs.end(), std::back_inserter(result.timesMs),
                     [&](std::int64_t t) { return t >= from && t <= to; });
        std::inplace_merge(result.timesMs.begin(), result.timesMs.begin() + static_cast<std::ptrdiff_t>(middle),
                           result.timesMs.end());
        result.timesMs.erase(std::unique(result.timesMs.begin(), result.timesMs.end()), result.timesMs.end());
    }
    std::vector<double> level(result.timesMs.size(), 0.0);
    for (const ChartSeries *one : series) {
        auto cursor = one->timesMs.begin();
        for (size_t i = 0; i < result.timesMs.size(); ++i) {
            cursor = std::lower_bound(cursor, one->timesMs.end(), result.timesMs[i]);
            if (cursor == one->timesMs.end() || *cursor != result.timesMs[i])
                continue;
            const double value = one->values[static_cast<size_t>(std::distance(one->timesMs.begin(), cursor))];
            if (std::isfinite(value))
                level[i] += value;
        }
        result.levels.push_back(level);
    }
    return result;
}

} // namespace yagura::kit
