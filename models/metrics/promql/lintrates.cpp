#include "metrics/promql/lint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

bool isCounterFunction(const QString &name)
{
    return name == u"rate" || name == u"irate" || name == u"increase" || name == u"resets";
}

bool isGaugeFunction(const QString &name)
{
    return name == u"delta" || name == u"idelta" || name == u"deriv" || name == u"predict_linear"
        || name == u"holt_winters" || name == u"double_exponential_smoothing";
}

// Where the value of a counter itself is not looked at.
bool mindsNoCounter(const Expr &parent)
{
    static const QStringList calls{u"absent"_s, u"timestamp"_s, u"info"_s};
    static const QStringList aggregations{u"count"_s, u"group"_s, u"count_values"_s};
    if (const auto *call = parent.as<CallNode>())
        return calls.contains(call->name) || isCounterFunction(call->name);
    if (const auto *aggregate = parent.as<AggregateNode>())
        return aggregations.contains(aggregate->name);
    const auto *binary = parent.as<BinaryNode>();
    return binary && isSetOperator(binary->op);
}

void counterFunctionOverGauge(const CallNode &call, const QString &metric, bool certain, LintWalk &walk)
{
    static const QHash<QString, QString> instead{{u"rate"_s, u"deriv"_s},
                                                 {u"irate"_s, u"deriv"_s},
                                                 {u"increase"_s, u"delta"_s},
                                                 {u"resets"_s, u"changes"_s}};
    const QString better = instead.value(call.name);
    walk.add("rate-of-gauge", certain ? FindingSeverity::Warning : FindingSeverity::Note, call.nameSpan,
             certain ? u"%1 is for counters, and %2 is a gauge: every fall counts as a reset"_s.arg(call.name,
                                                                                                    metric)
                     : u"%1 is for counters, and %2 looks like a gauge"_s.arg(call.name, metric),
             u"%1 is for gauges."_s.arg(better), Edit{call.nameSpan, better});
}

void gaugeFunctionOverCounter(const CallNode &call, const QString &metric, bool certain, LintWalk &walk)
{
    const bool hasTwin = call.name == u"delta" || call.name == u"idelta" || call.name == u"deriv";
    const QString better = call.name == u"delta" ? u"increase"_s
        : call.name == u"idelta"                 ? u"irate"_s
                                                 : u"rate"_s;
    walk.add("delta-of-counter", certain ? FindingSeverity::Warning : FindingSeverity::Note, call.nameSpan,
             u"%1 is for gauges, and %2 is a counter: a restart looks like a fall"_s.arg(call.name, metric),
             u"%1 makes resets good."_s.arg(better),
             hasTwin ? std::optional(Edit{call.nameSpan, better}) : std::nullopt);
}

void lintRateOfAggregate(const Expr &expr, const CallNode &call, const Expr &argument, LintWalk &walk)
{
    const auto *subquery = argument.as<SubqueryNode>();
    const auto *aggregate = subquery ? withoutParens(*subquery->expr).as<AggregateNode>() : nullptr;
    if (!aggregate || aggregate->parameter)
        return;
    std::optional<Edit> fix;
    const auto *selector = aggregate->expr->as<SelectorNode>();
    if (selector && !selector->modifiers.at && !selector->modifiers.offset && !subquery->modifiers.at
        && !subquery->modifiers.offset) {
        const QString grouping = aggregate->groupingSpan
            ? QString(u' ' + walk.textOf(*aggregate->groupingSpan) + u' ')
            : QString();
        fix = Edit{expr.span,
                   aggregate->name + grouping + u'(' + call.name + u'(' + walk.textOf(aggregate->expr->span)
                       + u'[' + walk.textOf(subquery->range.span) + u"]))"_s};
    }
    walk.add("rate-of-sum", FindingSeverity::Warning, expr.span,
             u"%1 over %2: when one counter restarts, the whole falls, and that is taken for a reset"_s.arg(
                 call.name, aggregate->name),
             u"First %1, then %2."_s.arg(call.name, aggregate->name), std::move(fix));
}

void lintCall(const Expr &expr, const CallNode &call, LintWalk &walk)
{
    for (const ExprPtr &argument : call.arguments) {
        if (isCounterFunction(call.name))
            lintRateOfAggregate(expr, call, *argument, walk);
        const auto *range = argument->as<RangeNode>();
        const auto *selector = range ? range->selector->as<SelectorNode>() : nullptr;
        if (!selector || selector->metric.isEmpty())
            continue;
        bool certain = false;
        const MetricType type = walk.typeOf(selector->metric, &certain);
        if (type == MetricType::Gauge && isCounterFunction(call.name))
            counterFunctionOverGauge(call, selector->metric, certain, walk);
        else if (type == MetricType::Counter && isGaugeFunction(call.name))
            gaugeFunctionOverCounter(call, selector->metric, certain, walk);
    }
}

void lintBareCounter(const Expr &expr, const SelectorNode &selector, LintWalk &walk)
{
    bool certain = false;
    const bool inRange = !walk.parents.empty() && walk.parents.back()->as<RangeNode>();
    if (inRange || walk.typeOf(selector.metric, &certain) != MetricType::Counter
        || std::ranges::any_of(walk.parents, [](const Expr *parent) { return mindsNoCounter(*parent); }))
        return;
    const bool fixable = !selector.modifiers.at && !selector.modifiers.offset;
    walk.add("counter-without-rate", certain ? FindingSeverity::Warning : FindingSeverity::Note, expr.span,
             u"%1 is a counter: its value since the last restart says little"_s.arg(selector.metric),
             u"rate() or increase() tell how it grows."_s,
             fixable ? std::optional(Edit{expr.span, u"rate("_s + walk.textOf(expr.span) + u"[5m])"_s})
                     : std::nullopt);
}

} // namespace

void lintRates(const Expr &expr, LintWalk &walk)
{
    if (const auto *call = expr.as<CallNode>())
        lintCall(expr, *call, walk);
    else if (const auto *selector = expr.as<SelectorNode>(); selector && !selector->metric.isEmpty())
        lintBareCounter(expr, *selector, walk);
}

} // namespace yagura::metrics::promql
