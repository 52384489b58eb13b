#include "traces/filter/valuetest.h"

#include "core/duration.h"

#include <re2/re2.h>

#include <array>
#include <charconv>

namespace yagura::traces {

namespace {

bool isRegex(FilterSign sign)
{
    return sign == FilterSign::Matches || sign == FilterSign::NotMatches;
}

template <typename T> std::optional<T> number(std::string_view utf8)
{
    T value{};
    const auto [end, error] = std::from_chars(utf8.data(), utf8.data() + utf8.size(), value);
    if (error != std::errc() || end != utf8.data() + utf8.size())
        return std::nullopt;
    return value;
}

} // namespace

bool isNegative(FilterSign sign)
{
    return sign == FilterSign::NotEqual || sign == FilterSign::NotMatches;
}

ValueTest::ValueTest(const FilterTerm &term)
    : m_term(term)
    , m_needle(term.value)
    , m_value(term.value.toStdString())
{ }

bool ValueTest::text(std::string_view utf8) const
{
    if (isRegex(m_term.sign))
        return RE2::PartialMatch(re2::StringPiece(utf8.data(), utf8.size()), *m_term.regex);
    if (m_term.sign == FilterSign::Contains)
        return m_needle.isIn(utf8);
    if (m_term.sign == FilterSign::Equal || m_term.sign == FilterSign::NotEqual)
        return utf8 == m_value;
    return order(utf8);
}

// Stores that keep every value as text ("500", "12.5ms") are compared as what they say.
bool ValueTest::order(std::string_view utf8) const
{
    if (m_term.real) {
        if (const auto value = number<std::int64_t>(utf8))
            return integer(*value);
        if (const auto value = number<double>(utf8))
            return real(*value);
        return false;
    }
    if (utf8.size() > 64)
        return false;
    const auto duration = parseDuration(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    return duration && m_term.nanoseconds && isOrdered(m_term.sign, duration->count(), *m_term.nanoseconds);
}

// long double holds every int64.
bool ValueTest::integer(std::int64_t value) const
{
    const auto sign = m_term.sign == FilterSign::NotEqual ? FilterSign::Equal : m_term.sign;
    if (m_term.integer)
        return isOrdered(sign, value, *m_term.integer);
    return m_term.real
        && isOrdered(sign, static_cast<long double>(value), static_cast<long double>(*m_term.real));
}

bool ValueTest::real(double value) const
{
    const auto sign = m_term.sign == FilterSign::NotEqual ? FilterSign::Equal : m_term.sign;
    if (m_term.integer)
        return isOrdered(sign, static_cast<long double>(value), static_cast<long double>(*m_term.integer));
    return m_term.real && isOrdered(sign, value, *m_term.real);
}

bool ValueTest::attribute(const Trace &trace, const Attribute &attribute) const
{
    switch (attribute.type) {
    case AttributeType::Text:
    case AttributeType::Binary:
    case AttributeType::Json:
        return text(trace.textOf(attribute.text()));
    case AttributeType::Integer:
        if (isRegex(m_term.sign)) {
            std::array<char, 24> digits{};
            const auto end
                = std::to_chars(digits.data(), digits.data() + digits.size(), attribute.integer()).ptr;
            return text({digits.data(), static_cast<size_t>(end - digits.data())});
        }
        return integer(attribute.integer());
    case AttributeType::Real:
        return isRegex(m_term.sign) ? text(trace.valueText(attribute).toStdString()) : real(attribute.real());
    case AttributeType::Boolean:
        return m_term.sign < FilterSign::Less && text(attribute.boolean() ? "true" : "false");
    case AttributeType::Null:
        break;
    }
    return m_term.sign < FilterSign::Less && text("null");
}

} // namespace yagura::traces
