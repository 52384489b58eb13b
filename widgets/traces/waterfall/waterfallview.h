// The waterfall: tree, durations and bars of a trace, painted. Only the rows on screen are looked at,
// whatever the size of the trace. Owned by the trace page; GUI thread.
#pragma once

#include "traces/opentrace.h"
#include "traces/timewindow.h"
#include "traces/waterfall.h"

#include <QAbstractScrollArea>

namespace yagura::traces {

class WaterfallView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit WaterfallView(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const OpenTrace *trace() const { return m_open.get(); }
    [[nodiscard]] const Waterfall &rows() const { return m_rows; }

    // A row of the trace's tree; NoIndex for none. Revealed and scrolled to.
    [[nodiscard]] std::uint32_t currentRow() const { return m_current; }
    void setCurrentRow(std::uint32_t row);
    // Next one below the current, from the top again after the last; stays if there is none.
    void goToNextError();
    void goToNextCritical();

    void setFolded(std::uint32_t row, bool folded);
    void foldAll();
    void unfoldAll();

    [[nodiscard]] const TimeWindow &window() const { return m_window; }
    void setWindow(const TimeWindow &window);
    void zoomBy(double factor);
    void fit();
    void fitCurrent();
    // The window before the latest jump.
    void zoomBack();

    // Where things are, in the viewport: for tests and overlays.
    [[nodiscard]] QRectF rowRect(std::uint32_t row) const; // empty when not shown
    [[nodiscard]] QRectF chevronRect(std::uint32_t row) const;
    [[nodiscard]] int timelineLeft() const;
    [[nodiscard]] int timelineWidth() const;
    // Rows painted by the latest paint event.
    [[nodiscard]] int paintedRows() const { return m_paintedRows; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 160}; }

Q_SIGNALS:
    void currentRowChanged(std::uint32_t row);
    void windowChanged(const yagura::traces::TimeWindow &window);
    void rowsChanged();
    // Offset from the trace's start under the pointer; -1 when it has left.
    void pointerMoved(qint64 offset);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void paintHeader(QPainter &painter) const;
    void paintRows(QPainter &painter);
    void paintMarks(QPainter &painter);
    void paintOverlays(QPainter &painter) const;
    void updateScrollBar();
    void rowsHaveChanged();
    void jumpTo(const TimeWindow &window);
    void moveCurrent(int places);
    void foldOrLeave();
    void unfoldOrEnter();
    [[nodiscard]] bool zoomKey(int key);
    void scrollTo(std::uint32_t row);
    [[nodiscard]] std::uint32_t rowAt(int y) const;
    [[nodiscard]] int rowsPerPage() const;
    template <typename Test> void goToNext(Test test);

    std::shared_ptr<const OpenTrace> m_open;
    Waterfall m_rows;
    TimeWindow m_window;
    std::vector<TimeWindow> m_history;
    std::vector<int> m_errorMarks; // y of error marks in m_marksHeight
    int m_marksHeight = -1;
    std::uint32_t m_current = NoIndex;
    std::uint32_t m_hovered = NoIndex;
    int m_pointerX = -1; // in the timeline, or -1
    int m_dragFrom = -1; // a selection of time under way
    int m_paintedRows = 0;
};

} // namespace yagura::traces
