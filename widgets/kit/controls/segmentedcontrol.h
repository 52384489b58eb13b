// A few choices side by side, one of them chosen, with counts if wanted: "All 21 | Firing 12". Left and right
// keys move. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/button.h"

#include <QWidget>

namespace yagura::kit {

struct Segment
{
    QString text;
    QString count{}; // behind the text, bold
    QString toolTip{};
};

class SegmentedControl : public QWidget
{
    Q_OBJECT
public:
    explicit SegmentedControl(const QString &accessibleName, std::vector<Segment> segments,
                              QWidget *parent = nullptr);

    void setSegments(std::vector<Segment> segments);
    void setCount(int index, const QString &count);
    [[nodiscard]] int count() const { return static_cast<int>(m_segments.size()); }
    [[nodiscard]] int currentIndex() const { return m_current; }
    void setCurrentIndex(int index);
    void setControlSize(ControlSize size);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    // Only when it changes.
    void currentIndexChanged(int index);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] int segmentWidth(const Segment &segment) const;
    [[nodiscard]] QRect segmentRect(int index) const;
    [[nodiscard]] int segmentAt(const QPoint &position) const;
    void updateDescription();

    std::vector<Segment> m_segments;
    int m_current = 0;
    int m_hovered = -1;
    ControlSize m_size = ControlSize::Normal;
};

} // namespace yagura::kit
