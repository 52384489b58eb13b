// What people do to a graph: keys, pointer, wheel.
#include "kit/accessibility.h"
#include "kit/controls/plaintooltip.h"
#include "traces/graph/graphview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QWheelEvent>

#include <cmath>

namespace yagura::traces {

namespace {

constexpr double WheelNotch = 120; // of QWheelEvent
constexpr double ZoomPerNotch = 1.2;
constexpr double KeyZoom = 1.3;
constexpr double LeastDrag = 4;

} // namespace

// The keys that are the view's own even where the page around it has an action for them.
bool GraphView::wants(int key) const
{
    switch (key) {
    case Qt::Key_F:
    case Qt::Key_F3:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    case Qt::Key_Escape:
        return m_scene.selected != NoNode;
    default:
        return false;
    }
}

bool GraphView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) && wants(key->key())) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto text = toolTipAt(help->pos());
        if (text.isEmpty())
            kit::hidePlainToolTip();
        else
            kit::showPlainToolTip(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void GraphView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!isPlain || !wants(event->key()) || !walk(event->key()))
        QWidget::keyPressEvent(event);
}

bool GraphView::walk(int key)
{
    switch (key) {
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_F3:
        goToNextMatch();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(KeyZoom);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / KeyZoom);
        return true;
    case Qt::Key_Escape:
        select(NoNode);
        return true;
    default:
        break;
    }
    if (m_picture.nodes.empty())
        return false;
    const auto selected = m_scene.selected;
    if (key == Qt::Key_Home || (selected == NoNode && key != Qt::Key_Return && key != Qt::Key_Enter))
        walkTo(entry());
    else if (key == Qt::Key_Right || key == Qt::Key_Left)
        walkAlong(key == Qt::Key_Right ? Side::Right : Side::Left);
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        walkWithinLayer(key == Qt::Key_Down ? 1 : -1);
    else if (key == Qt::Key_Space)
        Q_EMIT nodeChosen(selected);
    else if (selected != NoNode)
        Q_EMIT nodeActivated(selected);
    return true;
}

// Where a walk begins: the highest of what lies furthest left.
std::uint32_t GraphView::entry() const
{
    std::uint32_t best = 0;
    const auto &nodes = m_picture.layout.nodes;
    for (std::uint32_t node = 1; node < nodes.size(); ++node) {
        if (std::pair(nodes[node].x, nodes[node].y) < std::pair(nodes[best].x, nodes[best].y))
            best = node;
    }
    return best;
}

// Back to where one came from, else along the widest edge on that side.
void GraphView::walkAlong(Side side)
{
    const auto &joined = m_joined[m_scene.selected];
    const auto &list = side == Side::Left ? joined.left : joined.right;
    if (list.empty())
        return;
    auto target = std::ranges::max_element(list, {}, [](const auto &entry) { return entry.first; })->second;
    for (const auto &[share, node] : list) {
        if (node == m_cameFrom)
            target = node;
    }
    walkTo(target);
}

void GraphView::walkWithinLayer(int step)
{
    const auto &nodes = m_picture.layout.nodes;
    const auto &from = nodes[m_scene.selected];
    auto best = NoNode;
    for (std::uint32_t node = 0; node < nodes.size(); ++node) {
        const double distance = (nodes[node].y - from.y) * step;
        if (nodes[node].x == from.x && distance > 0
            && (best == NoNode || distance < (nodes[best].y - from.y) * step))
            best = node;
    }
    if (best != NoNode)
        walkTo(best);
}

void GraphView::walkTo(std::uint32_t node)
{
    m_cameFrom = m_scene.selected;
    select(node);
    reveal(node);
    kit::announce(this, m_picture.nodes[node].spoken);
}

void GraphView::wheelEvent(QWheelEvent *event)
{
    const int delta = event->angleDelta().y();
    if (delta == 0)
        return event->ignore();
    m_isFitted = false;
    m_scene.viewport.zoom(std::pow(ZoomPerNotch, delta / WheelNotch), event->position(), graphSize(), size());
    kit::hidePlainToolTip();
    update();
    event->accept();
}

void GraphView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = m_last = event->position();
    m_isDragging = false;
}

void GraphView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed) {
        setHovered(nodeAt(event->position()));
        return;
    }
    const QPointF moved = event->position() - *m_pressed;
    if (!m_isDragging && std::hypot(moved.x(), moved.y()) < LeastDrag)
        return;
    m_isDragging = true;
    m_isFitted = false;
    setCursor(Qt::ClosedHandCursor);
    m_scene.viewport.pan(event->position() - m_last, graphSize(), size());
    m_last = event->position();
    update();
}

void GraphView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed && !m_isDragging && event->button() == Qt::LeftButton) {
        const auto node = nodeAt(event->position());
        m_cameFrom = NoNode;
        select(node);
        if (node != NoNode)
            Q_EMIT nodeChosen(node);
    }
    m_pressed.reset();
    m_isDragging = false;
    setCursor(nodeAt(event->position()) == NoNode ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

void GraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto node = nodeAt(event->position());
    if (event->button() == Qt::LeftButton && node != NoNode)
        Q_EMIT nodeActivated(node);
    else
        mousePressEvent(event);
}

void GraphView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto node = isByKey ? m_scene.selected : nodeAt(event->pos());
    if (node == NoNode)
        return;
    select(node);
    Q_EMIT menuRequested(node, isByKey ? mapToGlobal(nodeRect(node).center().toPoint()) : event->globalPos());
}

void GraphView::leaveEvent(QEvent *)
{
    setHovered(NoNode);
}

void GraphView::setHovered(std::uint32_t node)
{
    if (node == m_scene.hovered)
        return;
    m_scene.hovered = node;
    setCursor(node == NoNode ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

} // namespace yagura::traces
