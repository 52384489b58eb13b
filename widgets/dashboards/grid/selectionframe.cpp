#include "dashboards/grid/selectionframe.h"

#include "kit/paintparts.h"
#include "kit/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int reach = 5; // how far handles stick out
constexpr int cornerSize = 10;
constexpr int edgeLength = 18;

} // namespace

SelectionFrame::SelectionFrame(Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

const std::array<Qt::Edges, 8> &SelectionFrame::handles()
{
    static const std::array<Qt::Edges, 8> all{
        Qt::TopEdge | Qt::LeftEdge,    Qt::Edges(Qt::TopEdge),         Qt::TopEdge | Qt::RightEdge,
        Qt::Edges(Qt::RightEdge),      Qt::BottomEdge | Qt::RightEdge, Qt::Edges(Qt::BottomEdge),
        Qt::BottomEdge | Qt::LeftEdge, Qt::Edges(Qt::LeftEdge),
    };
    return all;
}

QRect SelectionFrame::handleRect(Qt::Edges edges) const
{
    const bool isCorner
        = (edges & (Qt::LeftEdge | Qt::RightEdge)) && (edges & (Qt::TopEdge | Qt::BottomEdge));
    const bool isHorizontal = edges & (Qt::TopEdge | Qt::BottomEdge);
    const int w = isCorner ? cornerSize : isHorizontal ? edgeLength : 8;
    const int h = isCorner ? cornerSize : isHorizontal ? 8 : edgeLength;
    const int x = edges & Qt::LeftEdge ? m_around.left()
        : edges & Qt::RightEdge        ? m_around.right()
                                       : m_around.center().x();
    const int y = edges & Qt::TopEdge ? m_around.top()
        : edges & Qt::BottomEdge      ? m_around.bottom()
                                      : m_around.center().y();
    QRect handle(x - w / 2, y - h / 2, w, h);
    handle.moveRight(std::min(handle.right(), rect().right()));
    handle.moveBottom(std::min(handle.bottom(), rect().bottom()));
    handle.moveLeft(std::max(handle.left(), 0));
    handle.moveTop(std::max(handle.top(), 0));
    return handle;
}

void SelectionFrame::surround(const QRect &around)
{
    const QRect room = around.adjusted(-reach, -reach, reach, reach);
    setGeometry(room.intersected(parentWidget()->rect().united(around)));
    m_around = around.translated(-pos());
    // Everything but the border and the handles lets the mouse through to the panel.
    QRegion region = QRegion(m_around) - QRegion(m_around.adjusted(1, 1, -1, -1));
    if (m_kind == Kind::Outline)
        setAttribute(Qt::WA_TransparentForMouseEvents);
    for (const Qt::Edges edges : handles()) {
        if (m_kind == Kind::Handles)
            region += handleRect(edges);
    }
    setMask(region);
    show();
    raise();
}

Qt::Edges SelectionFrame::edgesAt(const QPoint &position) const
{
    for (const Qt::Edges edges : handles()) {
        if (handleRect(edges).contains(position))
            return edges;
    }
    return {};
}

void SelectionFrame::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.setPen(theme.color(kit::ColorRole::Accent));
    painter.drawRect(m_around.adjusted(0, 0, -1, -1));
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_kind == Kind::Outline)
        return;
    for (const Qt::Edges edges : handles())
        kit::paintBox(painter, handleRect(edges), theme.color(kit::ColorRole::Surface),
                      theme.color(kit::ColorRole::Accent), 2);
}

void SelectionFrame::mousePressEvent(QMouseEvent *event)
{
    const Qt::Edges edges = edgesAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !edges) {
        event->ignore();
        return;
    }
    m_isPressed = true;
    Q_EMIT pressed(edges, event->globalPosition().toPoint());
}

void SelectionFrame::mouseMoveEvent(QMouseEvent *event)
{
    if (m_isPressed) {
        Q_EMIT dragged(event->globalPosition().toPoint());
        return;
    }
    const Qt::Edges edges = edgesAt(event->position().toPoint());
    if (edges == (Qt::TopEdge | Qt::LeftEdge) || edges == (Qt::BottomEdge | Qt::RightEdge))
        setCursor(Qt::SizeFDiagCursor);
    else if (edges == (Qt::TopEdge | Qt::RightEdge) || edges == (Qt::BottomEdge | Qt::LeftEdge))
        setCursor(Qt::SizeBDiagCursor);
    else
        setCursor(edges & (Qt::LeftEdge | Qt::RightEdge) ? Qt::SizeHorCursor : Qt::SizeVerCursor);
}

void SelectionFrame::mouseReleaseEvent(QMouseEvent *)
{
    if (!std::exchange(m_isPressed, false))
        return;
    Q_EMIT released();
}

} // namespace yagura::dashboards
