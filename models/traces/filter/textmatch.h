// Whether a span has a text anywhere: in service, operation, tags (keys and values), process tags, events or
// its id. All text of the trace is searched once when this is made. Keeps references to trace and term. One
// thread.
#pragma once

#include "traces/filter/valuetest.h"

#include <array>

namespace yagura::traces {

class TextMatch
{
public:
    TextMatch(const Trace &trace, const FilterTerm &term);

    [[nodiscard]] bool isIn(std::uint32_t span) const;

private:
    [[nodiscard]] bool isNameHit(std::uint32_t name) const { return name != NoIndex && m_names[name]; }
    [[nodiscard]] bool isInAny(Slice attributes) const;
    [[nodiscard]] bool isInValue(const Attribute &attribute) const;
    [[nodiscard]] bool isInText(Slice text) const;
    void findAtoms();
    [[nodiscard]] bool isInId(std::uint32_t span) const;

    const Trace &m_trace;
    const FilterTerm &m_term;
    ValueTest m_test;
    TextNeedle m_needle;
    std::optional<TextHits> m_hits; // not for regular expressions
    std::vector<TextNeedle> m_atoms; // of a regular expression: where none of these is, it is not either
    std::vector<TextHits> m_atomHits; // empty: it may be anywhere
    std::vector<std::uint8_t> m_names; // one a name
    std::vector<std::uint8_t> m_processes; // one a process: its service or a tag of it
    bool m_mayBeNumber = false;
    bool m_mayBeId = false;
    std::array<bool, 2> m_truths{}; // of false and true
};

} // namespace yagura::traces
