// Regular expressions as Grafana's files write them ("/pattern/flags", or a bare pattern for the whole text)
// and replacements in a browser's spelling ($1, $&). Pure, any thread.
#pragma once

#include "core/result.h"

#include <QRegularExpression>
#include <QString>

namespace yagura::dashboards::frames {

struct Pattern
{
    QRegularExpression expression;
    bool global = false; // flag g: replaces every match, not only the first

    [[nodiscard]] bool matches(const QString &text) const { return expression.match(text).hasMatch(); }
};

// InvalidInput with the place in the pattern when it is none.
[[nodiscard]] Result<Pattern> patternOf(const QString &text);

// $1 … $99, $&, $$, $<name>; a group that did not take part is empty.
[[nodiscard]] QString replaced(const QString &text, const Pattern &pattern, const QString &replacement);

} // namespace yagura::dashboards::frames
