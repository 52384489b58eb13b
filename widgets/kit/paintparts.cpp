#include "kit/paintparts.h"

#include <QFontMetrics>
#include <QPainter>

namespace yagura::kit {

namespace {

void paintBoxWith(QPainter &painter, const QRectF &rect, const QColor &fill, const QPen &pen, qreal radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = pen.style() == Qt::NoPen ? 0 : 0.5;
    const QRectF box = rect.adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

} // namespace

void paintBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal radius)
{
    paintBoxWith(painter, rect, fill, line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen), radius);
}

void paintDashedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line,
                    qreal radius)
{
    QPen pen(line, 1);
    pen.setDashPattern({3, 2.5});
    paintBoxWith(painter, rect, fill, pen, radius);
}

void paintFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme, qreal radius)
{
    paintBoxWith(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), {}, QPen(theme.color(ColorRole::Accent), 2),
                 radius);
}

void paintCheckBox(QPainter &painter, const QRectF &rect, CheckMark mark, bool isEnabled, const Theme &theme)
{
    const bool isFilled = mark != CheckMark::Off;
    const QColor accent = theme.color(isEnabled ? ColorRole::Accent : ColorRole::TextFaint);
    paintBox(painter, rect, isFilled ? accent : theme.color(ColorRole::Surface),
             isFilled ? accent : theme.color(isEnabled ? ColorRole::TextFaint : ColorRole::LineStrong), 3);
    if (!isFilled)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.color(ColorRole::OnAccent), 1.8);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const auto at = [&](qreal x, qreal y) {
        return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    };
    if (mark == CheckMark::Partial)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    else
        painter.drawPolyline(QPolygonF{at(0.26, 0.52), at(0.44, 0.69), at(0.75, 0.32)});
    painter.restore();
}

int keyCapWidth(const QString &key)
{
    return std::max(keyCapHeight, QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(key) + 8);
}

void paintKeyCap(QPainter &painter, const QRectF &rect, const QString &key, const QColor &text,
                 const QColor &line)
{
    paintBox(painter, rect, {}, line, 3);
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(text);
    painter.drawText(rect, Qt::AlignCenter, key);
}

} // namespace yagura::kit
