#include "dashboards/layout/layoutparts.h"

#include "dashboards/layout/placeditems.h"

#include <algorithm>
#include <iterator>

namespace yagura::dashboards::detail {

GridRect clamped(GridRect rect)
{
    rect.w = std::clamp(rect.w, 1, gridColumns);
    rect.h = std::max(rect.h, 1);
    rect.x = std::clamp(rect.x, 0, gridColumns - rect.w);
    rect.y = std::max(rect.y, 0);
    return rect;
}

std::vector<size_t> inReadingOrder(const GridLayout &layout)
{
    std::vector<size_t> order(layout.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
        const GridRect &left = layout[a].rect;
        const GridRect &right = layout[b].rect;
        return left.y != right.y ? left.y < right.y : left.x < right.x;
    });
    return order;
}

const GridRect *firstCollision(const GridLayout &placed, const GridRect &rect)
{
    const auto it = std::find_if(placed.begin(), placed.end(),
                                 [&](const GridItem &item) { return item.rect.collidesWith(rect); });
    return it == placed.end() ? nullptr : &it->rect;
}

int overlapOf(const GridRect &a, const GridRect &b)
{
    const int w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const int h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return std::max(w, 0) * std::max(h, 0);
}

GridRect boxOf(const GridLayout &items)
{
    if (items.empty())
        return {0, 0, 0, 0};
    GridRect box = items.front().rect;
    for (const GridItem &item : items) {
        const int right = std::max(box.right(), item.rect.right());
        const int bottom = std::max(box.bottom(), item.rect.bottom());
        box.x = std::min(box.x, item.rect.x);
        box.y = std::min(box.y, item.rect.y);
        box.w = right - box.x;
        box.h = bottom - box.y;
    }
    return box;
}

GridLayout staticsOf(const GridLayout &layout)
{
    GridLayout statics;
    std::copy_if(layout.begin(), layout.end(), std::back_inserter(statics),
                 [](const GridItem &item) { return item.pinning == Pinning::Static; });
    return statics;
}

bool isBystander(const GridItem &item, const GridLayout &targets)
{
    return item.pinning == Pinning::Loose && !findItem(targets, item.id);
}

GridLayout clearOfStatics(const GridLayout &layout, GridLayout targets)
{
    const GridLayout statics = staticsOf(layout);
    for (size_t i = 0; i < targets.size();) {
        const GridRect *hit = firstCollision(statics, targets[i].rect);
        if (!hit) {
            ++i;
            continue;
        }
        const int down = hit->bottom() - targets[i].rect.y;
        for (GridItem &target : targets)
            target.rect.y += down;
        i = 0;
    }
    return targets;
}

GridLayout withTargets(GridLayout layout, const GridLayout &targets)
{
    for (GridItem &item : layout) {
        if (const GridItem *target = findItem(targets, item.id))
            item.rect = target->rect;
    }
    return layout;
}

void pushDown(GridLayout &layout, const GridLayout &targets)
{
    PlacedItems placed;
    for (const GridItem &item : layout) {
        if (!isBystander(item, targets))
            placed.add(item.rect);
    }
    for (const size_t index : inReadingOrder(layout)) {
        GridItem &item = layout[index];
        if (!isBystander(item, targets))
            continue;
        while (const GridRect *hit = placed.firstCollision(item.rect))
            item.rect.y = hit->bottom();
        placed.add(item.rect);
    }
}

} // namespace yagura::dashboards::detail
