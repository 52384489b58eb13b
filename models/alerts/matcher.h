// Label matchers as people type them: severity="critical", env!="dev", service=~"pay.*", and several with
// commas or spaces between. Regular expressions are RE2, anchored on both ends; an absent label is an empty
// one. Plain values.
#pragma once

#include "core/labels.h"
#include "core/result.h"

#include <memory>
#include <vector>

namespace re2 {
class RE2;
}

namespace yagura::alerts {

class Matcher
{
public:
    // InvalidInput with RE2's words when the expression is none.
    [[nodiscard]] static Result<Matcher> make(const QString &name, MatchKind kind, const QString &value);

    [[nodiscard]] bool matches(const Labels &labels) const;

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] MatchKind kind() const { return m_kind; }
    [[nodiscard]] const QString &value() const { return m_value; }
    // severity="critical", quoted and escaped as Alertmanager writes it.
    [[nodiscard]] QString toString() const;
    // " = ", " != ", " =~ ", " !~ " with a space on each side: for chips.
    [[nodiscard]] QString forDisplay() const;
    bool operator==(const Matcher &other) const
    {
        return m_name == other.m_name && m_kind == other.m_kind && m_value == other.m_value;
    }

private:
    Matcher() = default;

    QString m_name;
    MatchKind m_kind = MatchKind::Equal;
    QString m_value;
    std::shared_ptr<const re2::RE2> m_regex;
};

// All matchers of a text; braces around them are allowed, quotes around values optional. A lone word that is
// no matcher is InvalidInput.
[[nodiscard]] Result<std::vector<Matcher>> parseMatchers(const QString &text);

[[nodiscard]] bool matchesAll(const std::vector<Matcher> &matchers, const Labels &labels);

} // namespace yagura::alerts
