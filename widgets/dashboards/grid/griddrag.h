// One drag on the grid: which panels were taken hold of and how, where the pointer has carried them, and the
// layout that would come of it. The layout it began with is kept untouched, so that giving up restores
// exactly. Plain value; owned by GridView; GUI thread.
#pragma once

#include "dashboards/grid/gridgeometry.h"

namespace yagura::dashboards {

// The mode that modifier keys stand for while dragging: Shift swaps, Ctrl inserts, Alt shrinks the
// neighbours, Ctrl+Shift is free (or gravity where free is the usual).
[[nodiscard]] LayoutMode draggingMode(LayoutMode usual, Qt::KeyboardModifiers modifiers);

class GridDrag
{
public:
    // edges: none for a move, the held ones for a resize. at: in the grid's pixels.
    GridDrag(GridLayout start, ItemIds ids, Qt::Edges edges, const QPoint &at);

    // True when the layout to come is another one than before.
    bool continueTo(const QPoint &at, LayoutMode mode, const GridGeometry &geometry);

    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; } // beyond the distance of a click
    [[nodiscard]] bool isResize() const { return m_edges != Qt::Edges(); }
    [[nodiscard]] const ItemIds &ids() const { return m_ids; }
    [[nodiscard]] bool holds(int id) const;
    [[nodiscard]] LayoutMode mode() const { return m_mode; }
    [[nodiscard]] const GridLayout &start() const { return m_start; }
    [[nodiscard]] const GridLayout &preview() const { return m_preview; }
    // Pixels: around everything held, and where one of them floats.
    [[nodiscard]] QRect liftedBox(const GridGeometry &geometry) const;
    [[nodiscard]] QRect liftedRect(int id, const GridGeometry &geometry) const;

private:
    [[nodiscard]] GridLayout layoutAt(const GridGeometry &geometry) const;

    GridLayout m_start;
    GridLayout m_preview;
    ItemIds m_ids;
    Qt::Edges m_edges;
    QPoint m_pressedAt;
    QPoint m_delta;
    LayoutMode m_mode = LayoutMode::Gravity;
    bool m_isUnderWay = false;
};

} // namespace yagura::dashboards
