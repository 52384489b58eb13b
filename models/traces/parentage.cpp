#include "traces/parentage.h"

#include <algorithm>
#include <numeric>

namespace yagura::traces {

namespace {

struct Key
{
    std::uint32_t trace = 0;
    SpanId span;

    bool operator==(const Key &) const = default;
};

struct KeyHash
{
    size_t operator()(const Key &key) const noexcept
    {
        return static_cast<size_t>((key.span.value + key.trace) * 0x9E3779B97F4A7C15ULL);
    }
};

class Resolver
{
public:
    explicit Resolver(const Trace &trace)
        : m_trace(trace)
    { }

    Parentage resolve()
    {
        const auto count = m_trace.size();
        m_result.parents.assign(count, NoIndex);
        m_result.left.assign(count, false);
        m_result.orphaned.assign(count, false);
        m_byFollowing.assign(count, false);
        m_pair.assign(count, NoIndex);
        indexSpans();
        indexTraces();
        for (std::uint32_t span = 0; span < count; ++span) {
            if (!m_result.left[span])
                chooseParent(span);
        }
        cutCycles();
        noteRoots();
        return std::move(m_result);
    }

private:
    void repair(RepairKind kind, std::uint32_t span, QString detail = {})
    {
        m_result.repairs.push_back({kind, span, std::move(detail)});
    }

    [[nodiscard]] bool isCopy(std::uint32_t a, std::uint32_t b) const
    {
        return m_trace.starts[a] == m_trace.starts[b] && m_trace.durations[a] == m_trace.durations[b]
            && m_trace.operations[a] == m_trace.operations[b] && m_trace.service(a) == m_trace.service(b)
            && m_trace.spanAttributes[a].count == m_trace.spanAttributes[b].count
            && m_trace.spanEvents[a].count == m_trace.spanEvents[b].count
            && std::ranges::equal(m_trace.referencesOf(a), m_trace.referencesOf(b));
    }

    void indexSpans()
    {
        m_first.reserve(m_trace.size());
        for (std::uint32_t span = 0; span < m_trace.size(); ++span) {
            const Key key{m_trace.traceOf[span], m_trace.ids[span]};
            const auto [entry, isNew] = m_first.try_emplace(key, span);
            if (!isNew)
                noteDuplicate(entry->second, span);
        }
    }

    void noteDuplicate(std::uint32_t first, std::uint32_t span)
    {
        if (isCopy(first, span)) {
            m_result.left[span] = true;
            repair(RepairKind::DuplicateSpan, span, m_trace.spanIdText(span));
            return;
        }
        const auto kindOfFirst = m_trace.kinds[first];
        const auto kind = m_trace.kinds[span];
        const bool shared = (kindOfFirst == SpanKind::Client && kind == SpanKind::Server)
            || (kindOfFirst == SpanKind::Server && kind == SpanKind::Client);
        if (shared && m_pair[first] == NoIndex) {
            m_pair[first] = span;
            m_pair[span] = first;
            repair(RepairKind::SharedId, kind == SpanKind::Server ? span : first, m_trace.spanIdText(span));
        } else {
            repair(RepairKind::DuplicateId, span, m_trace.spanIdText(span));
        }
    }

    void indexTraces()
    {
        for (std::uint32_t i = 0; i < m_trace.traceIds.size(); ++i)
            m_traceIndex.emplace(m_trace.traceIds[i], i);
    }

    // The span that a reference means; of a client and a server that share the id, the server.
    [[nodiscard]] std::uint32_t target(const Reference &reference) const
    {
        const auto trace = m_traceIndex.find(reference.trace);
        if (trace == m_traceIndex.end())
            return NoIndex;
        const auto found = m_first.find({trace->second, reference.span});
        if (found == m_first.end())
            return NoIndex;
        const auto pair = m_pair[found->second];
        return pair != NoIndex && m_trace.kinds[pair] == SpanKind::Server ? pair : found->second;
    }

    void chooseParent(std::uint32_t span)
    {
        if (m_pair[span] != NoIndex && m_trace.kinds[span] == SpanKind::Server) {
            m_result.parents[span] = m_pair[span];
            return;
        }
        bool selfReference = false;
        QString missing;
        for (const auto type : {ReferenceType::ChildOf, ReferenceType::FollowsFrom}) {
            for (const auto &reference : m_trace.referencesOf(span)) {
                if (reference.type != type || reference.span.isNull())
                    continue;
                const auto parent = target(reference);
                if (parent == span || (parent != NoIndex && parent == m_pair[span])) {
                    selfReference = true;
                } else if (parent != NoIndex) {
                    m_result.parents[span] = parent;
                    m_byFollowing[span] = type == ReferenceType::FollowsFrom;
                    return;
                } else if (type == ReferenceType::ChildOf && missing.isEmpty()
                           && reference.trace == m_trace.traceIds[m_trace.traceOf[span]]) {
                    missing = idText(reference.span);
                }
            }
        }
        if (selfReference)
            repair(RepairKind::SelfReference, span);
        if (!missing.isEmpty()) {
            m_result.orphaned[span] = true;
            repair(RepairKind::Orphan, span, missing);
        }
    }

    // Every span has one parent at most, so a walk upwards either ends or closes one circle.
    void cutCycles()
    {
        std::vector<std::uint32_t> seenIn(m_trace.size(), NoIndex);
        for (std::uint32_t span = 0; span < m_trace.size(); ++span) {
            auto at = span;
            while (at != NoIndex && seenIn[at] == NoIndex) {
                seenIn[at] = span;
                at = m_result.parents[at];
            }
            if (at != NoIndex && seenIn[at] == span)
                cutCycle(at);
        }
    }

    void cutCycle(std::uint32_t member)
    {
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            if (m_byFollowing[a] != m_byFollowing[b])
                return bool(m_byFollowing[a]);
            return std::pair(m_trace.starts[a], m_trace.ids[a])
                < std::pair(m_trace.starts[b], m_trace.ids[b]);
        };
        auto chosen = member;
        std::uint32_t length = 1;
        for (auto at = m_result.parents[member]; at != member; at = m_result.parents[at], ++length) {
            if (before(at, chosen))
                chosen = at;
        }
        m_result.parents[chosen] = NoIndex;
        m_result.orphaned[chosen] = true;
        repair(RepairKind::CycleCut, chosen, QString::number(length));
    }

    void noteRoots()
    {
        std::uint32_t roots = 0;
        for (std::uint32_t span = 0; span < m_trace.size(); ++span) {
            if (m_result.parents[span] != NoIndex || m_result.left[span] || m_result.orphaned[span])
                continue;
            if (++roots == 2)
                repair(RepairKind::SeveralRoots, span);
        }
    }

    const Trace &m_trace;
    Parentage m_result;
    std::unordered_map<Key, std::uint32_t, KeyHash> m_first;
    std::unordered_map<TraceId, std::uint32_t> m_traceIndex;
    std::vector<bool> m_byFollowing; // parent came from a FOLLOWS_FROM
    std::vector<std::uint32_t> m_pair; // client and server of one id
};

} // namespace

Parentage resolveParents(const Trace &trace)
{
    return Resolver(trace).resolve();
}

void inheritMissingStarts(Trace &trace, const Parentage &parentage)
{
    std::int64_t earliest = std::numeric_limits<std::int64_t>::max();
    bool anyMissing = false;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (trace.marks[span] & NoStartMark)
            anyMissing = true;
        else
            earliest = std::min(earliest, trace.starts[span]);
    }
    if (!anyMissing)
        return;
    if (earliest == std::numeric_limits<std::int64_t>::max())
        earliest = 0;
    std::vector<bool> known(trace.size());
    for (std::uint32_t span = 0; span < trace.size(); ++span)
        known[span] = !(trace.marks[span] & NoStartMark);
    std::vector<std::uint32_t> path;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        auto at = span;
        for (; at != NoIndex && !known[at]; at = parentage.parents[at])
            path.push_back(at);
        const auto start = at == NoIndex ? earliest : trace.starts[at];
        for (const auto one : path) {
            trace.starts[one] = start;
            known[one] = true;
        }
        path.clear();
    }
}

} // namespace yagura::traces
