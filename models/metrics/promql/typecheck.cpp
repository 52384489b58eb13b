#include "metrics/promql/typecheck.h"

#include "core/text.h"
#include "metrics/promql/functions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

QString nearestFunction(const QString &name)
{
    QStringList known;
    for (const FunctionInfo &info : functions())
        known.push_back(info.name);
    for (const WordInfo &info : aggregators())
        known.push_back(info.name);
    return nearestWord(name.toLower(), known);
}

class Checker
{
public:
    explicit Checker(std::optional<Version> server)
        : m_server(server)
    { }

    Problems run(const Expr &root)
    {
        visit(root);
        return std::move(m_problems);
    }

private:
    void problem(Span span, const QString &message, const QString &hint = {}, std::optional<Edit> fix = {})
    {
        m_problems.push_back({span, message, hint, FindingSeverity::Error, {}, std::move(fix)});
    }

    void visit(const Expr &expr)
    {
        for (const Expr *child : children(expr))
            visit(*child);
        if (const auto *call = expr.as<CallNode>())
            checkCall(expr, *call);
        else if (const auto *aggregate = expr.as<AggregateNode>())
            checkAggregate(*aggregate);
        else if (const auto *binary = expr.as<BinaryNode>())
            checkBinary(*binary);
        else if (const auto *unary = expr.as<UnaryNode>())
            checkUnary(expr, *unary);
        else if (const auto *selector = expr.as<SelectorNode>())
            checkSelector(expr, *selector);
        else if (const auto *subquery = expr.as<SubqueryNode>())
            checkSubquery(expr, *subquery);
    }

    void expectType(const Expr &expr, ValueType wanted, const QString &context)
    {
        if (expr.type == wanted || expr.type == ValueType::Unknown)
            return;
        const QString message
            = u"expected type %1 in %2, got %3"_s.arg(typeName(wanted), context, typeName(expr.type));
        if (wanted == ValueType::Matrix && expr.type == ValueType::Vector) {
            const bool isSelector = expr.as<SelectorNode>() != nullptr;
            const QString brackets = isSelector ? u"[5m]"_s : u"[5m:]"_s;
            problem(expr.span, message, u"Put a range behind it: "_s + brackets + u'.',
                    isSelector ? std::optional(Edit{{rangePlace(expr), 0}, brackets}) : std::nullopt);
        } else if (wanted == ValueType::Vector && expr.type == ValueType::Matrix) {
            problem(expr.span, message,
                    u"Take the range away, or put a function such as rate() around it."_s);
        } else if (wanted == ValueType::Vector && expr.type == ValueType::Scalar) {
            problem(expr.span, message, u"vector() makes a vector of a number."_s);
        } else if (wanted == ValueType::Scalar && expr.type == ValueType::Vector) {
            problem(expr.span, message, u"scalar() makes a number of a vector of one series."_s);
        } else {
            problem(expr.span, message);
        }
    }

    // Brackets stand before offset and @.
    static qsizetype rangePlace(const Expr &expr)
    {
        const auto *selector = expr.as<SelectorNode>();
        return selector->braces ? selector->braces->end() : selector->metricSpan.end();
    }

    void checkCall(const Expr &expr, const CallNode &call)
    {
        const FunctionInfo *const info = findFunction(call.name);
        if (!info || (m_server && !info->knownTo(*m_server)))
            return unknownFunction(call, info);
        const size_t count = call.arguments.size();
        const QString counted = info->optional == 0 && !info->endless ? QString()
            : count < info->least()                                   ? u"at least "_s
                                                                      : u"at most "_s;
        const bool tooMany = !info->endless && count > info->parameters.size();
        if (count < info->least() || tooMany)
            problem(expr.span,
                    u"expected %1%2 argument(s) in call to \"%3\", got %4"_s.arg(counted)
                        .arg(tooMany ? info->parameters.size() : info->least())
                        .arg(call.name)
                        .arg(count),
                    u"As in "_s + info->name + u'(' + info->usage + u")."_s);
        for (size_t i = 0; i < count && !info->parameters.empty(); ++i)
            expectType(*call.arguments[i], info->parameters[qMin(i, info->parameters.size() - 1)],
                       u"call to function \""_s + call.name + u'"');
    }

    void unknownFunction(const CallNode &call, const FunctionInfo *info)
    {
        const QString message = u"unknown function with name \""_s + call.name + u'"';
        if (info && info->until && m_server && *m_server >= *info->until)
            return problem(call.nameSpan, message,
                           u"It is gone since Prometheus %1."_s.arg(versionText(*info->until)));
        if (info)
            return problem(call.nameSpan, message,
                           u"It needs Prometheus %1."_s.arg(versionText(info->since)));
        const QString near = nearestFunction(call.name);
        if (near.isEmpty())
            return problem(call.nameSpan, message);
        problem(call.nameSpan, message, u"Did you mean %1?"_s.arg(near), Edit{call.nameSpan, near});
    }

    void checkAggregate(const AggregateNode &node)
    {
        const WordInfo *const info = findAggregator(node.name);
        if (m_server && info && *m_server < info->since)
            problem(node.nameSpan, u"unknown function with name \""_s + node.name + u'"',
                    u"It needs Prometheus %1."_s.arg(versionText(info->since)));
        expectType(*node.expr, ValueType::Vector, u"aggregation expression"_s);
        if (node.parameter)
            expectType(*node.parameter, node.name == u"count_values" ? ValueType::String : ValueType::Scalar,
                       u"aggregation parameter"_s);
    }

    void checkUnary(const Expr &expr, const UnaryNode &node)
    {
        if (node.expr->type == ValueType::String || node.expr->type == ValueType::Matrix)
            problem(
                expr.span,
                u"unary expression only allowed on expressions of type scalar or instant vector, got \"%1\""_s
                    .arg(typeName(node.expr->type)));
    }

    void checkSubquery(const Expr &expr, const SubqueryNode &node)
    {
        if (node.expr->type != ValueType::Vector && node.expr->type != ValueType::Unknown)
            problem(expr.span,
                    u"subquery is only allowed on instant vector, got %1 instead"_s.arg(
                        typeName(node.expr->type)));
    }

    void checkSelector(const Expr &expr, const SelectorNode &node)
    {
        for (const LabelMatcher &matcher : node.matchers) {
            if (!node.metric.isEmpty() && !node.metricSpan.length)
                continue;
            if (!node.metric.isEmpty() && matcher.name == u"__name__")
                problem(
                    matcher.span,
                    u"metric name must not be set twice: \"%1\" or \"%2\""_s.arg(node.metric, matcher.text()),
                    u"Leave one of them out."_s);
            if (const QString fault = regexFault(matcher); !fault.isEmpty())
                problem(matcher.valueSpan, u"error parsing regexp: "_s + fault,
                        u"RE2 syntax: no look-around and no back references."_s);
        }
        const bool selectsSome
            = !node.metric.isEmpty() || std::ranges::any_of(node.matchers, [](const LabelMatcher &one) {
                  return !matchesEmpty(one) || !regexFault(one).isEmpty();
              });
        if (!selectsSome)
            problem(expr.span, u"vector selector must contain at least one non-empty matcher"_s,
                    u"Name a metric, or a label with a value it must have."_s);
    }

    void checkBinary(const BinaryNode &node)
    {
        const ValueType left = node.left->type;
        const ValueType right = node.right->type;
        const bool scalars = left == ValueType::Scalar && right == ValueType::Scalar;
        const bool oneScalar = left == ValueType::Scalar || right == ValueType::Scalar;
        if (node.returnBool && !isComparison(node.op))
            problem(node.boolSpan, u"bool modifier can only be used on comparison operators"_s,
                    u"Leave bool out."_s, Edit{node.boolSpan, {}});
        if (isComparison(node.op) && !node.returnBool && scalars)
            problem(node.opSpan, u"comparisons between scalars must use BOOL modifier"_s,
                    u"Write %1 bool: the answer is then 1 or 0."_s.arg(operatorText(node.op)),
                    Edit{{node.opSpan.end(), 0}, u" bool"_s});
        for (const Expr *side : {node.left.get(), node.right.get()}) {
            if (side->type == ValueType::String || side->type == ValueType::Matrix)
                problem(side->span, u"binary expression must contain only scalar and instant vector types"_s,
                        side->type == ValueType::Matrix ? u"Put a function such as rate() around the range."_s
                                                        : QString());
        }
        if (isSetOperator(node.op) && oneScalar)
            problem(
                node.opSpan,
                u"set operator \"%1\" not allowed in binary scalar expression"_s.arg(operatorText(node.op)),
                u"vector() makes a vector of a number."_s);
        if (node.hasMatching)
            checkMatching(node, oneScalar);
    }

    void checkMatching(const BinaryNode &node, bool oneScalar)
    {
        if (oneScalar && !node.labels.empty())
            problem(node.matchingSpan, u"vector matching only allowed between instant vectors"_s,
                    u"A number matches every series: leave it out."_s, Edit{node.matchingSpan, {}});
        if (isSetOperator(node.op) && node.grouping != Grouping::None && !oneScalar)
            problem(node.matchingSpan,
                    u"no grouping allowed for \"%1\" operation"_s.arg(operatorText(node.op)),
                    u"Set operators match many to many anyway."_s);
        for (const LabelName &label : node.include) {
            const bool alsoOn = std::ranges::any_of(
                node.labels, [&](const LabelName &other) { return other.name == label.name; });
            if (node.on && alsoOn)
                problem(label.span,
                        u"label \"%1\" must not occur in ON and GROUP clause at once"_s.arg(label.name),
                        u"It is equal on both sides anyway."_s);
        }
    }

    const std::optional<Version> m_server;
    Problems m_problems;
};

} // namespace

Problems checkTypes(const Expr &root, const std::optional<Version> &server)
{
    return Checker(server).run(root);
}

} // namespace yagura::metrics::promql
