// The pointer and the keyboard on a grid of values.
#include "kit/charts/figures/figuregrid.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>

namespace yagura::kit {

void FigureGrid::mouseMoveEvent(QMouseEvent *event)
{
    ensureLaidOut();
    m_hasPointer = true;
    setCurrent(itemAt(event->position()));
    const bool isLink = m_current && m_items[static_cast<size_t>(*m_current)].isLink;
    setCursor(isLink ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FigureGrid::mouseReleaseEvent(QMouseEvent *event)
{
    ensureLaidOut();
    if (const auto item = itemAt(event->position()); item && event->button() == Qt::LeftButton)
        Q_EMIT activated(*item);
}

void FigureGrid::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y();
    if (m_legend.rect().contains(event->position().toPoint())) {
        if (m_legend.scroll(delta < 0 ? 1 : -1))
            invalidate();
        event->accept();
        return;
    }
    if (delta != 0 && scrollTo(m_firstRow + (delta < 0 ? 1 : -1)))
        event->accept();
    else
        CachedChart::wheelEvent(event);
}

void FigureGrid::leaveEvent(QEvent *event)
{
    CachedChart::leaveEvent(event);
    m_hasPointer = false;
    setCurrent(std::nullopt);
}

void FigureGrid::keyPressEvent(QKeyEvent *event)
{
    ensureLaidOut();
    setKeyboardFocus();
    const int columns = m_shape.columns;
    const QHash<int, int> steps{{Qt::Key_Left, -1},
                                {Qt::Key_Right, 1},
                                {Qt::Key_Up, -columns},
                                {Qt::Key_Down, columns},
                                {Qt::Key_PageUp, -columns * m_shape.rows},
                                {Qt::Key_PageDown, columns * m_shape.rows},
                                {Qt::Key_Home, -itemCount()},
                                {Qt::Key_End, itemCount()}};
    const int step = steps.value(event->key(), 0);
    if (step != 0 && itemCount() > 0) {
        const int fresh = step > 0 && event->key() != Qt::Key_End ? 0 : itemCount() - 1;
        const int item = m_current         ? std::clamp(*m_current + step, 0, itemCount() - 1)
            : event->key() == Qt::Key_Home ? 0
                                           : fresh;
        const int row = item / columns;
        scrollTo(std::clamp(m_firstRow, row - m_shape.rows + 1, row));
        ensureLaidOut();
        setCurrent(item);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current) {
        Q_EMIT activated(*m_current);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_current) {
        setCurrent(std::nullopt);
        return;
    }
    CachedChart::keyPressEvent(event);
}

} // namespace yagura::kit
