// Which values a row filter keeps: the matchers of filterByValue. Values; matching is pure, any thread.
#pragma once

#include "dashboards/frames/column.h"
#include "dashboards/frames/patterns.h"

namespace yagura::dashboards::frames {

struct ValueMatcher
{
    enum class Kind {
        Regex,
        IsNull,
        IsNotNull,
        Greater,
        GreaterOrEqual,
        Lower,
        LowerOrEqual,
        Equal,
        NotEqual,
        Between, // without the ends
        Contains,
        ContainsNot,
    };

    Kind kind = Kind::IsNotNull;
    Cell value = {}; // Between: the lower end
    Cell to = {};

    bool operator==(const ValueMatcher &) const = default;
};

// By Grafana's id: "regex", "isNull", "greater", "between", "substring" …
[[nodiscard]] std::optional<ValueMatcher::Kind> valueMatcherKind(const QString &id);

class ValueTest
{
public:
    explicit ValueTest(const ValueMatcher &matcher);

    [[nodiscard]] bool operator()(const Cell &cell) const;

private:
    [[nodiscard]] bool comparesNumber(double number) const;
    [[nodiscard]] bool equals(const Cell &cell) const;

    ValueMatcher m_matcher;
    QString m_text;
    std::optional<double> m_low;
    std::optional<double> m_high;
    std::optional<Pattern> m_pattern;
};

} // namespace yagura::dashboards::frames
