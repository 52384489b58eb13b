// The drawing of a bar chart: grid and labels, bars and their values, limits.
#include "kit/charts/bars/barchart.h"
#include "kit/charts/chartpainter.h"
#include "kit/charts/figures/figuretext.h"
#include "kit/charts/parts/axistitle.h"

#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int labelHeight = 16;

QFont labelFont()
{
    return textFont(TextStyle::Label);
}

} // namespace

void BarChart::paintGrid(QPainter &painter) const
{
    const QRectF plot = m_plot.plot;
    const QColor line = withAlpha(Theme::of(this).color(ColorRole::Line), 0.75);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ValueTick &tick : m_plot.scale.ticks) {
        const double at = std::round(m_plot.valuePixel(tick.value));
        painter.fillRect(m_plot.isHorizontal ? QRectF(at, plot.top(), 1, plot.height())
                                             : QRectF(plot.left(), at, plot.width(), 1),
                         line);
    }
    paintAxis(painter, m_axis, m_plot.scale, BarScale::First);
    if (m_second)
        paintAxis(painter, *m_second, *m_plot.second, BarScale::Second);
}

void BarChart::paintAxis(QPainter &painter, const BarAxis &axis, const ValueScale &scale,
                         BarScale place) const
{
    if (!axis.isShown)
        return;
    const NumberPainter labels(labelFont());
    const QRectF plot = m_plot.plot;
    const QColor color = Theme::of(this).color(ColorRole::TextMuted);
    double free = -1e9; // where the last label of a lying chart ended
    for (const ValueTick &tick : scale.ticks) {
        const double at = std::round(m_plot.valuePixel(tick.value, place));
        if (!m_plot.isHorizontal) {
            labels.draw(painter,
                        axis.isOnRight ? QRectF(plot.right() + space::small, at - 8, plot.width(), 16)
                                       : QRectF(0, at - 8, plot.left() - space::small, 16),
                        (axis.isOnRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, tick.label,
                        color);
            continue;
        }
        const double wide = labels.width(tick.label);
        const double left = std::min(at - wide / 2, width() - wide - 1);
        if (left < free)
            continue;
        free = left + wide + space::small;
        const double top = axis.isOnRight ? plot.top() - labelHeight - 2 : plot.bottom() + 4;
        labels.draw(painter, QRectF(left, top, wide, labelHeight), Qt::AlignLeft | Qt::AlignVCenter,
                    tick.label, color);
    }
}

void BarChart::paintTitle(QPainter &painter, const BarAxis &axis, const ValueScale &scale) const
{
    const QRectF plot = m_plot.plot;
    QRectF strip;
    if (m_plot.isHorizontal) {
        const double labels = axis.isShown ? labelHeight + 4 : 2;
        strip = QRectF(plot.left(),
                       axis.isOnRight ? plot.top() - labels - axisTitleRoom : plot.bottom() + labels,
                       plot.width(), axisTitleRoom);
    } else {
        const double labels
            = axis.isShown ? std::max(axis.widthPx, valueLabelWidth(scale) + space::small) : 0;
        strip = QRectF(axis.isOnRight ? plot.right() + 2 + labels : 0, plot.top(), axisTitleRoom,
                       plot.height());
    }
    paintAxisTitle(painter, strip, axis.title, Theme::of(this));
}

// Turned clockwise from the bar downwards, or against the clock up to it.
void BarChart::paintRotated(QPainter &painter, const QString &text, double x) const
{
    const QFontMetrics metrics(labelFont());
    const double angle = qDegreesToRadians(std::abs(static_cast<double>(m_look.labelRotation)));
    const bool isDown = m_look.labelRotation > 0;
    // Within the depth below and the widget beside.
    const double side = (isDown ? width() - x : x) / std::max(0.01, std::cos(angle));
    const double room = std::min((m_labelDepth - 6 - std::cos(angle) * labelHeight) / std::sin(angle), side);
    const QString shown = metrics.elidedText(text, Qt::ElideMiddle, static_cast<int>(std::max(16.0, room)));
    painter.save();
    painter.translate(x, m_plot.plot.bottom() + 6);
    painter.rotate(m_look.labelRotation);
    const int wide = metrics.horizontalAdvance(shown) + 2;
    painter.drawText(QRectF(isDown ? 0 : -wide,
                            m_look.labelRotation > 45 || m_look.labelRotation < -45 ? -labelHeight / 2.0 : 0,
                            wide, labelHeight),
                     (isDown ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, shown);
    painter.restore();
}

void BarChart::paintCategories(QPainter &painter) const
{
    const QFontMetrics metrics(labelFont());
    painter.setFont(labelFont());
    painter.setPen(Theme::of(this).color(ColorRole::TextMuted));
    // Labels that were skipped leave their room to those that stay.
    qsizetype stride = 1;
    while (stride < m_labels.size() && m_labels[stride].isEmpty())
        ++stride;
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        if (m_labels[i].isEmpty())
            continue;
        const QRectF slot = m_plot.slot(static_cast<int>(i));
        if (m_plot.isHorizontal) {
            const int room = static_cast<int>(m_plot.plot.left()) - space::small - 2;
            painter.drawText(QRectF(2, slot.center().y() - 8, room, 16), Qt::AlignRight | Qt::AlignVCenter,
                             metrics.elidedText(m_labels[i], Qt::ElideMiddle, room));
            continue;
        }
        if (m_look.labelRotation != 0) {
            paintRotated(painter, m_labels[i], slot.center().x());
            continue;
        }
        // At the ends of the axis a label has no more room than to the edge.
        const double toEdge = std::min(slot.center().x(), width() - slot.center().x());
        const double room
            = std::min(slot.width() * static_cast<double>(stride) - m_look.labelSpacing, 2 * toEdge);
        const QString text = metrics.elidedText(m_labels[i], Qt::ElideMiddle, static_cast<int>(room));
        const double wide = metrics.horizontalAdvance(text) + 1;
        painter.drawText(QRectF(slot.center().x() - wide / 2, m_plot.plot.bottom() + 4, wide, labelHeight),
                         Qt::AlignCenter | Qt::TextSingleLine, text);
    }
}

// At its end; the foot stands flat on the axis.
void BarChart::paintRounded(QPainter &painter, const QRectF &rect, bool isBelow, const QBrush &brush,
                            const QPen &pen) const
{
    const double corner = m_look.radius * (m_plot.isHorizontal ? rect.height() : rect.width());
    QRectF whole = rect; // as if it went on beyond the foot
    if (m_plot.isHorizontal)
        isBelow ? whole.setRight(rect.right() + 2 * corner) : whole.setLeft(rect.left() - 2 * corner);
    else
        isBelow ? whole.setTop(rect.top() - 2 * corner) : whole.setBottom(rect.bottom() + 2 * corner);
    const double inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    painter.save();
    painter.setClipRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(brush);
    painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

void BarChart::paintBar(QPainter &painter, const Bar &bar, bool isCurrent) const
{
    const Theme &theme = Theme::of(this);
    const QColor full = colorOf(bar).resolve(theme);
    const QColor fill = isCurrent ? full : colorOf(bar).resolveFill(theme);
    QRectF rect = bar.rect;
    const bool isStacked = m_look.stacking != BarStacking::None;
    // A value that is not nothing is seen; what is stacked keeps its true sum.
    if (!isStacked && bar.high != bar.low && (m_plot.isHorizontal ? rect.width() : rect.height()) < 1)
        m_plot.isHorizontal ? rect.setWidth(1) : rect.setTop(rect.bottom() - 1);
    // A line of the surface between the parts of a stack.
    if (isStacked && m_plot.isHorizontal && rect.width() > 3)
        rect.adjust(0, 0, -1, 0);
    else if (isStacked && !m_plot.isHorizontal && rect.height() > 3)
        rect.adjust(0, 1, 0, 0);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor tint = withAlpha(fill, std::clamp(m_look.fillOpacity, 0.0, 1.0));
    QBrush brush(tint);
    if (m_look.fades) {
        QLinearGradient gradient(m_plot.isHorizontal ? rect.topRight() : rect.topLeft(),
                                 m_plot.isHorizontal ? rect.topLeft() : rect.bottomLeft());
        gradient.setColorAt(0, tint);
        gradient.setColorAt(1, withAlpha(fill, 0.1 * m_look.fillOpacity));
        brush = gradient;
    }
    if (m_look.radius > 0) {
        paintRounded(painter, rect, bar.high < bar.low, brush,
                     m_look.lineWidth > 0 ? QPen(full, m_look.lineWidth) : QPen(Qt::NoPen));
        return;
    }
    painter.fillRect(rect, brush);
    const double line = std::min<double>(m_look.lineWidth, std::min(rect.width(), rect.height()) / 2);
    if (line < 1)
        return;
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), line), full);
    painter.fillRect(QRectF(rect.left(), rect.bottom() - line, rect.width(), line), full);
    painter.fillRect(QRectF(rect.left(), rect.top(), line, rect.height()), full);
    painter.fillRect(QRectF(rect.right() - line, rect.top(), line, rect.height()), full);
}

void BarChart::paintValue(QPainter &painter, const Bar &bar) const
{
    const Theme &theme = Theme::of(this);
    QFont font = labelFont();
    if (m_look.valuePixels > 0)
        font.setPixelSize(m_look.valuePixels);
    const NumberPainter numbers(font);
    const QString text = valueText(bar);
    const double wide = numbers.width(text);
    if (m_look.stacking != BarStacking::None) {
        // In the middle of its part, where that is large enough or all were asked for.
        const bool fits = bar.rect.height() >= 12 && bar.rect.width() >= wide;
        if (fits || (m_look.values == BarValues::Always && bar.rect.height() >= 8))
            numbers.draw(painter, bar.rect, Qt::AlignCenter, text,
                         readableOn(colorOf(bar).resolveFill(theme)));
        return;
    }
    const bool isBelow = bar.high < bar.low;
    const QColor color = theme.color(ColorRole::Text);
    if (m_plot.isHorizontal) {
        const double left = isBelow ? bar.rect.left() - wide - 4 : bar.rect.right() + 4;
        numbers.draw(painter, QRectF(left, bar.rect.center().y() - 8, wide, 16),
                     Qt::AlignLeft | Qt::AlignVCenter, text, color);
        return;
    }
    QRectF place(bar.rect.center().x() - wide / 2, isBelow ? bar.rect.bottom() + 1 : bar.rect.top() - 15,
                 wide, 14);
    // A bar down to the end of the axis has its value within, not over the labels below.
    const bool isInside = place.bottom() > m_plot.plot.bottom() + 2;
    if (isInside)
        place.moveBottom(bar.rect.bottom() - 1);
    numbers.draw(painter, place, Qt::AlignLeft | Qt::AlignVCenter, text,
                 isInside ? readableOn(colorOf(bar).resolveFill(theme)) : color);
}

void BarChart::paintLimits(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const NumberPainter labels(labelFont());
    const QRectF plot = m_plot.plot;
    for (const ChartThreshold &limit : m_thresholds) {
        const double position = m_plot.scale.position(limit.value);
        if (!(position >= 0 && position <= 1))
            continue;
        const double at = std::round(m_plot.valuePixel(limit.value)) + 0.5;
        const QColor color = theme.color(kit::colorOf(limit.severity));
        QPen pen(color, 1);
        pen.setDashPattern({4, 3});
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(pen);
        const QString name = safeText(limit.name, LineBreaks::Shown, 60);
        const double wide = labels.width(name);
        if (m_plot.isHorizontal) {
            painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()));
            const double left = at + 4 + wide <= width() ? at + 4 : at - 4 - wide;
            labels.draw(painter, QRectF(left, plot.bottom() - 16, wide, 15), Qt::AlignLeft | Qt::AlignVCenter,
                        name, color);
            continue;
        }
        painter.drawLine(QPointF(plot.left(), at), QPointF(plot.right(), at));
        labels.draw(painter, QRectF(plot.right() - wide - 4, at - 16, wide, 15),
                    Qt::AlignLeft | Qt::AlignVCenter, name, color);
    }
}

void BarChart::paintStill(QPainter &painter)
{
    paintGrid(painter);
    for (const Bar &bar : m_bars)
        paintBar(painter, bar, false);
    // The foot of the bars, over their edges.
    const Theme &theme = Theme::of(this);
    const double foot = std::round(m_plot.valuePixel(0));
    painter.fillRect(m_plot.isHorizontal ? QRectF(foot, m_plot.plot.top(), 1, m_plot.plot.height())
                                         : QRectF(m_plot.plot.left(), foot, m_plot.plot.width(), 1),
                     theme.color(ColorRole::LineStrong));
    for (const Bar &bar : m_bars) {
        if (m_hasValues)
            paintValue(painter, bar);
    }
    paintCategories(painter);
    paintTitle(painter, m_axis, m_plot.scale);
    if (m_second)
        paintTitle(painter, *m_second, *m_plot.second);
    paintLimits(painter);
}

void BarChart::paintMoving(QPainter &painter)
{
    const Bar *lit = current() ? barOf(*current()) : nullptr;
    for (const Bar &bar : m_bars) {
        if (!lit || (&bar != lit && !(m_look.lightsCategory && bar.category == lit->category)))
            continue;
        paintBar(painter, bar, true);
        if (m_hasValues && m_look.stacking != BarStacking::None)
            paintValue(painter, bar);
    }
    paintLegend(painter);
}

} // namespace yagura::kit
