// Time series over the one time range, painted directly: lines, areas, bars, points, stacks, on one axis or
// several; thresholds, incidents, deploys, annotations, exemplars and alert states on top; a cursor shared
// with all other charts; a legend; dragging and Ctrl+wheel zoom; everything by keyboard too. The static part
// is painted once into a picture, over several frames where it has very many lines; the cursor on top of it.
// Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/charttooltip.h"
#include "kit/charts/legend/chartlegend.h"
#include "kit/charts/timeaxis.h"
#include "kit/charts/timeseries/plotaxes.h"
#include "kit/charts/timeseries/plotmarks.h"
#include "kit/charts/timeseries/plottedseries.h"
#include "kit/charts/timeseries/seriesink.h"
#include "kit/charts/timeseries/seriesvisibility.h"

#include <QDeadlineTimer>
#include <QImage>
#include <QPointer>
#include <QTimeZone>
#include <QWidget>

#include <functional>

namespace yagura::kit {

class TimeSeriesChart : public QWidget
{
    Q_OBJECT
public:
    // The name is what a screen reader says: the panel's title.
    explicit TimeSeriesChart(const QString &accessibleName = {}, QWidget *parent = nullptr);
    ~TimeSeriesChart() override;

    // What is isolated or left out stays so by name.
    void setSeries(std::vector<ChartSeries> series);
    [[nodiscard]] const std::vector<ChartSeries> &series() const { return m_series; }
    void setRange(const TimeRange &range);
    [[nodiscard]] TimeRange range() const { return m_range; }
    void setZone(const QTimeZone &zone) { setZones({zone}); }
    // A row of labels each, named at its left where there are several; the first is that of the grid and of
    // what the chart says. Those that would leave the plot less than half of the chart are left out.
    void setZones(std::vector<QTimeZone> zones);
    // One axis for all, or those that ChartSeries::axis and the marks name by number; at least one.
    void setAxis(const ValueAxisOptions &options) { setAxes({options}); }
    void setAxes(std::vector<ValueAxisOptions> axes);
    void setThresholds(std::vector<ChartThreshold> thresholds);
    void setBands(std::vector<ChartBand> bands);
    void setDeploys(std::vector<ChartDeploy> deploys);
    void setAnnotations(std::vector<ChartAnnotation> annotations);
    void setExemplars(std::vector<ChartExemplar> exemplars);
    // Empty and not shown: no room is kept for it.
    void setRibbon(std::vector<RibbonPart> parts, const QString &label = {});
    void setLegend(LegendKind kind, std::vector<LegendCalculation> calculations = {LegendCalculation::Last});
    void setLegend(const LegendOptions &options);
    // Figures that the caller has worked out, instead of calculations. Valid for the series set at the time,
    // so set both.
    void setLegendColumns(std::vector<LegendColumn> columns);
    void setTooltip(const TooltipOptions &options);
    // A last line of the tooltip, whatever it tells.
    void setTooltipHint(const QString &hint) { m_tooltipHint = hint; }
    // Hides axis labels and the grid of small charts beside figures.
    void setCompact(bool isCompact);
    // More lines under the values of the tooltip: "PaymentErrorRateHigh firing since 14:29".
    void setTooltipNotes(std::function<QStringList(Instant)> notes) { m_notes = std::move(notes); }

    // The cursor of the console, set by whoever shares it; this chart only announces its own pointer.
    void setCursor(std::optional<Instant> at);
    void setPinned(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> cursor() const { return m_cursor; }
    [[nodiscard]] std::optional<Instant> pinned() const { return m_pinned; }
    // Shows one series and fades the others; empty shows all.
    void setIsolated(std::optional<int> index);
    [[nodiscard]] std::optional<int> isolated() const { return m_visibility.isolated(); }
    [[nodiscard]] LegendState seriesState(int index) const
    {
        return m_visibility.state(static_cast<size_t>(index));
    }

    // Geometry, for tests and for overlays: the plot in widget coordinates, and what lies where.
    [[nodiscard]] QRectF plotRect() const { return mapping().plot; }
    [[nodiscard]] const PlotMapping &mapping() const { return m_axes.front().mapping; }
    [[nodiscard]] const std::vector<PlotAxis> &axes() const { return m_axes; }
    [[nodiscard]] const PlottedContent &plotted() const { return m_content; }
    [[nodiscard]] const std::vector<PlotMark> &marks() const { return m_marks; }
    [[nodiscard]] ChartLegend *legend() const { return m_legend; }
    [[nodiscard]] size_t zoneRows() const { return m_zoneRows; } // of labels, as laid out
    // Of those that the tooltip tells at the cursor, the one nearest to the pointer.
    [[nodiscard]] std::optional<int> seriesAtPointer() const;
    // What the tooltip says at the cursor, or of the mark under the pointer.
    [[nodiscard]] TooltipContent tooltipContent() const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 60}; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void pinToggled(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    // A double click: back to what was shown before the latest zoom.
    void zoomOutRequested();
    void isolatedChanged(std::optional<int> index);
    void legendSorted(const yagura::kit::LegendSort &sort);
    void exemplarActivated(const QString &id);
    void annotationActivated(const QString &id);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr double dragThreshold = 4; // pixels; less is a click

    void invalidate(); // data or size changed: lay out and paint anew
    void updatePlot(); // what lies over the picture changed
    void layOut();
    [[nodiscard]] QRect placeLegend(); // returns what is left for the plot
    void fillLegend();
    void measureAxes();
    // What is still while the pointer moves, from the ground up; of the lines as many as there is time for.
    struct StillParts
    {
        std::vector<TimeTick> ticks;
        std::vector<SeriesInk> inks;
        size_t lines = 0; // painted of the inks
    };
    [[nodiscard]] StillParts stillParts() const;
    void paintStatic(QPainter &painter);
    void paintGround(QPainter &painter, const std::vector<TimeTick> &ticks);
    void paintZoneRows(QPainter &painter, const std::vector<TimeTick> &ticks, qreal top);
    void paintUnderPlot(QPainter &painter, const std::vector<TimeTick> &ticks);
    void paintBelowLines(QPainter &painter, const StillParts &parts);
    void paintAboveLines(QPainter &painter, const StillParts &parts);
    [[nodiscard]] std::vector<SeriesInk> inks() const;
    void startPicture(qreal ratio);
    void continuePicture(QDeadlineTimer until);
    [[nodiscard]] bool isPictureOfToday() const;
    [[nodiscard]] bool isForScreen(const QPainter &painter) const;
    void paintFromCache(QPainter &painter);
    void updateSpot();
    void paintCursor(QPainter &painter, Instant at, bool isPinned);
    void paintCursorDots(QPainter &painter, Instant at, double x);
    void paintMark(QPainter &painter);
    void paintSelection(QPainter &painter);
    void updateTooltip();
    [[nodiscard]] TooltipContent markContent(const PlotMark &mark) const;
    void addValues(TooltipContent &content) const;
    void addNotes(TooltipContent &content) const;
    void moveCursor(std::optional<Instant> at);
    void stepCursor(int pixels, bool isSelecting);
    void stepSeries(int direction);
    void stepMark(int direction);
    [[nodiscard]] std::optional<size_t> highlightedMark() const;
    void activateMark(size_t mark);
    void confirm(); // Enter
    [[nodiscard]] bool stepBack(); // Escape
    void finishSelection();
    [[nodiscard]] bool isOnPin(double x) const;
    void togglePin(double x);
    void zoomAt(Instant at, int notches);
    void applyVisibility(std::optional<int> isolatedBefore);
    [[nodiscard]] std::int64_t sampleTolerance() const;
    [[nodiscard]] Instant timeAt(double x) const;
    [[nodiscard]] size_t axisIndex(int axis) const;
    [[nodiscard]] const PlotAxis &axisOf(const ChartSeries &series) const;
    [[nodiscard]] const ValueAxisOptions &axisOptionsOf(const ChartSeries &series) const;
    [[nodiscard]] QString timeText(Instant at) const;
    [[nodiscard]] QString timeText(Instant at, const QTimeZone &zone) const;
    void updateAccessibleText();

    std::vector<ChartSeries> m_series;
    std::vector<ChartThreshold> m_thresholds;
    std::vector<ChartBand> m_bands;
    std::vector<ChartDeploy> m_deploys;
    std::vector<ChartAnnotation> m_annotations;
    std::vector<ChartExemplar> m_exemplars;
    std::vector<RibbonPart> m_ribbon;
    QString m_ribbonLabel;
    TimeRange m_range;
    std::vector<QTimeZone> m_zones{QTimeZone::utc()};
    std::vector<ValueAxisOptions> m_axisOptions{1};
    LegendOptions m_legendOptions;
    std::vector<LegendCalculation> m_calculations{LegendCalculation::Last};
    std::optional<std::vector<LegendColumn>> m_columns;
    TooltipOptions m_tooltipOptions;
    QString m_tooltipHint;
    SeriesVisibility m_visibility;
    ChartLegend *m_legend;
    // As laid out:
    PlottedContent m_content;
    std::vector<PlotAxis> m_axes{1};
    std::vector<PlotMark> m_marks;
    QImage m_cache; // the latest picture that became whole
    Duration m_cachedLength{}; // of its range
    std::vector<LegendState> m_cachedStates; // of its series
    QImage m_coming; // the picture in the making
    std::optional<StillParts> m_making;
    size_t m_zoneRows = 1;
    bool m_isCompact = false;
    bool m_isLegendStale = true;
    bool m_needsLayout = true;
    bool m_isLayoutPosted = false;
    bool m_isDirty = true;
    std::optional<Instant> m_cursor;
    std::optional<Instant> m_pinned;
    std::optional<size_t> m_hoveredMark;
    std::optional<size_t> m_currentMark; // by keyboard
    std::optional<double> m_selectionStart; // x, while dragging or selecting by keyboard
    double m_selectionEnd = 0;
    QPointF m_pointer;
    bool m_hasPointer = false;
    int m_wheelRest = 0; // eighths of a degree, less than a notch
    bool m_hasKeyboardFocus = false; // the ring is for those who came by keyboard
    std::function<QStringList(Instant)> m_notes;
    QPointer<ChartTooltip> m_tooltip; // a child of the window, which may go first
};

} // namespace yagura::kit
