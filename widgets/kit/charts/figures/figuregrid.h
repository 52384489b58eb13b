// Values side by side in a grid, each in a cell of its own: what gauges, bar gauges and big figures share.
// More than fit are scrolled to by wheel and keys. GUI thread.
#pragma once

#include "kit/charts/figures/figuredata.h"
#include "kit/charts/parts/cachedchart.h"
#include "kit/charts/parts/itemlegend.h"

namespace yagura::kit {

// How many cells stand beside each other, how high a row is and how many rows are seen.
struct FigureGridShape
{
    int columns = 1;
    int rows = 1; // seen at once
    double rowHeight = 0;
};

class FigureGrid : public CachedChart
{
    Q_OBJECT
public:
    using CachedChart::CachedChart;

    void setItems(std::vector<FigureItem> items);
    [[nodiscard]] const std::vector<FigureItem> &items() const { return m_items; }
    // One entry an item, or none at all.
    void setLegend(std::vector<LegendItem> entries, const ItemLegendOptions &options);
    [[nodiscard]] const ItemLegend &legend() const { return m_legend; }
    // Under the pointer or chosen by keyboard.
    [[nodiscard]] std::optional<int> current() const { return m_current; }
    [[nodiscard]] FigureGridShape shape();
    [[nodiscard]] int firstItem() const { return m_firstRow * m_shape.columns; }
    // Empty for an item that is scrolled away.
    [[nodiscard]] QRectF cellRect(int item);

Q_SIGNALS:
    void currentChanged(std::optional<int> item);
    void activated(int item); // a click or Return: links of the data

protected:
    [[nodiscard]] virtual FigureGridShape shapeFor(const QSizeF &area, int count) const = 0;
    virtual void paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const = 0;
    [[nodiscard]] virtual double cellGap() const;
    [[nodiscard]] const QRectF &area() const { return m_area; } // what the legend leaves
    [[nodiscard]] int itemCount() const { return static_cast<int>(m_items.size()); }

    void layOut() override;
    void paintStill(QPainter &painter) override;
    void paintMoving(QPainter &painter) override;
    void updateTooltip() override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF placeOf(int item) const;
    [[nodiscard]] std::optional<int> itemAt(const QPointF &point) const;
    [[nodiscard]] int rowCount() const;
    void setCurrent(std::optional<int> item);
    bool scrollTo(int row);
    void describe();

    std::vector<FigureItem> m_items;
    std::vector<LegendItem> m_entries;
    ItemLegendOptions m_legendOptions{LegendKind::None};
    ItemLegend m_legend;
    QRectF m_area;
    FigureGridShape m_shape;
    std::optional<int> m_current;
    int m_firstRow = 0;
    bool m_hasPointer = false;
};

} // namespace yagura::kit
