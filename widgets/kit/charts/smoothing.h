// Between samples a smooth curve instead of straight lines: monotone cubic (Fritsch and Carlson 1980,
// tangents by the weighted harmonic mean), so that it never goes beyond the samples. A sink in front of a
// sink of samplewalk.h. Internal to the charts; pure, any thread.
#pragma once

#include "kit/charts/samplewalk.h"

#include <QPointF>

#include <vector>

namespace yagura::kit::detail {

template <typename Sink> class SmoothSink
{
public:
    SmoothSink(Sink &sink, const QRectF &plot)
        : m_sink(sink)
        , m_left(plot.left() - stepPx)
        , m_right(plot.right() + stepPx)
    { }

    void addPoint(QPointF p) { m_points.push_back(p); }

    // Pixel columns are as fine as the curve would be.
    void addColumn(const PixelColumn &column)
    {
        flush();
        m_sink.addColumn(column);
    }

    void breakRun()
    {
        flush();
        m_sink.breakRun();
    }

private:
    static constexpr double stepPx = 2;

    void flush()
    {
        for (size_t i = 0; i < m_points.size(); ++i) {
            if (i > 0)
                addCurve(i);
            m_sink.addPoint(m_points[i]);
        }
        m_points.clear();
    }

    [[nodiscard]] double slope(size_t i) const // from point i to the next
    {
        const QPointF way = m_points[i + 1] - m_points[i];
        return way.x() > 0 ? way.y() / way.x() : 0;
    }

    [[nodiscard]] double tangent(size_t i) const
    {
        if (i == 0)
            return slope(0);
        if (i + 1 == m_points.size())
            return slope(i - 1);
        const double before = slope(i - 1);
        const double after = slope(i);
        if (before * after <= 0)
            return 0;
        const double left = m_points[i].x() - m_points[i - 1].x();
        const double right = m_points[i + 1].x() - m_points[i].x();
        return 3 * (left + right) / ((2 * right + left) / before + (right + 2 * left) / after);
    }

    // The curve between point i - 1 and point i, without its ends; only where it can be seen.
    void addCurve(size_t i)
    {
        const QPointF a = m_points[i - 1];
        const QPointF b = m_points[i];
        const double width = b.x() - a.x();
        if (width <= stepPx || a.y() == b.y())
            return;
        const double tangentA = tangent(i - 1) * width;
        const double tangentB = tangent(i) * width;
        const double to = std::min(b.x(), m_right) - stepPx / 2;
        for (double x = std::max(a.x(), m_left) + stepPx; x < to; x += stepPx) {
            const double t = (x - a.x()) / width;
            const double u = 1 - t;
            m_sink.addPoint({x,
                             (1 + 2 * t) * u * u * a.y() + t * u * u * tangentA + t * t * (3 - 2 * t) * b.y()
                                 - t * t * u * tangentB});
        }
    }

    Sink &m_sink;
    const double m_left;
    const double m_right;
    std::vector<QPointF> m_points;
};

// As walkSamples, through the curve where the series is smooth.
template <typename Sink>
void walkSamples(const ChartSeries &series, const PlotMapping &mapping, Interpolation interpolation,
                 Sink &sink)
{
    if (interpolation != Interpolation::Smooth) {
        walkSamples(series, mapping, sink);
        return;
    }
    SmoothSink<Sink> smooth(sink, mapping.plot);
    walkSamples(series, mapping, smooth);
}

} // namespace yagura::kit::detail
