#include "dashboards/files/v2/v2sectionfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::v2 {

namespace {

using View = OrderedJsonView;

} // namespace

int idOf(const View &panel)
{
    return static_cast<int>(panel.at("id").numberOr(0));
}

GridRect rectOf(const View &panel)
{
    const View grid = panel.at("gridPos");
    const auto cell = [&](const char *key, int alternative) {
        return static_cast<int>(std::clamp(grid.at(key).numberOr(alternative), 0.0, 100'000.0));
    };
    return {cell("x", 0), cell("y", 0), cell("w", 12), cell("h", 8)};
}

bool isRow(const View &panel)
{
    return panel.at("type").stringOr() == "row"_L1;
}

std::vector<WantedSection> wantedSections(const OrderedJson &panels)
{
    std::vector<WantedSection> sections(1);
    for (const OrderedJson &panel : panels) {
        if (isRow(View(panel)))
            sections.push_back({&panel, rectOf(View(panel)).y + 1, {}});
    }
    std::stable_sort(sections.begin() + 1, sections.end(),
                     [](const WantedSection &a, const WantedSection &b) { return a.y < b.y; });
    for (const OrderedJson &panel : panels) {
        if (isRow(View(panel)) || !panel.is_object())
            continue;
        size_t at = sections.size() - 1;
        while (at > 0 && sections[at].y > rectOf(View(panel)).y)
            --at;
        sections[at].panels.push_back(&panel);
    }
    for (WantedSection &section : sections) {
        if (!section.row || !section.row->contains("panels") || !section.row->at("panels").is_array())
            continue;
        for (const OrderedJson &child : section.row->at("panels")) {
            if (child.is_object())
                section.panels.push_back(&child);
        }
    }
    if (sections.front().panels.empty() && sections.size() > 1)
        sections.erase(sections.begin());
    return sections;
}

} // namespace yagura::dashboards::v2
