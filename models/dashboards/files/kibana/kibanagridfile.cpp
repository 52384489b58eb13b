#include "dashboards/files/kibana/kibanagridfile.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards::kibana {

namespace {

using View = OrderedJsonView;

constexpr int kibanaColumns = 48;
// Pixels a row with its gap: 20 and 8 of Kibana's, 30 and 8 of ours.
constexpr double kibanaRow = 28;
constexpr double ownRow = 38;
constexpr int oldColumn = 4; // of before 6: 12 columns, rows of 100 pixels
constexpr int oldRow = 5;

// Edges are rounded, not sizes: what touched still touches, and nothing overlaps.
GridRect ownRect(double x, double y, double w, double h)
{
    const auto column
        = [](double at) { return static_cast<int>(std::lround(at * gridColumns / kibanaColumns)); };
    const auto row = [](double at) { return static_cast<int>(std::lround(at * kibanaRow / ownRow)); };
    GridRect rect;
    rect.x = std::clamp(column(x), 0, gridColumns - 1);
    rect.w = std::clamp(column(x + w) - rect.x, 1, gridColumns - rect.x);
    rect.y = row(y);
    rect.h = std::max(1, row(y + h) - rect.y);
    return rect;
}

} // namespace

GridRect placeOf(const View &panel)
{
    const View grid = panel.at("gridData").isObject() ? panel.at("gridData") : panel.at("grid");
    const auto number = [](const View &view, double alternative) {
        return std::clamp(view.numberOr(alternative), 0.0, 100'000.0);
    };
    if (grid.isObject())
        return ownRect(number(grid.at("x"), 0), number(grid.at("y"), 0), number(grid.at("w"), 24),
                       number(grid.at("h"), 15));
    return ownRect((number(panel.at("col"), 1) - 1) * oldColumn, (number(panel.at("row"), 1) - 1) * oldRow,
                   number(panel.at("size_x"), 6) * oldColumn, number(panel.at("size_y"), 3) * oldRow);
}

} // namespace yagura::dashboards::kibana
