// The traces of the demo world, kept as the few words from which each can be rendered, and searched like a
// trace store. Bounded: the oldest go first. Not thread-safe: the Jaeger double holds the lock.
#pragma once

#include "demo/shop/tracerendering.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace yagura::demo {

// All given conditions must hold for one and the same span.
struct TraceSearch
{
    std::string service; // empty: any
    std::string operation; // empty: any
    std::map<std::string, std::string> tags;
    std::optional<Duration> shortest;
    std::optional<Duration> longest;
    Instant from; // of the span's start
    Instant to;
    size_t limit = 100;
};

struct ServiceCall
{
    Service parent;
    Service child;
    std::uint64_t count;
};

struct ArchivedSpan
{
    Service service = Service::Gateway;
    Operation operation = Operation::GatewayHome;
    SpanKind kind = SpanKind::Internal;
    Instant start;
    Duration duration{};
    bool error = false;
};

class TraceArchive
{
public:
    // timeline outlives the archive.
    TraceArchive(const Timeline &timeline, size_t capacity);

    void add(const std::vector<Request> &requests);
    [[nodiscard]] size_t size() const { return m_entries.size(); }

    // 32 lower-case hex digits. Also among those kept.
    [[nodiscard]] const Request *find(const std::string &traceId) const;
    // The newest first.
    [[nodiscard]] std::vector<const Request *> search(const TraceSearch &search) const;
    [[nodiscard]] std::vector<ServiceCall> calls(Instant from, Instant to) const;
    // That started in the range, by start.
    [[nodiscard]] std::vector<ArchivedSpan> spans(Instant from, Instant to) const;
    // Keeps a trace beyond the capacity, as an archive does; false when there is none of that id.
    bool keep(const std::string &traceId);
    // Everything that was ever added: what a service does, and as what (an operation may come in two kinds).
    [[nodiscard]] std::vector<std::pair<Operation, SpanKind>> operations(Service service) const;
    [[nodiscard]] const Timeline &timeline() const { return m_timeline; }

private:
    struct Entry
    {
        Request request;
        std::uint32_t services; // a bit each
        Duration longest; // of its spans
    };

    [[nodiscard]] bool matches(const Entry &entry, const TraceSearch &search) const;

    const Timeline &m_timeline;
    const size_t m_capacity;
    std::deque<Entry> m_entries; // by start
    std::unordered_map<std::string, Request> m_byId;
    std::unordered_map<std::string, Request> m_kept;
    std::array<std::set<std::pair<Operation, SpanKind>>, serviceCount> m_operations;
};

} // namespace yagura::demo
