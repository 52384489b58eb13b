// A chart of things with a legend (pie, bars, distribution): items that can be isolated or left out by the
// legend, marks (slices, bars) that light up under the pointer and are walked by keyboard. GUI thread.
#pragma once

#include "kit/charts/parts/cachedchart.h"
#include "kit/charts/parts/itemlegend.h"

namespace yagura::kit {

class ItemChart : public CachedChart
{
    Q_OBJECT
public:
    using CachedChart::CachedChart;

    void setLegend(const ItemLegendOptions &options);
    [[nodiscard]] const ItemLegend &legend() const { return m_legend; }
    // An item that is not shown keeps its place in the legend, faded. All hidden is all shown.
    void setHidden(std::vector<int> items);
    [[nodiscard]] std::vector<int> hidden() const;
    [[nodiscard]] bool isShown(int item) const;
    // The mark under the pointer or chosen by keyboard.
    [[nodiscard]] std::optional<int> current() const { return m_current; }

Q_SIGNALS:
    // Items were isolated or left out, by mouse or keyboard.
    void hiddenChanged(const std::vector<int> &items);
    void currentChanged(std::optional<int> mark);
    void activated(int mark); // Return or double click: links of the data

protected:
    [[nodiscard]] virtual std::vector<LegendItem> legendItems() const = 0;
    [[nodiscard]] virtual int markCount() const = 0;
    [[nodiscard]] virtual int itemOf(int mark) const = 0;
    // Whether it is drawn, so that the keyboard can reach it.
    [[nodiscard]] virtual bool isReachable(int mark) const { return isShown(itemOf(mark)); }
    [[nodiscard]] virtual std::optional<int> markAt(const QPointF &point) const = 0;
    // The mark that a click means; stricter than markAt where that reaches into the empty room around marks.
    [[nodiscard]] virtual std::optional<int> clickedMark(const QPointF &point) const { return markAt(point); }
    [[nodiscard]] virtual TooltipContent tooltipOf(int mark) const = 0;
    // Where the tooltip of a mark stands beside.
    [[nodiscard]] virtual QRectF markRect(int mark) const = 0;
    // How far an arrow key goes in the order of marks; 0: not a way here.
    [[nodiscard]] virtual int strideOf(int key) const;

    // After new data: nothing is current; what is hidden stays so by its name.
    void resetItems();
    [[nodiscard]] QRectF layOutLegend(const QRectF &area);
    void paintLegend(QPainter &painter) const; // a moving part: the entry under the pointer is lit
    [[nodiscard]] std::optional<int> currentItem() const;
    void updateTooltip() override;

    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setCurrent(std::optional<int> mark);
    void isolate(int item);
    void toggle(int item);
    void announceHidden();
    void keepHiddenNames();
    [[nodiscard]] bool step(int key);
    void clear();

    ItemLegend m_legend;
    ItemLegendOptions m_legendOptions;
    std::vector<int> m_hidden; // ascending
    QStringList m_hiddenNames; // the order of items may change with the data
    std::optional<int> m_current;
    std::optional<int> m_legendItem; // under the pointer
    std::optional<int> m_pressed; // mark of the last click
    bool m_hasPointer = false;
};

} // namespace yagura::kit
