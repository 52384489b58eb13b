// Which fields a rule is about: the matchers of overrides and transformations. Values; matching is pure, any
// thread.
#pragma once

#include "dashboards/frames/fieldnames.h"
#include "dashboards/frames/patterns.h"

#include <QSet>

namespace yagura::dashboards::frames {

enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

// "==", "!=", "<", "<=", ">", ">="; anything else is equality.
[[nodiscard]] Comparison comparisonOf(const QString &sign);
// Numbers by size; texts only with equality and its opposite. Null compares like 0, and equals only null.
[[nodiscard]] bool compares(const Cell &left, Comparison comparison, const Cell &right);

struct FieldMatcher
{
    enum class Kind {
        Never,
        Always,
        ByName, // the shown or the own name is text
        ByNames, // … is one of names
        AllButNames,
        ByRegexp, // the shown name matches the pattern text
        ByRegexpOrNames,
        ByType, // one of types
        ByRefId, // the frame's query is text
        ByValue, // the calculation text of the field's values compares so with value
        First, // of its frame
        FirstTime,
    };

    Kind kind = Kind::Never;
    QString text = {};
    QStringList names = {};
    std::vector<FieldType> types = {};
    Comparison comparison = Comparison::GreaterOrEqual;
    Cell value = {};

    bool operator==(const FieldMatcher &) const = default;
};

[[nodiscard]] FieldMatcher byName(const QString &name);
[[nodiscard]] FieldMatcher byNames(const QStringList &names);
[[nodiscard]] FieldMatcher byTypes(std::vector<FieldType> types);
[[nodiscard]] FieldMatcher byRegexp(const QString &pattern);
// "time", "number", "string", "boolean"; nothing for a type that frames do not have.
[[nodiscard]] std::optional<FieldType> fieldTypeOf(const QString &name);

// A matcher made ready: names resolved against all frames, its pattern compiled. A pattern that is none
// matches nothing.
class FieldSelector
{
public:
    FieldSelector(const FieldMatcher &matcher, const Frames &all);

    // One a field of the frame.
    [[nodiscard]] std::vector<bool> of(const Frame &frame) const;
    [[nodiscard]] std::optional<size_t> firstOf(const Frame &frame) const;

private:
    [[nodiscard]] bool matches(const Frame &frame, size_t at, const QString &shown) const;
    [[nodiscard]] bool isNamed(const Frame &frame, size_t at, const QString &shown) const;

    FieldMatcher m_matcher;
    FieldNames m_names;
    QSet<QString> m_wanted;
    std::optional<Pattern> m_pattern;
};

[[nodiscard]] bool matches(const FieldMatcher &matcher, const Frame &frame, size_t field);

} // namespace yagura::dashboards::frames
