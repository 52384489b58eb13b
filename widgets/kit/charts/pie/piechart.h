// Shares of a whole as a pie or a donut: labels in the slices or outside on leader lines, a legend with value
// and share. Slices of nothing, of less than nothing and of no number are in the legend only. Owned by its
// parent; GUI thread.
#pragma once

#include "kit/charts/parts/itemchart.h"
#include "kit/charts/parts/valueformat.h"
#include "kit/charts/pie/pielabels.h"

namespace yagura::kit {

struct PieSlice
{
    QString name;
    double value = 0;
    SeriesColor color{};
};

enum class PieKind { Pie, Donut };
enum class PieOrder { Descending, Ascending, AsGiven };

struct PieLook
{
    PieKind kind = PieKind::Pie;
    PieOrder order = PieOrder::Descending;
    bool labelsName = false; // what a label says; none: no labels
    bool labelsValue = false;
    bool labelsPercent = true;
    bool legendValue = true;
    bool legendPercent = true;
    bool hasTotal = false; // in the middle of a donut
    int percentDecimals = 0;
    ValueFormat format{};
};

class PieChart : public ItemChart
{
    Q_OBJECT
public:
    explicit PieChart(const QString &accessibleName = {}, QWidget *parent = nullptr);

    void setSlices(std::vector<PieSlice> slices);
    void setLook(const PieLook &look);
    // Legend as ItemChart; its columns follow legendValue and legendPercent.
    void setLegend(LegendKind kind, LegendPlacement place);

    // Marks and items are slices in drawn order; this is the index among those given.
    [[nodiscard]] int givenIndex(int mark) const { return m_order[static_cast<size_t>(mark)]; }
    [[nodiscard]] double total() const; // of what is drawn
    [[nodiscard]] double share(int mark) const; // 0 … 1; 0 if it is not drawn
    [[nodiscard]] QPointF center();
    [[nodiscard]] double radius();
    // In the middle of the slice's ring, for tests.
    [[nodiscard]] QPointF middleOf(int mark);
    [[nodiscard]] const std::vector<PieLabel> &labels();

protected:
    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    [[nodiscard]] std::vector<LegendItem> legendItems() const override;
    [[nodiscard]] int markCount() const override { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int itemOf(int mark) const override { return mark; }
    [[nodiscard]] bool isReachable(int mark) const override { return share(mark) > 0; }
    [[nodiscard]] std::optional<int> markAt(const QPointF &point) const override;
    [[nodiscard]] TooltipContent tooltipOf(int mark) const override;
    [[nodiscard]] QRectF markRect(int mark) const override;

private:
    [[nodiscard]] const PieSlice &slice(int mark) const
    {
        return m_slices[static_cast<size_t>(givenIndex(mark))];
    }
    void sort();
    void measureShares();
    void describe();
    void applyLegend();
    [[nodiscard]] QStringList labelLines(int mark) const;
    [[nodiscard]] QString percentOf(int mark) const;
    [[nodiscard]] double innerRadius() const;
    void paintSlice(QPainter &painter, int mark, double grow) const;
    void paintLabels(QPainter &painter, std::optional<int> only) const;

    std::vector<PieSlice> m_slices;
    std::vector<int> m_order;
    std::vector<PieSector> m_sectors; // in drawn order; empty ones are not drawn
    std::vector<PieLabel> m_labels;
    PieLook m_look;
    LegendKind m_legendKind = LegendKind::Table;
    LegendPlacement m_legendPlace = LegendPlacement::Right;
    PieCircle m_circle;
};

} // namespace yagura::kit
