// The pointer and the keyboard on a chart: cursor, selection, zoom, marks.
#include "kit/accessibility.h"
#include "kit/charts/timeseries/timeserieschart.h"

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

std::optional<size_t> TimeSeriesChart::highlightedMark() const
{
    const auto &mark = m_hoveredMark ? m_hoveredMark : m_currentMark;
    return mark && *mark < m_marks.size() ? mark : std::nullopt;
}

void TimeSeriesChart::activateMark(size_t mark)
{
    const PlotMark &one = m_marks[mark];
    if (one.kind == PlotMark::Kind::Exemplar)
        Q_EMIT exemplarActivated(m_exemplars[one.index].id);
    else
        Q_EMIT annotationActivated(m_annotations[one.index].id);
}

void TimeSeriesChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_currentMark.reset();
    if (plotRect().contains(event->position()) || markAt(m_marks, event->position())) {
        m_selectionStart = event->position().x();
        m_selectionEnd = *m_selectionStart;
    }
}

void TimeSeriesChart::mouseMoveEvent(QMouseEvent *event)
{
    const bool isInside = plotRect().adjusted(-2, 0, 2, 8).contains(event->position());
    if (m_selectionStart && event->buttons() & Qt::LeftButton)
        m_selectionEnd = event->position().x();
    m_hasPointer = isInside;
    m_pointer = event->position();
    m_hoveredMark = m_selectionStart ? std::nullopt : markAt(m_marks, event->position());
    QWidget::setCursor(m_hoveredMark ? Qt::PointingHandCursor : Qt::ArrowCursor);
    moveCursor(isInside ? std::optional(timeAt(event->position().x())) : std::nullopt);
    updateTooltip();
    updatePlot();
}

void TimeSeriesChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_selectionStart)
        return;
    m_selectionEnd = event->position().x();
    if (std::abs(m_selectionEnd - *m_selectionStart) >= dragThreshold) {
        finishSelection();
        return;
    }
    m_selectionStart.reset();
    if (const auto mark = markAt(m_marks, event->position())) {
        activateMark(*mark);
        return;
    }
    togglePin(event->position().x());
}

bool TimeSeriesChart::isOnPin(double x) const
{
    return m_pinned && std::abs(mapping().x(toUnixMilliseconds(*m_pinned)) - x) < 5;
}

void TimeSeriesChart::togglePin(double x)
{
    setPinned(isOnPin(x) ? std::nullopt : std::optional(timeAt(x)));
    Q_EMIT pinToggled(m_pinned);
}

// Its first click has set the pin, which nobody meant.
void TimeSeriesChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !plotRect().contains(event->position())
        || markAt(m_marks, event->position())) {
        mousePressEvent(event);
        return;
    }
    if (isOnPin(event->position().x()))
        togglePin(event->position().x());
    Q_EMIT zoomOutRequested();
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
    if (!(event->modifiers() & Qt::ControlModifier) || !mapping().plot.contains(event->position())) {
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
    m_hoveredMark.reset();
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
    const double from = m_cursor ? mapping().x(toUnixMilliseconds(*m_cursor)) : mapping().plot.right();
    if (isSelecting && !m_selectionStart)
        m_selectionStart = from;
    if (!isSelecting)
        m_selectionStart.reset();
    m_currentMark.reset();
    const double to = std::clamp(from + pixels, mapping().plot.left(), mapping().plot.right());
    m_selectionEnd = to;
    moveCursor(timeAt(to));
    update();
}

void TimeSeriesChart::stepSeries(int direction)
{
    const int count = static_cast<int>(m_series.size());
    const int next = isolated().value_or(direction > 0 ? -1 : count) + direction;
    setIsolated(next < 0 || next >= count ? std::nullopt : std::optional(next));
}

// To the next mark in time; from none, to the first or the last.
void TimeSeriesChart::stepMark(int direction)
{
    const int count = static_cast<int>(m_marks.size());
    const int from = m_currentMark ? static_cast<int>(*m_currentMark) : (direction > 0 ? -1 : count);
    m_currentMark = static_cast<size_t>(std::clamp(from + direction, 0, count - 1));
    m_hoveredMark.reset();
    moveCursor(timeAt(m_marks[*m_currentMark].center.x()));
    const TooltipContent content = markContent(m_marks[*m_currentMark]);
    announce(this,
             QStringList({content.title, content.note, content.notes.join(QLatin1Char(' '))})
                 .join(QStringLiteral(", ")));
    updateTooltip();
    updatePlot();
}

void TimeSeriesChart::confirm()
{
    if (m_selectionStart) {
        finishSelection();
    } else if (m_currentMark && *m_currentMark < m_marks.size()) {
        activateMark(*m_currentMark);
    } else if (m_cursor) {
        setPinned(m_pinned == m_cursor ? std::nullopt : m_cursor);
        Q_EMIT pinToggled(m_pinned);
    }
}

// One thing at a time: the selection, the mark, the pin, what is isolated.
bool TimeSeriesChart::stepBack()
{
    if (m_selectionStart) {
        m_selectionStart.reset();
    } else if (m_currentMark) {
        m_currentMark.reset();
    } else if (m_pinned) {
        setPinned(std::nullopt);
        Q_EMIT pinToggled(std::nullopt);
    } else if (!m_visibility.isAllShown()) {
        setIsolated(std::nullopt);
    } else {
        return false;
    }
    updateTooltip();
    updatePlot();
    return true;
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
    case Qt::Key_Down:
        if (m_series.empty())
            break;
        stepSeries(event->key() == Qt::Key_Down ? 1 : -1);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (m_marks.empty())
            break;
        stepMark(event->key() == Qt::Key_PageDown ? 1 : -1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        confirm();
        return;
    case Qt::Key_Escape:
        if (stepBack())
            return;
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace yagura::kit
