#include "dashboards/gridlayout.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

namespace yagura::dashboards {

namespace {

// An item while the others make room; a working copy belongs to one operation.
struct Piece
{
    GridItem item;
    bool moved = false; // already pushed in this operation: must not be pushed again
};

using Pieces = std::vector<Piece>;

bool isStatic(const Piece &piece)
{
    return piece.item.pinning == Pinning::Static;
}

Pieces piecesOf(const GridLayout &layout)
{
    Pieces pieces;
    for (const GridItem &item : layout)
        pieces.push_back({item});
    return pieces;
}

GridLayout layoutOf(const Pieces &pieces)
{
    GridLayout layout;
    for (const Piece &piece : pieces)
        layout.push_back(piece.item);
    return layout;
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

// Where compaction lets an item down below what it hit, what lies under it has to go down first.
void letDown(GridLayout &sorted, size_t at, int toY, bool hasStatics)
{
    GridRect &rect = sorted[at].rect;
    rect.y += 1;
    for (size_t i = at + 1; i < sorted.size(); ++i) {
        if (sorted[i].pinning == Pinning::Static)
            continue;
        if (!hasStatics && sorted[i].rect.y > rect.y + rect.h)
            break;
        if (sorted[i].rect.collidesWith(rect))
            letDown(sorted, i, toY + rect.h, hasStatics);
    }
    rect.y = toY;
}

// Resolves the collisions of one moved item by the rules of vertical gravity.
class GravityMove
{
public:
    explicit GravityMove(Pieces &pieces)
        : m_pieces(pieces)
    {
    }

    enum class Actor { Person, Push };
    enum class OnCollision { Push, Stay };

    void move(size_t index, std::optional<int> x, int y, Actor actor, OnCollision onCollision)
    {
        Piece &piece = m_pieces[index];
        if (isStatic(piece) || (x && *x == piece.item.rect.x && y == piece.item.rect.y))
            return;
        const GridRect old = piece.item.rect;
        piece.item.rect.x = x.value_or(old.x);
        piece.item.rect.y = y;
        piece.moved = true;
        auto order = inReadingOrder(layoutOf(m_pieces));
        if (old.y >= y)
            std::reverse(order.begin(), order.end());
        std::vector<size_t> collisions;
        for (const size_t other : order) {
            if (other != index && m_pieces[other].item.rect.collidesWith(piece.item.rect))
                collisions.push_back(other);
        }
        if (!collisions.empty() && onCollision == OnCollision::Stay) {
            piece.item.rect = old;
            piece.moved = false;
            return;
        }
        for (const size_t other : collisions) {
            if (m_pieces[other].moved)
                continue;
            if (isStatic(m_pieces[other]))
                moveAway(other, index, actor);
            else
                moveAway(index, other, actor);
        }
    }

private:
    void moveAway(size_t from, size_t index, Actor actor)
    {
        const GridRect obstacle = m_pieces[from].item.rect;
        const GridRect own = m_pieces[index].item.rect;
        const auto onCollision = isStatic(m_pieces[from]) ? OnCollision::Stay : OnCollision::Push;
        if (actor == Actor::Person) {
            GridRect above = own;
            above.y = std::max(obstacle.y - own.h, 0);
            if (!firstCollision(layoutOf(m_pieces), above)) {
                move(index, {}, above.y, Actor::Push, onCollision);
                return;
            }
        }
        move(index, {}, own.y + 1, Actor::Push, onCollision);
    }

    Pieces &m_pieces;
};

// Free mode: what is under the fixed items goes down just below them, and so on; nothing else moves.
void pushDown(GridLayout &layout, int fixedId)
{
    GridLayout placed;
    for (const GridItem &item : layout) {
        if (item.id == fixedId || item.pinning == Pinning::Static)
            placed.push_back(item);
    }
    for (const size_t index : inReadingOrder(layout)) {
        GridItem &item = layout[index];
        if (item.id == fixedId || item.pinning == Pinning::Static)
            continue;
        while (const GridRect *hit = firstCollision(placed, item.rect))
            item.rect.y = hit->y + hit->h;
        placed.push_back(item);
    }
}

GridRect clamped(GridRect rect)
{
    rect.w = std::clamp(rect.w, 1, gridColumns);
    rect.h = std::max(rect.h, 1);
    rect.x = std::clamp(rect.x, 0, gridColumns - rect.w);
    rect.y = std::max(rect.y, 0);
    return rect;
}

size_t indexOf(const GridLayout &layout, int id)
{
    const auto it = std::find_if(layout.begin(), layout.end(), [id](const GridItem &item) { return item.id == id; });
    return static_cast<size_t>(it - layout.begin());
}

} // namespace

const GridItem *findItem(const GridLayout &layout, int id)
{
    const size_t index = indexOf(layout, id);
    return index == layout.size() ? nullptr : &layout[index];
}

int bottomOf(const GridLayout &layout)
{
    int bottom = 0;
    for (const GridItem &item : layout)
        bottom = std::max(bottom, item.rect.y + item.rect.h);
    return bottom;
}

GridLayout insideBounds(GridLayout layout)
{
    for (GridItem &item : layout)
        item.rect = clamped(item.rect);
    return layout;
}

GridLayout compacted(const GridLayout &layout)
{
    const std::vector<size_t> order = inReadingOrder(layout);
    GridLayout sorted;
    for (const size_t index : order)
        sorted.push_back(layout[index]);
    GridLayout placed;
    std::copy_if(layout.begin(), layout.end(), std::back_inserter(placed),
                 [](const GridItem &item) { return item.pinning == Pinning::Static; });
    const bool hasStatics = !placed.empty();
    int bottom = bottomOf(placed);
    GridLayout result = layout;
    for (size_t i = 0; i < sorted.size(); ++i) {
        GridRect &rect = sorted[i].rect;
        if (sorted[i].pinning == Pinning::Loose) {
            rect.y = std::min(bottom, rect.y);
            while (rect.y > 0 && !firstCollision(placed, rect))
                --rect.y;
            while (const GridRect *hit = firstCollision(placed, rect))
                letDown(sorted, i, hit->y + hit->h, hasStatics);
            rect.y = std::max(rect.y, 0);
            bottom = std::max(bottom, rect.y + rect.h);
            placed.push_back(sorted[i]);
        }
        result[order[i]].rect = rect;
    }
    return result;
}

GridLayout arranged(const GridLayout &layout, LayoutMode mode)
{
    GridLayout result = insideBounds(layout);
    if (mode == LayoutMode::Gravity)
        return compacted(result);
    pushDown(result, std::numeric_limits<int>::min());
    return result;
}

GridLayout moved(const GridLayout &layout, int id, int x, int y, LayoutMode mode)
{
    const size_t index = indexOf(layout, id);
    if (index == layout.size() || layout[index].pinning == Pinning::Static)
        return layout;
    GridRect target = layout[index].rect;
    target.x = x;
    target.y = y;
    target = clamped(target);
    if (mode == LayoutMode::Free) {
        GridLayout result = layout;
        result[index].rect = target;
        pushDown(result, id);
        return result;
    }
    Pieces pieces = piecesOf(layout);
    GravityMove(pieces).move(index, target.x, target.y, GravityMove::Actor::Person, GravityMove::OnCollision::Push);
    return compacted(layoutOf(pieces));
}

GridLayout resized(const GridLayout &layout, int id, GridRect rect, LayoutMode mode)
{
    const size_t index = indexOf(layout, id);
    if (index == layout.size() || layout[index].pinning == Pinning::Static)
        return layout;
    const GridRect target = clamped(rect);
    GridLayout result = layout;
    result[index].rect = target;
    if (mode == LayoutMode::Free) {
        pushDown(result, id);
        return result;
    }
    const GridRect old = layout[index].rect;
    if (target.x == old.x && target.y == old.y)
        return compacted(result);
    // A handle on the left or the top moves the origin too: first the size, then a move that makes room.
    result[index].rect = {old.x, old.y, target.w, target.h};
    Pieces pieces = piecesOf(result);
    GravityMove(pieces).move(index, target.x, target.y, GravityMove::Actor::Person, GravityMove::OnCollision::Push);
    return compacted(layoutOf(pieces));
}

GridRect placeFor(const GridLayout &layout, int width, int height, LayoutMode mode)
{
    GridRect rect = clamped({0, 0, width, height});
    const int bottom = bottomOf(layout);
    if (mode == LayoutMode::Free) {
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

std::vector<int> changedItems(const GridLayout &before, const GridLayout &after, int except)
{
    std::vector<int> ids;
    for (const GridItem &item : after) {
        const GridItem *old = findItem(before, item.id);
        if (item.id != except && (!old || old->rect != item.rect))
            ids.push_back(item.id);
    }
    return ids;
}

} // namespace yagura::dashboards
