#include "traces/filter/textmatch.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <charconv>

namespace yagura::traces {

namespace {

bool consistsOf(std::string_view text, std::string_view of)
{
    return text.find_first_not_of(of) == std::string_view::npos;
}

} // namespace

TextMatch::TextMatch(const Trace &trace, const FilterTerm &term)
    : m_trace(trace)
    , m_term(term)
    , m_test(term)
    , m_needle(term.value)
    , m_truths{m_test.text("false"), m_test.text("true")}
{
    const bool isRegex = term.regex != nullptr;
    if (isRegex)
        findAtoms();
    else
        m_hits.emplace(trace.text, m_needle);
    m_mayBeNumber = isRegex || consistsOf(m_needle.bytes(), "0123456789.-+einfa");
    m_mayBeId = isRegex || !trace.foreignIds.empty()
        || (m_needle.bytes().size() <= 16 && consistsOf(m_needle.bytes(), "0123456789abcdef"));
    m_names.reserve(trace.names.size());
    for (const auto &name : trace.names)
        m_names.push_back(m_test.text(name.toStdString()));
    m_processes.reserve(trace.processes.size());
    for (const auto &process : trace.processes)
        m_processes.push_back(isNameHit(process.service) || isInAny(process.attributes));
}

// Most expressions need some literal text, which is found faster than they are matched.
void TextMatch::findAtoms()
{
    constexpr int shortest = 3;
    constexpr size_t most = 4;
    re2::FilteredRE2 filter(shortest);
    int id = 0;
    if (filter.Add(m_term.regex->pattern(), m_term.regex->options(), &id) != RE2::NoError)
        return;
    std::vector<std::string> atoms;
    filter.Compile(&atoms);
    std::vector<int> anywhere;
    filter.AllPotentials({}, &anywhere);
    const bool isAscii = std::ranges::all_of(atoms, [](const std::string &atom) {
        return std::ranges::all_of(atom, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    });
    if (atoms.empty() || atoms.size() > most || !anywhere.empty() || !isAscii)
        return;
    for (const auto &atom : atoms)
        m_atoms.emplace_back(QString::fromStdString(atom));
    for (const auto &atom : m_atoms)
        m_atomHits.emplace_back(m_trace.text, atom);
}

bool TextMatch::isInText(Slice text) const
{
    if (m_hits)
        return m_hits->isIn(text);
    const bool mayBe = m_atomHits.empty()
        || std::ranges::any_of(m_atomHits, [&](const TextHits &hits) { return hits.isIn(text); });
    return mayBe && m_test.text(m_trace.textOf(text));
}

bool TextMatch::isInValue(const Attribute &attribute) const
{
    switch (attribute.type) {
    case AttributeType::Text:
    case AttributeType::Binary:
    case AttributeType::Json:
        return isInText(attribute.text());
    case AttributeType::Boolean:
        return m_truths[attribute.boolean() ? 1 : 0];
    case AttributeType::Integer: {
        if (!m_mayBeNumber)
            return false;
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), attribute.integer()).ptr;
        return m_test.text({digits.data(), static_cast<size_t>(end - digits.data())});
    }
    case AttributeType::Real:
        return m_mayBeNumber && m_test.text(m_trace.valueText(attribute).toStdString());
    case AttributeType::Null:
        break;
    }
    return false;
}

bool TextMatch::isInAny(Slice attributes) const
{
    return std::ranges::any_of(m_trace.attributesOf(attributes), [this](const Attribute &attribute) {
        return m_names[attribute.key] || isInValue(attribute);
    });
}

bool TextMatch::isInId(std::uint32_t span) const
{
    if (!m_mayBeId)
        return false;
    if (!m_trace.foreignIds.empty())
        return m_test.text(m_trace.spanIdText(span).toStdString());
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<char, 16> text{};
    auto value = m_trace.ids[span].value;
    for (auto at = text.size(); at-- > 0; value >>= 4)
        text[at] = digits[value & 15];
    return m_test.text({text.data(), text.size()});
}

bool TextMatch::isIn(std::uint32_t span) const
{
    if (m_names[m_trace.operations[span]] || m_processes[m_trace.processOf[span]]
        || isInAny(m_trace.spanAttributes[span]) || isInId(span))
        return true;
    return std::ranges::any_of(m_trace.eventsOf(span), [this](const Event &event) {
        return isNameHit(event.name) || isInAny(event.attributes);
    });
}

} // namespace yagura::traces
