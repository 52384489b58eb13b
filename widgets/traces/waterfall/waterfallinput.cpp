// Keys, wheel and pointer of the waterfall. What the keys of the actions do is in waterfallactions.
#include "traces/waterfall/waterfallview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/theme.h"
#include "traces/tracetext.h"
#include "traces/waterfall/waterfallpainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace yagura::traces {

namespace {

using Kind = WaterfallRow::Kind;

constexpr int LeastDrag = 4;
constexpr int TickReach = 4; // of the pointer to an event's tick
constexpr int MostEventsLookedAt = 5'000;

} // namespace

bool WaterfallView::event(QEvent *event)
{
    // Esc ends the drag, not the page.
    if (event->type() == QEvent::ShortcutOverride && m_drag != Drag::None
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void WaterfallView::keyPressEvent(QKeyEvent *event)
{
    if (!m_open || (event->modifiers() & ~Qt::KeypadModifier) != 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    constexpr int far = 1 << 30;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveCurrent(-1);
    case Qt::Key_Down:
        return moveCurrent(1);
    case Qt::Key_PageUp:
        return moveCurrent(-rowsPerPage());
    case Qt::Key_PageDown:
        return moveCurrent(rowsPerPage());
    case Qt::Key_Home:
        return moveCurrent(-far);
    case Qt::Key_End:
        return moveCurrent(far);
    case Qt::Key_Left:
        return foldOrLeave();
    case Qt::Key_Right:
        return unfoldOrEnter();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return fitCurrent();
    case Qt::Key_Escape:
        if (m_drag != Drag::None) {
            m_drag = Drag::None;
            viewport()->update();
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void WaterfallView::wheelEvent(QWheelEvent *event)
{
    const auto delta = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        auto window = m_window;
        const auto x = std::clamp<double>(event->position().x() - timelineLeft(), 0, timelineWidth());
        // Some systems turn the wheel sideways while a modifier is held.
        const int by = delta.y() != 0 ? delta.y() : delta.x();
        window.zoom(std::pow(0.8, by / 120.0), m_window.offsetAt(x, timelineWidth()));
        setWindow(window);
        event->accept();
    } else if (std::abs(delta.x()) > std::abs(delta.y()) || (event->modifiers() & Qt::ShiftModifier)) {
        const int by = delta.x() != 0 ? delta.x() : delta.y();
        panBy(-by / 120.0 * 0.1);
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void WaterfallView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        return zoomBack();
    if (event->button() == Qt::ForwardButton)
        return zoomForward();
    if (!m_open || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    const int x = event->pos().x() - timelineLeft();
    m_history.settle();
    m_dragFrom = std::clamp(x, 0, timelineWidth());
    if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        m_dragWindow = m_window;
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    m_pressed = placeAt(event->pos().y());
    if (m_pressed != NoIndex && chevronRectOf(m_pressed).contains(event->position())) {
        toggle(std::exchange(m_pressed, NoIndex));
        return;
    }
    // Over the bars a press may become a drag: the row is chosen when it did not.
    if (x >= 0)
        m_drag = Drag::Press;
    else if (m_pressed != NoIndex)
        choosePlace(std::exchange(m_pressed, NoIndex));
}

void WaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = placeAt(event->pos().y());
    const int x = event->pos().x() - timelineLeft();
    const bool isDragging = m_drag == Drag::Press || m_drag == Drag::Select;
    m_pointerX = isDragging                        ? std::clamp(x, 0, timelineWidth())
        : x >= 0 && x <= timelineWidth() && m_open ? x
                                                   : -1;
    if (m_drag == Drag::Press && std::abs(m_pointerX - m_dragFrom) >= LeastDrag)
        m_drag = Drag::Select;
    if (m_drag == Drag::Pan) {
        auto window = m_dragWindow;
        window.pan(static_cast<double>(m_dragFrom - x) / timelineWidth());
        setWindow(window);
    }
    viewport()->update();
    Q_EMIT pointerMoved(m_open && m_pointerX >= 0 ? m_window.offsetAt(m_pointerX, timelineWidth()) : -1);
}

void WaterfallView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto drag = std::exchange(m_drag, Drag::None);
    const auto pressed = std::exchange(m_pressed, NoIndex);
    viewport()->unsetCursor();
    viewport()->update();
    if (!m_open || drag == Drag::None || drag == Drag::Pan)
        return m_history.settle();
    const int to = std::clamp(event->pos().x() - timelineLeft(), 0, timelineWidth());
    if (std::abs(to - m_dragFrom) < LeastDrag) {
        if (pressed != NoIndex && pressed < m_rows.shownCount())
            choosePlace(pressed);
        return;
    }
    auto window = m_window;
    window.set(m_window.offsetAt(std::min(m_dragFrom, to), timelineWidth()),
               m_window.offsetAt(std::max(m_dragFrom, to), timelineWidth()));
    jumpTo(window);
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_open)
        return;
    const auto place = placeAt(event->pos().y());
    if (place == NoIndex)
        return fit();
    if (chevronRectOf(place).contains(event->position()))
        return toggle(place);
    choosePlace(place);
    fitCurrent();
}

void WaterfallView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const auto place = placeAt(event->pos().y());
        if (place == NoIndex)
            return;
        choosePlace(place);
    } else if (const auto place = currentPlace(); place != NoIndex) {
        at = viewport()->mapToGlobal(placeRect(place).center().toPoint());
    }
    if (m_current == NoIndex)
        return;
    auto *menu = makeMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

QString WaterfallView::spanToolTip(std::uint32_t row, const QPoint &position) const
{
    const auto &trace = m_open->trace;
    const auto span = m_open->tree.spans[row];
    const int x = position.x() - timelineLeft();
    int looked = 0;
    if (x >= 0) {
        for (const auto &event : trace.eventsOf(span)) {
            if (++looked > MostEventsLookedAt)
                break;
            if (std::abs(m_window.xOf(event.time - m_open->tree.start, timelineWidth()) - x) <= TickReach)
                return offsetText(event.time - m_open->start(row)) + QStringLiteral("  ")
                    + eventName(trace, event);
        }
    }
    QStringList lines{serviceText(m_open->service(row)) + u' ' + m_open->operation(row)};
    lines.append(
        tr("%1, of it by itself %2")
            .arg(durationOf(m_open->duration(row)).joined(), durationOf(m_open->self[row]).joined()));
    lines.append(tr("Starts %1").arg(offsetText(m_open->start(row) - m_open->tree.start)));
    if (const auto kind = kindText(trace.kinds[span]); !kind.isEmpty())
        lines.append(tr("Kind: %1").arg(kind));
    if (m_open->isOnCriticalPath(row))
        lines.append(tr("On the critical path"));
    if (m_open->isError(row))
        lines.append(tr("Failed"));
    return lines.join(u'\n');
}

QString WaterfallView::toolTipAt(const QPoint &position) const
{
    const auto place = placeAt(position.y());
    if (place == NoIndex)
        return position.x() >= timelineLeft() && m_open
            ? tr("Drag to zoom in, double-click for the whole trace")
            : QString();
    const auto &row = m_rows.shown()[place];
    const QString name = serviceText(m_open->service(spanOf(row))) + u' ' + m_open->operation(spanOf(row));
    switch (row.kind) {
    case Kind::Span:
        return spanToolTip(row.row, position);
    case Kind::RollUp:
        return tr("%n calls one after the other of %1", nullptr,
                  static_cast<int>(m_rows.rollUps().groups[row.index].count))
            .arg(name);
    case Kind::Gap:
        break;
    }
    return tr("In this time %1 ran, but none of its child spans. What it did was not recorded.").arg(name);
}

bool WaterfallView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = NoIndex;
        m_pointerX = -1;
        viewport()->update();
        Q_EMIT pointerMoved(-1);
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = toolTipAt(help->pos());
        if (text.isEmpty())
            kit::hidePlainToolTip();
        else
            kit::showPlainToolTip(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void WaterfallView::scrollContentsBy(int, int)
{
    if (m_isMovingBar)
        return;
    const auto *bar = horizontalScrollBar();
    if (m_open && bar->value() != static_cast<int>(m_window.from() / m_barUnit)) {
        auto window = m_window;
        const auto from = bar->value() == bar->maximum() ? m_window.whole() - m_window.length()
                                                         : bar->value() * m_barUnit;
        window.set(from, from + m_window.length());
        setWindow(window);
    }
    viewport()->update();
    Q_EMIT rowsChanged();
}

void WaterfallView::resizeEvent(QResizeEvent *event)
{
    const auto place = currentPlace();
    const bool wasVisible = place != NoIndex && placeRect(place).top() >= 0
        && placeRect(place).bottom() <= event->oldSize().height();
    updateScrollBars();
    if (wasVisible)
        scrollToPlace(place);
    Q_EMIT rowsChanged();
}

} // namespace yagura::traces
