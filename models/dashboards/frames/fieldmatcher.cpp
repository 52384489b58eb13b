#include "dashboards/frames/fieldmatcher.h"

#include "dashboards/frames/reducer.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards::frames {

namespace {

template <typename T> bool ordered(const T &left, Comparison comparison, const T &right)
{
    switch (comparison) {
    case Comparison::Less:
        return left < right;
    case Comparison::LessOrEqual:
        return left <= right;
    case Comparison::Greater:
        return left > right;
    case Comparison::GreaterOrEqual:
        return left >= right;
    case Comparison::Equal:
        return left == right;
    case Comparison::NotEqual:
        break;
    }
    return left != right;
}

bool isEquality(Comparison comparison)
{
    return comparison == Comparison::Equal || comparison == Comparison::NotEqual;
}

bool needsPattern(FieldMatcher::Kind kind)
{
    return kind == FieldMatcher::Kind::ByRegexp || kind == FieldMatcher::Kind::ByRegexpOrNames;
}

} // namespace

Comparison comparisonOf(const QString &sign)
{
    static const QHash<QString, Comparison> signs{
        {QStringLiteral("=="), Comparison::Equal},  {QStringLiteral("!="), Comparison::NotEqual},
        {QStringLiteral("<"), Comparison::Less},    {QStringLiteral("<="), Comparison::LessOrEqual},
        {QStringLiteral(">"), Comparison::Greater}, {QStringLiteral(">="), Comparison::GreaterOrEqual},
    };
    return signs.value(sign, Comparison::Equal);
}

bool compares(const Cell &left, Comparison comparison, const Cell &right)
{
    if (isEquality(comparison) && isNull(left) != isNull(right))
        return comparison == Comparison::NotEqual;
    const auto a = isNull(left) ? std::optional(0.0) : numberOf(left);
    const auto b = isNull(right) ? std::optional(0.0) : numberOf(right);
    if (a && b)
        return ordered(*a, comparison, *b);
    return isEquality(comparison) && ordered(textOf(left), comparison, textOf(right));
}

FieldMatcher byName(const QString &name)
{
    return {.kind = FieldMatcher::Kind::ByName, .text = name};
}

FieldMatcher byNames(const QStringList &names)
{
    return {.kind = FieldMatcher::Kind::ByNames, .names = names};
}

FieldMatcher byTypes(std::vector<FieldType> types)
{
    return {.kind = FieldMatcher::Kind::ByType, .types = std::move(types)};
}

FieldMatcher byRegexp(const QString &pattern)
{
    return {.kind = FieldMatcher::Kind::ByRegexp, .text = pattern};
}

std::optional<FieldType> fieldTypeOf(const QString &name)
{
    if (name == QLatin1String("time"))
        return FieldType::Time;
    if (name == QLatin1String("number"))
        return FieldType::Number;
    if (name == QLatin1String("string"))
        return FieldType::Text;
    return name == QLatin1String("boolean") ? std::optional(FieldType::Boolean) : std::nullopt;
}

FieldSelector::FieldSelector(const FieldMatcher &matcher, const Frames &all)
    : m_matcher(matcher)
    , m_names(all)
    , m_wanted(matcher.names.begin(), matcher.names.end())
{
    if (!needsPattern(matcher.kind))
        return;
    if (auto pattern = patternOf(matcher.text); pattern && !matcher.text.isEmpty())
        m_pattern = std::move(*pattern);
}

bool FieldSelector::isNamed(const Frame &frame, size_t at, const QString &shown) const
{
    return m_wanted.contains(shown) || m_wanted.contains(frame.fields[at].name);
}

bool FieldSelector::matches(const Frame &frame, size_t at, const QString &shown) const
{
    using Kind = FieldMatcher::Kind;
    const Field &field = frame.fields[at];
    const bool found = m_pattern && m_pattern->matches(shown);
    switch (m_matcher.kind) {
    case Kind::Never:
        return false;
    case Kind::Always:
        return true;
    case Kind::ByName:
        return shown == m_matcher.text || field.name == m_matcher.text;
    case Kind::ByNames:
        return isNamed(frame, at, shown);
    case Kind::AllButNames:
        return !isNamed(frame, at, shown);
    case Kind::ByRegexp:
        return found;
    case Kind::ByRegexpOrNames:
        return found || isNamed(frame, at, shown);
    case Kind::ByType:
        return std::find(m_matcher.types.begin(), m_matcher.types.end(), field.type())
            != m_matcher.types.end();
    case Kind::ByRefId:
        return frame.refId == m_matcher.text;
    case Kind::ByValue: {
        const Cell left = calculated(field.values, m_matcher.text);
        const auto *truth = std::get_if<bool>(&left);
        const bool isTest = calculationType(m_matcher.text, field.type()) == FieldType::Boolean && truth;
        return isTest
            ? *truth
            : isCalculation(m_matcher.text) && compares(left, m_matcher.comparison, m_matcher.value);
    }
    case Kind::First:
        return at == 0;
    case Kind::FirstTime:
        return frame.firstField(FieldType::Time) == at;
    }
    return false;
}

std::vector<bool> FieldSelector::of(const Frame &frame) const
{
    const QStringList names = m_names.of(frame);
    std::vector<bool> chosen(frame.fields.size());
    for (size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = matches(frame, i, names[static_cast<qsizetype>(i)]);
    return chosen;
}

std::optional<size_t> FieldSelector::firstOf(const Frame &frame) const
{
    const std::vector<bool> chosen = of(frame);
    const auto found = std::find(chosen.begin(), chosen.end(), true);
    return found == chosen.end() ? std::nullopt : std::optional(static_cast<size_t>(found - chosen.begin()));
}

bool matches(const FieldMatcher &matcher, const Frame &frame, size_t field)
{
    return FieldSelector(matcher, {frame}).of(frame)[field];
}

} // namespace yagura::dashboards::frames
