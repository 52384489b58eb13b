// A scroll bar with small marks along its groove: where errors, matches and the current row are. Owned by the
// scroll area; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QScrollBar>

namespace yagura::traces {

class MarkedScrollBar : public QScrollBar
{
    Q_OBJECT
public:
    enum class Side { Whole, Left, Right };
    struct Mark
    {
        int y = 0; // in pixels of the bar
        kit::ColorRole role = kit::ColorRole::Critical;
        Side side = Side::Whole;

        bool operator==(const Mark &) const = default;
    };

    using QScrollBar::QScrollBar;

    // Later ones are painted over earlier ones.
    void setMarks(std::vector<Mark> marks);
    [[nodiscard]] const std::vector<Mark> &marks() const { return m_marks; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Mark> m_marks;
};

} // namespace yagura::traces
