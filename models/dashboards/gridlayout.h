// The grid of a dashboard: 24 columns, rectangles in cells, and what happens to the others when one is moved or resized.
// Gravity follows react-grid-layout's vertical compaction, which is what Grafana uses, so that a dashboard looks the
// same here and there. Free leaves holes where they are and pushes down only what is in the way. Pure, any thread.
#pragma once

#include <vector>

namespace yagura::dashboards {

inline constexpr int gridColumns = 24;

enum class LayoutMode { Gravity, Free };

// Half-open: rectangles that share an edge do not collide.
struct GridRect
{
    int x = 0;
    int y = 0;
    int w = 12;
    int h = 8;

    [[nodiscard]] bool collidesWith(const GridRect &other) const
    {
        return x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h;
    }
    bool operator==(const GridRect &) const = default;
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

[[nodiscard]] const GridItem *findItem(const GridLayout &layout, int id);
// The first row below everything.
[[nodiscard]] int bottomOf(const GridLayout &layout);

// Items that stick out on the right move left; wider than the grid become as wide as it.
[[nodiscard]] GridLayout insideBounds(GridLayout layout);
// Everything falls upwards, in the order of (y, x).
[[nodiscard]] GridLayout compacted(const GridLayout &layout);
// Brings a layout into the state that mode promises: Gravity compacts, Free only parts what overlaps.
[[nodiscard]] GridLayout arranged(const GridLayout &layout, LayoutMode mode);

// The layout after the item was dropped at (x, y); clamped to the grid. An unknown or static id changes nothing.
[[nodiscard]] GridLayout moved(const GridLayout &layout, int id, int x, int y, LayoutMode mode);
// The layout after the item got this rectangle; at least 1 × 1, inside the grid.
[[nodiscard]] GridLayout resized(const GridLayout &layout, int id, GridRect rect, LayoutMode mode);
// Room for a new item: Gravity below everything, Free the first hole that is large enough.
[[nodiscard]] GridRect placeFor(const GridLayout &layout, int width, int height, LayoutMode mode);

// Ids whose rectangle differs, without except.
[[nodiscard]] std::vector<int> changedItems(const GridLayout &before, const GridLayout &after, int except);

} // namespace yagura::dashboards
