#include "traces/filter/tagmatch.h"

namespace yagura::traces {

namespace {

std::uint32_t nameIndex(const Trace &trace, QStringView name)
{
    const auto found = std::ranges::find(trace.names, name);
    return found == trace.names.end() ? NoIndex : static_cast<std::uint32_t>(found - trace.names.begin());
}

bool asksFor(const FilterTerm &term, FilterField field)
{
    return term.field == field || term.field == FilterField::AnyTag || term.field == FilterField::Has;
}

} // namespace

TagMatch::TagMatch(const Trace &trace, const FilterTerm &term)
    : m_trace(trace)
    , m_term(term)
    , m_test(term)
    , m_key(nameIndex(trace, term.field == FilterField::Has ? term.value : term.name))
    , m_isEventName(term.field == FilterField::EventTag && term.name == u"name")
{
    if (m_isEventName)
        m_eventKey = nameIndex(trace, u"event");
    if (!asksFor(term, FilterField::ProcessTag))
        return;
    m_processes.resize(trace.processes.size());
    for (size_t process = 0; process < trace.processes.size(); ++process)
        look(trace.processes[process].attributes, m_processes[process]);
}

void TagMatch::look(Slice attributes, Seen &seen) const
{
    for (const auto &attribute : m_trace.attributesOf(attributes)) {
        if (attribute.key != m_key && attribute.key != m_eventKey)
            continue;
        seen.hasValue = true;
        seen.holds = seen.holds || m_term.field == FilterField::Has || m_test.attribute(m_trace, attribute);
    }
}

void TagMatch::lookAtEvents(std::uint32_t span, Seen &seen) const
{
    for (const auto &event : m_trace.eventsOf(span)) {
        look(event.attributes, seen);
        if (m_isEventName && event.name != NoIndex) {
            seen.hasValue = true;
            seen.holds = seen.holds || m_test.text(m_trace.names[event.name].toStdString());
        }
    }
}

bool TagMatch::isIn(std::uint32_t span) const
{
    if (m_key == NoIndex && !m_isEventName)
        return false;
    Seen seen;
    if (!m_processes.empty())
        seen = m_processes[m_trace.processOf[span]];
    if (asksFor(m_term, FilterField::Tag))
        look(m_trace.spanAttributes[span], seen);
    if (asksFor(m_term, FilterField::EventTag))
        lookAtEvents(span, seen);
    return isNegative(m_term.sign) ? seen.hasValue && !seen.holds : seen.holds;
}

} // namespace yagura::traces
