// Whether a value of a tag, or a text, is what a term of a filter asks for. Keeps a reference to the term.
// Any thread.
#pragma once

#include "traces/filter/filterterm.h"
#include "traces/filter/textneedle.h"

namespace yagura::traces {

// = and : as is, < and the like as order.
template <typename T> [[nodiscard]] bool isOrdered(FilterSign sign, T value, T bound)
{
    switch (sign) {
    case FilterSign::Less:
        return value < bound;
    case FilterSign::LessOrEqual:
        return value <= bound;
    case FilterSign::Greater:
        return value > bound;
    case FilterSign::GreaterOrEqual:
        return value >= bound;
    case FilterSign::NotEqual:
        return value != bound;
    default:
        return value == bound;
    }
}

// != and !~ are tested as = and ~; who asks turns the answer round.
[[nodiscard]] bool isNegative(FilterSign sign);

class ValueTest
{
public:
    explicit ValueTest(const FilterTerm &term);

    [[nodiscard]] bool text(std::string_view utf8) const;
    [[nodiscard]] bool attribute(const Trace &trace, const Attribute &attribute) const;

private:
    [[nodiscard]] bool integer(std::int64_t value) const;
    [[nodiscard]] bool real(double value) const;
    [[nodiscard]] bool order(std::string_view utf8) const;

    const FilterTerm &m_term;
    TextNeedle m_needle;
    std::string m_value;
};

} // namespace yagura::traces
