// The graph of the services in words: what is known of each from metrics, and how often it was called in
// traces. Plain functions; GUI thread (they translate).
#pragma once

#include "correlate/serviceidentity.h"
#include "traces/graph/graphpicture.h"
#include "traces/graph/servicegraph.h"

namespace yagura::traces {

// Of a service as the trace store spells it; null where nobody knows.
[[nodiscard]] const ServiceRate *rateOf(const ServiceRates &rates, const correlate::ServiceIdentity &identity,
                                        const QString &service);
// Requests, errors and the 95th percentile; a dash for what is not known. Empty without a rate.
[[nodiscard]] std::vector<GraphFigure> rateFigures(const ServiceRate *rate);
[[nodiscard]] std::optional<kit::Severity> severityOf(const ServiceRate *rate);

[[nodiscard]] std::vector<GraphNode> nodesOf(const ServiceGraph &graph, const ServiceRates &rates,
                                             const correlate::ServiceIdentity &identity);
// seconds: over which the calls were counted.
[[nodiscard]] std::vector<GraphEdge> edgesOf(const ServiceGraph &graph, double seconds);

} // namespace yagura::traces
