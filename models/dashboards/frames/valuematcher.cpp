#include "dashboards/frames/valuematcher.h"

#include <array>
#include <cmath>

namespace yagura::dashboards::frames {

using Kind = ValueMatcher::Kind;

std::optional<Kind> valueMatcherKind(const QString &id)
{
    struct Name
    {
        const char *id;
        Kind kind;
    };
    static constexpr std::array names{
        Name{"regex", Kind::Regex},
        Name{"isNull", Kind::IsNull},
        Name{"isNotNull", Kind::IsNotNull},
        Name{"greater", Kind::Greater},
        Name{"greaterOrEqual", Kind::GreaterOrEqual},
        Name{"lower", Kind::Lower},
        Name{"lowerOrEqual", Kind::LowerOrEqual},
        Name{"equal", Kind::Equal},
        Name{"notEqual", Kind::NotEqual},
        Name{"between", Kind::Between},
        Name{"substring", Kind::Contains},
        Name{"notSubstring", Kind::ContainsNot},
    };
    for (const Name &name : names) {
        if (id == QLatin1String(name.id))
            return name.kind;
    }
    return std::nullopt;
}

ValueTest::ValueTest(const ValueMatcher &matcher)
    : m_matcher(matcher)
    , m_text(textOf(matcher.value))
    , m_low(numberOf(matcher.value))
    , m_high(numberOf(matcher.to))
{
    if (matcher.kind != Kind::Regex)
        return;
    // Taken as it is, slashes included: the way a browser reads a pattern that is not written as a literal.
    Pattern pattern{QRegularExpression(m_text), false};
    if (pattern.expression.isValid())
        m_pattern = std::move(pattern);
}

bool ValueTest::comparesNumber(double number) const
{
    if (std::isnan(number) || !m_low)
        return false;
    switch (m_matcher.kind) {
    case Kind::Greater:
        return number > *m_low;
    case Kind::GreaterOrEqual:
        return number >= *m_low;
    case Kind::Lower:
        return number < *m_low;
    case Kind::LowerOrEqual:
        return number <= *m_low;
    default:
        return m_high && number > *m_low && number < *m_high;
    }
}

bool ValueTest::equals(const Cell &cell) const
{
    if (isNull(cell) || isNull(m_matcher.value))
        return isNull(cell) == isNull(m_matcher.value);
    const auto number = numberOf(cell);
    return number && m_low && !std::holds_alternative<bool>(cell) ? *number == *m_low
                                                                  : textOf(cell) == m_text;
}

bool ValueTest::operator()(const Cell &cell) const
{
    switch (m_matcher.kind) {
    case Kind::Regex:
        return m_pattern && m_pattern->matches(isNull(cell) ? QStringLiteral("null") : textOf(cell));
    case Kind::IsNull:
        return isNull(cell);
    case Kind::IsNotNull:
        return !isNull(cell);
    case Kind::Equal:
        return equals(cell);
    case Kind::NotEqual:
        return !equals(cell);
    case Kind::Contains:
        return m_text.isEmpty() || (!isNull(cell) && textOf(cell).contains(m_text));
    case Kind::ContainsNot:
        return std::holds_alternative<QString>(cell) && !m_text.isEmpty() && !textOf(cell).contains(m_text);
    default:
        break;
    }
    const auto number
        = isNull(cell) ? std::optional(0.0) : numberOf(cell); // null counts as 0 in a comparison
    return number && comparesNumber(*number);
}

} // namespace yagura::dashboards::frames
