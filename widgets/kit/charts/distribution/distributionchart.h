// How values are distributed: counts in buckets along the axis of the value, one colour a series, stacked or
// over each other. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/parts/itemchart.h"
#include "kit/charts/parts/valueformat.h"

namespace yagura::kit {

struct DistributionSeries
{
    QString name;
    SeriesColor color{};
};

struct DistributionBucket
{
    double xMin = 0;
    double xMax = 0;
    std::vector<double> counts; // one a series
};

enum class DistributionStacking { Overlaid, Stacked };

struct DistributionLook
{
    DistributionStacking stacking = DistributionStacking::Overlaid;
    bool isCombined = false; // all series as one
    int lineWidth = 1;
    double fillOpacity = 0.8; // 0 … 1
    bool fades = false; // towards the foot
    ValueFormat format{}; // of the values along the axis
    ValueFormat countFormat{};
};

class DistributionChart : public ItemChart
{
    Q_OBJECT
public:
    explicit DistributionChart(const QString &accessibleName = {}, QWidget *parent = nullptr);

    // Buckets in ascending order; one with bounds that are no numbers is left out.
    void setBuckets(std::vector<DistributionSeries> series, std::vector<DistributionBucket> buckets);
    void setLook(const DistributionLook &look);
    // Legend: names, and in a table the number of values of each series.
    void setLegend(LegendKind kind, LegendPlacement place);

    // A mark is bucket × series count + series; combined there is one series.
    [[nodiscard]] int bucketOf(int mark) const { return mark / seriesCount(); }
    [[nodiscard]] QRectF plotRect();
    [[nodiscard]] QRectF barRect(int bucket, int series);
    [[nodiscard]] const ValueScale &countScale();

protected:
    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    [[nodiscard]] std::vector<LegendItem> legendItems() const override;
    [[nodiscard]] int markCount() const override;
    [[nodiscard]] int itemOf(int mark) const override { return mark % seriesCount(); }
    [[nodiscard]] bool isReachable(int mark) const override;
    [[nodiscard]] std::optional<int> markAt(const QPointF &point) const override;
    [[nodiscard]] std::optional<int> clickedMark(const QPointF &point) const override;
    [[nodiscard]] TooltipContent tooltipOf(int mark) const override;
    [[nodiscard]] QRectF markRect(int mark) const override;
    [[nodiscard]] int strideOf(int key) const override;

private:
    struct Level
    {
        double low;
        double high;
    };
    [[nodiscard]] int seriesCount() const;
    [[nodiscard]] double countOf(int bucket, int series) const; // 0 for what is no number
    [[nodiscard]] Level levelOf(int bucket, int series) const;
    [[nodiscard]] QRectF barOf(int bucket, int series) const;
    [[nodiscard]] double xOf(double value) const;
    [[nodiscard]] double yOf(double count) const;
    void scaleCounts(double length);
    void paintAxes(QPainter &painter) const;
    void paintBars(QPainter &painter, std::optional<int> only) const;
    void describe();

    std::vector<DistributionSeries> m_series;
    std::vector<DistributionBucket> m_buckets;
    DistributionLook m_look;
    QRectF m_plot;
    ValueScale m_values; // along the axis
    ValueScale m_counts;
};

} // namespace yagura::kit
