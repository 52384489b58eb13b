// The pointer and the keyboard on a chart: cursor, selection, zoom.
#include "kit/charts/charttooltip.h"
#include "kit/charts/timeserieschart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int keyStep = 4;

} // namespace

void TimeSeriesChart::moveCursor(std::optional<Instant> at)
{
    if (at == m_cursor)
        return;
    setCursor(at);
    Q_EMIT cursorMoved(at);
}

void TimeSeriesChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPoint inLegend = event->position().toPoint() - QPoint(legendInset, height() - m_legend.height());
    if (const auto series = m_legend.seriesAt(inLegend)) {
        setIsolated(m_isolated == series ? std::nullopt : series);
        return;
    }
    if (m_mapping.plot.contains(event->position())) {
        m_selectionStart = event->position().x();
        m_selectionEnd = *m_selectionStart;
    }
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    const bool isInside = m_mapping.plot.adjusted(-2, 0, 2, 8).contains(event->position());
    if (m_selectionStart && event->buttons() & Qt::LeftButton)
        m_selectionEnd = event->position().x();
    m_hasPointer = isInside;
    moveCursor(isInside ? std::optional(timeAt(event->position().x())) : std::nullopt);
    updateTooltip();
    update();
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_selectionStart)
        return;
    m_selectionEnd = event->position().x();
    if (std::abs(m_selectionEnd - *m_selectionStart) < dragThreshold) {
        m_selectionStart.reset();
        const Instant at = timeAt(event->position().x());
        const bool isOnPin
            = m_pinned && std::abs(m_mapping.x(toUnixMilliseconds(*m_pinned)) - event->position().x()) < 5;
        setPinned(isOnPin ? std::nullopt : std::optional(at));
        Q_EMIT pinToggled(m_pinned);
        return;
    }
    finishSelection();
}

void TimeSeriesChart::finishSelection()
{
    const double from = std::min(*m_selectionStart, m_selectionEnd);
    const double to = std::max(*m_selectionStart, m_selectionEnd);
    m_selectionStart.reset();
    update();
    const TimeRange chosen{timeAt(from), timeAt(to)};
    if (chosen.isValid())
        Q_EMIT rangeSelected(chosen);
}

// The time under the pointer stays there; a notch is half as much again. Without Ctrl the page scrolls.
void TimeSeriesChart::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier) || !m_mapping.plot.contains(event->position())) {
        QWidget::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int notches = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest -= notches * QWheelEvent::DefaultDeltasPerStep;
    zoomAt(timeAt(event->position().x()), notches);
    event->accept();
}

void TimeSeriesChart::zoomAt(Instant at, int notches)
{
    const double factor = std::pow(1.5, std::clamp(-notches, -8, 8));
    const auto scaled = [factor](Duration span) {
        return Duration(static_cast<Duration::rep>(static_cast<double>(span.count()) * factor));
    };
    const TimeRange zoomed{at - scaled(at - m_range.from), at + scaled(m_range.to - at)};
    if (notches != 0 && zoomed.length() >= std::chrono::seconds(1)
        && zoomed.length() < std::chrono::hours(24 * 3660))
        Q_EMIT rangeSelected(zoomed);
}

void TimeSeriesChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hasPointer = false;
    moveCursor(std::nullopt);
    updateTooltip();
}

void TimeSeriesChart::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    updateTooltip();
}

void TimeSeriesChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_hasKeyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void TimeSeriesChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_selectionStart.reset();
    updateTooltip();
    update();
}

void TimeSeriesChart::stepCursor(int pixels, bool isSelecting)
{
    const double from = m_cursor ? m_mapping.x(toUnixMilliseconds(*m_cursor)) : m_mapping.plot.right();
    if (isSelecting && !m_selectionStart)
        m_selectionStart = from;
    if (!isSelecting)
        m_selectionStart.reset();
    const double to = std::clamp(from + pixels, m_mapping.plot.left(), m_mapping.plot.right());
    m_selectionEnd = to;
    moveCursor(timeAt(to));
    update();
}

void TimeSeriesChart::keyPressEvent(QKeyEvent *event)
{
    const bool isSelecting = event->modifiers() & Qt::ShiftModifier;
    const int step = event->modifiers() & Qt::ControlModifier ? 10 * keyStep : keyStep;
    m_hasKeyboardFocus = true;
    switch (event->key()) {
    case Qt::Key_Left:
        stepCursor(-step, isSelecting);
        return;
    case Qt::Key_Right:
        stepCursor(step, isSelecting);
        return;
    case Qt::Key_Home:
        stepCursor(-width(), isSelecting);
        return;
    case Qt::Key_End:
        stepCursor(width(), isSelecting);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        zoomAt(m_cursor.value_or(m_range.from + m_range.length() / 2),
               event->key() == Qt::Key_Minus ? -1 : 1);
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (m_series.empty())
            break;
        const int count = static_cast<int>(m_series.size());
        const int at = m_isolated.value_or(event->key() == Qt::Key_Down ? -1 : count);
        const int next = at + (event->key() == Qt::Key_Down ? 1 : -1);
        setIsolated(next < 0 || next >= count ? std::nullopt : std::optional(next));
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selectionStart) {
            finishSelection();
        } else if (m_cursor) {
            setPinned(m_pinned == m_cursor ? std::nullopt : m_cursor);
            Q_EMIT pinToggled(m_pinned);
        }
        return;
    case Qt::Key_Escape:
        if (!m_selectionStart && !m_pinned && !m_isolated)
            break;
        if (!m_selectionStart && m_pinned) {
            setPinned(std::nullopt);
            Q_EMIT pinToggled(std::nullopt);
        } else if (!m_selectionStart) {
            setIsolated(std::nullopt);
        }
        m_selectionStart.reset();
        update();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace yagura::kit
