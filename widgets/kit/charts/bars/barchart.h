// Values of categories as bars, upright or lying, grouped or stacked, with thresholds and a legend. Owned by
// its parent; GUI thread.
#pragma once

#include "kit/charts/bars/barlayout.h"
#include "kit/charts/parts/itemchart.h"

namespace yagura::kit {

class BarChart : public ItemChart
{
    Q_OBJECT
public:
    explicit BarChart(const QString &accessibleName = {}, QWidget *parent = nullptr);

    void setBars(QStringList categories, std::vector<BarSeries> series);
    void setLook(const BarLook &look);
    // second: of the series that are on it, opposite the first, without lines across the plot.
    void setAxis(const BarAxis &axis, const std::optional<BarAxis> &second = {});
    void setThresholds(std::vector<ChartThreshold> thresholds);
    // Legend: names and, of each series, what is calculated over its categories.
    void setLegend(LegendKind kind, LegendPlacement place,
                   std::vector<LegendCalculation> calculations = {LegendCalculation::Sum});

    // A mark is category × series count + series.
    [[nodiscard]] int categoryOf(int mark) const { return mark / seriesCount(); }
    [[nodiscard]] const std::vector<Bar> &bars();
    [[nodiscard]] const BarPlot &plot();
    // Texts of the categories as drawn: shortened, empty where skipped.
    [[nodiscard]] const QStringList &categoryLabels();
    [[nodiscard]] bool hasValueLabels();

protected:
    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    [[nodiscard]] std::vector<LegendItem> legendItems() const override;
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] int itemOf(int mark) const override { return mark % seriesCount(); }
    [[nodiscard]] bool isReachable(int mark) const override { return barOf(mark) != nullptr; }
    [[nodiscard]] std::optional<int> markAt(const QPointF &point) const override;
    [[nodiscard]] std::optional<int> clickedMark(const QPointF &point) const override;
    [[nodiscard]] TooltipContent tooltipOf(int mark) const override;
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] int strideOf(int key) const override;

private:
    [[nodiscard]] int seriesCount() const { return std::max(1, static_cast<int>(m_series.size())); }
    [[nodiscard]] int markOf(const Bar &bar) const { return bar.category * seriesCount() + bar.series; }
    [[nodiscard]] const Bar *barOf(int mark) const;
    [[nodiscard]] double valueOf(const Bar &bar) const; // as given, not as stacked
    [[nodiscard]] const SeriesColor &colorOf(const Bar &bar) const;
    [[nodiscard]] std::vector<bool> shownSeries() const;
    void chooseDirection(const QRectF &area);
    void scaleValues(double length);
    [[nodiscard]] ValueScale scaleOf(const BarAxis &axis, BarScale place, double length) const;
    // Of a bar's series; where it has none of its own, the first.
    [[nodiscard]] const BarAxis &axisOf(int series) const;
    [[nodiscard]] QString valueText(const Bar &bar) const;
    [[nodiscard]] double roomBeside(const BarAxis &axis, const ValueScale &scale) const; // of upright bars
    [[nodiscard]] double roomAcross(const BarAxis &axis) const; // above or below lying ones
    void layOutUpright(const QRectF &area);
    void layOutLying(const QRectF &area);
    void shortenLabels();
    void skipLabels(double widest);
    void decideValueLabels();
    [[nodiscard]] double labelDepth(double limit) const; // below upright bars
    void paintGrid(QPainter &painter) const;
    void paintAxis(QPainter &painter, const BarAxis &axis, const ValueScale &scale, BarScale place) const;
    void paintTitle(QPainter &painter, const BarAxis &axis, const ValueScale &scale) const;
    void paintCategories(QPainter &painter) const;
    void paintRotated(QPainter &painter, const QString &text, double x) const;
    void paintBar(QPainter &painter, const Bar &bar, bool isCurrent) const;
    void paintRounded(QPainter &painter, const QRectF &rect, bool isBelow, const QBrush &brush,
                      const QPen &pen) const;
    void paintValue(QPainter &painter, const Bar &bar) const;
    void paintLimits(QPainter &painter) const;
    void describe();

    QStringList m_categories;
    std::vector<BarSeries> m_series;
    std::vector<ChartThreshold> m_thresholds;
    std::vector<LegendCalculation> m_calculations{LegendCalculation::Sum};
    BarLook m_look;
    BarAxis m_axis;
    std::optional<BarAxis> m_second;
    BarPlot m_plot;
    std::vector<Bar> m_bars;
    QStringList m_labels;
    double m_labelDepth = 0; // room of the labels below upright bars
    bool m_hasValues = false;
};

} // namespace yagura::kit
