#include "overview/trenddelegate.h"

#include <QPainter>

#include <cmath>

namespace yagura::overview {

using kit::ColorRole;

namespace {

constexpr int TrendHeight = 14;

struct Extent
{
    double low = 0;
    double high = 0;
    bool any = false;
};

Extent extentOf(const std::vector<double> &points)
{
    Extent extent;
    for (const double value : points) {
        if (!std::isfinite(value))
            continue;
        extent.low = extent.any ? std::min(extent.low, value) : value;
        extent.high = extent.any ? std::max(extent.high, value) : value;
        extent.any = true;
    }
    return extent;
}

void paintBars(QPainter &painter, const QRectF &rect, const std::vector<double> &points, double top, const QColor &color)
{
    const double pitch = rect.width() / static_cast<double>(points.size());
    for (size_t i = 0; i < points.size(); ++i) {
        const double height = points[i] > 0 ? std::max(2.0, points[i] / top * rect.height()) : 1.0;
        painter.fillRect(QRectF(rect.left() + static_cast<double>(i) * pitch, rect.bottom() - height,
                                std::max(1.0, pitch - 1), height),
                         points[i] > 0 ? color : kit::withAlpha(color, 0.35));
    }
}

} // namespace

void paintTrend(QPainter &painter, const QRectF &rect, const TrendCell &cell, const kit::Theme &theme)
{
    if (!cell.points || cell.points->size() < 2)
        return;
    const auto &points = *cell.points;
    const Extent extent = extentOf(points);
    if (!extent.any)
        return;
    const QColor color = theme.color(cell.role);
    if (cell.asBars) {
        paintBars(painter, rect, points, std::max(extent.high, cell.smallestRange), color);
        return;
    }
    const double middle = (extent.low + extent.high) / 2;
    const double span = std::max({extent.high - extent.low, cell.smallestRange, std::abs(middle) * 0.2});
    const double low = extent.low >= 0 ? std::max(0.0, middle - span / 2) : middle - span / 2;
    QPolygonF line;
    for (size_t i = 0; i < points.size(); ++i) {
        if (std::isfinite(points[i]))
            line << QPointF(rect.left() + static_cast<double>(i) / static_cast<double>(points.size() - 1) * (rect.width() - 3),
                            rect.bottom() - 1 - std::min(1.0, (points[i] - low) / span) * (rect.height() - 2));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    painter.drawPolyline(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(line.last(), 1.8, 1.8);
}

TrendDelegate::TrendDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{
}

void TrendDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                              const QModelIndex &index) const
{
    const QRectF place(rect.left(), rect.center().y() - TrendHeight / 2.0, rect.width(), TrendHeight);
    paintTrend(painter, place, m_describe(index), theme);
}

int TrendDelegate::contentWidth(const QModelIndex &) const { return 56; }

} // namespace yagura::overview
