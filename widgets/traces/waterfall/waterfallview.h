// The waterfall: tree, durations and bars of a trace, painted. Only the rows on screen are looked at,
// whatever the size of the trace. Owned by the trace page; GUI thread.
#pragma once

#include "traces/opentrace.h"
#include "traces/waterfall.h"
#include "traces/waterfall/spancolors.h"
#include "traces/waterfall/wordcache.h"
#include "traces/zoomhistory.h"

#include <QAbstractScrollArea>
#include <QHash>

class QMenu;

namespace yagura::traces {

class MarkedScrollBar;

class WaterfallView : public QAbstractScrollArea
{
    Q_OBJECT
public:
    enum class Direction { Next, Previous };
    enum class Target { Error, CriticalPath, Match };

    static constexpr std::uint32_t UsualRollUp = 8;

    explicit WaterfallView(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    // The same trace with more spans: folds, window and the current span stay, new rows are marked. Says how
    // many spans are new.
    std::uint32_t grow(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const OpenTrace *trace() const { return m_open.get(); }
    [[nodiscard]] const Waterfall &rows() const { return m_rows; }

    // A row of the trace's tree; NoIndex for none. Revealed and scrolled to. On a roll-up its first member,
    // on a gap the span that has it.
    [[nodiscard]] std::uint32_t currentRow() const { return m_current; }
    void setCurrentRow(std::uint32_t row);
    // The roll-up they all belong to, if there is one; else the first of them.
    void chooseRows(std::span<const std::uint32_t> rows);
    // Place among rows().shown(); NoIndex when there is none or it is hidden.
    [[nodiscard]] std::uint32_t currentPlace() const;
    // Row by row from the current one, around the end; stays if there is none.
    void goTo(Target target, Direction direction = Direction::Next);
    void goToNextError() { goTo(Target::Error); }
    void goToNextCritical() { goTo(Target::CriticalPath); }
    // By places on screen.
    void moveCurrent(int places);

    void setFolded(std::uint32_t row, bool folded);
    // The current fold or roll-up.
    void toggleCurrent();
    void foldAll(); // below the roots
    void unfoldAll();
    void foldToLevels(std::uint32_t levels);
    void foldOneLevel();
    void unfoldOneLevel();
    void foldChildrenOfCurrent();
    // Everything below spans of the current one's service.
    void foldServiceOfCurrent();
    // Below spans that took less; in ns.
    void foldShorterThan(std::int64_t duration);

    // Runs of at least that many siblings become one row; 0: none do.
    void setRollUp(std::uint32_t least);
    [[nodiscard]] std::uint32_t rollUp() const { return m_rollUp; }
    void setColoring(SpanColoring coloring);
    [[nodiscard]] SpanColoring coloring() const { return m_colors.coloring(); }
    void setCriticalPathShown(bool isShown);
    [[nodiscard]] bool isCriticalPathShown() const { return m_showsCriticalPath; }
    // One element a row of the tree; empty: no filter.
    void setMatches(const std::vector<bool> &matches, MatchMode mode);

    [[nodiscard]] const TimeWindow &window() const { return m_window; }
    // A small step: those that follow one another are one step of the history.
    void setWindow(const TimeWindow &window);
    void jumpTo(const TimeWindow &window);
    // What follows is a step of its own.
    void settleHistory() { m_history.settle(); }
    // Around the pointer, or the middle; factor below 1 comes closer.
    void zoomBy(double factor);
    // By that share of the window; positive is later.
    void panBy(double share);
    void fit();
    void fitCurrent();
    void zoomBack();
    void zoomForward();
    [[nodiscard]] const ZoomHistory &history() const { return m_history; }

    // What can be done with the current row; owned by the caller.
    [[nodiscard]] QMenu *makeMenu(QWidget *parent);

    // Where things are, in the viewport: for tests and overlays.
    [[nodiscard]] QRectF rowRect(std::uint32_t row) const; // empty when not shown
    [[nodiscard]] QRectF placeRect(std::uint32_t place) const;
    [[nodiscard]] QRectF chevronRect(std::uint32_t row) const;
    [[nodiscard]] QRectF chevronRectOf(std::uint32_t place) const;
    [[nodiscard]] int timelineLeft() const;
    [[nodiscard]] int timelineWidth() const;
    [[nodiscard]] MarkedScrollBar *markedScrollBar() const { return m_marks; }
    // Rows painted by the latest paint event.
    [[nodiscard]] int paintedRows() const { return m_paintedRows; }
    // What the tooltip says at a point of the viewport; empty for nothing.
    [[nodiscard]] QString toolTipAt(const QPoint &position) const;

    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 160}; }

Q_SIGNALS:
    void currentRowChanged(std::uint32_t row);
    void windowChanged(const yagura::traces::TimeWindow &window);
    void rowsChanged();
    // Offset from the trace's start under the pointer; -1 when it has left.
    void pointerMoved(qint64 offset);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    enum class Drag { None, Press, Select, Pan };

    void paintHeader(QPainter &painter) const;
    void paintRows(QPainter &painter);
    void paintOverlays(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void paintPointer(QPainter &painter) const;
    void paintNothing(QPainter &painter) const;
    [[nodiscard]] std::vector<std::int64_t> ticks(int timelineWidth) const;

    void updateScrollBars();
    void updateMarks();
    void rowsHaveChanged();
    void foldsHaveChanged();
    void showWindow(const TimeWindow &window);
    void choosePlace(std::uint32_t place);
    void announceCurrent();
    void toggle(std::uint32_t place);
    void foldOrLeave();
    void unfoldOrEnter();
    void scrollToPlace(std::uint32_t place);
    [[nodiscard]] std::uint32_t placeAt(int y) const;
    [[nodiscard]] std::uint32_t spanOf(const WaterfallRow &row) const;
    [[nodiscard]] bool isTarget(std::uint32_t row, Target target) const;
    [[nodiscard]] int rowsPerPage() const;
    [[nodiscard]] std::pair<std::int64_t, std::int64_t> extentOfCurrent() const;
    [[nodiscard]] const RollUpFigures &figures(std::uint32_t group);
    [[nodiscard]] QString spanToolTip(std::uint32_t row, const QPoint &position) const;

    std::shared_ptr<const OpenTrace> m_open;
    Waterfall m_rows;
    std::vector<std::uint32_t> m_errorsBefore;
    std::vector<bool> m_new; // rows that arrived since the trace was opened; empty: none
    std::uint32_t m_rollUp = UsualRollUp;
    QHash<std::uint32_t, RollUpFigures> m_figures; // of the roll-ups that were looked at
    SpanColors m_colors;
    WordCache m_words;
    bool m_showsCriticalPath = true;
    MarkedScrollBar *m_marks;
    QWidget *m_underTree; // keeps the horizontal bar below the time line

    TimeWindow m_window;
    ZoomHistory m_history;
    std::int64_t m_barUnit = 1; // ns a step of the horizontal bar
    bool m_isMovingBar = false;

    std::uint32_t m_current = NoIndex;
    WaterfallRow::Kind m_currentKind = WaterfallRow::Kind::Span;
    std::uint32_t m_currentIndex = NoIndex; // of the roll-up or gap
    std::uint32_t m_hovered = NoIndex; // place
    int m_pointerX = -1; // in the timeline, or -1
    Drag m_drag = Drag::None;
    int m_dragFrom = 0; // in the timeline
    TimeWindow m_dragWindow;
    std::uint32_t m_pressed = NoIndex; // place
    int m_paintedRows = 0;
};

} // namespace yagura::traces
