// Counts in cells of time and value: latency over time, buckets of a histogram. A legend of its colours with
// the count under the pointer marked; the tooltip tells the cell, its column and quantiles. Exemplars are
// dots on top. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/heatmap/heatmapraster.h"
#include "kit/charts/heatmap/heatmaptooltip.h"
#include "kit/charts/parts/timechart.h"

namespace yagura::kit {

class HeatmapChart : public TimeChart
{
    Q_OBJECT
public:
    explicit HeatmapChart(const QString &accessibleName = {}, QWidget *parent = nullptr);
    ~HeatmapChart() override;

    // Of a column each the same times. NaN counts and bounds are not drawn.
    void setCells(std::shared_ptr<const std::vector<HeatmapCell>> cells);
    void setAxis(const HeatmapAxis &axis);
    void setColors(const HeatmapColors &colors);
    void setFilter(const HeatmapFilter &filter);
    void setCellGap(int pixels);
    void setCellRadius(int pixels); // of their corners
    // Counts within the cells that have room for them.
    void setCountsShown(bool isShown);
    void setLegendShown(bool isShown);
    // How counts read in legend and tooltip.
    void setCountFormat(const ValueFormat &format);
    void setCountName(const QString &name); // what is counted, for the tooltip
    // Stepped through in this order; those beyond the range or fixed ends of the axis are not drawn. Beyond
    // the buckets they lie at the edge.
    void setExemplars(std::vector<HeatmapExemplar> exemplars);
    void setTooltipHistogram(bool isShown);
    // Quantiles of the column at a moment, worded: {"p50", "12 ms"}; asked for while the tooltip shows.
    using Quantiles = std::function<std::vector<std::pair<QString, QString>>(Instant)>;
    void setQuantiles(Quantiles quantiles) { m_quantiles = std::move(quantiles); }
    void setTooltipNotes(std::function<QStringList(Instant)> notes) { m_notes = std::move(notes); }

    // Geometry and state, for tests and overlays.
    [[nodiscard]] std::optional<size_t> currentCell() const;
    [[nodiscard]] QRectF cellRect(size_t cell);
    [[nodiscard]] QRectF legendRect();
    [[nodiscard]] const CountScale &counts() const { return m_counts; }
    [[nodiscard]] const ValueScale &scale() const { return m_mapping.scale; }
    [[nodiscard]] QPointF exemplarPoint(size_t exemplar);
    [[nodiscard]] std::optional<size_t> currentExemplar() const { return m_exemplar; }

Q_SIGNALS:
    void exemplarActivated(int exemplar); // clicked, or Return after Page Up and Page Down
    void cellActivated(int cell); // Shift+Return or double click: links of the data

protected:
    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    void updateTooltip() override;
    void hideTooltip() override;
    [[nodiscard]] double steppedX(double x, int direction) const override;
    bool pressed(const QPointF &point, Qt::KeyboardModifiers modifiers) override;
    bool keyPressed(QKeyEvent *event) override;
    void pointed(std::optional<QPointF> point) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] std::span<const HeatmapCell> cells() const;
    void recount(); // steps and ends of the ramp
    void findColumns();
    [[nodiscard]] std::vector<QRgb> ramp() const;
    [[nodiscard]] RasterSetup rasterSetup(qreal ratio) const;
    [[nodiscard]] double yOf(double bound) const;
    [[nodiscard]] std::vector<size_t> columnAt(Instant at) const; // from the least bucket up
    [[nodiscard]] bool isShown(const HeatmapExemplar &exemplar) const;
    [[nodiscard]] QPointF pointOf(const HeatmapExemplar &exemplar) const;
    [[nodiscard]] std::optional<size_t> exemplarAt(const QPointF &point) const;
    void stepRow(int direction);
    void stepExemplar(int direction);
    bool leaveExemplar();
    [[nodiscard]] QStringList exemplarNotes(const HeatmapExemplar &exemplar) const;
    [[nodiscard]] HeatmapTip tipOf(Instant at) const;
    [[nodiscard]] QString boundsText(const HeatmapCell &cell) const;
    void paintValueAxis(QPainter &painter) const;
    void paintCounts(QPainter &painter);
    void paintLegend(QPainter &painter) const;
    void paintLegendMark(QPainter &painter, double count) const;
    void paintExemplars(QPainter &painter) const;
    void describe();

    std::shared_ptr<const std::vector<HeatmapCell>> m_cells;
    std::vector<TimeRange> m_columns; // ascending
    HeatmapAxis m_axis;
    HeatmapColors m_colors;
    HeatmapFilter m_filter;
    ValueFormat m_countFormat;
    QString m_countName;
    CountScale m_counts;
    std::vector<std::uint8_t> m_steps;
    std::vector<HeatmapExemplar> m_exemplars;
    int m_gap = 1;
    int m_radius = 0;
    bool m_hasCounts = false;
    bool m_hasLegend = true;
    bool m_hasHistogram = true;
    QRectF m_rampRect;
    std::optional<double> m_cursorY; // where in the column the pointer or the keyboard is
    std::optional<size_t> m_exemplar; // under the pointer or chosen by keyboard
    Quantiles m_quantiles;
    std::function<QStringList(Instant)> m_notes;
    QPointer<HeatmapTooltip> m_tip; // a child of the window, which may go first
};

} // namespace yagura::kit
