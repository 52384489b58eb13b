#include "dashboards/layout/shrink.h"

#include "dashboards/layout/layoutparts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace yagura::dashboards::detail {

namespace {

enum class Side { Left, Right, Above, Below };
constexpr std::array allSides{Side::Left, Side::Right, Side::Above, Side::Below};

// What is left of rect on one side of the obstacle.
GridRect partBeside(GridRect rect, const GridRect &obstacle, Side side)
{
    const int right = rect.right();
    const int bottom = rect.bottom();
    switch (side) {
    case Side::Left:
        rect.w = obstacle.x - rect.x;
        break;
    case Side::Right:
        rect.x = obstacle.right();
        rect.w = right - rect.x;
        break;
    case Side::Above:
        rect.h = obstacle.y - rect.y;
        break;
    case Side::Below:
        rect.y = obstacle.bottom();
        rect.h = bottom - rect.y;
        break;
    }
    return rect;
}

bool isEnough(const GridRect &part, const GridRect &whole)
{
    return part.w >= std::min(smallestShare, whole.w) && part.h >= std::min(smallestShare, whole.h);
}

template <typename Sides>
std::optional<GridRect> largestPart(const GridRect &rect, const GridRect &whole, const GridRect &obstacle,
                                    const Sides &sides)
{
    std::optional<GridRect> best;
    for (const Side side : sides) {
        const GridRect part = partBeside(rect, obstacle, side);
        if (isEnough(part, whole) && (!best || part.w * part.h > best->w * best->h))
            best = part;
    }
    return best;
}

// What is left of an item among all targets; nothing when it is too little.
std::optional<GridRect> leftOver(const GridRect &whole, const GridLayout &targets)
{
    GridRect rect = whole;
    while (const GridRect *hit = firstCollision(targets, rect)) {
        const auto part = largestPart(rect, whole, *hit, allSides);
        if (!part)
            return std::nullopt;
        rect = *part;
    }
    return rect;
}

// On which sides of the old box an item lies: there it stays, cut.
std::vector<Side> sidesOf(const GridRect &rect, const GridRect &old)
{
    std::vector<Side> sides;
    if (rect.right() <= old.x)
        sides.push_back(Side::Left);
    if (rect.x >= old.right())
        sides.push_back(Side::Right);
    if (rect.bottom() <= old.y)
        sides.push_back(Side::Above);
    if (rect.y >= old.bottom())
        sides.push_back(Side::Below);
    return sides;
}

// The box drawn in on that side until the item keeps its smallest share.
GridRect drawnIn(GridRect box, const GridItem &item, Side side)
{
    const GridRect &rect = item.rect;
    const bool gives = item.pinning == Pinning::Loose;
    const int w = gives ? std::min(smallestShare, rect.w) : rect.w;
    const int h = gives ? std::min(smallestShare, rect.h) : rect.h;
    const int right = box.right();
    const int bottom = box.bottom();
    switch (side) {
    case Side::Left:
        box.x = rect.x + w;
        box.w = right - box.x;
        break;
    case Side::Right:
        box.w = rect.right() - w - box.x;
        break;
    case Side::Above:
        box.y = rect.y + h;
        box.h = bottom - box.y;
        break;
    case Side::Below:
        box.h = rect.bottom() - h - box.y;
        break;
    }
    return box;
}

bool canGive(const GridItem &item, const GridRect &box, const std::vector<Side> &sides)
{
    return item.pinning == Pinning::Loose && largestPart(item.rect, item.rect, box, sides).has_value();
}

} // namespace

GridLayout shrinkDropped(const GridLayout &layout, const GridLayout &asked)
{
    const GridLayout targets = clearOfStatics(layout, asked);
    GridLayout result = withTargets(layout, targets);
    GridLayout settled;
    std::vector<size_t> displaced;
    for (const size_t index : inReadingOrder(result)) {
        GridItem &item = result[index];
        if (isBystander(item, targets) && firstCollision(targets, item.rect)) {
            const auto rest = leftOver(item.rect, targets);
            if (!rest) {
                displaced.push_back(index);
                continue;
            }
            item.rect = *rest;
        }
        settled.push_back(item);
    }
    for (const size_t index : displaced) {
        while (const GridRect *hit = firstCollision(settled, result[index].rect))
            result[index].rect.y = hit->bottom();
        settled.push_back(result[index]);
    }
    return result;
}

GridRect spareableBox(const GridLayout &layout, const ItemIds &ids, const GridRect &old, GridRect wanted)
{
    for (size_t i = 0; i < layout.size();) {
        const GridItem &item = layout[i];
        const bool isInside = std::find(ids.begin(), ids.end(), item.id) != ids.end();
        const auto sides = sidesOf(item.rect, old);
        if (isInside || sides.empty() || !item.rect.collidesWith(wanted) || canGive(item, wanted, sides)) {
            ++i;
            continue;
        }
        GridRect best{0, 0, 0, 0};
        for (const Side side : sides) {
            const GridRect smaller = drawnIn(wanted, item, side);
            if (smaller.w * smaller.h > best.w * best.h)
                best = smaller;
        }
        wanted = best;
        i = 0; // a smaller box asks less of those before
    }
    return wanted;
}

GridLayout shrinkResized(const GridLayout &layout, const GridLayout &targets, const GridRect &old,
                         const GridRect &box)
{
    GridLayout result = withTargets(layout, targets);
    for (GridItem &item : result) {
        if (!isBystander(item, targets) || !item.rect.collidesWith(box))
            continue;
        if (const auto part = largestPart(item.rect, item.rect, box, sidesOf(item.rect, old)))
            item.rect = *part;
    }
    return result;
}

} // namespace yagura::dashboards::detail
