#include "metrics/promql/lint.h"
#include "metrics/promql/literal.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

std::optional<double> numberOf(const Expr &expr)
{
    const auto *number = withoutParens(expr).as<NumberNode>();
    return number ? std::optional(number->value) : std::nullopt;
}

// What an expression's values never go below.
std::optional<double> lowerBound(const Expr &outer)
{
    static const QStringList atLeastZero{
        u"abs"_s,     u"rate"_s,   u"irate"_s, u"increase"_s,         u"count_over_time"_s,
        u"changes"_s, u"resets"_s, u"sqrt"_s,  u"stddev_over_time"_s, u"stdvar_over_time"_s,
        u"exp"_s};
    static const QStringList atLeastOne{u"absent"_s, u"absent_over_time"_s, u"present_over_time"_s,
                                        u"count_over_time"_s};
    const Expr &expr = withoutParens(outer);
    if (const auto *call = expr.as<CallNode>()) {
        if (atLeastOne.contains(call->name))
            return 1;
        return atLeastZero.contains(call->name) ? std::optional<double>(0) : std::nullopt;
    }
    const auto *aggregate = expr.as<AggregateNode>();
    if (!aggregate)
        return std::nullopt;
    if (aggregate->name == u"count" || aggregate->name == u"group" || aggregate->name == u"count_values")
        return 1;
    if (aggregate->name == u"stddev" || aggregate->name == u"stdvar")
        return 0;
    // Sums and extremes of what is never negative.
    const bool keeps = aggregate->name != u"quantile" && aggregate->expr;
    const auto inner = keeps ? lowerBound(*aggregate->expr) : std::nullopt;
    return inner ? std::optional<double>(qMin(*inner, 1.0)) : std::nullopt;
}

bool neverHolds(TokenKind op, double lowest, double limit)
{
    switch (op) {
    case TokenKind::Less:
        return limit <= lowest;
    case TokenKind::LessEqual:
    case TokenKind::Equal:
        return limit < lowest;
    default:
        return false;
    }
}

// x > 5 < 3: what the inner comparison lets through, the outer one refuses.
bool contradicts(const BinaryNode &inner, TokenKind op, double limit)
{
    const auto kept = numberOf(*inner.right);
    if (!kept || inner.returnBool || inner.left->type != ValueType::Vector)
        return false;
    const bool above = inner.op == TokenKind::Greater || inner.op == TokenKind::GreaterEqual;
    const bool below = inner.op == TokenKind::Less || inner.op == TokenKind::LessEqual;
    const bool strict = inner.op == TokenKind::Greater || inner.op == TokenKind::Less;
    if (above && (op == TokenKind::Less || op == TokenKind::Equal || op == TokenKind::LessEqual))
        return limit < *kept || (limit == *kept && (strict || op == TokenKind::Less));
    if (below && (op == TokenKind::Greater || op == TokenKind::Equal || op == TokenKind::GreaterEqual))
        return limit > *kept || (limit == *kept && (strict || op == TokenKind::Greater));
    return inner.op == TokenKind::Equal && op == TokenKind::Equal && *kept != limit;
}

void lintComparison(const Expr &expr, const BinaryNode &node, LintWalk &walk)
{
    const auto limit = numberOf(*node.right);
    if (!limit || node.returnBool || node.left->type != ValueType::Vector)
        return;
    const auto *inner = withoutParens(*node.left).as<BinaryNode>();
    QString hint;
    if (std::isnan(*limit)) {
        if (node.op == TokenKind::NotEqual)
            return walk.add("comparison-always-holds", FindingSeverity::Warning, expr.span,
                            u"everything differs from NaN, even NaN"_s,
                            u"x != x finds NaN, x == x what is none."_s);
        hint = u"NaN equals nothing; x != x finds it."_s;
    } else if (const auto lowest = lowerBound(*node.left); lowest && neverHolds(node.op, *lowest, *limit)) {
        hint = *lowest >= 1 ? u"Where nothing is, there is no result rather than 0: absent() finds that."_s
                            : u"The left side is never negative."_s;
    } else if (!inner || !isComparison(inner->op) || !contradicts(*inner, node.op, *limit)) {
        return;
    }
    walk.add("comparison-never-holds", FindingSeverity::Warning, expr.span,
             u"this comparison can never hold"_s, hint);
}

void lintQuantile(const Expr &phi, LintWalk &walk)
{
    const auto value = numberOf(phi);
    if (!value || (*value >= 0 && *value <= 1))
        return;
    const bool isPercent = *value > 1 && *value <= 100;
    walk.add(
        "quantile-out-of-range", FindingSeverity::Warning, phi.span,
        u"a quantile lies between 0 and 1: this one is always %1"_s.arg(*value < 0 ? u"-Inf"_s : u"+Inf"_s),
        isPercent ? u"%1 for the %2th percentile."_s.arg(numberText(*value / 100), numberText(*value))
                  : QString(),
        isPercent ? std::optional(Edit{phi.span, numberText(*value / 100)}) : std::nullopt);
}

bool readsBuckets(const Expr &expr)
{
    bool found = false;
    forEachNode(expr, [&found](const Expr &node) {
        const auto *selector = node.as<SelectorNode>();
        found = found || (selector && selector->metric.endsWith(u"_bucket"));
    });
    return found;
}

void lintBuckets(const Expr &buckets, LintWalk &walk)
{
    const auto *aggregate = withoutParens(buckets).as<AggregateNode>();
    if (!aggregate || !readsBuckets(buckets))
        return;
    const bool namesLe = std::ranges::any_of(aggregate->grouping,
                                             [](const LabelName &label) { return label.name == u"le"; });
    if (namesLe != aggregate->without)
        return;
    std::optional<Edit> fix;
    if (!aggregate->groupingSpan)
        fix = Edit{{aggregate->nameSpan.end(), 0}, u" by (le) "_s};
    else if (!aggregate->without && !aggregate->grouping.empty())
        fix = Edit{{aggregate->grouping.front().span.start, 0}, u"le, "_s};
    walk.add("histogram-without-le", FindingSeverity::Warning, aggregate->nameSpan,
             u"%1 drops the label le, without which there are no buckets left"_s.arg(aggregate->name),
             u"Keep it: by (le)."_s, std::move(fix));
}

void lintCall(const Expr &expr, const CallNode &call, LintWalk &walk)
{
    const bool isQuantile = call.name == u"histogram_quantile" || call.name == u"quantile_over_time";
    if (isQuantile && call.arguments.size() == 2)
        lintQuantile(*call.arguments[0], walk);
    if (call.name == u"histogram_quantile" && call.arguments.size() == 2)
        lintBuckets(*call.arguments[1], walk);
    const bool isSort = call.name == u"sort" || call.name == u"sort_desc";
    if (isSort && std::ranges::any_of(walk.parents, [](const Expr *one) { return !one->as<ParenNode>(); }))
        walk.add("sort-inside", FindingSeverity::Note, expr.span, u"the order is lost in what is done next"_s,
                 u"Sort last, or not at all."_s);
}

void lintAggregate(const AggregateNode &node, LintWalk &walk)
{
    if (node.name == u"quantile" && node.parameter)
        lintQuantile(*node.parameter, walk);
    const Expr &inner = withoutParens(*node.expr);
    const auto *call = inner.as<CallNode>();
    const auto *selector = inner.as<SelectorNode>();
    const bool ofSummary = selector
        && std::ranges::any_of(selector->matchers,
                               [](const LabelMatcher &matcher) { return matcher.name == u"quantile"; });
    if ((node.name == u"avg" || node.name == u"sum")
        && (ofSummary || (call && call->name == u"histogram_quantile")))
        walk.add("quantiles-averaged", FindingSeverity::Warning, node.nameSpan,
                 u"%1 over quantiles is no quantile of the whole"_s.arg(node.name),
                 u"Sum the buckets by le first, then take the quantile."_s);
}

} // namespace

void lintValues(const Expr &expr, LintWalk &walk)
{
    if (const auto *call = expr.as<CallNode>())
        lintCall(expr, *call, walk);
    else if (const auto *aggregate = expr.as<AggregateNode>())
        lintAggregate(*aggregate, walk);
    const auto *binary = expr.as<BinaryNode>();
    if (binary && isComparison(binary->op))
        lintComparison(expr, *binary, walk);
    if (binary && (binary->op == TokenKind::Divide || binary->op == TokenKind::Modulo)
        && numberOf(*binary->right) == 0)
        walk.add("division-by-zero", FindingSeverity::Warning, binary->right->span, u"division by zero"_s,
                 u"The result is NaN or infinite."_s);
}

} // namespace yagura::metrics::promql
