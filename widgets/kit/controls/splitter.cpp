#include "kit/controls/splitter.h"

#include "kit/theme.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int keyStep = 16;

class Handle final : public QSplitterHandle
{
public:
    Handle(Qt::Orientation orientation, QSplitter *parent)
        : QSplitterHandle(orientation, parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(Splitter::tr("Divider"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::of(this).color(hasFocus() ? ColorRole::Accent : ColorRole::Line));
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isColumn = orientation() == Qt::Horizontal;
        const int at = isColumn ? x() : y();
        if (event->key() == (isColumn ? Qt::Key_Left : Qt::Key_Up))
            moveSplitter(at - keyStep);
        else if (event->key() == (isColumn ? Qt::Key_Right : Qt::Key_Down))
            moveSplitter(at + keyStep);
        else
            QSplitterHandle::keyPressEvent(event);
    }
};

} // namespace

Splitter::Splitter(Qt::Orientation orientation, QWidget *parent)
    : QSplitter(orientation, parent)
{
    setHandleWidth(1); // Qt widens the sensitive area of thin handles by itself
    setChildrenCollapsible(false);
}

QSplitterHandle *Splitter::createHandle()
{
    return new Handle(orientation(), this);
}

} // namespace yagura::kit
