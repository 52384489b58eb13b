// What stands at a place of an expression: the smallest node around it, its type, and words about it. Also
// the parts that can be evaluated on their own. Pure, any thread.
#pragma once

#include "metrics/metricmetadata.h"
#include "metrics/promql/parser.h"

namespace yagura::metrics::promql {

struct Hover
{
    Span span;
    QString title; // signature, metric with its type, the word itself
    QString help; // may be empty
    ValueType type = ValueType::Unknown; // of the node around it
};

// Nothing between nodes and in comments. metadata tells what metrics are.
[[nodiscard]] std::optional<Hover> hoverAt(const Parsed &parsed, const QString &text, qsizetype position,
                                           const MetadataMap *metadata = nullptr);

// The smallest node that touches the position; null when none does.
[[nodiscard]] const Expr *nodeAt(const Expr &root, qsizetype position);

struct Subexpression
{
    Span span;
    QString text; // as it stands there
    ValueType type = ValueType::Unknown;
    int depth = 0; // below the whole expression
};

// Every part with a result of its own (vectors, ranges, computed numbers), outer ones first: for asking the
// server about each. Parentheses, literals and what is unfinished are left out.
[[nodiscard]] std::vector<Subexpression> subexpressions(const Expr &root, const QString &text);

} // namespace yagura::metrics::promql
