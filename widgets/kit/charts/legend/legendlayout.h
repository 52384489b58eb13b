// Where the entries of a legend stand: flowing lines, one under the other, or a table. Only what is seen need
// be asked for, so that ten thousand entries cost no more than twenty. Plain value of its legend; GUI thread.
#pragma once

#include "kit/charts/legend/legendcontent.h"

#include <QRect>

namespace yagura::kit {

class LegendLayout
{
public:
    static constexpr int lineHeight = 18;
    static constexpr int signWidth = 16;
    static constexpr int entryGap = 16;
    static constexpr int valueGap = 6;

    enum class Shape { Flow, Column, Table };
    void layOut(const LegendContent &content, const std::vector<size_t> &rows, Shape shape, int width);

    [[nodiscard]] int height() const { return m_height; } // of all entries, without the header of a table
    [[nodiscard]] int naturalWidth(const LegendContent &content) const; // of a table or column, names in full
    [[nodiscard]] int rowCount() const { return m_count; }
    [[nodiscard]] QRect rowRect(int row) const;
    // The rows of which something lies between top and bottom.
    [[nodiscard]] std::pair<int, int> rowsBetween(int top, int bottom) const; // first, one behind the last
    [[nodiscard]] std::optional<int> rowAt(const QPoint &point) const;
    // The next row up (-1) or down (1) from a row.
    [[nodiscard]] int rowBeside(int row, int direction) const;

    // Of a table: the columns that fit, and where each ends at the right.
    [[nodiscard]] int columnCount() const { return static_cast<int>(m_columnRights.size()); }
    [[nodiscard]] int columnRight(int column) const { return m_columnRights[static_cast<size_t>(column)]; }
    [[nodiscard]] int columnWidth(int column) const { return m_columnWidths[static_cast<size_t>(column)]; }
    [[nodiscard]] int nameWidth() const { return m_nameWidth; }

private:
    void layOutFlow(const LegendContent &content, const std::vector<size_t> &rows);
    void layOutColumns(const LegendContent &content);

    Shape m_shape = Shape::Flow;
    int m_width = 0;
    int m_height = 0;
    int m_count = 0;
    int m_nameWidth = 0;
    int m_perLine = 0; // entries in a line, where all are equally wide; 0: m_rects says
    std::vector<QRect> m_rects;
    std::vector<int> m_columnWidths;
    std::vector<int> m_columnRights;
};

} // namespace yagura::kit
