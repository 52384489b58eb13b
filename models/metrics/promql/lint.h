// What a right expression probably does not mean: rates of gauges, quantiles without their le. Whether ranges
// are long enough hangs on the server's jobs: ratewindows.h. Pure, any thread.
#pragma once

#include "metrics/metricmetadata.h"
#include "metrics/promql/ast.h"
#include "metrics/promql/problem.h"

namespace yagura::metrics::promql {

struct LintContext
{
    const MetadataMap *metadata = nullptr; // types of metrics; without it, names are guessed from
};

// Warnings and notes in the order of the text, each with the name of its rule. The text is what root was read
// from. Nothing is said about MissingNodes and variables.
[[nodiscard]] Problems lint(const Expr &root, QStringView text, const LintContext &context = {});

// Private to lint*.cpp: where a rule looks, and where it says what it found.
struct LintWalk
{
    QStringView text;
    const LintContext &context;
    std::vector<const Expr *> parents; // of the node looked at, the root first
    Problems found;

    void add(const char *rule, FindingSeverity severity, Span span, const QString &message,
             const QString &hint, std::optional<Edit> fix = {});
    [[nodiscard]] QString textOf(Span span) const { return text.mid(span.start, span.length).toString(); }
    // What the metric is by metadata; by its name's ending only when there is none for it. certain tells
    // which.
    [[nodiscard]] MetricType typeOf(const QString &metric, bool *certain) const;
};

void lintRates(const Expr &expr, LintWalk &walk);
void lintValues(const Expr &expr, LintWalk &walk);
void lintSelectors(const Expr &expr, LintWalk &walk);

} // namespace yagura::metrics::promql
