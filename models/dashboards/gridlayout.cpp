#include "dashboards/gridlayout.h"

#include "dashboards/layout/gravity.h"
#include "dashboards/layout/layoutparts.h"
#include "dashboards/layout/makeroom.h"
#include "dashboards/layout/shrink.h"
#include "dashboards/layout/swap.h"

#include <algorithm>

namespace yagura::dashboards {

using namespace detail;

namespace {

constexpr std::pair<LayoutMode, QLatin1String> modeNames[] = {
    {LayoutMode::Gravity, QLatin1String("gravity")}, {LayoutMode::Free, QLatin1String("free")},
    {LayoutMode::Swap, QLatin1String("swap")},       {LayoutMode::Insert, QLatin1String("insert")},
    {LayoutMode::Shrink, QLatin1String("shrink")},
};

bool contains(const ItemIds &ids, int id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// Those of the ids that exist and may be moved.
GridLayout looseItems(const GridLayout &layout, const ItemIds &ids)
{
    GridLayout items;
    std::copy_if(layout.begin(), layout.end(), std::back_inserter(items), [&](const GridItem &item) {
        return item.pinning == Pinning::Loose && contains(ids, item.id);
    });
    return items;
}

int shareOf(int offset, int oldLength, int newLength)
{
    return (2 * offset * newLength + oldLength) / (2 * oldLength); // rounded
}

// Every edge inside the box goes to where it lies in proportion; edges that touched still do.
GridLayout spread(GridLayout items, const GridRect &old, const GridRect &box)
{
    for (GridItem &item : items) {
        const int left = shareOf(item.rect.x - old.x, old.w, box.w);
        const int top = shareOf(item.rect.y - old.y, old.h, box.h);
        item.rect.w = shareOf(item.rect.right() - old.x, old.w, box.w) - left;
        item.rect.h = shareOf(item.rect.bottom() - old.y, old.h, box.h) - top;
        item.rect.x = box.x + left;
        item.rect.y = box.y + top;
    }
    return items;
}

// The nearest box in which nobody vanishes.
GridRect roomyBox(const GridLayout &items, const GridRect &old, GridRect box)
{
    const auto vanishes = [&](int GridRect::*length) {
        const GridLayout there = spread(items, old, box);
        return std::any_of(there.begin(), there.end(),
                           [&](const GridItem &item) { return item.rect.*length < 1; });
    };
    const int right = box.right();
    const int bottom = box.bottom();
    while (box.w < old.w && vanishes(&GridRect::w))
        ++box.w;
    while (box.h < old.h && vanishes(&GridRect::h))
        ++box.h;
    if (box.x != old.x)
        box.x = right - box.w;
    if (box.y != old.y)
        box.y = bottom - box.h;
    return clamped(box);
}

bool hasBystanderInside(const GridLayout &layout, const GridLayout &items, const GridRect &box)
{
    return std::any_of(layout.begin(), layout.end(), [&](const GridItem &item) {
        return !findItem(items, item.id) && item.rect.collidesWith(box);
    });
}

GridLayout placed(const GridLayout &layout, const GridLayout &targets, LayoutMode mode)
{
    switch (mode) {
    case LayoutMode::Gravity:
        return gravityPlaced(layout, targets);
    case LayoutMode::Insert:
        return insertPlaced(layout, targets);
    case LayoutMode::Shrink:
        return shrinkDropped(layout, targets);
    case LayoutMode::Free:
    case LayoutMode::Swap:
        break;
    }
    return freePlaced(layout, targets);
}

} // namespace

QString layoutModeName(LayoutMode mode)
{
    for (const auto &[one, name] : modeNames) {
        if (one == mode)
            return name;
    }
    return {};
}

LayoutMode layoutModeNamed(const QString &name)
{
    for (const auto &[mode, one] : modeNames) {
        if (one == name)
            return mode;
    }
    return LayoutMode::Gravity;
}

const GridItem *findItem(const GridLayout &layout, int id)
{
    const auto it
        = std::find_if(layout.begin(), layout.end(), [id](const GridItem &item) { return item.id == id; });
    return it == layout.end() ? nullptr : &*it;
}

int bottomOf(const GridLayout &layout)
{
    int bottom = 0;
    for (const GridItem &item : layout)
        bottom = std::max(bottom, item.rect.bottom());
    return bottom;
}

GridRect boxOf(const GridLayout &layout, const ItemIds &ids)
{
    GridLayout items;
    std::copy_if(layout.begin(), layout.end(), std::back_inserter(items),
                 [&](const GridItem &item) { return contains(ids, item.id); });
    return detail::boxOf(items);
}

ItemIds readingOrder(const GridLayout &layout)
{
    ItemIds ids;
    for (const size_t index : inReadingOrder(layout))
        ids.push_back(layout[index].id);
    return ids;
}

GridLayout insideBounds(GridLayout layout)
{
    for (GridItem &item : layout)
        item.rect = clamped(item.rect);
    return layout;
}

GridLayout arranged(const GridLayout &layout, LayoutMode mode)
{
    GridLayout result = insideBounds(layout);
    if (mode == LayoutMode::Gravity)
        return compacted(result);
    pushDown(result, {});
    return result;
}

GridLayout moved(const GridLayout &layout, int id, int x, int y, LayoutMode mode)
{
    const GridItem *item = findItem(layout, id);
    return item ? movedBy(layout, {id}, {x - item->rect.x, y - item->rect.y}, mode) : layout;
}

GridLayout movedBy(const GridLayout &layout, const ItemIds &ids, GridOffset by, LayoutMode mode)
{
    GridLayout targets = looseItems(layout, ids);
    if (targets.empty())
        return layout;
    const GridRect box = detail::boxOf(targets);
    const GridOffset asked{box.x + by.x, box.y + by.y};
    by.x = std::clamp(by.x, -box.x, gridColumns - box.right());
    by.y = std::max(by.y, -box.y);
    for (GridItem &target : targets) {
        target.rect.x += by.x;
        target.rect.y += by.y;
    }
    return mode == LayoutMode::Swap ? swapMoved(layout, targets, asked) : placed(layout, targets, mode);
}

GridLayout resized(const GridLayout &layout, int id, GridRect rect, LayoutMode mode)
{
    return resizedBlock(layout, {id}, rect, mode);
}

GridLayout resizedBlock(const GridLayout &layout, const ItemIds &ids, GridRect wanted, LayoutMode mode)
{
    const GridLayout items = looseItems(layout, ids);
    if (items.empty())
        return layout;
    const GridRect old = detail::boxOf(items);
    GridRect box = roomyBox(items, old, clamped(wanted));
    bool cuts
        = mode == LayoutMode::Shrink && box.collidesWith(old) && !hasBystanderInside(layout, items, old);
    if (cuts) {
        const GridRect spared = spareableBox(layout, ids, old, box);
        cuts = roomyBox(items, old, spared) == spared; // else the block is too large to stop there
        box = cuts ? spared : box;
    }
    const GridLayout targets = spread(items, old, box);
    return cuts ? shrinkResized(layout, targets, old, box) : placed(layout, targets, mode);
}

GridRect placeFor(const GridLayout &layout, int width, int height, LayoutMode mode)
{
    GridRect rect = clamped({0, 0, width, height});
    const int bottom = bottomOf(layout);
    if (mode != LayoutMode::Gravity) {
        for (rect.y = 0; rect.y < bottom; ++rect.y) {
            for (rect.x = 0; rect.x + rect.w <= gridColumns; ++rect.x) {
                if (!firstCollision(layout, rect))
                    return rect;
            }
        }
    }
    rect.x = 0;
    rect.y = bottom;
    return rect;
}

ItemIds changedItems(const GridLayout &before, const GridLayout &after, int except)
{
    ItemIds ids;
    for (const GridItem &item : after) {
        const GridItem *old = findItem(before, item.id);
        if (item.id != except && (!old || old->rect != item.rect))
            ids.push_back(item.id);
    }
    return ids;
}

LayoutEffects effectsOn(const GridLayout &before, const GridLayout &after, const ItemIds &actors)
{
    LayoutEffects effects;
    for (const GridItem &item : after) {
        const GridItem *old = findItem(before, item.id);
        if (!old || old->rect == item.rect || contains(actors, item.id))
            continue;
        const bool sameSize = old->rect.w == item.rect.w && old->rect.h == item.rect.h;
        (sameSize ? effects.moved : effects.resized).push_back(item.id);
    }
    return effects;
}

} // namespace yagura::dashboards
