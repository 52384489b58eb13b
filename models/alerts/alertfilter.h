// The filter line of the alert table: matchers in Alertmanager's spelling (a="b", a!="b", a=~"b|c", a!~"b"), separated
// by spaces or commas, and free words that must occur in the name, a label value or the summary. Plain value.
#pragma once

#include "alerts/alert.h"
#include "core/result.h"

#include <memory>
#include <vector>

namespace yagura::alerts {

enum class MatchOperator { Equal, NotEqual, Regex, NotRegex };

class Matcher
{
public:
    // Regular expressions are RE2, anchored on both ends. InvalidInput when one does not compile.
    [[nodiscard]] static Result<Matcher> make(const QString &name, MatchOperator op, const QString &value);

    // An absent label is the empty text.
    [[nodiscard]] bool matches(const Labels &labels) const;
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] const QString &value() const { return m_value; }
    [[nodiscard]] MatchOperator op() const { return m_operator; }
    // name="value" with escapes.
    [[nodiscard]] QString toString() const;

private:
    class Pattern;

    QString m_name;
    QString m_value;
    MatchOperator m_operator = MatchOperator::Equal;
    std::shared_ptr<const Pattern> m_pattern;
};

struct AlertFilter
{
    std::vector<Matcher> matchers;
    QStringList words; // lower case

    [[nodiscard]] bool accepts(const Alert &alert) const;
    [[nodiscard]] bool isEmpty() const { return matchers.empty() && words.isEmpty(); }
};

// InvalidInput with the place (a column, from 1) and what was expected there.
[[nodiscard]] Result<AlertFilter> parseAlertFilter(const QString &text);

} // namespace yagura::alerts
