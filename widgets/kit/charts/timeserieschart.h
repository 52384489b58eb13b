// Time series over the one time range, painted directly: lines, areas, stacked bars, points; thresholds,
// incidents, deploys and alert states on top; a cursor shared with all other charts; a legend; dragging and
// Ctrl+wheel zoom; everything by keyboard too. The static part is painted once into a picture, the cursor on
// top of it. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/charttooltip.h"
#include "kit/charts/legend.h"
#include "kit/charts/seriespath.h"
#include "kit/charts/valueaxis.h"

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

    void setSeries(std::vector<ChartSeries> series);
    [[nodiscard]] const std::vector<ChartSeries> &series() const { return m_series; }
    void setRange(const TimeRange &range);
    [[nodiscard]] TimeRange range() const { return m_range; }
    void setZone(const QTimeZone &zone);
    void setAxis(const ValueAxisOptions &options);
    void setThresholds(std::vector<ChartThreshold> thresholds);
    void setBands(std::vector<ChartBand> bands);
    void setDeploys(std::vector<ChartDeploy> deploys);
    // Empty and not shown: no room is kept for it.
    void setRibbon(std::vector<RibbonPart> parts, const QString &label = {});
    void setLegend(LegendKind kind, std::vector<LegendCalculation> calculations = {LegendCalculation::Last});
    // Hides axis labels and the grid of small charts beside figures.
    void setCompact(bool isCompact);
    // More lines under the values of the tooltip: "PaymentErrorRateHigh firing since 14:29".
    void setTooltipNotes(std::function<QStringList(Instant)> notes) { m_notes = std::move(notes); }

    // The cursor of the console, set by whoever shares it; this chart only announces its own pointer.
    void setCursor(std::optional<Instant> at);
    void setPinned(std::optional<Instant> at);
    [[nodiscard]] std::optional<Instant> pinned() const { return m_pinned; }
    // Shows one series and fades the others; empty shows all.
    void setIsolated(std::optional<int> index);
    [[nodiscard]] std::optional<int> isolated() const { return m_isolated; }

    // Geometry, for tests and for overlays: the plot in widget coordinates, and what lies where.
    [[nodiscard]] QRectF plotRect() const { return m_mapping.plot; }
    [[nodiscard]] const PlotMapping &mapping() const { return m_mapping; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 60}; }

Q_SIGNALS:
    void cursorMoved(std::optional<yagura::Instant> at);
    void pinToggled(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    void isolatedChanged(std::optional<int> index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    static constexpr double dragThreshold = 4; // pixels; less is a click
    static constexpr int legendInset = 2; // keeps the first sign clear of the edge

    void invalidate(); // data or size changed: lay out and paint anew
    void layoutPlot();
    void paintStatic(QPainter &painter);
    void paintFromCache(QPainter &painter);
    void paintCursor(QPainter &painter, Instant at, bool isPinned);
    void paintSelection(QPainter &painter);
    void updateTooltip();
    void moveCursor(std::optional<Instant> at);
    void stepCursor(int pixels, bool isSelecting);
    void finishSelection();
    void zoomAt(Instant at, int notches);
    [[nodiscard]] ValueExtent dataExtent() const;
    [[nodiscard]] std::int64_t sampleTolerance() const;
    [[nodiscard]] Instant timeAt(double x) const;
    [[nodiscard]] bool isFaded(size_t index) const
    {
        return m_isolated && *m_isolated != static_cast<int>(index);
    }
    void updateAccessibleText();

    std::vector<ChartSeries> m_series;
    std::vector<ChartThreshold> m_thresholds;
    std::vector<ChartBand> m_bands;
    std::vector<ChartDeploy> m_deploys;
    std::vector<RibbonPart> m_ribbon;
    QString m_ribbonLabel;
    TimeRange m_range;
    QTimeZone m_zone = QTimeZone::utc();
    ValueAxisOptions m_axis;
    LegendKind m_legendKind = LegendKind::List;
    std::vector<LegendCalculation> m_calculations{LegendCalculation::Last};
    Legend m_legend;
    PlotMapping m_mapping;
    QImage m_cache;
    bool m_isCompact = false;
    bool m_isDirty = true;
    std::optional<Instant> m_cursor;
    std::optional<Instant> m_pinned;
    std::optional<int> m_isolated;
    std::optional<double> m_selectionStart; // x, while dragging or selecting by keyboard
    double m_selectionEnd = 0;
    bool m_hasPointer = false;
    int m_wheelRest = 0; // eighths of a degree, less than a notch
    bool m_hasKeyboardFocus = false; // the ring is for those who came by keyboard
    std::function<QStringList(Instant)> m_notes;
    QPointer<ChartTooltip> m_tooltip; // a child of the window, which may go first
};

} // namespace yagura::kit
