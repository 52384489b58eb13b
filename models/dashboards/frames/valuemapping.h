// Value mappings: what a value is called, coloured and drawn as instead of itself. Values; mapping is pure,
// any thread.
#pragma once

#include "dashboards/frames/column.h"
#include "dashboards/frames/patterns.h"

#include <QHash>
#include <QList>

namespace yagura::dashboards::frames {

struct MappingResult
{
    std::optional<QString> text; // absent: the value's own text stays
    QString color; // Grafana's name; empty: as it would be without the mapping
    QString icon;
    int index = 0; // its place in the list of mappings, for ordering

    bool operator==(const MappingResult &) const = default;
};

// A number is looked up by its shortest text ("1", "0.5"), truth values as "true" and "false".
struct ExactMapping
{
    QHash<QString, MappingResult> results;

    bool operator==(const ExactMapping &) const = default;
};

struct RangeMapping // both ends included
{
    std::optional<double> from; // absent: unbounded
    std::optional<double> to;
    MappingResult result;

    bool operator==(const RangeMapping &) const = default;
};

struct RegexMapping // texts only
{
    QString pattern;
    MappingResult result; // its text may use $1

    bool operator==(const RegexMapping &) const = default;
};

enum class SpecialValue { Null, NaN, NullOrNaN, True, False, Empty };

struct SpecialMapping
{
    SpecialValue match = SpecialValue::Null;
    MappingResult result;

    bool operator==(const SpecialMapping &) const = default;
};

using ValueMapping = std::variant<ExactMapping, RangeMapping, RegexMapping, SpecialMapping>;
using ValueMappings = QList<ValueMapping>;

// The mappings made ready for many values: patterns are compiled once. One that is no regular expression
// never matches.
class Mapper
{
public:
    explicit Mapper(const ValueMappings &mappings = {});

    // Of the first mapping that matches.
    [[nodiscard]] std::optional<MappingResult> mapped(const Cell &value) const;
    [[nodiscard]] bool isEmpty() const { return m_mappings.isEmpty(); }

private:
    ValueMappings m_mappings;
    std::vector<std::optional<Pattern>> m_patterns; // one a mapping
};

} // namespace yagura::dashboards::frames
