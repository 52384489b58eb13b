// Which service calls which, as the trace store counts it, and how the services are doing, as whoever has
// their metrics says. Plain values and a pure function; any thread.
#pragma once

#include "core/error.h"
#include "traces/tracesearch.h"

#include <QHash>

namespace yagura::traces {

struct ServiceGraphNode
{
    QString service;
    std::uint64_t callsIn = 0; // from others
    std::uint64_t callsOut = 0; // to others

    bool operator==(const ServiceGraphNode &) const = default;
};

struct ServiceGraphEdge
{
    std::uint32_t from = 0; // nodes
    std::uint32_t to = 0; // may be the same: a service that calls itself
    std::uint64_t calls = 0;

    bool operator==(const ServiceGraphEdge &) const = default;
};

struct ServiceGraph
{
    std::vector<ServiceGraphNode> nodes; // by name
    std::vector<ServiceGraphEdge> edges; // by the names of both

    bool operator==(const ServiceGraph &) const = default;
};

// The same whatever the order of the answer; what is there twice is summed.
[[nodiscard]] ServiceGraph serviceGraph(const std::vector<Dependency> &dependencies);

// What is not known has no value.
struct ServiceRate
{
    std::optional<double> requestsPerSecond;
    std::optional<double> errorRatio; // 0 to 1
    std::optional<double> p95Seconds;

    bool operator==(const ServiceRate &) const = default;
};

struct ServiceRates
{
    QHash<QString, ServiceRate> services; // by canonical name, see correlate/serviceidentity.h
    std::optional<Instant> at; // the rates are those up to then
    QString source; // who says so, for people; empty: there is nobody to ask
    std::optional<Error> error; // why there are none, or none newer
};

} // namespace yagura::traces
