#include "dashboards/frames/valuemapping.h"

#include <cmath>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::optional<MappingResult> tryExact(const ExactMapping &mapping, const Cell &value)
{
    const auto found = mapping.results.constFind(textOf(value));
    return isNull(value) || found == mapping.results.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<MappingResult> tryRange(const RangeMapping &mapping, const Cell &value)
{
    const auto number = numberOf(value);
    const bool inside
        = number && *number >= mapping.from.value_or(-infinity) && *number <= mapping.to.value_or(infinity);
    return inside ? std::optional(mapping.result) : std::nullopt;
}

std::optional<MappingResult> tryRegex(const RegexMapping &mapping, const std::optional<Pattern> &pattern,
                                      const Cell &value)
{
    const auto *text = std::get_if<QString>(&value);
    if (!text || !pattern || !pattern->matches(*text))
        return std::nullopt;
    MappingResult result = mapping.result;
    if (result.text)
        result.text = replaced(*text, *pattern, *result.text);
    return result;
}

bool isSpecial(SpecialValue match, const Cell &value)
{
    const auto *number = std::get_if<double>(&value);
    const bool notANumber = number && std::isnan(*number);
    switch (match) {
    case SpecialValue::Null:
        return isNull(value);
    case SpecialValue::NaN:
        return notANumber;
    case SpecialValue::NullOrNaN:
        return isNull(value) || notANumber;
    case SpecialValue::True:
        return !number && textOf(value) == QLatin1String("true");
    case SpecialValue::False:
        return !number && textOf(value) == QLatin1String("false");
    case SpecialValue::Empty:
        return !isNull(value) && textOf(value).isEmpty();
    }
    return false;
}

} // namespace

Mapper::Mapper(const ValueMappings &mappings)
    : m_mappings(mappings)
{
    for (const ValueMapping &mapping : m_mappings) {
        const auto *regex = std::get_if<RegexMapping>(&mapping);
        const auto pattern = regex ? patternOf(regex->pattern) : failure(ErrorKind::Missing);
        m_patterns.push_back(pattern ? std::optional(*pattern) : std::nullopt);
    }
}

std::optional<MappingResult> Mapper::mapped(const Cell &value) const
{
    for (size_t i = 0; i < m_patterns.size(); ++i) {
        const ValueMapping &mapping = m_mappings[static_cast<qsizetype>(i)];
        std::optional<MappingResult> result;
        if (const auto *exact = std::get_if<ExactMapping>(&mapping))
            result = tryExact(*exact, value);
        else if (const auto *range = std::get_if<RangeMapping>(&mapping))
            result = tryRange(*range, value);
        else if (const auto *regex = std::get_if<RegexMapping>(&mapping))
            result = tryRegex(*regex, m_patterns[i], value);
        else if (const auto *special = std::get_if<SpecialMapping>(&mapping);
                 special && isSpecial(special->match, value))
            result = special->result;
        if (result)
            return result;
    }
    return std::nullopt;
}

} // namespace yagura::dashboards::frames
