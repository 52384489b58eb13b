#include "traces/graph/tracegraph.h"

#include "traces/analysis/spanstatistics.h"

#include <unordered_map>

namespace yagura::traces {

GraphFigures &GraphFigures::operator+=(const GraphFigures &other)
{
    count += other.count;
    errors += other.errors;
    total += other.total;
    self += other.self;
    critical += other.critical;
    return *this;
}

TraceGraph traceGraph(const OpenTrace &open, GraphGrouping grouping)
{
    TraceGraph graph;
    graph.grouping = grouping;
    const auto critical = criticalTimes(open);
    std::unordered_map<std::uint64_t, std::uint32_t> nodes;
    std::unordered_map<std::uint64_t, size_t> edges;
    std::vector<std::uint32_t> nodeOf(open.rowCount());
    // A parent's row comes before its children's.
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto call = callOf(open, row);
        const auto key = grouping == GraphGrouping::Service ? call >> 32 : call;
        const auto [entry, isNew] = nodes.try_emplace(key, static_cast<std::uint32_t>(graph.nodes.size()));
        const auto node = nodeOf[row] = entry->second;
        if (isNew) {
            const auto operation = grouping == GraphGrouping::Service ? QString() : open.operation(row);
            graph.nodes.push_back({open.service(row), operation, {}, 0, {}});
        }
        const GraphFigures figures{1, open.isError(row) ? 1U : 0U, open.duration(row), open.self[row],
                                   critical[row]};
        graph.nodes[node].rows.push_back(row);
        graph.nodes[node].figures += figures;
        graph.whole += figures;
        const auto parent = open.tree.parents[row];
        if (parent == NoIndex)
            continue;
        const auto from = nodeOf[parent];
        if (from == node) {
            ++graph.nodes[node].inner;
            continue;
        }
        const auto [edge, isNewEdge]
            = edges.try_emplace((std::uint64_t{from} << 32) | node, graph.edges.size());
        if (isNewEdge)
            graph.edges.push_back({from, node, {}});
        graph.edges[edge->second].figures += figures;
    }
    return graph;
}

} // namespace yagura::traces
