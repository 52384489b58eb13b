#include "traces/graph/servicegraph.h"

namespace yagura::traces {

ServiceGraph serviceGraph(const std::vector<Dependency> &dependencies)
{
    std::map<std::pair<QString, QString>, std::uint64_t> calls;
    std::map<QString, std::uint32_t> places;
    for (const auto &dependency : dependencies) {
        calls[{dependency.parent, dependency.child}] += dependency.calls;
        places[dependency.parent] = 0;
        places[dependency.child] = 0;
    }
    ServiceGraph graph;
    for (auto &[service, place] : places) {
        place = static_cast<std::uint32_t>(graph.nodes.size());
        graph.nodes.push_back({service, 0, 0});
    }
    for (const auto &[names, count] : calls) {
        const auto from = places[names.first];
        const auto to = places[names.second];
        graph.edges.push_back({from, to, count});
        if (from != to) {
            graph.nodes[from].callsOut += count;
            graph.nodes[to].callsIn += count;
        }
    }
    return graph;
}

} // namespace yagura::traces
