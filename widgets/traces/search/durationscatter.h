// The traces of a search as points: duration, logarithmic, over start time; failed ones are diamonds. A click
// opens the nearest one; keys walk from point to point. Owned by the search page; GUI thread.
#pragma once

#include "traces/tracesearch.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura::traces {

class DurationScatter : public QWidget
{
    Q_OBJECT
public:
    explicit DurationScatter(QWidget *parent = nullptr);

    void setTraces(std::vector<TraceSummary> traces, const TimeRange &range, const QTimeZone &zone);
    // The trace that the table is on, ringed.
    void setCurrent(const TraceId &id);

    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QPointF pointOf(const TraceSummary &trace) const;

    [[nodiscard]] QSize sizeHint() const override { return {600, 210}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void traceChosen(const yagura::traces::TraceId &id);
    // A range of time was drawn.
    void rangeChosen(const yagura::TimeRange &range);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintAxes(QPainter &painter) const;
    void paintPoints(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    [[nodiscard]] std::optional<size_t> nearest(const QPointF &position) const;
    [[nodiscard]] double yOf(Duration duration) const;

    std::vector<TraceSummary> m_traces; // by start
    TimeRange m_range;
    QTimeZone m_zone;
    double m_lowest = 1e6; // ns, ends of the axis, powers of ten times 1, 2 or 5
    double m_highest = 1e10;
    TraceId m_current;
    std::optional<size_t> m_hovered;
    std::optional<double> m_pressX;
    double m_dragX = 0;
};

} // namespace yagura::traces
