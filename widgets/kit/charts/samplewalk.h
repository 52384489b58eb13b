// The one pass over a series' samples that all ways of drawing share: points where there are few, pixel
// columns (first, last, least, greatest: M4) where there are many, breaks at gaps. Internal to the charts;
// pure, any thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/plotmapping.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit::detail {

// One pixel column with all samples that fall into it, in pixels; y grows downwards, so min is the upper end.
struct PixelColumn
{
    double x = 0; // its centre
    double first = 0;
    double last = 0;
    double min = 0;
    double max = 0;
    size_t count = 0;
};

// What has to be known of a column before it is drawn.
struct ColumnScan
{
    double min = 0;
    double max = 0;
    double poison = 0; // NaN with the first value that is not finite
    std::int64_t widestMs = 0; // between neighbours
};

// Never inlined: among the variables of whoever draws, least and greatest would leave their registers, which
// makes a million samples three times as slow.
[[gnu::noinline]] inline ColumnScan scanColumn(std::span<const double> values,
                                               std::span<const std::int64_t> times, std::int64_t widestMs)
{
    double min = values.front();
    double max = min;
    double poison = 0;
    for (const double value : values) {
        min = value < min ? value : min;
        max = value > max ? value : max;
        poison += value - value;
    }
    for (size_t i = 1; i < times.size(); ++i)
        widestMs = std::max(widestMs, times[i] - times[i - 1]);
    return {min, max, poison, widestMs};
}

// Calls sink.addPoint(QPointF), sink.addColumn(PixelColumn) and sink.breakRun(), from left to right. One
// sample beyond either edge is included, so that the line leaves the plot instead of ending inside.
template <typename Sink> class SampleWalk
{
public:
    SampleWalk(const ChartSeries &series, const PlotMapping &mapping, Sink &sink)
        : m_series(series)
        , m_mapping(mapping)
        , m_sink(sink)
        , m_originMs(toUnixMilliseconds(mapping.range.from))
        , m_pixelsPerMs(mapping.plot.width() / static_cast<double>(mapping.lengthMs()))
        , m_isLinear(mapping.scale.kind == ScaleKind::Linear)
        , m_lowest(mapping.scale.even(mapping.scale.min))
        , m_pixelsPerValue(mapping.plot.height() / (mapping.scale.even(mapping.scale.max) - m_lowest))
        , m_gapMs(series.gapMs > 0 ? series.gapMs : std::numeric_limits<std::int64_t>::max())
    { }

    void run()
    {
        const auto &times = m_series.timesMs;
        if (times.empty() || m_mapping.plot.width() < 1)
            return;
        auto from = std::lower_bound(times.begin(), times.end(), m_originMs);
        auto to = std::upper_bound(from, times.end(), toUnixMilliseconds(m_mapping.range.to));
        if (from != times.begin())
            --from;
        if (to != times.end())
            ++to;
        const auto begin = static_cast<size_t>(from - times.begin());
        const auto end = static_cast<size_t>(to - times.begin());
        if (static_cast<double>(end - begin) > 1.5 * m_mapping.plot.width())
            addDense(begin, end);
        else
            addSparse(begin, end);
        m_sink.breakRun();
    }

private:
    [[nodiscard]] double xOf(std::int64_t ms) const
    {
        return m_mapping.plot.left() + static_cast<double>(ms - m_originMs) * m_pixelsPerMs;
    }

    // As the mapping says, with the division done once for all.
    [[nodiscard]] double yOf(double value) const
    {
        const double even = m_isLinear ? value : m_mapping.scale.even(value);
        return m_mapping.plot.bottom() - (even - m_lowest) * m_pixelsPerValue;
    }

    // Breaks the run before a sample that does not join it; false for one that is none.
    bool joins(size_t i)
    {
        const bool isSample = std::isfinite(m_series.values[i]);
        if (!isSample || (m_hasPrevious && m_series.timesMs[i] - m_previousMs > m_gapMs)) {
            m_sink.breakRun();
            m_hasPrevious = false;
        }
        if (!isSample)
            return false;
        m_previousMs = m_series.timesMs[i];
        m_hasPrevious = true;
        return true;
    }

    void addSparse(size_t begin, size_t end)
    {
        for (size_t i = begin; i < end; ++i) {
            if (joins(i))
                m_sink.addPoint({xOf(m_series.timesMs[i]), yOf(m_series.values[i])});
        }
    }

    void addDense(size_t begin, size_t end)
    {
        size_t guess = 1;
        for (size_t i = begin; i < end;) {
            const double pixel = std::floor(xOf(m_series.timesMs[i]));
            const size_t next = endOfColumn(i, end, pixel, guess);
            addColumn(i, next, pixel + 0.5);
            guess = next - i;
            i = next;
        }
    }

    // The first sample from i on that lies in another column; samples are mostly regular, so it is near i +
    // guess.
    [[nodiscard]] size_t endOfColumn(size_t i, size_t end, double pixel, size_t guess) const
    {
        const auto isHere = [&](size_t at) { return xOf(m_series.timesMs[at]) < pixel + 1; };
        size_t at = std::min(i + guess, end);
        while (at < end && isHere(at))
            ++at;
        while (at > i + 1 && !isHere(at - 1))
            --at;
        return at;
    }

    void addColumn(size_t begin, size_t end, double x)
    {
        const auto &values = m_series.values;
        const auto &times = m_series.timesMs;
        const std::int64_t before = m_hasPrevious ? times[begin] - m_previousMs : 0;
        const ColumnScan scan
            = scanColumn(values.subspan(begin, end - begin), times.subspan(begin, end - begin), before);
        if (scan.poison != 0 || scan.widestMs > m_gapMs) {
            addBrokenColumn(begin, end, x);
            return;
        }
        m_previousMs = times[end - 1];
        m_hasPrevious = true;
        m_sink.addColumn(
            {x, yOf(values[begin]), yOf(values[end - 1]), yOf(scan.max), yOf(scan.min), end - begin});
    }

    void addBrokenColumn(size_t begin, size_t end, double x)
    {
        PixelColumn column;
        const auto flush = [&] {
            if (column.count > 0)
                m_sink.addColumn(column);
            column.count = 0;
        };
        for (size_t i = begin; i < end; ++i) {
            const bool isSample = std::isfinite(m_series.values[i]);
            if (!isSample || (m_hasPrevious && m_series.timesMs[i] - m_previousMs > m_gapMs))
                flush();
            if (!joins(i))
                continue;
            const double y = yOf(m_series.values[i]);
            if (column.count == 0)
                column = {x, y, y, y, y, 0};
            column.last = y;
            column.min = std::min(column.min, y);
            column.max = std::max(column.max, y);
            ++column.count;
        }
        flush();
    }

    const ChartSeries &m_series;
    const PlotMapping &m_mapping;
    Sink &m_sink;
    const std::int64_t m_originMs;
    const double m_pixelsPerMs;
    const bool m_isLinear;
    const double m_lowest; // where the scale is even
    const double m_pixelsPerValue;
    const std::int64_t m_gapMs;
    std::int64_t m_previousMs = 0;
    bool m_hasPrevious = false;
};

template <typename Sink> void walkSamples(const ChartSeries &series, const PlotMapping &mapping, Sink &sink)
{
    SampleWalk<Sink>(series, mapping, sink).run();
}

} // namespace yagura::kit::detail
