// Writes a tree as Prometheus writes it: on one line, or broken into lines where one would be longer than a
// hundred bytes. Comments are not part of a tree and are lost. Pure, any thread.
#pragma once

#include "metrics/promql/ast.h"
#include "metrics/promql/parser.h"

namespace yagura::metrics::promql {

[[nodiscard]] QString printed(const Expr &expr);
// As /api/v1/format_query answers.
[[nodiscard]] QString formatted(const Expr &expr);

// The formatted text of a right expression; nothing when it has errors or comments, which would be lost.
[[nodiscard]] std::optional<QString> formattedText(const QString &text, const ParseOptions &options = {});

// "[5m]"'s inside and "offset"'s length: "1h30m", or the variable.
[[nodiscard]] QString lengthText(const Length &length);

// The pieces that one line and several lines have in common.
// job="a", the label in quotes where it has to be.
[[nodiscard]] QString matcherText(const LabelMatcher &matcher);
// A label as by, on and matchers name it: in quotes where it has to be.
[[nodiscard]] QString labelText(const QString &name);
// " @ 5.000 offset 5m"
[[nodiscard]] QString modifierText(const Modifiers &modifiers);
// "[5m:1m] offset 1h"
[[nodiscard]] QString subqueryText(const SubqueryNode &node);
// " on (a) group_left (b)"
[[nodiscard]] QString matchingText(const BinaryNode &node);
// "sum by (a) "
[[nodiscard]] QString aggregateText(const AggregateNode &node);
// The node with its children already printed.
[[nodiscard]] QString printedAround(const Expr &expr, const QStringList &parts);

} // namespace yagura::metrics::promql
