// The pointer and the keyboard on a chart over time: cursor, pin, selection, zoom.
#include "kit/charts/parts/timechart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr double keyStep = 4;
constexpr double pinReach = 5; // pixels within which a click meets the pin

} // namespace

double TimeChart::steppedX(double x, int direction) const
{
    return x + direction * keyStep;
}

bool TimeChart::pressed(const QPointF &, Qt::KeyboardModifiers)
{
    return false;
}

bool TimeChart::keyPressed(QKeyEvent *)
{
    return false;
}

void TimeChart::pointed(std::optional<QPointF>) { }

void TimeChart::moveCursor(std::optional<Instant> at)
{
    if (at == m_cursor)
        return;
    setCursor(at);
    Q_EMIT cursorMoved(at);
}

void TimeChart::mousePressEvent(QMouseEvent *event)
{
    ensureLaidOut();
    if (event->button() != Qt::LeftButton || pressed(event->position(), event->modifiers()))
        return;
    if (m_mapping.plot.contains(event->position())) {
        m_selectionStart = event->position().x();
        m_selectionEnd = *m_selectionStart;
    }
}

void TimeChart::mouseMoveEvent(QMouseEvent *event)
{
    ensureLaidOut();
    const QPointF point = event->position();
    m_hasPointer = m_mapping.plot.adjusted(-2, 0, 2, 2).contains(point);
    if (m_selectionStart && event->buttons() & Qt::LeftButton)
        m_selectionEnd = point.x();
    pointed(m_hasPointer ? std::optional(point) : std::nullopt);
    moveCursor(m_hasPointer ? std::optional(timeAt(point.x())) : std::nullopt);
    updateTooltip();
    update();
}

void TimeChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_selectionStart)
        return;
    m_selectionEnd = event->position().x();
    if (std::abs(m_selectionEnd - *m_selectionStart) >= dragThreshold) {
        finishSelection();
        return;
    }
    m_selectionStart.reset();
    togglePin(timeAt(event->position().x()));
}

void TimeChart::togglePin(Instant at)
{
    const bool isOnPin = m_pinned && std::abs(xOf(*m_pinned) - xOf(at)) < pinReach;
    setPinned(isOnPin ? std::nullopt : std::optional(at));
    Q_EMIT pinToggled(m_pinned);
}

// Its first click has set the pin, which nobody meant.
void TimeChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_mapping.plot.contains(event->position())
        || pressed(event->position(), event->modifiers()))
        return;
    if (m_pinned && std::abs(xOf(*m_pinned) - event->position().x()) < pinReach)
        togglePin(timeAt(event->position().x()));
    Q_EMIT zoomOutRequested();
}

void TimeChart::finishSelection()
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
void TimeChart::wheelEvent(QWheelEvent *event)
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

void TimeChart::zoomAt(Instant at, int notches)
{
    const double factor = std::pow(1.5, std::clamp(-notches, -8, 8));
    const auto scaled = [factor](Duration span) {
        return Duration(static_cast<Duration::rep>(static_cast<double>(span.count()) * factor));
    };
    const TimeRange range = m_mapping.range;
    const TimeRange zoomed{at - scaled(at - range.from), at + scaled(range.to - at)};
    if (notches != 0 && zoomed.length() >= std::chrono::seconds(1)
        && zoomed.length() < std::chrono::hours(24 * 3660))
        Q_EMIT rangeSelected(zoomed);
}

void TimeChart::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hasPointer = false;
    pointed(std::nullopt);
    moveCursor(std::nullopt);
    updateTooltip();
    update();
}

void TimeChart::focusOutEvent(QFocusEvent *event)
{
    m_selectionStart.reset();
    CachedChart::focusOutEvent(event);
}

void TimeChart::stepCursor(double to, bool isSelecting)
{
    const double from = m_cursor ? xOf(*m_cursor) : m_mapping.plot.right();
    if (isSelecting && !m_selectionStart)
        m_selectionStart = from;
    if (!isSelecting)
        m_selectionStart.reset();
    m_selectionEnd = std::clamp(to, m_mapping.plot.left(), m_mapping.plot.right());
    moveCursor(timeAt(m_selectionEnd));
    updateTooltip();
    update();
}

bool TimeChart::stepByKey(QKeyEvent *event)
{
    const bool isSelecting = event->modifiers() & Qt::ShiftModifier;
    const int steps = event->modifiers() & Qt::ControlModifier ? 10 : 1;
    double x = m_cursor ? xOf(*m_cursor) : m_mapping.plot.right();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        for (int i = 0; i < steps; ++i)
            x = steppedX(x, event->key() == Qt::Key_Left ? -1 : 1);
        stepCursor(x, isSelecting);
        return true;
    case Qt::Key_Home:
        stepCursor(m_mapping.plot.left(), isSelecting);
        return true;
    case Qt::Key_End:
        stepCursor(m_mapping.plot.right(), isSelecting);
        return true;
    default:
        return false;
    }
}

void TimeChart::escape()
{
    if (!m_selectionStart) {
        setPinned(std::nullopt);
        Q_EMIT pinToggled(std::nullopt);
    }
    m_selectionStart.reset();
    update();
}

void TimeChart::keyPressEvent(QKeyEvent *event)
{
    ensureLaidOut();
    setKeyboardFocus();
    if (keyPressed(event) || stepByKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
        zoomAt(m_cursor.value_or(m_mapping.range.from + m_mapping.range.length() / 2),
               event->key() == Qt::Key_Minus ? -1 : 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_selectionStart)
            finishSelection();
        else if (m_cursor)
            togglePin(*m_cursor);
        return;
    case Qt::Key_Escape:
        if (!m_selectionStart && !m_pinned)
            break;
        escape();
        return;
    default:
        break;
    }
    CachedChart::keyPressEvent(event);
}

} // namespace yagura::kit
