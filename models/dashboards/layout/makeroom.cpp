#include "dashboards/layout/makeroom.h"

#include "dashboards/layout/layoutparts.h"

#include <algorithm>

namespace yagura::dashboards::detail {

namespace {

bool sharesColumns(const GridRect &a, const GridRect &b)
{
    return a.x < b.right() && b.x < a.right();
}

// Those that go down: whoever is in the way, what lies from there on in the columns of the box, and what lies
// below any of them.
GridLayout bandBelow(const GridLayout &layout, const GridLayout &targets, const GridRect &box)
{
    GridLayout band;
    GridLayout rest;
    int line = box.bottom();
    for (const GridItem &item : layout) {
        if (!isBystander(item, targets))
            continue;
        if (firstCollision(targets, item.rect))
            line = std::min(line, item.rect.y);
        rest.push_back(item);
    }
    if (line == box.bottom())
        return band;
    const auto below = [](const GridItem &item, const GridRect &above, int fromY) {
        return item.rect.y >= fromY && sharesColumns(item.rect, above);
    };
    // From top to bottom, so that one pass finds everybody: who is carried along is carried by somebody
    // above.
    for (const size_t index : inReadingOrder(rest)) {
        const GridItem &item = rest[index];
        const bool isCarried = std::any_of(band.begin(), band.end(), [&](const GridItem &above) {
            return below(item, above.rect, above.rect.y);
        });
        if (isCarried || below(item, box, line))
            band.push_back(item);
    }
    return band;
}

} // namespace

GridLayout freePlaced(const GridLayout &layout, const GridLayout &asked)
{
    const GridLayout targets = clearOfStatics(layout, asked);
    GridLayout result = withTargets(layout, targets);
    pushDown(result, targets);
    return result;
}

GridLayout insertPlaced(const GridLayout &layout, const GridLayout &asked)
{
    const GridLayout targets = clearOfStatics(layout, asked);
    const GridRect box = boxOf(targets);
    const GridLayout band = bandBelow(layout, targets, box);
    GridLayout result = withTargets(layout, targets);
    if (band.empty())
        return result;
    int line = band.front().rect.y;
    for (const GridItem &item : band)
        line = std::min(line, item.rect.y);
    for (GridItem &item : result) {
        if (findItem(band, item.id))
            item.rect.y += box.bottom() - line;
    }
    pushDown(result, targets); // past statics
    return result;
}

} // namespace yagura::dashboards::detail
