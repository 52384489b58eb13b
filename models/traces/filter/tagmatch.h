// Whether a span has the tag that a term of a filter asks for; in its own tags, its process' or its events'.
// Keeps references to trace and term. One thread.
#pragma once

#include "traces/filter/valuetest.h"

namespace yagura::traces {

class TagMatch
{
public:
    TagMatch(const Trace &trace, const FilterTerm &term);

    [[nodiscard]] bool isIn(std::uint32_t span) const;

private:
    struct Seen
    {
        bool hasValue = false;
        bool holds = false;
    };

    void look(Slice attributes, Seen &seen) const;
    void lookAtEvents(std::uint32_t span, Seen &seen) const;

    const Trace &m_trace;
    const FilterTerm &m_term;
    ValueTest m_test;
    std::uint32_t m_key = NoIndex; // of names
    std::uint32_t m_eventKey = NoIndex; // where v1 puts the names of events
    bool m_isEventName = false;
    std::vector<Seen> m_processes; // one a process; empty: not asked for
};

} // namespace yagura::traces
