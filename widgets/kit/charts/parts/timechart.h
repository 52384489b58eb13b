// A chart over the one time range that is no line chart: the cursor shared with all other charts, pins,
// dragging and Ctrl+wheel zoom, the same by keyboard; as TimeSeriesChart does it. What is drawn over time is
// up to the chart. GUI thread.
#pragma once

#include "kit/charts/parts/cachedchart.h"
#include "kit/charts/plotmapping.h"
#include "kit/charts/timeaxis.h"

#include <QTimeZone>

#include <optional>

namespace yagura::kit {

class TimeChart : public CachedChart
{
    Q_OBJECT
public:
    using CachedChart::CachedChart;

    void setRange(const TimeRange &range);
    [[nodiscard]] TimeRange range() const { return m_mapping.range; }
    void setZone(const QTimeZone &zone);
    // The cursor of the console, set by whoever shares it; this chart only announces its own pointer.
    void setCursor(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> cursor() const { return m_cursor; }
    void setPinned(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> pinned() const { return m_pinned; }
    // In coordinates of the widget; laid out for the size of now.
    [[nodiscard]] QRectF plotRect();
    [[nodiscard]] const PlotMapping &mapping() const { return m_mapping; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void pinToggled(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    // A double click: back to what was shown before the latest zoom.
    void zoomOutRequested();

protected:
    // x after one step to the left (-1) or right (1); four pixels unless the chart has columns.
    [[nodiscard]] virtual double steppedX(double x, int direction) const;
    // A press that is not for the time axis: a legend, a mark. True: taken.
    virtual bool pressed(const QPointF &point, Qt::KeyboardModifiers modifiers);
    // A key that moves across the time axis. True: taken.
    virtual bool keyPressed(QKeyEvent *event);
    // The pointer within the plot, or not; called before the tooltip is updated.
    virtual void pointed(std::optional<QPointF> point);

    void paintTimeAxis(QPainter &painter, double top) const;
    void paintMoving(QPainter &painter) override;
    [[nodiscard]] QRectF focusRect() const override { return m_mapping.plot.adjusted(-2, -2, 2, 2); }
    [[nodiscard]] bool wantsTooltip() const;
    // The time as the title of a tooltip, and where the pin stands from there.
    [[nodiscard]] QString timeTitle(Instant at) const;
    [[nodiscard]] QString pinNote(Instant at) const;
    [[nodiscard]] Instant timeAt(double x) const;
    [[nodiscard]] double xOf(Instant at) const { return m_mapping.x(toUnixMilliseconds(at)); }
    [[nodiscard]] const QTimeZone &zone() const { return m_zone; }
    void moveCursor(std::optional<Instant> at);

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    PlotMapping m_mapping;

private:
    static constexpr double dragThreshold = 4; // pixels; less is a click

    void paintCursor(QPainter &painter, Instant at, bool isPinned) const;
    void paintSelection(QPainter &painter) const;
    void stepCursor(double to, bool isSelecting);
    void finishSelection();
    void togglePin(Instant at);
    void escape();
    bool stepByKey(QKeyEvent *event);
    void zoomAt(Instant at, int notches);

    QTimeZone m_zone = QTimeZone::utc();
    std::optional<Instant> m_cursor;
    std::optional<Instant> m_pinned;
    std::optional<double> m_selectionStart; // x, while dragging or selecting by keyboard
    double m_selectionEnd = 0;
    bool m_hasPointer = false;
    int m_wheelRest = 0; // eighths of a degree, less than a notch
};

} // namespace yagura::kit
