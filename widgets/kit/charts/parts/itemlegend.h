// The legend of charts whose parts are things, not lines over time (slices, bars, states): a flowing list or
// a table with columns of values, below the chart or right of it; rows that do not fit are scrolled to. Plain
// value of its chart; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/legend/legendcontent.h"

#include <QRect>

#include <optional>
#include <vector>

class QPainter;

namespace yagura::kit {

struct LegendItem
{
    QString name;
    SeriesColor color{};
    std::vector<QString> values{}; // one for each title of the table
    bool isFaded = false; // not drawn in the chart
};

struct ItemLegendOptions
{
    LegendKind kind = LegendKind::List;
    LegendPlacement place = LegendPlacement::Bottom;
    QStringList titles{}; // above the columns of a table
};

class ItemLegend
{
public:
    // Takes its part of area away at the bottom or on the right and returns what is left for the chart.
    QRectF layOut(std::vector<LegendItem> items, const ItemLegendOptions &options, const QRectF &area);
    [[nodiscard]] QRect rect() const { return m_rect; }
    // highlighted: drawn on the hover colour.
    void paint(QPainter &painter, std::optional<int> highlighted, const Theme &theme) const;
    // point in the coordinates of the area.
    [[nodiscard]] std::optional<int> itemAt(const QPoint &point) const;
    [[nodiscard]] int shownCount() const { return static_cast<int>(m_entries.size()); }
    // True if there was something to scroll; the next layOut begins there.
    bool scroll(int rows);
    void scrollTo(int item);

private:
    struct Entry
    {
        int item;
        QRect rect; // relative to the legend
        QString name;
    };
    void layOutList(int width, int maxHeight);
    void layOutTable(int width, int maxHeight);
    void place(const QRectF &area);
    [[nodiscard]] int tableWidth() const;
    void measureColumns();
    void paintEntry(QPainter &painter, const Entry &entry, bool isHighlighted, const Theme &theme) const;
    void paintTitles(QPainter &painter, const Theme &theme) const;

    std::vector<LegendItem> m_items;
    ItemLegendOptions m_options;
    std::vector<Entry> m_entries;
    std::vector<int> m_columns; // widths
    QRect m_rect;
    int m_first = 0; // item at the top of a table
    int m_rows = 0; // of a table, as many as fit
    int m_left = 0; // items that did not fit
    QPoint m_leftAt;
};

} // namespace yagura::kit
