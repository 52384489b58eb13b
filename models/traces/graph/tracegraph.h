// One trace as a graph: its spans gathered into groups, and an edge from group to group wherever a span of
// one called a span of the other. Pure, iterative, any thread; linear.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

enum class GraphGrouping { Service, ServiceAndOperation };

// Sums over spans. Times in ns.
struct GraphFigures
{
    std::uint32_t count = 0;
    std::uint32_t errors = 0;
    std::int64_t total = 0; // durations: nested and parallel spans count each
    std::int64_t self = 0; // that no child covers
    std::int64_t critical = 0; // on the critical path

    GraphFigures &operator+=(const GraphFigures &other);
    bool operator==(const GraphFigures &) const = default;
};

struct TraceGraphNode
{
    QString service;
    QString operation; // empty when grouped by service
    GraphFigures figures;
    std::uint32_t inner = 0; // spans called from within the group
    std::vector<std::uint32_t> rows; // ascending
};

struct TraceGraphEdge
{
    std::uint32_t from = 0; // nodes
    std::uint32_t to = 0;
    GraphFigures figures; // of the spans called this way

    bool operator==(const TraceGraphEdge &) const = default;
};

// A group's spans are its roots', those that its edges call and those called from within: the figures add up.
struct TraceGraph
{
    GraphGrouping grouping = GraphGrouping::Service;
    std::vector<TraceGraphNode> nodes; // in the order in which the rows come to them
    std::vector<TraceGraphEdge> edges; // likewise; none from a node to itself
    GraphFigures whole;
};

[[nodiscard]] TraceGraph traceGraph(const OpenTrace &open, GraphGrouping grouping);

} // namespace yagura::traces
