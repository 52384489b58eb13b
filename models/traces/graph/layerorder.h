// The second half of a layered layout, on a graph whose edges all lead from one layer to the next: the order
// of the vertices within layers, for few crossings, and then their heights, for straight edges. Pure,
// iterative, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace yagura::traces {

struct LayerSegment
{
    std::uint32_t from = 0; // vertices
    std::uint32_t to = 0; // in the layer after from's
};

// Vertices by layer, each layer from the top.
using VertexLayers = std::vector<std::vector<std::uint32_t>>;

class SegmentNeighbours
{
public:
    SegmentNeighbours(std::uint32_t vertices, std::span<const LayerSegment> segments);

    [[nodiscard]] std::span<const std::uint32_t> before(std::uint32_t vertex) const
    {
        return std::span(m_before).subspan(m_firstBefore[vertex],
                                           m_firstBefore[vertex + 1] - m_firstBefore[vertex]);
    }
    [[nodiscard]] std::span<const std::uint32_t> after(std::uint32_t vertex) const
    {
        return std::span(m_after).subspan(m_firstAfter[vertex],
                                          m_firstAfter[vertex + 1] - m_firstAfter[vertex]);
    }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_firstAfter.size() - 1); }

private:
    std::vector<std::uint32_t> m_firstBefore;
    std::vector<std::uint32_t> m_before;
    std::vector<std::uint32_t> m_firstAfter;
    std::vector<std::uint32_t> m_after;
};

// Pairs of segments that cross.
[[nodiscard]] std::uint64_t crossings(const VertexLayers &layers, const SegmentNeighbours &neighbours);

// Sweeps to and fro; the order with the fewest crossings that was met stays.
void orderLayers(VertexLayers &layers, const SegmentNeighbours &neighbours, int sweeps);

struct VertexShape
{
    double height = 0;
    double gap = 0; // to the next in its layer; between two the larger counts
    double pull = 1; // how much its wish counts
};

// The middle of each vertex, from 0 at the top edge of the highest. In the order of the layers and at least
// their gaps apart; as near as that allows to the mean of what they are joined with.
[[nodiscard]] std::vector<double> placeVertices(const VertexLayers &layers,
                                                const SegmentNeighbours &neighbours,
                                                std::span<const VertexShape> shapes);

} // namespace yagura::traces
