#include "kit/severity.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace yagura::kit {

namespace {

// All shapes are drawn on a 16-unit square.
constexpr qreal grid = 16;

QPolygonF octagon()
{
    QPolygonF points;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4;
        points << QPointF(8 + 7.2 * std::cos(angle), 8 + 7.2 * std::sin(angle));
    }
    return points;
}

void fillWithMark(QPainter &p, const QPolygonF &outline, const QColor &color, const QColor &ground, qreal top)
{
    QPen pen(color, 1.2);
    pen.setJoinStyle(Qt::RoundJoin);
    p.setPen(pen);
    p.setBrush(color);
    p.drawPolygon(outline);
    p.setPen(Qt::NoPen);
    p.setBrush(ground);
    p.drawRoundedRect(QRectF(7.1, top, 1.8, 4.8), 0.9, 0.9);
    p.drawEllipse(QPointF(8, top + 6.9), 1.05, 1.05);
}

void strokeRing(QPainter &p, const QColor &color, qreal radius, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(color, 1.6);
    if (style == Qt::DashLine)
        pen.setDashPattern({1.6, 1.35});
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawEllipse(QPointF(8, 8), radius, radius);
}

void strokeLines(QPainter &p, const QColor &color, const QPolygonF &points)
{
    QPen pen(color, 1.6);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawPolyline(points);
}

void paintMute(QPainter &p, const QColor &color)
{
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawPolygon(QPolygonF{{2, 6}, {4.5, 6}, {8, 3}, {8, 13}, {4.5, 10}, {2, 10}});
    strokeLines(p, color, {{10.5, 6}, {14, 10}});
    strokeLines(p, color, {{14, 6}, {10.5, 10}});
}

void paintCross(QPainter &p, const QColor &color, const QColor &ground)
{
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawEllipse(QPointF(8, 8), 7, 7);
    strokeLines(p, ground, {{5.6, 5.6}, {10.4, 10.4}});
    strokeLines(p, ground, {{10.4, 5.6}, {5.6, 10.4}});
}

void paintHalf(QPainter &p, const QColor &color)
{
    strokeRing(p, color, 6.2);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawPie(QRectF(1.8, 1.8, 12.4, 12.4), -90 * 16, 180 * 16);
}

void paintInfo(QPainter &p, const QColor &color)
{
    strokeRing(p, color, 6.2);
    p.setPen(Qt::NoPen);
    p.setBrush(color);
    p.drawRoundedRect(QRectF(7.2, 7, 1.6, 4.6), 0.8, 0.8);
    p.drawEllipse(QPointF(8, 4.9), 1, 1);
}

} // namespace

Severity shownSeverity(yagura::Severity severity)
{
    switch (severity) {
    case yagura::Severity::Critical:
        return Severity::Critical;
    case yagura::Severity::Warning:
        return Severity::Warning;
    case yagura::Severity::Info:
        return Severity::Info;
    case yagura::Severity::Ok:
        return Severity::Ok;
    case yagura::Severity::Unknown:
        break;
    }
    return Severity::Unknown;
}

Shape shapeOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return Shape::Ring;
    case Severity::Info:
        return Shape::InfoRing;
    case Severity::Unknown:
        return Shape::DashedRing;
    case Severity::Warning:
        return Shape::Triangle;
    case Severity::Critical:
        return Shape::Octagon;
    }
    Q_UNREACHABLE();
}

ColorRole colorOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return ColorRole::Ok;
    case Severity::Info:
        return ColorRole::Info;
    case Severity::Unknown:
        return ColorRole::Unknown;
    case Severity::Warning:
        return ColorRole::Warning;
    case Severity::Critical:
        return ColorRole::Critical;
    }
    Q_UNREACHABLE();
}

ColorRole surfaceOf(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return ColorRole::OkSurface;
    case Severity::Info:
        return ColorRole::AccentSurface;
    case Severity::Unknown:
        return ColorRole::Hover;
    case Severity::Warning:
        return ColorRole::WarningSurface;
    case Severity::Critical:
        return ColorRole::CriticalSurface;
    }
    Q_UNREACHABLE();
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return QCoreApplication::translate("Severity", "OK");
    case Severity::Info:
        return QCoreApplication::translate("Severity", "Info");
    case Severity::Unknown:
        return QCoreApplication::translate("Severity", "Unknown");
    case Severity::Warning:
        return QCoreApplication::translate("Severity", "Warning");
    case Severity::Critical:
        return QCoreApplication::translate("Severity", "Critical");
    }
    Q_UNREACHABLE();
}

void paintShape(QPainter &p, const QRectF &rect, Shape shape, const QColor &color, const QColor &ground)
{
    const qreal side = std::min(rect.width(), rect.height());
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(rect.center() - QPointF(side / 2, side / 2));
    p.scale(side / grid, side / grid);
    switch (shape) {
    case Shape::Octagon:
        fillWithMark(p, octagon(), color, ground, 3.6);
        break;
    case Shape::Triangle:
        fillWithMark(p, {{8, 1.8}, {14.8, 13.8}, {1.2, 13.8}}, color, ground, 5.2);
        break;
    case Shape::Ring:
        strokeRing(p, color, 4.2);
        break;
    case Shape::Tick:
        strokeRing(p, color, 6.2);
        strokeLines(p, color, {{5.2, 8.2}, {7.2, 10.2}, {10.8, 6.2}});
        break;
    case Shape::Cross:
        paintCross(p, color, ground);
        break;
    case Shape::HalfCircle:
        paintHalf(p, color);
        break;
    case Shape::DashedRing:
        strokeRing(p, color, 5.6, Qt::DashLine);
        break;
    case Shape::Clock:
        strokeRing(p, color, 6.2);
        strokeLines(p, color, {{8, 4.6}, {8, 8}, {10.4, 9.6}});
        break;
    case Shape::Slash:
        strokeRing(p, color, 6.2);
        strokeLines(p, color, {{3.8, 12.2}, {12.2, 3.8}});
        break;
    case Shape::Mute:
        paintMute(p, color);
        break;
    case Shape::InfoRing:
        paintInfo(p, color);
        break;
    case Shape::Dot:
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawEllipse(QPointF(8, 8), 4.2, 4.2);
        break;
    }
    p.restore();
}

void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme)
{
    paintShape(painter, rect, shapeOf(severity), theme.color(colorOf(severity)),
               theme.color(ColorRole::Surface));
}

} // namespace yagura::kit
