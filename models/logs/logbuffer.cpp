#include "logs/logbuffer.h"

namespace yagura::logs {

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

LogEntry LogBuffer::entry(size_t row) const
{
    LogEntry entry;
    if (m_times[row] != noTime)
        entry.time = fromUnixNanoseconds(m_times[row]);
    entry.level = m_levels[row];
    entry.service = textOf(service(row));
    entry.message = textOf(message(row));
    entry.trace = m_traces[row];
    entry.span = m_spans[row];
    entry.index = textOf(index(row));
    entry.id = textOf(id(row));
    const auto json = source(row);
    entry.source = QByteArray(json.data(), static_cast<qsizetype>(json.size()));
    return entry;
}

size_t LogBuffer::bytes() const
{
    constexpr size_t perRow = sizeof(std::int64_t) + sizeof(LogLevel) + 2 * sizeof(std::uint32_t)
        + 3 * sizeof(Span) + sizeof(TraceId) + sizeof(SpanId) + 1;
    return m_arena.capacity() + m_times.capacity() * perRow;
}

void LogBuffer::reserve(size_t rows, size_t textBytes)
{
    m_arena.reserve(textBytes);
    m_times.reserve(rows);
    m_levels.reserve(rows);
    m_services.reserve(rows);
    m_indices.reserve(rows);
    m_messages.reserve(rows);
    m_ids.reserve(rows);
    m_sources.reserve(rows);
    m_traces.reserve(rows);
    m_spans.reserve(rows);
    m_stacks.reserve(rows);
}

void LogBuffer::append(const Row &row)
{
    m_times.push_back(row.timeNs);
    m_levels.push_back(row.level);
    m_services.push_back(intern(row.service));
    m_indices.push_back(intern(row.index));
    m_messages.push_back(keep(row.message));
    m_ids.push_back(keep(row.id));
    m_sources.push_back(keep(row.source));
    m_traces.push_back(row.trace);
    m_spans.push_back(row.span);
    m_stacks.push_back(row.hasStackTrace);
}

LogBuffer::Span LogBuffer::keep(std::string_view text)
{
    // An answer is at most 128 MiB, so offsets fit; should that ever change, text is dropped rather than
    // misread.
    if (m_arena.size() + text.size() > std::numeric_limits<std::uint32_t>::max())
        return {};
    const Span span{static_cast<std::uint32_t>(m_arena.size()), static_cast<std::uint32_t>(text.size())};
    m_arena.append(text);
    return span;
}

std::uint32_t LogBuffer::intern(std::string_view name)
{
    const auto [at, isNew]
        = m_nameNumbers.try_emplace(std::string(name), static_cast<std::uint32_t>(m_names.size()));
    if (isNew)
        m_names.emplace_back(name);
    return at->second;
}

} // namespace yagura::logs
