// Where the nodes and edges of a directed graph go: layers from left to right, after Sugiyama. What runs in
// circles is turned round first; nodes get layers, long edges get places in the layers they pass, the order
// within layers is improved by sweeps of barycentres, and heights are set so that edges run straight. Pure,
// iterative, any thread; the same input gives the same output. O(E log V) a sweep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yagura::traces {

struct LayoutSize
{
    double width = 0;
    double height = 0;
};

struct LayoutEdge
{
    std::uint32_t from = 0; // nodes
    std::uint32_t to = 0;
    double weight = 1; // the heavier are turned round last; at least 0
};

struct LayoutOptions
{
    double layerGap = 72; // between the boxes of neighbouring layers
    double nodeGap = 14; // between boxes above each other
    double passGap = 6; // between edges that pass a layer
    double partGap = 36; // between parts of the graph that are not joined
    std::uint32_t mostInLayer = 0; // nodes; 0: as the size of the part asks for
    int sweeps = 16;
};

struct LayoutPoint
{
    double x = 0;
    double y = 0;

    bool operator==(const LayoutPoint &) const = default;
};

struct PlacedNode
{
    double x = 0; // the left upper corner
    double y = 0;
    std::uint32_t layer = 0; // from 0, within its part of the graph

    bool operator==(const PlacedNode &) const = default;
};

struct PlacedEdge
{
    std::uint32_t firstPoint = 0;
    std::uint32_t pointCount = 0; // even; 0: from a node to itself
    bool isReversed = false; // runs to the left, as it would close a circle

    bool operator==(const PlacedEdge &) const = default;
};

struct GraphLayout
{
    std::vector<PlacedNode> nodes; // as given
    std::vector<PlacedEdge> edges; // as given
    // From the edge's source to its target. Between the first two points, the next two and so on lies the gap
    // between two layers, to be crossed by a curve that is level at both; from the second point to the third
    // it passes a layer, level.
    std::vector<LayoutPoint> points;
    double width = 0;
    double height = 0;

    [[nodiscard]] std::span<const LayoutPoint> pointsOf(size_t edge) const
    {
        return std::span(points).subspan(edges[edge].firstPoint, edges[edge].pointCount);
    }
    bool operator==(const GraphLayout &) const = default;
};

// Edges name places in sizes; those that do not are left without points.
[[nodiscard]] GraphLayout layeredLayout(std::span<const LayoutSize> sizes, std::span<const LayoutEdge> edges,
                                        const LayoutOptions &options = {});

} // namespace yagura::traces
