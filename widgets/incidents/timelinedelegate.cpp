#include "incidents/timelinedelegate.h"

#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

namespace yagura::incidents {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int timeWidth = 62;
constexpr int signSide = 18;

void drawLine(QPainter &painter, const QRect &line, const QString &text, TextStyle style, const QColor &color)
{
    painter.setFont(kit::textFont(style));
    painter.setPen(color);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(kit::safeText(text), Qt::ElideRight, line.width()));
}

} // namespace

TimelineDelegate::TimelineDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void TimelineDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                 const QModelIndex &index) const
{
    const TimelineCell cell = m_describe(index);
    painter.setRenderHint(QPainter::Antialiasing);
    const int top = rect.top() + 5;
    kit::NumberPainter(kit::textFont(TextStyle::Mono))
        .draw(painter, QRectF(rect.left(), top, timeWidth, signSide), Qt::AlignRight | Qt::AlignVCenter,
              cell.time, theme.color(ColorRole::TextMuted));
    const QRectF sign(rect.left() + timeWidth + kit::space::small, top, signSide, signSide);
    painter.setPen(QPen(theme.color(ColorRole::LineStrong), 1));
    const qreal x = sign.center().x();
    if (!cell.isFirst)
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, sign.top()));
    if (!cell.isLast)
        painter.drawLine(QPointF(x, sign.bottom()), QPointF(x, rect.bottom() + 1));
    const QColor color = theme.color(cell.text.role);
    const QColor ground = kit::blend(theme.color(ColorRole::Surface), color, 0.18);
    if (cell.text.isUnfinished)
        kit::paintDashedBox(painter, sign, theme.color(ColorRole::Surface), color);
    else
        kit::paintBox(painter, sign, ground, {});
    kit::paintIcon(painter, sign.adjusted(3, 3, -3, -3), cell.text.icon, color);
    QRect text(rect.left() + timeWidth + signSide + 2 * kit::space::small, top, 0, signSide);
    text.setRight(rect.right());
    drawLine(painter, text, cell.text.title, TextStyle::Body,
             theme.color(cell.text.isUnfinished ? cell.text.role : ColorRole::Text));
    drawLine(painter, text.translated(0, 16), cell.text.detail, TextStyle::Label,
             theme.color(ColorRole::TextMuted));
}

int TimelineDelegate::contentWidth(const QModelIndex &) const
{
    return 260;
}

QString TimelineDelegate::toolTipText(const QModelIndex &index, int) const
{
    const TimelineText text = m_describe(index).text;
    return text.detail.isEmpty() ? text.title : text.title + QLatin1Char('\n') + text.detail;
}

} // namespace yagura::incidents
