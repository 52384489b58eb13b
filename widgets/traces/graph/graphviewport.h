// Which part of a graph is on screen: pixels = place × scale + offset. Plain value.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <algorithm>

namespace yagura::traces {

class GraphViewport
{
public:
    static constexpr double LargestScale = 2;
    static constexpr double Margin = 24; // pixels around what is fitted

    [[nodiscard]] double scale() const { return m_scale; }
    [[nodiscard]] QPointF toPixels(double x, double y) const
    {
        return {x * m_scale + m_offset.x(), y * m_scale + m_offset.y()};
    }
    [[nodiscard]] QRectF toPixels(const QRectF &rect) const
    {
        return {toPixels(rect.x(), rect.y()), rect.size() * m_scale};
    }
    [[nodiscard]] QPointF toGraph(const QPointF &pixels) const { return (pixels - m_offset) / m_scale; }

    // The whole graph in the middle, never enlarged.
    void fit(const QSizeF &graph, const QSizeF &view)
    {
        m_scale = fitScale(graph, view);
        m_offset
            = {(view.width() - graph.width() * m_scale) / 2, (view.height() - graph.height() * m_scale) / 2};
    }
    // factor above 1 comes closer; what is at the anchor (pixels) stays there.
    void zoom(double factor, const QPointF &anchor, const QSizeF &graph, const QSizeF &view)
    {
        const QPointF place = toGraph(anchor);
        m_scale = std::clamp(m_scale * factor, std::min(fitScale(graph, view), m_scale), LargestScale);
        m_offset = anchor - place * m_scale;
        keepInSight(graph, view);
    }
    void pan(const QPointF &pixels, const QSizeF &graph, const QSizeF &view)
    {
        m_offset += pixels;
        keepInSight(graph, view);
    }

private:
    [[nodiscard]] static double fitScale(const QSizeF &graph, const QSizeF &view)
    {
        if (graph.isEmpty())
            return 1;
        return std::clamp(std::min((view.width() - 2 * Margin) / graph.width(),
                                   (view.height() - 2 * Margin) / graph.height()),
                          0.01, 1.0);
    }
    // A good part of the graph always stays on screen.
    void keepInSight(const QSizeF &graph, const QSizeF &view)
    {
        const double left = std::min(view.width() / 2, graph.width() * m_scale);
        const double top = std::min(view.height() / 2, graph.height() * m_scale);
        m_offset.setX(std::clamp(m_offset.x(), left - graph.width() * m_scale, view.width() - left));
        m_offset.setY(std::clamp(m_offset.y(), top - graph.height() * m_scale, view.height() - top));
    }

    double m_scale = 1;
    QPointF m_offset;
};

} // namespace yagura::traces
