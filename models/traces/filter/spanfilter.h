// The filter language that every view of a trace speaks: `service:payment and (error or dur>500ms)`. A parsed
// filter is a value that knows no trace; what it matches in one is worked out in one pass. Any thread; on a
// trace of 100,000 spans that takes some ten milliseconds, so off the GUI thread.
//
// Words, "quoted text" and /regular expressions/ (/…/i whatever the case; RE2) are looked for in service,
// operation, tags, process tags, events and span id; words and quoted text whatever the case. Terms beside
// each other must all hold; `and`, `or`, `not`, `-` and brackets as usual.
//   field:value    text: contains, whatever the case; anything else: is
//   field=value    is exactly; field!=value: there is a value, and it is not this one (not field=value also
//   holds
//                  for spans without the field)
//   field~regex    a part matches; field!~regex
//   field>value    and < <= >=: numbers, durations with their unit, or n% of the trace's length
// Fields: service svc operation op name kind status id; error critical (true, false or by themselves);
// dur duration self start (durations or %), critical too (time on the critical path); depth (roots 0), level
// (roots 1); tag.NAME (the span's), process.NAME, event.NAME; any other NAME is a tag of the span, its
// process or its events; has:NAME; in:SPANID (that span and all below it).
#pragma once

#include "core/result.h"
#include "traces/filter/filterterm.h"
#include "traces/opentrace.h"

namespace yagura::traces {

// One element a row of the trace: true if it is meant.
using RowMask = std::vector<bool>;

// Where a text stops making sense, and why; untranslated.
struct FilterProblem
{
    qsizetype at = 0; // UTF-16 units from the start
    qsizetype length = 0;
    QString message; // "at column 5: …"

    bool operator==(const FilterProblem &) const = default;
};

class SpanFilter
{
public:
    SpanFilter() = default; // matches every span

    [[nodiscard]] static std::expected<SpanFilter, FilterProblem> read(const QString &text);
    // The same as an InvalidInput error whose detail is the message.
    [[nodiscard]] static Result<SpanFilter> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_expression.steps.empty(); }
    [[nodiscard]] const FilterExpression &expression() const { return m_expression; }

    [[nodiscard]] RowMask matchingRows(const OpenTrace &open) const;

    bool operator==(const SpanFilter &other) const { return m_text == other.m_text; }

private:
    QString m_text; // trimmed
    FilterExpression m_expression;
};

// The rows and all their ancestors, so that matches keep their place in the tree. Linear.
[[nodiscard]] RowMask withContext(const TraceTree &tree, RowMask rows);
[[nodiscard]] std::uint32_t countOf(const RowMask &rows);
// Ascending.
[[nodiscard]] std::vector<std::uint32_t> rowsOf(const RowMask &rows);

// A text as one term that finds it literally, quoted where it must be.
[[nodiscard]] QString filterWord(const QString &text);
// field=value, quoted where it must be: for "filter for this" beside a tag, a service, an operation.
[[nodiscard]] QString filterClause(const QString &field, const QString &value);

} // namespace yagura::traces
