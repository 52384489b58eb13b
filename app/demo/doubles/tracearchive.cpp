#include "demo/doubles/tracearchive.h"

#include <algorithm>

namespace yagura::demo {

namespace {

bool hasTag(const Attributes &attributes, const std::string &key, const std::string &value)
{
    return std::ranges::any_of(attributes, [&](const Attribute &attribute) {
        return attribute.key == key && attributeText(attribute.value) == value;
    });
}

std::string_view kindText(SpanKind kind)
{
    static constexpr std::array<std::string_view, 5> names{"internal", "server", "client", "producer",
                                                           "consumer"};
    return names[static_cast<size_t>(kind)];
}

// A tag counts wherever it is: at the span, its resource, one of its events.
bool spanHasTag(const RenderedSpan &span, const RenderedTrace &trace, const std::string &key,
                const std::string &value)
{
    if ((key == "error" && span.error && value == "true")
        || (key == "span.kind" && value == kindText(span.kind)) || hasTag(span.attributes, key, value))
        return true;
    const auto resource = std::ranges::find(trace.resources, span.service, &RenderedResource::service);
    if (resource != trace.resources.end() && hasTag(resource->attributes, key, value))
        return true;
    return std::ranges::any_of(span.events, [&](const RenderedEvent &event) {
        return (key == "event" && event.name == value) || hasTag(event.attributes, key, value);
    });
}

} // namespace

TraceArchive::TraceArchive(const Timeline &timeline, size_t capacity)
    : m_timeline(timeline)
    , m_capacity(capacity)
{ }

void TraceArchive::add(const std::vector<Request> &requests)
{
    for (const Request &request : requests) {
        Entry entry{request, 0, {}};
        for (const SpanDraft &span : expand(request)) {
            entry.services |= 1U << indexOf(span.service);
            m_operations[indexOf(span.service)].emplace(span.operation, span.kind);
            entry.longest
                = std::max<Duration>(entry.longest, std::chrono::microseconds(span.endUs - span.startUs));
        }
        const auto place
            = std::upper_bound(m_entries.begin(), m_entries.end(), request.start,
                               [](Instant at, const Entry &other) { return at < other.request.start; });
        m_entries.insert(place, std::move(entry));
        m_byId.insert_or_assign(traceIdOf(request), request);
    }
    while (m_entries.size() > m_capacity) {
        m_byId.erase(traceIdOf(m_entries.front().request));
        m_entries.pop_front();
    }
}

const Request *TraceArchive::find(const std::string &traceId) const
{
    if (const auto found = m_byId.find(traceId); found != m_byId.end())
        return &found->second;
    const auto kept = m_kept.find(traceId);
    return kept == m_kept.end() ? nullptr : &kept->second;
}

bool TraceArchive::keep(const std::string &traceId)
{
    const Request *request = find(traceId);
    if (request)
        m_kept.insert_or_assign(traceId, Request(*request));
    return request != nullptr;
}

std::vector<ArchivedSpan> TraceArchive::spans(Instant from, Instant to) const
{
    std::vector<ArchivedSpan> found;
    for (const Entry &entry : m_entries) {
        // No request lasts a minute.
        if (entry.request.start < from - std::chrono::minutes(1) || entry.request.start > to)
            continue;
        for (const SpanDraft &draft : expand(entry.request)) {
            const Instant start = entry.request.start + std::chrono::microseconds(draft.startUs);
            if (start >= from && start <= to)
                found.push_back({draft.service, draft.operation, draft.kind, start,
                                 std::chrono::microseconds(draft.endUs - draft.startUs), draft.error});
        }
    }
    std::ranges::sort(found, {}, &ArchivedSpan::start);
    return found;
}

std::vector<const Request *> TraceArchive::search(const TraceSearch &search) const
{
    std::vector<const Request *> found;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && found.size() < search.limit; ++entry) {
        if (entry->request.start > search.to)
            continue;
        // No request lasts a minute: nothing older can have a span in the range.
        if (entry->request.start < search.from - std::chrono::minutes(1))
            break;
        if (matches(*entry, search))
            found.push_back(&entry->request);
    }
    return found;
}

bool TraceArchive::matches(const Entry &entry, const TraceSearch &search) const
{
    const bool anyService = search.service.empty();
    const Service service = serviceByName(search.service).value_or(Service::Gateway);
    if (!anyService && (name(service) != search.service || !(entry.services & 1U << indexOf(service))))
        return false;
    if (search.shortest && entry.longest < *search.shortest)
        return false;
    const RequestDraft drafts = expand(entry.request);
    std::optional<RenderedTrace> rendered;
    for (size_t i = 0; i < drafts.size(); ++i) {
        const SpanDraft &draft = drafts[i];
        const Duration duration = std::chrono::microseconds(draft.endUs - draft.startUs);
        const Instant start = entry.request.start + std::chrono::microseconds(draft.startUs);
        if ((!anyService && draft.service != service) || start < search.from || start > search.to
            || (!search.operation.empty() && info(draft.operation).name != search.operation)
            || (search.shortest && duration < *search.shortest)
            || (search.longest && duration > *search.longest))
            continue;
        if (search.tags.empty())
            return true;
        if (!rendered)
            rendered = renderTrace(entry.request, m_timeline);
        const bool all = std::ranges::all_of(search.tags, [&](const auto &tag) {
            return spanHasTag(rendered->spans[i], *rendered, tag.first, tag.second);
        });
        if (all)
            return true;
    }
    return false;
}

std::vector<std::pair<Operation, SpanKind>> TraceArchive::operations(Service service) const
{
    const auto &seen = m_operations[indexOf(service)];
    return {seen.begin(), seen.end()};
}

std::vector<ServiceCall> TraceArchive::calls(Instant from, Instant to) const
{
    std::array<std::array<std::uint64_t, serviceCount>, serviceCount> counts{};
    for (const Entry &entry : m_entries) {
        if (entry.request.start < from || entry.request.start > to)
            continue;
        const RequestDraft drafts = expand(entry.request);
        for (const SpanDraft &draft : drafts) {
            if (draft.parent < 0)
                continue;
            const Service caller = drafts[static_cast<size_t>(draft.parent)].service;
            if (caller != draft.service)
                ++counts[indexOf(caller)][indexOf(draft.service)];
        }
    }
    std::vector<ServiceCall> calls;
    for (const Service parent : allServices()) {
        for (const Service child : allServices()) {
            if (const auto count = counts[indexOf(parent)][indexOf(child)])
                calls.push_back({parent, child, count});
        }
    }
    return calls;
}

} // namespace yagura::demo
