// What GridView says and draws of a drag besides the panels: the destination in words, the origin, the dotted
// grid.
#include "dashboards/grid/gridview.h"
#include "kit/paintparts.h"

#include <QPaintEvent>
#include <QPainter>

namespace yagura::dashboards {

QString layoutModeText(LayoutMode mode)
{
    switch (mode) {
    case LayoutMode::Gravity:
        return GridView::tr("Gravity");
    case LayoutMode::Free:
        return GridView::tr("Free");
    case LayoutMode::Swap:
        return GridView::tr("Swap");
    case LayoutMode::Insert:
        return GridView::tr("Insert");
    case LayoutMode::Shrink:
        return GridView::tr("Shrink");
    }
    return {};
}

QString GridView::titleOf(int id) const
{
    const PanelFrame *frame = made(id);
    return frame ? frame->accessibleName() : panel(id)->title;
}

QString GridView::effectWords(const GridLayout &before, const GridLayout &after, const ItemIds &ids,
                              LayoutMode mode) const
{
    const LayoutEffects effects = effectsOn(before, after, ids);
    const int moved = static_cast<int>(effects.moved.size());
    const int resized = static_cast<int>(effects.resized.size());
    if (mode == LayoutMode::Swap && moved + resized == 1)
        return tr("Changes places with %1")
            .arg(titleOf(moved ? effects.moved.front() : effects.resized.front()));
    if (moved + resized == 0)
        return tr("Nothing else moves");
    QStringList parts;
    if (resized > 0)
        parts << tr("%n other panel(s) shrink(s)", nullptr, resized);
    if (moved > 0)
        parts << tr("%n other panel(s) move(s)", nullptr, moved);
    return parts.join(tr(", "));
}

QString GridView::wordsFor(const GridLayout &before, const GridLayout &after, const ItemIds &ids,
                           LayoutMode mode) const
{
    const GridRect box = boxOf(after, ids);
    const bool isStuck = mode == LayoutMode::Swap && after == before && isDragging()
        && m_drag->liftedBox(geometryOf()).topLeft() != geometryOf().rectOf(box).topLeft();
    QString text;
    if (isStuck) {
        text = tr("Stays. Drop it on a panel or on empty cells");
    } else {
        const QString place = ids.size() == 1
            ? tr("Column %1, row %2, %3 × %4")
            : tr("%n panels: column %1, row %2, %3 × %4", nullptr, static_cast<int>(ids.size()));
        text = tr("%1. %2").arg(place.arg(box.x + 1).arg(box.y + 1).arg(box.w).arg(box.h),
                                effectWords(before, after, ids, mode));
    }
    return mode == m_layoutMode ? text : tr("%1: %2").arg(layoutModeText(mode), text);
}

void GridView::paintDots(QPainter &painter, const QRect &exposed) const
{
    const GridGeometry geometry = geometryOf();
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit::Theme::of(this).color(kit::ColorRole::LineStrong));
    const int first = exposed.top() / GridGeometry::rowPitch / 2 * 2;
    for (int row = first; geometry.heightOf(row) <= exposed.bottom(); row += 2) {
        for (int column = 0; column < gridColumns; ++column) {
            const QRect cell = geometry.rectOf({column, row, 1, 1});
            painter.drawEllipse(QRectF(cell.center(), QSizeF(2, 2)));
        }
    }
}

void GridView::paintOrigin(QPainter &painter) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    const GridGeometry geometry = geometryOf();
    for (const int id : m_drag->ids()) {
        const QRect origin = geometry.rectOf(findItem(m_drag->start(), id)->rect);
        if (findItem(m_drag->start(), id)->rect == findItem(m_drag->preview(), id)->rect)
            continue;
        kit::paintDashedBox(painter, origin, {}, theme.color(kit::ColorRole::LineStrong),
                            kit::size::radiusPanel);
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        painter.setPen(theme.color(kit::ColorRole::TextMuted));
        const QString text = m_drag->isResize() ? tr("Esc gives back the old size")
                                                : tr("%1 was here. Esc puts it back").arg(titleOf(id));
        painter.drawText(
            origin.adjusted(kit::space::small, kit::space::small, -kit::space::small, -kit::space::medium),
            Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, text);
    }
}

void GridView::paintEvent(QPaintEvent *event)
{
    if (m_alone || (m_mode != GridMode::Edit && !m_incoming))
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDots(painter, event->rect());
    if (m_incoming)
        paintIncoming(painter);
    if (!isDragging())
        return;
    paintOrigin(painter);
    const kit::Theme &theme = kit::Theme::of(this);
    for (const int id : m_drag->ids()) {
        const QRect landing = geometryOf().rectOf(findItem(m_drag->preview(), id)->rect);
        kit::paintDashedBox(painter, landing, kit::withAlpha(theme.color(kit::ColorRole::Accent), 0.25),
                            theme.color(kit::ColorRole::Accent), kit::size::radiusPanel);
    }
}

} // namespace yagura::dashboards
