#include "metrics/draghandle.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace yagura::metrics {

DragHandle::DragHandle(const QString &text, QWidget *parent)
    : kit::IconButton(kit::IconName::Drag, text, parent)
{
    setControlSize(kit::ControlSize::Small);
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

std::unique_ptr<QMimeData> DragHandle::carried() const
{
    return m_content ? m_content() : nullptr;
}

void DragHandle::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        kit::IconButton::keyPressEvent(event);
}

void DragHandle::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position().toPoint();
    kit::IconButton::mousePressEvent(event);
}

void DragHandle::mouseMoveEvent(QMouseEvent *event)
{
    const int way = (event->position().toPoint() - m_pressedAt).manhattanLength();
    if (event->buttons().testFlag(Qt::LeftButton) && isDown() && way >= QApplication::startDragDistance())
        drag();
    else
        kit::IconButton::mouseMoveEvent(event);
}

void DragHandle::drag()
{
    auto content = carried();
    setDown(false); // the release belongs to the drop
    if (!content)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(content.release());
    drag->setPixmap(kit::iconPixmap(kit::IconName::Dashboards, kit::size::iconLarge,
                                    kit::Theme::of(this).color(kit::ColorRole::Accent), devicePixelRatioF()));
    Q_EMIT dragStarted();
    drag->exec(Qt::CopyAction);
}

} // namespace yagura::metrics
