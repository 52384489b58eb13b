// Rectangles that have their place, found by where they are: what each of many items runs into costs what is
// near it, not what there is. Internal to gridlayout; pure.
#pragma once

#include "dashboards/gridlayout.h"

#include <unordered_map>

namespace yagura::dashboards::detail {

class PlacedItems
{
public:
    void add(const GridRect &rect);
    // In the order they were added; valid until the next add().
    [[nodiscard]] const GridRect *firstCollision(const GridRect &rect) const;
    [[nodiscard]] bool isEmpty() const { return m_rects.empty(); }

private:
    std::vector<GridRect> m_rects;
    std::unordered_map<int, std::vector<size_t>> m_bands; // by the rows they touch
};

} // namespace yagura::dashboards::detail
