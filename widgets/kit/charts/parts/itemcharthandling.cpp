// The pointer and the keyboard on a chart of things: marks, the legend, what is left out.
#include "kit/charts/parts/itemchart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace yagura::kit {

void ItemChart::mousePressEvent(QMouseEvent *event)
{
    ensureLaidOut();
    if (event->button() != Qt::LeftButton)
        return;
    std::optional<int> item = m_legend.itemAt(event->position().toPoint());
    m_pressed = item ? std::nullopt : clickedMark(event->position());
    if (m_pressed)
        item = itemOf(*m_pressed);
    if (!item)
        return;
    if (event->modifiers() & Qt::ControlModifier)
        toggle(*item);
    else
        isolate(*item);
}

void ItemChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    ensureLaidOut();
    if (!m_pressed || event->button() != Qt::LeftButton) {
        mousePressEvent(event);
        return;
    }
    isolate(itemOf(*m_pressed)); // takes back what the first click did
    Q_EMIT activated(*m_pressed);
}

void ItemChart::mouseMoveEvent(QMouseEvent *event)
{
    ensureLaidOut();
    m_hasPointer = true;
    const auto item = m_legend.itemAt(event->position().toPoint());
    if (item != m_legendItem) {
        m_legendItem = item;
        update();
    }
    setCursor(item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setCurrent(item ? std::nullopt : markAt(event->position()));
}

void ItemChart::wheelEvent(QWheelEvent *event)
{
    const bool isOnLegend = m_legend.rect().contains(event->position().toPoint());
    const int rows = -event->angleDelta().y() / 40;
    if (isOnLegend && rows != 0 && m_legend.scroll(rows)) {
        m_legendItem.reset();
        invalidate();
        event->accept();
        return;
    }
    CachedChart::wheelEvent(event);
}

void ItemChart::leaveEvent(QEvent *event)
{
    CachedChart::leaveEvent(event);
    m_hasPointer = false;
    m_legendItem.reset();
    setCurrent(std::nullopt);
    update();
}

bool ItemChart::step(int key)
{
    const int count = markCount();
    const bool isEnd = key == Qt::Key_Home || key == Qt::Key_End;
    const int stride = isEnd ? (key == Qt::Key_Home ? 1 : -1) : strideOf(key);
    if (stride == 0)
        return false;
    // Nothing current yet: the way begins before the first or behind the last.
    const bool isFresh = isEnd || !m_current;
    const int direction = stride > 0 ? 1 : -1;
    const int stepLength = isFresh ? direction : stride;
    const int from = isFresh ? (stride > 0 ? -1 : count) : *m_current;
    for (int mark = from + stepLength; mark >= 0 && mark < count; mark += stepLength) {
        if (isReachable(mark)) {
            setCurrent(mark);
            return true;
        }
    }
    return true;
}

void ItemChart::clear()
{
    if (m_current) {
        setCurrent(std::nullopt);
        return;
    }
    m_hidden.clear();
    announceHidden();
}

void ItemChart::keyPressEvent(QKeyEvent *event)
{
    ensureLaidOut();
    setKeyboardFocus();
    if (step(event->key()))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current)
            Q_EMIT activated(*m_current);
        return;
    case Qt::Key_Space:
        if (m_current && event->modifiers() & Qt::ControlModifier)
            toggle(itemOf(*m_current));
        else if (m_current)
            isolate(itemOf(*m_current));
        return;
    case Qt::Key_Escape:
        if (!m_current && m_hidden.empty())
            break;
        clear();
        return;
    default:
        break;
    }
    CachedChart::keyPressEvent(event);
}

} // namespace yagura::kit
