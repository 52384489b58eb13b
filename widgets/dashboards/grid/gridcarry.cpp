// Panels that leave the grid of GridView or come to it: one alone in all the room, carried to another
// dashboard or window, dropped here from elsewhere.
#include "dashboards/files/panelclipfile.h"
#include "dashboards/grid/gridoverlays.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/grid/selectionframe.h"
#include "dashboards/windows/panelmime.h"
#include "kit/accessibility.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>

namespace yagura::dashboards {

namespace {

// Where in the panel the pointer holds what is carried: in its header.
constexpr QPoint held(24, 12);

} // namespace

const GridLayout &GridView::shownLayout() const
{
    if (m_incoming)
        return m_incoming->preview;
    return m_drag ? m_drag->preview() : m_layout;
}

void GridView::setAlone(std::optional<int> id)
{
    if (id && !m_index.contains(*id))
        id.reset();
    if (id == m_alone)
        return;
    cancelDrag();
    m_alone = id;
    for (const auto &[frameId, frame] : m_frames) {
        frame->setVisible(!id || frameId == *id);
        frame->markOutdated(); // another width asks for other steps
    }
    placeFrames(m_layout);
    updateHeight();
}

void GridView::placeAlone()
{
    PanelFrame *alone = frame(*m_alone);
    for (const auto &[id, frame] : m_frames)
        frame->setVisible(frame == alone);
    alone->setGeometry(rect());
    wantFrames();
    m_handles->hide();
    update();
}

void GridView::setBare(bool isBare)
{
    m_isBare = isBare;
    for (const auto &[id, frame] : m_frames)
        frame->setBare(isBare);
}

std::optional<int> GridView::meant() const
{
    if (m_alone)
        return m_alone;
    if (selected())
        return selected();
    const QWidget *focused = focusWidget();
    std::optional<int> hovered;
    for (const auto &[id, frame] : m_frames) {
        if (focused && focused->hasFocus() && (frame == focused || frame->isAncestorOf(focused)))
            return id;
        if (frame->underMouse())
            hovered = id;
    }
    return hovered;
}

// In edit mode a panel leaves with the pointer that leaves the window at its sides or comes over another
// (above and below, the grid scrolls); while nothing is edited, as soon as it is dragged at all.
bool GridView::carryOut(const QPoint &globalPosition)
{
    const QRect own = window()->frameGeometry();
    const bool isBeside = globalPosition.x() < own.left() || globalPosition.x() > own.right();
    const QWidget *over = own.contains(globalPosition) ? nullptr : QApplication::topLevelAt(globalPosition);
    ItemIds ids;
    if (m_drag && !m_drag->isResize() && (isBeside || (over && over != window())))
        ids = m_drag->ids();
    else if (m_lift
             && (globalPosition - m_lift->second).manhattanLength() >= QApplication::startDragDistance())
        ids = {m_lift->first};
    if (ids.empty())
        return false;
    cancelDrag();
    m_lift.reset();
    std::vector<Panel> panels;
    for (const int id : ids) {
        if (PanelFrame *pressed = made(id))
            pressed->forgetPress();
        panels.push_back(*panel(id));
    }
    auto *drag = new QDrag(this);
    drag->setMimeData(panelMime(panels));
    drag->setPixmap(frame(ids.front())->grab().scaledToWidth(160, Qt::SmoothTransformation));
    drag->setHotSpot(held);
    // What is only looked at is copied; while it is edited, Ctrl copies and else it moves.
    const bool mayMove = m_mode == GridMode::Edit;
    const Qt::DropActions offered
        = mayMove ? Qt::CopyAction | Qt::MoveAction : Qt::DropActions(Qt::CopyAction);
    const Qt::DropAction usual = mayMove ? Qt::MoveAction : Qt::CopyAction;
    const QPointer<GridView> self(this);
    const Qt::DropAction done = m_carrier ? m_carrier(*drag, offered, usual) : drag->exec(offered, usual);
    if (self && done == Qt::MoveAction)
        Q_EMIT panelsTaken(ids);
    if (!self || done != Qt::IgnoreAction)
        return true;
    const QPoint let = QCursor::pos();
    if (!QApplication::topLevelAt(let))
        Q_EMIT tearOffRequested(ids.front(), let);
    return true;
}

void GridView::dragEnterEvent(QDragEnterEvent *event)
{
    event->ignore(); // the window may want it
    if (m_alone || m_isBare || !event->mimeData()->hasFormat(panelMimeType))
        return;
    auto panels = readPanels(event->mimeData()->data(panelMimeType), panelMimeType);
    if (!panels)
        return;
    Incoming incoming;
    GridLayout block;
    for (Panel &panel : *panels) {
        panel.id = -1 - static_cast<int>(block.size());
        block.push_back({panel.id, panel.grid});
        incoming.ids.push_back(panel.id);
    }
    block = arranged(insideBounds(std::move(block)), LayoutMode::Free);
    const GridRect box = boxOf(block, incoming.ids);
    const int bottom = bottomOf(m_layout);
    incoming.start = m_layout;
    for (GridItem &item : block) {
        item.rect.x -= box.x;
        item.rect.y += bottom - box.y;
        incoming.start.push_back(item);
    }
    incoming.preview = incoming.start;
    incoming.panels = std::move(*panels);
    m_incoming = std::move(incoming);
    event->setDropAction(actionFor(*event));
    event->accept();
}

// Moving needs nobody from outside where it is the own grid.
Qt::DropAction GridView::actionFor(const QDropEvent &event) const
{
    if (event.proposedAction() != Qt::MoveAction || !(event.possibleActions() & Qt::MoveAction))
        return Qt::CopyAction;
    return event.source() == this ? Qt::IgnoreAction : Qt::MoveAction;
}

void GridView::dragMoveEvent(QDragMoveEvent *event)
{
    if (!m_incoming)
        return;
    const QPoint at = event->position().toPoint();
    const QPoint cell = geometryOf().cellAt(at - held);
    const GridRect box = boxOf(m_incoming->start, m_incoming->ids);
    // An exchange needs a place to send the other to.
    const LayoutMode mode = m_layoutMode == LayoutMode::Swap ? LayoutMode::Free : m_layoutMode;
    const int x = std::clamp(cell.x(), 0, std::max(gridColumns - box.w, 0));
    m_incoming->preview
        = movedBy(m_incoming->start, m_incoming->ids, {x - box.x, std::max(cell.y(), 0) - box.y}, mode);
    placeFrames(m_incoming->preview);
    const QRect landing = geometryOf().rectOf(boxOf(m_incoming->preview, m_incoming->ids));
    m_destination->say(wordsFor(m_incoming->start, m_incoming->preview, m_incoming->ids, m_layoutMode),
                       landing, QRect(at, QSize(1, 1)));
    m_destination->raise();
    event->setDropAction(actionFor(*event));
    event->setAccepted(event->dropAction() != Qt::IgnoreAction);
}

void GridView::endIncoming()
{
    m_incoming.reset();
    m_destination->hide();
    placeFrames(m_layout);
}

void GridView::dragLeaveEvent(QDragLeaveEvent *)
{
    endIncoming();
}

void GridView::dropEvent(QDropEvent *event)
{
    if (!m_incoming)
        return;
    event->setDropAction(actionFor(*event));
    if (event->dropAction() == Qt::IgnoreAction)
        return endIncoming();
    const Incoming incoming = *m_incoming;
    kit::announce(this, wordsFor(incoming.start, incoming.preview, incoming.ids, m_layoutMode));
    endIncoming();
    event->accept();
    Q_EMIT panelsDropped(incoming.panels, incoming.preview);
}

void GridView::paintIncoming(QPainter &painter) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    for (size_t i = 0; i < m_incoming->ids.size(); ++i) {
        const GridItem *item = findItem(m_incoming->preview, m_incoming->ids[i]);
        const QRect landing = geometryOf().rectOf(item->rect);
        kit::paintDashedBox(painter, landing, kit::withAlpha(theme.color(kit::ColorRole::Accent), 0.25),
                            theme.color(kit::ColorRole::Accent), kit::size::radiusPanel);
        painter.setFont(kit::textFont(kit::TextStyle::Strong));
        painter.setPen(theme.color(kit::ColorRole::Text));
        const QRect line = landing.adjusted(kit::space::medium, 0, -kit::space::medium, -kit::space::medium);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignBottom, // the words are above
                         painter.fontMetrics().elidedText(kit::safeText(m_incoming->panels[i].title),
                                                          Qt::ElideRight, line.width()));
    }
}

} // namespace yagura::dashboards
