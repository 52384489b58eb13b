// The traces of a search as points: duration over start time; failed ones are diamonds. A click opens the
// nearest one; keys walk from point to point; a drag keeps the traces within a free shape or box, or chooses
// a time; the wheel chooses a time too. Owned by the search page; GUI thread.
#pragma once

#include "traces/tracesearch.h"

#include <QPolygonF>
#include <QTimeZone>
#include <QTimer>
#include <QWidget>

namespace yagura::traces {

enum class ScatterDrag { Lasso, Zoom };
enum class ScatterScale { Linear, Logarithmic };

class DurationScatter : public QWidget
{
    Q_OBJECT
public:
    explicit DurationScatter(QWidget *parent = nullptr);

    void setTraces(std::vector<TraceSummary> traces, const TimeRange &range, const QTimeZone &zone);
    // The trace that the table is on, ringed.
    void setCurrent(const TraceId &id);
    void setDrag(ScatterDrag drag);
    void setScale(ScatterScale scale);

    [[nodiscard]] bool hasLasso() const { return !m_lasso.empty(); }
    // In the lasso; without one every trace is.
    [[nodiscard]] bool isKept(const TraceSummary &trace) const;
    void dropLasso();

    [[nodiscard]] QRectF plotRect() const;
    [[nodiscard]] QPointF pointOf(const TraceSummary &trace) const;

    [[nodiscard]] QSize sizeHint() const override { return {600, 210}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

Q_SIGNALS:
    void traceChosen(const yagura::traces::TraceId &id);
    // A range of time was drawn.
    void rangeChosen(const yagura::TimeRange &range);
    void lassoChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintAxes(QPainter &painter) const;
    void paintPoints(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void paintDrag(QPainter &painter) const;
    void paintLasso(QPainter &painter) const;
    [[nodiscard]] std::optional<size_t> nearest(const QPointF &position) const;
    [[nodiscard]] double yOf(double ns) const;
    [[nodiscard]] double durationAt(double y) const; // ns
    [[nodiscard]] bool isDragging() const;
    void fitAxis();
    void endLasso();
    void endZoom();
    [[nodiscard]] QPolygonF lassoShape() const;

    // A corner of the lasso; it stays over its traces when the axes change.
    struct Corner
    {
        Instant time;
        double ns = 0;
    };

    std::vector<TraceSummary> m_traces; // by start
    TimeRange m_range;
    QTimeZone m_zone;
    double m_lowest = 1e6; // ns, ends of the axis, powers of ten times 1, 2 or 5
    double m_highest = 1e10;
    TraceId m_current;
    std::optional<size_t> m_hovered;
    ScatterDrag m_drag = ScatterDrag::Lasso;
    ScatterScale m_scale = ScatterScale::Logarithmic;
    QPolygonF m_path; // of the drag under way, from where the button went down
    std::vector<Corner> m_lasso;
    QTimer m_wheelPause; // several notches are one choice
};

} // namespace yagura::traces
