// The graph of a trace in words: what its boxes and edges say, by what the operator wants weighed. Plain
// functions; GUI thread (they translate).
#pragma once

#include "traces/graph/graphpicture.h"
#include "traces/graph/tracegraph.h"

namespace yagura::traces {

enum class GraphWeight { Calls, SelfTime, CriticalPath };

[[nodiscard]] std::vector<GraphNode> nodesOf(const TraceGraph &graph, GraphWeight weight);
[[nodiscard]] std::vector<GraphEdge> edgesOf(const TraceGraph &graph, GraphWeight weight);

} // namespace yagura::traces
