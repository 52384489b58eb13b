#include "traces/tracebuilder.h"

namespace yagura::traces {

namespace {

// The years 1970 to 2200: any two ends can be subtracted, and a duration added, without overflow.
constexpr std::int64_t EarliestTime = 0;
constexpr std::int64_t LatestTime = 7'258'118'400'000'000'000;
constexpr std::int64_t LongestDuration = 1'900'000'000'000'000'000;

template <typename T> Slice append(std::vector<T> &column, const std::vector<T> &values)
{
    const Slice slice{static_cast<std::uint32_t>(column.size()), static_cast<std::uint32_t>(values.size())};
    column.insert(column.end(), values.begin(), values.end());
    return slice;
}

} // namespace

void SpanDraft::clear()
{
    trace.reset();
    id = {};
    unreadableId.clear();
    start.reset();
    end.reset();
    duration.reset();
    operation = NoIndex;
    process = NoIndex;
    kind = SpanKind::Unspecified;
    status = SpanStatus::Unset;
    error = false;
    flags = 0;
    attributes.clear();
    events.clear();
    references.clear();
    warnings.clear();
}

TraceBuilder::TraceBuilder(TraceId id)
{
    m_trace.id = id;
}

// Spans of one kind have their keys in one order, so the name behind the last one is guessed before it is
// looked up.
std::uint32_t TraceBuilder::name(std::string_view utf8)
{
    if (m_lastName != NoIndex) {
        const auto guess = m_successors[m_lastName];
        if (guess != NoIndex && *m_spelled[guess] == utf8)
            return m_lastName = guess;
    }
    const auto index = lookUpName(utf8);
    if (m_lastName != NoIndex)
        m_successors[m_lastName] = index;
    return m_lastName = index;
}

std::uint32_t TraceBuilder::lookUpName(std::string_view utf8)
{
    if (const auto known = m_names.find(utf8); known != m_names.end())
        return known->second;
    const auto index = static_cast<std::uint32_t>(m_trace.names.size());
    m_trace.names.push_back(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    const auto [entry, isNew] = m_names.emplace(std::string(utf8), index);
    m_spelled.push_back(&entry->first);
    m_successors.push_back(NoIndex);
    return index;
}

Slice TraceBuilder::text(std::string_view utf8)
{
    const Slice slice{static_cast<std::uint32_t>(m_trace.text.size()),
                      static_cast<std::uint32_t>(utf8.size())};
    m_trace.text.append(utf8);
    return slice;
}

Slice TraceBuilder::keepAttributes(std::span<const Attribute> attributes)
{
    const Slice slice{static_cast<std::uint32_t>(m_trace.attributes.size()),
                      static_cast<std::uint32_t>(attributes.size())};
    m_trace.attributes.insert(m_trace.attributes.end(), attributes.begin(), attributes.end());
    return slice;
}

SpanId TraceBuilder::spanId(std::string_view text, QString *unreadable)
{
    if (const auto id = parseSpanId(text))
        return *id;
    const SpanId id{idFromForeignText(text)};
    m_trace.foreignIds.emplace(id.value, std::string(text.substr(0, 256)));
    if (unreadable)
        *unreadable
            = QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<size_t>(text.size(), 256)));
    return id;
}

std::uint32_t TraceBuilder::process(std::string_view key, bool *created)
{
    const auto known = m_processes.find(key);
    if (created)
        *created = known == m_processes.end();
    if (known != m_processes.end())
        return known->second;
    const auto index = static_cast<std::uint32_t>(m_trace.processes.size());
    m_trace.processes.emplace_back();
    m_processes.emplace(std::string(key), index);
    return index;
}

void TraceBuilder::setProcess(std::uint32_t process, std::string_view service,
                              std::span<const Attribute> attributes)
{
    auto &target = m_trace.processes[process];
    target.service = service.empty() ? NoIndex : name(service);
    target.attributes = keepAttributes(attributes);
}

void TraceBuilder::commitSpan()
{
    auto &draft = m_draft;
    const auto span = m_trace.size();
    m_trace.ids.push_back(draft.id);
    m_trace.traceOf.push_back(traceIndex(draft.trace.value_or(m_trace.id)));
    m_trace.operations.push_back(draft.operation == NoIndex ? name({}) : draft.operation);
    m_trace.processOf.push_back(draft.process == NoIndex ? process({}) : draft.process);
    m_trace.kinds.push_back(draft.kind);
    m_trace.statuses.push_back(draft.status);
    const bool failed = draft.error || draft.status == SpanStatus::Error;
    m_trace.marks.push_back(
        static_cast<std::uint8_t>((failed ? ErrorMark : 0) | (draft.start ? 0 : NoStartMark)));
    m_trace.flags.push_back(draft.flags);
    m_trace.spanAttributes.push_back(append(m_trace.attributes, draft.attributes));
    m_trace.spanEvents.push_back(append(m_trace.events, draft.events));
    m_trace.spanReferences.push_back(append(m_trace.references, draft.references));
    m_trace.spanWarnings.push_back(append(m_trace.warnings, draft.warnings));
    if (!draft.unreadableId.isEmpty())
        repair(RepairKind::UnreadableId, span, draft.unreadableId);
    commitTimes(span);
    draft.clear();
}

void TraceBuilder::commitTimes(std::uint32_t span)
{
    const auto &draft = m_draft;
    std::int64_t start = draft.start.value_or(0);
    if (!draft.start)
        repair(RepairKind::MissingStart, span);
    if (start < EarliestTime || start > LatestTime) {
        repair(RepairKind::TimeOutOfRange, span, QString::number(start));
        start = std::clamp(start, EarliestTime, LatestTime);
    }
    std::int64_t duration = 0;
    if (draft.duration) {
        duration = *draft.duration;
    } else if (draft.end && draft.start) {
        const auto end = std::clamp(*draft.end, EarliestTime, LatestTime);
        duration = end - start;
    } else if (!draft.end) {
        repair(RepairKind::MissingDuration, span);
    }
    if (duration < 0)
        repair(RepairKind::EndBeforeStart, span, QString::number(duration));
    if (duration > LongestDuration)
        repair(RepairKind::TimeOutOfRange, span, QString::number(duration));
    m_trace.starts.push_back(start);
    m_trace.durations.push_back(std::clamp<std::int64_t>(duration, 0, LongestDuration));
}

std::uint32_t TraceBuilder::traceIndex(TraceId id)
{
    auto &known = m_trace.traceIds;
    if (known.empty()) {
        if (m_trace.id.isNull())
            m_trace.id = id;
        known.push_back(m_trace.id);
    }
    if (id == m_trace.id)
        return 0;
    const auto [entry, isNew] = m_traceIndex.try_emplace(id, static_cast<std::uint32_t>(known.size()));
    if (isNew)
        known.push_back(id);
    return entry->second;
}

void TraceBuilder::noteMissingProcesses()
{
    std::vector<QString> keys(m_trace.processes.size());
    for (const auto &[key, index] : m_processes)
        keys[index] = QString::fromUtf8(key);
    for (std::uint32_t span = 0; span < m_trace.size(); ++span) {
        const auto process = m_trace.processOf[span];
        if (m_trace.processes[process].service == NoIndex)
            repair(RepairKind::MissingProcess, span, keys[process]);
        if (m_trace.traceOf[span] != 0)
            repair(RepairKind::OtherTrace, span, idText(m_trace.traceIds[m_trace.traceOf[span]]));
    }
}

void TraceBuilder::repair(RepairKind kind, std::uint32_t span, QString detail)
{
    m_trace.repairs.push_back({kind, span, std::move(detail)});
}

Trace TraceBuilder::finish()
{
    noteMissingProcesses();
    if (m_trace.traceIds.empty())
        m_trace.traceIds.push_back(m_trace.id);
    m_trace.text.shrink_to_fit();
    return std::move(m_trace);
}

} // namespace yagura::traces
