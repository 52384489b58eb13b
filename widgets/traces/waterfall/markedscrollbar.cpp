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
    const int half = width() / 2;
    for (const auto &mark : m_marks) {
        const int left = mark.side == Side::Right ? half : 1;
        const int right = mark.side == Side::Left ? half : width() - 1;
        painter.fillRect(left, mark.y, right - left, 2, theme.color(mark.role));
    }
}

} // namespace yagura::traces
