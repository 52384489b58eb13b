#include "kit/charts/parts/timechart.h"

#include "kit/charts/chartpainter.h"
#include "kit/timetext.h"

#include <QPainter>

#include <cmath>

namespace yagura::kit {

void TimeChart::setRange(const TimeRange &range)
{
    m_mapping.range = range;
    invalidate();
}

void TimeChart::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    invalidate();
}

void TimeChart::setCursor(std::optional<Instant> at)
{
    if (at == m_cursor)
        return;
    m_cursor = at;
    updateTooltip();
    update();
}

void TimeChart::setPinned(std::optional<Instant> at)
{
    m_pinned = at;
    updateTooltip();
    update();
}

QRectF TimeChart::plotRect()
{
    ensureLaidOut();
    return m_mapping.plot;
}

bool TimeChart::wantsTooltip() const
{
    const bool isWatched = m_hasPointer || hasFocus();
    return tooltipMode() != TooltipMode::None && m_cursor && isWatched && !m_selectionStart && isVisible();
}

QString TimeChart::timeTitle(Instant at) const
{
    const bool hasSeconds = m_mapping.range.length() < std::chrono::hours(24);
    return hasSeconds ? clockText(at, m_zone, ClockPrecision::Seconds)
                      : dateTimeText(at, m_zone, ClockPrecision::Minutes);
}

QString TimeChart::pinNote(Instant at) const
{
    if (!m_pinned)
        return {};
    return *m_pinned == at ? tr("Pinned on all panels") : tr("%1 from the pin").arg(spanText(at - *m_pinned));
}

Instant TimeChart::timeAt(double x) const
{
    const double inside = std::clamp(x - m_mapping.plot.left(), 0.0, m_mapping.plot.width());
    return xToTime(inside, m_mapping.range, m_mapping.plot.width());
}

void TimeChart::paintTimeAxis(QPainter &painter, double top) const
{
    if (!m_mapping.range.isValid())
        return;
    const Theme &theme = Theme::of(this);
    const auto ticks = timeTicks(m_mapping.range, static_cast<int>(m_mapping.plot.width()), m_zone);
    paintTimeGrid(painter, m_mapping, ticks, theme);
    paintTimeLabels(painter, m_mapping, ticks, top, theme);
}

void TimeChart::paintMoving(QPainter &painter)
{
    paintSelection(painter);
    if (m_pinned)
        paintCursor(painter, *m_pinned, true);
    if (m_cursor && m_cursor != m_pinned)
        paintCursor(painter, *m_cursor, false);
}

void TimeChart::paintCursor(QPainter &painter, Instant at, bool isPinned) const
{
    const double x = std::round(xOf(at)) + 0.5;
    if (x < m_mapping.plot.left() || x > m_mapping.plot.right() + 1)
        return;
    QPen pen(Theme::of(this).color(isPinned ? ColorRole::Text : ColorRole::TextMuted), 1);
    if (isPinned)
        pen.setDashPattern({3, 3});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, m_mapping.plot.top()), QPointF(x, m_mapping.plot.bottom()));
}

void TimeChart::paintSelection(QPainter &painter) const
{
    if (!m_selectionStart || std::abs(m_selectionEnd - *m_selectionStart) < dragThreshold)
        return;
    const Theme &theme = Theme::of(this);
    const QRectF plot = m_mapping.plot;
    const double left = std::clamp(std::min(*m_selectionStart, m_selectionEnd), plot.left(), plot.right());
    const double right = std::clamp(std::max(*m_selectionStart, m_selectionEnd), plot.left(), plot.right());
    const QColor dim = withAlpha(theme.color(ColorRole::Surface), 0.6);
    painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), dim);
    painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), dim);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.color(ColorRole::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(left, plot.top(), right - left, plot.height()));
}

} // namespace yagura::kit
