#include "traces/filter/spanmatcher.h"

#include "traces/filter/tagmatch.h"
#include "traces/filter/textmatch.h"
#include "traces/filter/valuetest.h"

#include <array>

using namespace Qt::StringLiterals;

namespace yagura::traces {

namespace {

std::uint8_t kindOf(const QString &word)
{
    static const std::array<QLatin1String, 6> words{"unspecified"_L1, "internal"_L1, "server"_L1,
                                                    "client"_L1,      "producer"_L1, "consumer"_L1};
    return static_cast<std::uint8_t>(std::ranges::find(words, word) - words.begin());
}

std::uint8_t statusOf(const QString &word)
{
    static const std::array<QLatin1String, 3> words{"unset"_L1, "ok"_L1, "error"_L1};
    return static_cast<std::uint8_t>(std::ranges::find(words, word) - words.begin());
}

} // namespace

template <typename F> RowMask SpanMatcher::forSpans(F test) const
{
    // In the order in which spans lie in memory, not in that of the rows: on a large trace several times
    // faster.
    RowMask rows(m_open.rowCount());
    for (std::uint32_t span = 0; span < m_trace.size(); ++span) {
        if (const auto row = m_open.tree.rows[span]; row != NoIndex)
            rows[row] = test(span);
    }
    return rows;
}

RowMask SpanMatcher::rowsOf(const FilterTerm &term) const
{
    switch (term.field) {
    case FilterField::Text:
        return textRows(term);
    case FilterField::Service:
    case FilterField::Operation:
        return nameRows(term);
    case FilterField::Kind:
        return forSpans([&, kind = kindOf(term.value)](std::uint32_t span) {
            return (static_cast<std::uint8_t>(m_trace.kinds[span]) == kind) != isNegative(term.sign);
        });
    case FilterField::Status:
        return forSpans([&, status = statusOf(term.value)](std::uint32_t span) {
            return (static_cast<std::uint8_t>(m_trace.statuses[span]) == status) != isNegative(term.sign);
        });
    case FilterField::Error:
        return truthRows(term);
    case FilterField::Critical:
        return term.sign >= FilterSign::Less ? timeRows(term) : truthRows(term);
    case FilterField::Duration:
    case FilterField::Self:
    case FilterField::Start:
    case FilterField::Depth:
    case FilterField::Level:
        return timeRows(term);
    case FilterField::Id:
        return idRows(term);
    case FilterField::In:
        return subtreeRows(term);
    default:
        return tagRows(term);
    }
}

RowMask SpanMatcher::textRows(const FilterTerm &term) const
{
    const TextMatch match(m_trace, term);
    return forSpans([&](std::uint32_t span) { return match.isIn(span); });
}

RowMask SpanMatcher::nameRows(const FilterTerm &term) const
{
    const ValueTest test(term);
    enum : std::uint8_t { Unknown, No, Yes };
    std::vector<std::uint8_t> known(m_trace.names.size(), Unknown);
    const bool isService = term.field == FilterField::Service;
    const bool isNot = isNegative(term.sign);
    return forSpans([&](std::uint32_t span) {
        const auto name
            = isService ? m_trace.processes[m_trace.processOf[span]].service : m_trace.operations[span];
        if (name == NoIndex)
            return test.text({}) != isNot;
        if (known[name] == Unknown)
            known[name] = test.text(m_trace.names[name].toStdString()) ? Yes : No;
        return (known[name] == Yes) != isNot;
    });
}

RowMask SpanMatcher::tagRows(const FilterTerm &term) const
{
    const TagMatch match(m_trace, term);
    return forSpans([&](std::uint32_t span) { return match.isIn(span); });
}

bool SpanMatcher::isSpan(std::uint32_t span, const FilterTerm &term, const std::optional<SpanId> &id) const
{
    return (id && m_trace.ids[span] == *id)
        || (!m_trace.foreignIds.empty() && m_trace.spanIdText(span) == term.value);
}

RowMask SpanMatcher::idRows(const FilterTerm &term) const
{
    const bool isNot = isNegative(term.sign);
    if (term.sign == FilterSign::Equal || term.sign == FilterSign::NotEqual) {
        const auto id = parseSpanId(term.value.toStdString());
        return forSpans([&](std::uint32_t span) { return isSpan(span, term, id) != isNot; });
    }
    const ValueTest test(term);
    return forSpans(
        [&](std::uint32_t span) { return test.text(m_trace.spanIdText(span).toStdString()) != isNot; });
}

RowMask SpanMatcher::subtreeRows(const FilterTerm &term) const
{
    const auto id = parseSpanId(term.value.toStdString());
    RowMask rows(m_open.rowCount());
    for (std::uint32_t row = 0; row < m_open.rowCount();) {
        if (!isSpan(m_open.tree.spans[row], term, id)) {
            ++row;
            continue;
        }
        const auto end = m_open.tree.next(row);
        std::fill(rows.begin() + row, rows.begin() + end, true);
        row = end;
    }
    return rows;
}

std::int64_t SpanMatcher::timeOf(std::uint32_t row, FilterField field) const
{
    switch (field) {
    case FilterField::Duration:
        return m_open.duration(row);
    case FilterField::Self:
        return m_open.self[row];
    case FilterField::Start:
        return m_open.start(row) - m_open.tree.start;
    case FilterField::Depth:
        return m_open.tree.depths[row];
    case FilterField::Level:
        return std::int64_t{m_open.tree.depths[row]} + 1;
    default:
        break;
    }
    std::int64_t time = 0;
    for (auto i = m_open.firstSection[row]; i < m_open.firstSection[row + 1]; ++i) {
        const auto &section = m_open.path.sections[m_open.sectionOrder[i]];
        time += section.end - section.start;
    }
    return time;
}

RowMask SpanMatcher::timeRows(const FilterTerm &term) const
{
    RowMask rows(m_open.rowCount());
    const bool isCount = term.field == FilterField::Depth || term.field == FilterField::Level;
    const auto bound = isCount ? term.integer : term.nanoseconds;
    const auto whole = static_cast<long double>(m_open.tree.end - m_open.tree.start);
    const auto share = static_cast<long double>(term.percent.value_or(0)) * whole / 100;
    for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
        const auto time = timeOf(row, term.field);
        rows[row] = bound ? isOrdered(term.sign, time, *bound)
                          : isOrdered(term.sign, static_cast<long double>(time), share);
    }
    return rows;
}

RowMask SpanMatcher::truthRows(const FilterTerm &term) const
{
    const bool isAsked = (term.sign == FilterSign::Holds || term.value == "true"_L1) != isNegative(term.sign);
    RowMask rows(m_open.rowCount());
    for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
        const bool holds
            = term.field == FilterField::Error ? m_open.isError(row) : m_open.isOnCriticalPath(row);
        rows[row] = holds == isAsked;
    }
    return rows;
}

} // namespace yagura::traces
