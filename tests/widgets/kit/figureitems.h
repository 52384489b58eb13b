// Items of gauges and figures for tests: disk use in per cent with limits at 60 and 85.
#pragma once

#include "kit/charts/figures/figuregrid.h"
#include "kit/charts/valueaxis.h"
#include "widgets/kit/chartbench.h"

#include <cmath>

namespace yagura::kit {

inline FigureItem itemOf(const QString &name, double value)
{
    FigureItem item;
    item.name = name;
    item.value = value;
    item.text = unitText(value, QStringLiteral("percent"));
    item.steps = {{0, SeriesColor::role(ColorRole::Ok)},
                  {60, SeriesColor::role(ColorRole::Warning)},
                  {85, SeriesColor::role(ColorRole::Critical)}};
    item.change = value / 100 - 0.4;
    for (int i = 0; i < 40; ++i)
        item.course.push_back(value * (1 + 0.1 * std::sin(i * 0.7)) + (i > 30 ? value * 0.2 : 0));
    return item;
}

inline std::vector<FigureItem> itemsOf(int count)
{
    std::vector<FigureItem> items;
    for (int i = 0; i < count; ++i)
        items.push_back(itemOf(QStringLiteral("node-%1").arg(i), 95.0 - i * 90.0 / std::max(1, count - 1)));
    return items;
}

inline QColor dark(ColorRole role)
{
    return Theme::dark().color(role);
}

template <typename Grid, typename Look> Grid *gridOf(int count, const Look &look)
{
    auto *grid = new Grid(QStringLiteral("Disk use"));
    grid->setItems(itemsOf(count));
    grid->setLook(look);
    return grid;
}

} // namespace yagura::kit
