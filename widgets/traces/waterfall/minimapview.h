// The whole trace at a glance, in three lanes: how many spans run, where errors are, which service the
// critical path is in; and the window of the waterfall, which can be dragged, resized and drawn anew. Owned
// by the trace page; GUI thread.
#pragma once

#include "traces/opentrace.h"
#include "traces/timewindow.h"

#include <QPixmap>
#include <QWidget>

namespace yagura::traces {

class MinimapView : public QWidget
{
    Q_OBJECT
public:
    explicit MinimapView(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const TimeWindow &window() const { return m_window; }
    void setWindow(const TimeWindow &window);
    // The part of the trace that belongs to a finding or span, marked; empty (from ≥ to) for none.
    void setMarked(std::int64_t from, std::int64_t to);
    // One element a row of the tree; empty: no filter.
    void setMatches(const std::vector<bool> &matches);
    // From here on nobody waited for the trace any more: the end of the main root, as an offset.
    [[nodiscard]] std::int64_t responseEnd() const;

    // The lanes, and the window on them, in widget coordinates.
    [[nodiscard]] QRect lanesRect() const;
    [[nodiscard]] QRectF windowRect() const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 92}; }

Q_SIGNALS:
    // A drag begins: the windows until the next are one step.
    void grabbed();
    void windowChanged(const yagura::traces::TimeWindow &window);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    enum class Grip { None, Move, Left, Right, Draw };

    void change(const TimeWindow &window);
    void paintLanes(QPainter &painter) const;
    void paintDensity(QPainter &painter, const QRect &lane) const;
    void paintErrors(QPainter &painter, const QRect &lane) const;
    void paintCriticalPath(QPainter &painter, const QRect &lane) const;
    void paintMatches(QPainter &painter, const QRect &density) const;
    void paintAfterResponse(QPainter &painter) const;
    void paintAfterResponseLabel(QPainter &painter) const;
    void paintLabels(QPainter &painter) const;
    void paintWindowLabel(QPainter &painter) const;
    void paintWindow(QPainter &painter) const;
    [[nodiscard]] Grip gripAt(const QPointF &position) const;
    [[nodiscard]] double xOf(std::int64_t offset) const;
    [[nodiscard]] std::int64_t offsetAt(double x) const;

    std::shared_ptr<const OpenTrace> m_open;
    TimeWindow m_window;
    std::int64_t m_markedFrom = 0;
    std::int64_t m_markedTo = 0;
    std::vector<bool> m_matches;
    QPixmap m_lanes; // painted once for a size, a trace and a theme
    int m_lanesTheme = -1;
    Grip m_grip = Grip::None;
    double m_pressX = 0;
    TimeWindow m_pressWindow;
};

} // namespace yagura::traces
