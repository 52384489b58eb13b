// How the cells of a table's column are drawn, as its settings ask. Pure; GUI thread.
#pragma once

#include "dashboards/tableframe.h"
#include "dashboards/views/fieldcelldelegate.h"
#include "kit/charts/figures/bargauge.h"

namespace yagura::dashboards {

enum class CellKind { Text, Bar, Trend, Picture, Pills, Markdown, Links };

struct CellLook
{
    CellKind kind = CellKind::Text;
    bool hasInk = false; // text in the colour of its value
    std::optional<CellGround> ground; // below the text, in that colour
    bool paintsRow = false; // the ground of the whole row
    bool wraps = false;
    bool isCode = false;
    kit::BarGaugeMode bar = kit::BarGaugeMode::Basic;
    kit::FigureValues barValue = kit::FigureValues::Color;
    bool hasTrendValue = false;
    QString unsupported; // the kind that was asked for and is not drawn
};

[[nodiscard]] CellLook cellLook(const TableColumn &column);
[[nodiscard]] Qt::Alignment alignmentOf(const TableColumn &column);

} // namespace yagura::dashboards
