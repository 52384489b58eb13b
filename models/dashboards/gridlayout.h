// The grid of a dashboard: 24 columns, rectangles in cells, and what happens to the others when some are
// moved or resized. Gravity follows react-grid-layout's vertical compaction, which is what Grafana uses, so
// that a dashboard looks the same here and there. Several items move and grow as one block. Nothing ever
// overlaps afterwards, and what is pinned stays. Pure, any thread; the modes themselves are in layout/.
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace yagura::dashboards {

inline constexpr int gridColumns = 24;

// What the others do when an item comes to where they are.
enum class LayoutMode {
    Gravity, // make room; everything falls upwards and closes every hole
    Free, // those in the way go down, pushing on; holes stay
    Swap, // the one it is dropped on takes its place and size; on empty cells as Free, on anything else
          // nothing happens
    Insert, // the columns below the drop go down together by one distance, as if a line were inserted
    Shrink, // neighbours give up cells, down to smallestShare each way
};
inline constexpr LayoutMode layoutModes[]
    = {LayoutMode::Gravity, LayoutMode::Free, LayoutMode::Swap, LayoutMode::Insert, LayoutMode::Shrink};
// The mode's name in files: "gravity", "free" …; Gravity for any other name.
[[nodiscard]] QString layoutModeName(LayoutMode mode);
[[nodiscard]] LayoutMode layoutModeNamed(const QString &name);

// Cells, both ways, below which Shrink makes nobody smaller (unless it is smaller already).
inline constexpr int smallestShare = 3;

// Half-open: rectangles that share an edge do not collide.
struct GridRect
{
    int x = 0;
    int y = 0;
    int w = 12;
    int h = 8;

    [[nodiscard]] int right() const { return x + w; }
    [[nodiscard]] int bottom() const { return y + h; }
    [[nodiscard]] bool collidesWith(const GridRect &other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool operator==(const GridRect &) const = default;
};

struct GridOffset
{
    int x = 0;
    int y = 0;
};

enum class Pinning { Loose, Static };

struct GridItem
{
    int id = 0;
    GridRect rect;
    Pinning pinning = Pinning::Loose;

    bool operator==(const GridItem &) const = default;
};

// In the order of the dashboard; functions keep it.
using GridLayout = std::vector<GridItem>;
using ItemIds = std::vector<int>;

[[nodiscard]] const GridItem *findItem(const GridLayout &layout, int id);
// The first row below everything.
[[nodiscard]] int bottomOf(const GridLayout &layout);
// Around these items; 0 × 0 when there are none.
[[nodiscard]] GridRect boxOf(const GridLayout &layout, const ItemIds &ids);
// Ids from top to bottom, left to right.
[[nodiscard]] ItemIds readingOrder(const GridLayout &layout);

// Items that stick out on the right move left; wider than the grid become as wide as it.
[[nodiscard]] GridLayout insideBounds(GridLayout layout);
// Everything falls upwards, in the order of (y, x).
[[nodiscard]] GridLayout compacted(const GridLayout &layout);
// Brings a layout into the state that mode promises: Gravity compacts, the others only part what overlaps.
[[nodiscard]] GridLayout arranged(const GridLayout &layout, LayoutMode mode);

// The layout after the item was dropped at (x, y); clamped to the grid. An unknown or static id changes
// nothing. Exactly there it is with Free, Insert and Shrink (below a static that is in the way) and with Swap
// on empty cells.
[[nodiscard]] GridLayout moved(const GridLayout &layout, int id, int x, int y, LayoutMode mode);
// Several keep their places to each other. With Swap, those under the block go to where it was, if they fit
// there.
[[nodiscard]] GridLayout movedBy(const GridLayout &layout, const ItemIds &ids, GridOffset by,
                                 LayoutMode mode);

// The layout after the item got this rectangle; at least 1 × 1, inside the grid. Shrink gives as much of it
// as the neighbours can spare; Swap does as Free.
[[nodiscard]] GridLayout resized(const GridLayout &layout, int id, GridRect rect, LayoutMode mode);
// The box around several gets this rectangle, and they their share of it.
[[nodiscard]] GridLayout resizedBlock(const GridLayout &layout, const ItemIds &ids, GridRect box,
                                      LayoutMode mode);

// Room for a new item: Gravity below everything, the others the first hole that is large enough.
[[nodiscard]] GridRect placeFor(const GridLayout &layout, int width, int height, LayoutMode mode);

// Ids whose rectangle differs, without except.
[[nodiscard]] ItemIds changedItems(const GridLayout &before, const GridLayout &after, int except);

// What an operation on some items did to the others.
struct LayoutEffects
{
    ItemIds moved; // same size, another place
    ItemIds resized;

    bool operator==(const LayoutEffects &) const = default;
};
[[nodiscard]] LayoutEffects effectsOn(const GridLayout &before, const GridLayout &after,
                                      const ItemIds &actors);

} // namespace yagura::dashboards
