#include "traces/waterfall/markedscrollbar.h"

#include <QPainter>

namespace yagura::traces {

void MarkedScrollBar::setMarks(std::vector<Mark> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    for (const auto &mark : m_marks)
        painter.fillRect(1, mark.y, width() - 2, 2, theme.color(mark.role));
}

} // namespace yagura::traces
