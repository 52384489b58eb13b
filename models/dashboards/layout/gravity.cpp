#include "dashboards/layout/gravity.h"

#include "dashboards/layout/layoutparts.h"
#include "dashboards/layout/placeditems.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace yagura::dashboards {

using namespace detail;

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

GridLayout layoutOf(const Pieces &pieces)
{
    GridLayout layout;
    for (const Piece &piece : pieces)
        layout.push_back(piece.item);
    return layout;
}

// Resolves the collisions of moved items by the rules of vertical gravity.
class GravityMove
{
public:
    explicit GravityMove(const GridLayout &layout)
    {
        for (const GridItem &item : layout)
            m_pieces.push_back({item});
    }

    // The targets take their sizes, then their places at once, then what is under them makes room.
    void place(const GridLayout &targets)
    {
        std::vector<size_t> block;
        bool goesUp = true;
        for (size_t i = 0; i < m_pieces.size(); ++i) {
            const GridItem *target = findItem(targets, m_pieces[i].item.id);
            if (!target)
                continue;
            GridRect &rect = m_pieces[i].item.rect;
            const bool stays = target->rect.x == rect.x && target->rect.y == rect.y;
            goesUp = goesUp && rect.y >= target->rect.y;
            rect = target->rect;
            if (stays && targets.size() == 1)
                continue;
            m_pieces[i].moved = true;
            block.push_back(i);
        }
        for (const size_t index : block)
            pushAway(index, goesUp, Actor::Person);
    }

    [[nodiscard]] GridLayout layout() const { return layoutOf(m_pieces); }

private:
    enum class Actor { Person, Push };
    enum class OnCollision { Push, Stay };

    [[nodiscard]] std::vector<size_t> collisionsOf(size_t index, bool goesUp) const
    {
        std::vector<size_t> collisions;
        for (size_t other = 0; other < m_pieces.size(); ++other) {
            if (other != index && m_pieces[other].item.rect.collidesWith(m_pieces[index].item.rect))
                collisions.push_back(other);
        }
        std::stable_sort(collisions.begin(), collisions.end(), [this](size_t a, size_t b) {
            const GridRect &left = m_pieces[a].item.rect;
            const GridRect &right = m_pieces[b].item.rect;
            return left.y != right.y ? left.y < right.y : left.x < right.x;
        });
        if (goesUp)
            std::reverse(collisions.begin(), collisions.end());
        return collisions;
    }

    [[nodiscard]] bool isFree(const GridRect &rect) const
    {
        return std::none_of(m_pieces.begin(), m_pieces.end(),
                            [&](const Piece &piece) { return piece.item.rect.collidesWith(rect); });
    }

    void pushAway(size_t index, bool goesUp, Actor actor)
    {
        for (const size_t other : collisionsOf(index, goesUp)) {
            if (m_pieces[other].moved)
                continue;
            if (isStatic(m_pieces[other]))
                moveAway(other, index, actor);
            else
                moveAway(index, other, actor);
        }
    }

    void push(size_t index, int y, OnCollision onCollision)
    {
        Piece &piece = m_pieces[index];
        if (isStatic(piece))
            return;
        const int oldY = piece.item.rect.y;
        piece.item.rect.y = y;
        piece.moved = true;
        if (onCollision == OnCollision::Stay && !collisionsOf(index, oldY >= y).empty()) {
            piece.item.rect.y = oldY;
            piece.moved = false;
            return;
        }
        pushAway(index, oldY >= y, Actor::Push);
    }

    void moveAway(size_t from, size_t index, Actor actor)
    {
        const GridRect obstacle = m_pieces[from].item.rect;
        const GridRect own = m_pieces[index].item.rect;
        const auto onCollision = isStatic(m_pieces[from]) ? OnCollision::Stay : OnCollision::Push;
        if (actor == Actor::Person) {
            GridRect above = own;
            above.y = std::max(obstacle.y - own.h, 0);
            if (isFree(above)) {
                push(index, above.y, onCollision);
                return;
            }
        }
        push(index, own.y + 1, onCollision);
    }

    Pieces m_pieces;
};

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

} // namespace

GridLayout compacted(const GridLayout &layout)
{
    const std::vector<size_t> order = inReadingOrder(layout);
    GridLayout sorted;
    for (const size_t index : order)
        sorted.push_back(layout[index]);
    const GridLayout statics = staticsOf(layout);
    PlacedItems placed;
    for (const GridItem &item : statics)
        placed.add(item.rect);
    const bool hasStatics = !statics.empty();
    int bottom = bottomOf(statics);
    GridLayout result = layout;
    for (size_t i = 0; i < sorted.size(); ++i) {
        GridRect &rect = sorted[i].rect;
        if (sorted[i].pinning == Pinning::Loose) {
            rect.y = std::min(bottom, rect.y);
            while (rect.y > 0 && !placed.firstCollision(rect))
                --rect.y;
            while (const GridRect *hit = placed.firstCollision(rect))
                letDown(sorted, i, hit->bottom(), hasStatics);
            rect.y = std::max(rect.y, 0);
            bottom = std::max(bottom, rect.bottom());
            placed.add(rect);
        }
        result[order[i]].rect = rect;
    }
    return result;
}

namespace detail {

GridLayout gravityPlaced(const GridLayout &layout, const GridLayout &targets)
{
    GravityMove move(layout);
    move.place(targets);
    return compacted(move.layout());
}

} // namespace detail

} // namespace yagura::dashboards
