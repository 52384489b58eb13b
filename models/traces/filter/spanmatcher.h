// Works out which rows of a trace a term of a filter means: names are tested once each, tags by the number of
// their key. Keeps a reference to the trace. One thread.
#pragma once

#include "traces/filter/spanfilter.h"

namespace yagura::traces {

class ValueTest;

class SpanMatcher
{
public:
    explicit SpanMatcher(const OpenTrace &open)
        : m_open(open)
        , m_trace(open.trace)
    { }

    [[nodiscard]] RowMask rowsOf(const FilterTerm &term) const;

private:
    // test: span → bool.
    template <typename F> [[nodiscard]] RowMask forSpans(F test) const;
    [[nodiscard]] RowMask textRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask nameRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask tagRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask idRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask subtreeRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask timeRows(const FilterTerm &term) const;
    [[nodiscard]] RowMask truthRows(const FilterTerm &term) const;
    [[nodiscard]] bool isSpan(std::uint32_t span, const FilterTerm &term,
                              const std::optional<SpanId> &id) const;
    [[nodiscard]] std::int64_t timeOf(std::uint32_t row, FilterField field) const;

    const OpenTrace &m_open;
    const Trace &m_trace;
};

} // namespace yagura::traces
