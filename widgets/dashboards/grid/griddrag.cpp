#include "dashboards/grid/griddrag.h"

#include <QApplication>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int emptyRows = 10; // no farther below everything: the grid would grow without end

} // namespace

LayoutMode draggingMode(LayoutMode usual, Qt::KeyboardModifiers modifiers)
{
    const bool shift = modifiers & Qt::ShiftModifier;
    const bool control = modifiers & Qt::ControlModifier;
    if (shift && control)
        return usual == LayoutMode::Free ? LayoutMode::Gravity : LayoutMode::Free;
    if (shift)
        return LayoutMode::Swap;
    if (control)
        return LayoutMode::Insert;
    return modifiers & Qt::AltModifier ? LayoutMode::Shrink : usual;
}

GridDrag::GridDrag(GridLayout start, ItemIds ids, Qt::Edges edges, const QPoint &at)
    : m_start(std::move(start))
    , m_preview(m_start)
    , m_ids(std::move(ids))
    , m_edges(edges)
    , m_pressedAt(at)
{ }

bool GridDrag::holds(int id) const
{
    return std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end();
}

bool GridDrag::continueTo(const QPoint &at, LayoutMode mode, const GridGeometry &geometry)
{
    m_delta = at - m_pressedAt;
    if (!m_isUnderWay && m_delta.manhattanLength() < QApplication::startDragDistance())
        return false;
    const bool isFirst = !std::exchange(m_isUnderWay, true);
    const bool isOtherMode = std::exchange(m_mode, mode) != mode;
    GridLayout next = layoutAt(geometry);
    if (next == m_preview && !isFirst && !isOtherMode)
        return false;
    m_preview = std::move(next);
    return true;
}

GridLayout GridDrag::layoutAt(const GridGeometry &geometry) const
{
    const QRect lifted = liftedBox(geometry);
    QPoint corner = geometry.cellAt(lifted.topLeft());
    const GridRect box = boxOf(m_start, m_ids);
    corner.setY(std::min(corner.y(), bottomOf(m_start) + emptyRows));
    if (!isResize())
        return movedBy(m_start, m_ids, {corner.x() - box.x, corner.y() - box.y}, m_mode);
    const QPoint end = geometry.cellAt(lifted.bottomRight() + QPoint(kit::size::gridGap, kit::size::gridGap));
    return resizedBlock(m_start, m_ids, {corner.x(), corner.y(), end.x() - corner.x(), end.y() - corner.y()},
                        m_mode);
}

QRect GridDrag::liftedBox(const GridGeometry &geometry) const
{
    QRect rect = geometry.rectOf(boxOf(m_start, m_ids));
    if (!isResize())
        return rect.translated(m_delta);
    const int leastWidth = geometry.x(1);
    const int leastHeight = kit::size::gridRow;
    if (m_edges & Qt::LeftEdge)
        rect.setLeft(std::min(rect.left() + m_delta.x(), rect.right() - leastWidth));
    if (m_edges & Qt::RightEdge)
        rect.setRight(std::max(rect.right() + m_delta.x(), rect.left() + leastWidth));
    if (m_edges & Qt::TopEdge)
        rect.setTop(std::min(rect.top() + m_delta.y(), rect.bottom() - leastHeight));
    if (m_edges & Qt::BottomEdge)
        rect.setBottom(std::max(rect.bottom() + m_delta.y(), rect.top() + leastHeight));
    return rect;
}

QRect GridDrag::liftedRect(int id, const GridGeometry &geometry) const
{
    if (!isResize())
        return geometry.rectOf(findItem(m_start, id)->rect).translated(m_delta);
    return m_ids.size() == 1 ? liftedBox(geometry) : geometry.rectOf(findItem(m_preview, id)->rect);
}

} // namespace yagura::dashboards
