// A cell of a table panel as its column's settings ask: aligned, on a coloured ground, underlined where it
// leads somewhere. Owned by the table; GUI thread.
#pragma once

#include "kit/charts/seriescolor.h"
#include "kit/tables/celldelegate.h"

#include <optional>

namespace yagura::dashboards {

enum class CellGround { Basic, Gradient, Row }; // Row: joins that of the cells beside it

struct FieldCell
{
    QString text;
    bool isNumber = false; // set in figures of one width
    kit::TextStyle style = kit::TextStyle::Body;
    Qt::Alignment alignment = Qt::AlignLeft;
    std::optional<kit::SeriesColor> ink; // otherwise that of text
    std::optional<kit::SeriesColor> ground;
    CellGround drawing = CellGround::Gradient;
    bool isLink = false;
    bool wraps = false; // into as many lines as the row has room for
};
// How many lines a text takes in that width, up to most.
[[nodiscard]] int linesOf(const FieldCell &cell, int width, int most);

class FieldCellDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<FieldCell(const QModelIndex &)>;
    FieldCellDelegate(Describe describe, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

} // namespace yagura::dashboards
