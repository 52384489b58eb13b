#include "metrics/promql/ast.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

bool same(const Length &one, const Length &other)
{
    return one.ms == other.ms && one.variable == other.variable;
}

// A length of nothing is as good as none: offset 0s.
bool same(const std::optional<Length> &one, const std::optional<Length> &other)
{
    return same(one.value_or(Length{}), other.value_or(Length{}));
}

bool same(const Modifiers &one, const Modifiers &other)
{
    if (one.at.has_value() != other.at.has_value() || !same(one.offset, other.offset))
        return false;
    return !one.at
        || (one.at->kind == other.at->kind && one.at->ms == other.at->ms
            && one.at->variable == other.at->variable);
}

QStringList namesOf(const std::vector<LabelName> &labels)
{
    QStringList names;
    for (const LabelName &label : labels)
        names.push_back(label.name);
    return names;
}

// The order of matchers means nothing.
QStringList matcherKeys(const SelectorNode &node)
{
    QStringList keys;
    for (const LabelMatcher &matcher : node.matchers)
        keys.push_back(matcher.name + matchSign(matcher.kind) + QString::fromLatin1(matcher.value.toHex()));
    keys.sort();
    return keys;
}

struct Compare
{
    bool operator()(const MissingNode &, const MissingNode &) const { return true; }
    bool operator()(const NumberNode &a, const NumberNode &b) const
    {
        return a.value == b.value || (std::isnan(a.value) && std::isnan(b.value));
    }
    bool operator()(const StringNode &a, const StringNode &b) const { return a.value == b.value; }
    bool operator()(const VariableNode &a, const VariableNode &b) const { return a.text == b.text; }
    bool operator()(const SelectorNode &a, const SelectorNode &b) const
    {
        return a.metric == b.metric && matcherKeys(a) == matcherKeys(b) && same(a.modifiers, b.modifiers);
    }
    bool operator()(const RangeNode &a, const RangeNode &b) const { return same(a.range, b.range); }
    bool operator()(const SubqueryNode &a, const SubqueryNode &b) const
    {
        return same(a.range, b.range) && same(a.step, b.step) && same(a.modifiers, b.modifiers);
    }
    bool operator()(const CallNode &a, const CallNode &b) const { return a.name == b.name; }
    bool operator()(const AggregateNode &a, const AggregateNode &b) const
    {
        return a.name == b.name && a.without == b.without && namesOf(a.grouping) == namesOf(b.grouping);
    }
    bool operator()(const BinaryNode &a, const BinaryNode &b) const
    {
        return a.op == b.op && a.returnBool == b.returnBool && a.on == b.on && a.grouping == b.grouping
            && namesOf(a.labels) == namesOf(b.labels) && namesOf(a.include) == namesOf(b.include);
    }
    bool operator()(const UnaryNode &a, const UnaryNode &b) const { return a.op == b.op; }
    bool operator()(const ParenNode &, const ParenNode &) const { return true; }
    template <typename A, typename B> bool operator()(const A &, const B &) const { return false; }
};

} // namespace

QString typeName(ValueType type)
{
    switch (type) {
    case ValueType::Scalar:
        return u"scalar"_s;
    case ValueType::Vector:
        return u"instant vector"_s;
    case ValueType::Matrix:
        return u"range vector"_s;
    case ValueType::String:
        return u"string"_s;
    case ValueType::Unknown:
        break;
    }
    return u"unknown"_s;
}

std::vector<const Expr *> children(const Expr &expr)
{
    std::vector<const Expr *> found;
    const auto add = [&found](const ExprPtr &child) {
        if (child)
            found.push_back(child.get());
    };
    if (const auto *call = expr.as<CallNode>()) {
        for (const ExprPtr &argument : call->arguments)
            add(argument);
    } else if (const auto *aggregate = expr.as<AggregateNode>()) {
        add(aggregate->parameter);
        add(aggregate->expr);
    } else if (const auto *binary = expr.as<BinaryNode>()) {
        add(binary->left);
        add(binary->right);
    } else if (const auto *range = expr.as<RangeNode>()) {
        add(range->selector);
    } else if (const auto *subquery = expr.as<SubqueryNode>()) {
        add(subquery->expr);
    } else if (const auto *unary = expr.as<UnaryNode>()) {
        add(unary->expr);
    } else if (const auto *paren = expr.as<ParenNode>()) {
        add(paren->expr);
    }
    return found;
}

void forEachNode(const Expr &expr, const std::function<void(const Expr &)> &visit)
{
    visit(expr);
    for (const Expr *child : children(expr))
        forEachNode(*child, visit);
}

const Expr &withoutParens(const Expr &expr)
{
    const Expr *inner = &expr;
    while (const auto *paren = inner->as<ParenNode>())
        inner = paren->expr.get();
    return *inner;
}

QString operatorText(TokenKind op)
{
    static const QStringList texts{u"=="_s,    u"!="_s,  u"<"_s,  u"<="_s,    u">"_s, u">="_s,
                                   u"+"_s,     u"-"_s,   u"*"_s,  u"/"_s,     u"%"_s, u"^"_s,
                                   u"atan2"_s, u"and"_s, u"or"_s, u"unless"_s};
    const int index = static_cast<int>(op) - static_cast<int>(TokenKind::Equal);
    return texts.value(index);
}

bool isComparison(TokenKind op)
{
    return op >= TokenKind::Equal && op <= TokenKind::GreaterEqual;
}

bool isSetOperator(TokenKind op)
{
    return op == TokenKind::And || op == TokenKind::Or || op == TokenKind::Unless;
}

int precedenceOf(TokenKind op)
{
    if (isComparison(op))
        return 3;
    switch (op) {
    case TokenKind::Or:
        return 1;
    case TokenKind::And:
    case TokenKind::Unless:
        return 2;
    case TokenKind::Add:
    case TokenKind::Subtract:
        return 4;
    case TokenKind::Multiply:
    case TokenKind::Divide:
    case TokenKind::Modulo:
    case TokenKind::Atan2:
        return 5;
    case TokenKind::Power:
        return 6;
    default:
        return 0;
    }
}

bool sameTree(const Expr &one, const Expr &other)
{
    if (!std::visit(Compare{}, one.value, other.value))
        return false;
    return std::ranges::equal(children(one), children(other),
                              [](const Expr *a, const Expr *b) { return sameTree(*a, *b); });
}

} // namespace yagura::metrics::promql
