// A trace as a flame graph, roots on top: hovering tells, a click chooses, a double click or Enter makes a
// frame as wide as the view, Backspace goes back. Arrows walk from frame to frame. What a filter does not
// match is dimmed. Owned by its pane; GUI thread.
#pragma once

#include "traces/analysis/flamelayout.h"

#include <QAbstractScrollArea>

namespace yagura::traces {

class FlameGraphView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit FlameGraphView(QWidget *parent = nullptr);

    // layout is of open.
    void setLayout(std::shared_ptr<const OpenTrace> open, std::shared_ptr<const FlameLayout> layout);
    // One element a row of the trace; empty: nothing is dimmed.
    void setMatches(std::vector<bool> matches);

    [[nodiscard]] std::uint32_t currentFrame() const { return m_current; }
    void setCurrentFrame(std::uint32_t frame);
    // The frame of a row, or NoIndex.
    [[nodiscard]] std::uint32_t frameOfRow(std::uint32_t row) const;
    [[nodiscard]] QRectF rectOf(std::uint32_t frame) const; // in the viewport
    [[nodiscard]] bool isZoomed() const { return !m_back.empty(); }
    [[nodiscard]] std::int64_t whole() const { return m_layout ? m_layout->whole : 0; } // ns
    void zoomTo(std::uint32_t frame);
    void zoomBack();
    void zoomOut();

Q_SIGNALS:
    void rowsChosen(const std::vector<std::uint32_t> &rows);
    void zoomChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    struct Extent
    {
        double from = 0; // of the whole width, 0 to 1
        double to = 1;

        bool operator==(const Extent &) const = default;
    };
    [[nodiscard]] std::uint32_t frameAt(const QPointF &position) const;
    [[nodiscard]] bool isDimmed(std::uint32_t frame) const;
    [[nodiscard]] std::uint32_t step(int key) const;
    void setExtent(const Extent &extent);
    void updateScrollBar();
    void paintFrame(QPainter &painter, std::uint32_t frame, const QRectF &rect);
    void showToolTip(std::uint32_t frame, const QPoint &at);
    [[nodiscard]] QString nameOf(std::uint32_t frame) const;

    std::shared_ptr<const OpenTrace> m_open;
    std::shared_ptr<const FlameLayout> m_layout;
    std::vector<bool> m_dimmed; // one a frame
    std::vector<bool> m_matches;
    Extent m_extent;
    std::vector<Extent> m_back;
    std::uint32_t m_current = NoIndex;
    std::uint32_t m_hovered = NoIndex;
};

} // namespace yagura::traces
