// The first half of a layered layout: which edges are turned round so that nothing runs in circles, and which
// layer each node is in. Pure, iterative, any thread.
#pragma once

#include "traces/graph/layeredlayout.h"

namespace yagura::traces {

// Edges between node places, out of and into each node.
class GraphAdjacency
{
public:
    GraphAdjacency(std::uint32_t nodes, std::span<const LayoutEdge> edges);

    // Places of edges.
    [[nodiscard]] std::span<const std::uint32_t> out(std::uint32_t node) const
    {
        return std::span(m_out).subspan(m_firstOut[node], m_firstOut[node + 1] - m_firstOut[node]);
    }
    [[nodiscard]] std::span<const std::uint32_t> in(std::uint32_t node) const
    {
        return std::span(m_in).subspan(m_firstIn[node], m_firstIn[node + 1] - m_firstIn[node]);
    }

private:
    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_out;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<std::uint32_t> m_in;
};

// One element an edge: true if it has to be turned round. None of a graph without circles. The greedy way of
// Eades, Lin and Smyth: sinks last, sources first, and between them what gives more than it takes. Edges from
// a node to itself do not count.
[[nodiscard]] std::vector<bool> edgesToReverse(std::uint32_t nodes, std::span<const LayoutEdge> edges);

// One element a node, from 0, every edge leading to a higher one; edges form no circle. As far left as
// possible, at most mostInLayer to a layer (0: any number); then what leads to more than leads to it moves
// right, towards it.
[[nodiscard]] std::vector<std::uint32_t> layersOf(std::uint32_t nodes, std::span<const LayoutEdge> edges,
                                                  std::uint32_t mostInLayer);

} // namespace yagura::traces
