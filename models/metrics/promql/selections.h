// What an expression touches: metrics and matchers, and a way to narrow all of them (a dashboard's ad-hoc
// filters) that leaves the rest of the text as it was. Pure, any thread.
#pragma once

#include "core/result.h"
#include "metrics/promql/parser.h"

namespace yagura::metrics::promql {

struct Selection
{
    QString metric; // also from {__name__="…"}; empty when the matchers alone choose
    std::vector<LabelMatcher> matchers; // without the metric's name
    Span span; // in the text, with range, offset and @ left out
};

// Every selector, in the order of the text.
[[nodiscard]] std::vector<Selection> selectionsOf(const Expr &root);
// The metrics named, each once, in the order of the text.
[[nodiscard]] QStringList metricsOf(const Expr &root);
// up{job="a"}: the selector alone, as /api/v1/series takes it.
[[nodiscard]] QString selectionText(const Selection &selection);

struct AddedMatcher
{
    QString label;
    MatchKind kind = MatchKind::Equal;
    QString value;
};

// The text with the matchers added to every selector that does not have them already. Fails when the text is
// no PromQL (its first problem), or when a matcher has no label or no right regular expression.
[[nodiscard]] Result<QString> withMatchers(const QString &text, const std::vector<AddedMatcher> &added,
                                           const ParseOptions &options = {});

// The text with every aggregation also keeping these labels: named in its "by", left out of its "without".
// Fails when the text is no PromQL (its first problem).
[[nodiscard]] Result<QString> withGrouping(const QString &text, const QStringList &labels,
                                           const ParseOptions &options = {});

} // namespace yagura::metrics::promql
