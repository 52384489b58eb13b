#include "dashboards/layout/swap.h"

#include "dashboards/layout/layoutparts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace yagura::dashboards::detail {

namespace {

bool isFree(const GridLayout &layout, const GridLayout &targets)
{
    return std::none_of(layout.begin(), layout.end(), [&](const GridItem &item) {
        return !findItem(targets, item.id) && firstCollision(targets, item.rect);
    });
}

// The one on the asked corner, else the one most covered, if it or the target is covered by half.
std::optional<int> partnerOf(const GridLayout &layout, const GridItem &target, GridOffset asked)
{
    std::optional<int> partner;
    int most = 0;
    for (const size_t index : inReadingOrder(layout)) {
        const GridItem &item = layout[index];
        if (!isBystander(item, {target}))
            continue;
        if (item.rect.x == asked.x && item.rect.y == asked.y)
            return item.id;
        const int overlap = overlapOf(item.rect, target.rect);
        const int smaller = std::min(item.rect.w * item.rect.h, target.rect.w * target.rect.h);
        if (2 * overlap >= smaller && overlap > most) {
            most = overlap;
            partner = item.id;
        }
    }
    return partner;
}

GridLayout exchanged(GridLayout layout, int a, int b)
{
    GridItem *first = const_cast<GridItem *>(findItem(layout, a));
    GridItem *second = const_cast<GridItem *>(findItem(layout, b));
    std::swap(first->rect, second->rect);
    return layout;
}

bool isSound(const GridLayout &layout)
{
    for (size_t i = 0; i < layout.size(); ++i) {
        if (layout[i].rect != clamped(layout[i].rect))
            return false;
        for (size_t j = i + 1; j < layout.size(); ++j) {
            if (layout[i].rect.collidesWith(layout[j].rect))
                return false;
        }
    }
    return true;
}

// Those under the block go the opposite way; where that does not work out, nothing happens.
GridLayout blockExchanged(const GridLayout &layout, const GridLayout &targets)
{
    const GridRect old = findItem(layout, targets.front().id)->rect;
    const GridOffset by{targets.front().rect.x - old.x, targets.front().rect.y - old.y};
    GridLayout result = withTargets(layout, targets);
    for (GridItem &item : result) {
        if (!isBystander(item, targets) || !firstCollision(targets, item.rect))
            continue;
        item.rect.x -= by.x;
        item.rect.y -= by.y;
    }
    return isSound(result) ? result : layout;
}

} // namespace

GridLayout swapMoved(const GridLayout &layout, const GridLayout &targets, GridOffset asked)
{
    if (isFree(layout, targets))
        return withTargets(layout, targets);
    if (targets.size() > 1)
        return blockExchanged(layout, targets);
    const auto partner = partnerOf(layout, targets.front(), asked);
    return partner ? exchanged(layout, targets.front().id, *partner) : layout;
}

} // namespace yagura::dashboards::detail
