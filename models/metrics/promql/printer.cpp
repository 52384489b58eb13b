#include "metrics/promql/printer.h"

#include "core/duration.h"
#include "metrics/promql/literal.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

// Written without quotes wherever that reads back.
bool isPlainName(const QString &name, bool withColon)
{
    if (name.isEmpty() || (name.front() >= u'0' && name.front() <= u'9'))
        return false;
    return std::ranges::all_of(name, [withColon](QChar c) {
        // Variables of a dashboard stay as they were.
        return (c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_')) || (withColon && c == u':')
            || QStringView(u"$").contains(c);
    });
}

QString nameText(const QString &name)
{
    return isPlainName(name, false) || name.startsWith(u"${") || name.startsWith(u"[[") ? name : quoted(name);
}

QString namesText(const std::vector<LabelName> &labels)
{
    QStringList names;
    for (const LabelName &label : labels)
        names.push_back(nameText(label.name));
    return names.join(u", "_s);
}

QString selectorText(const SelectorNode &node)
{
    QStringList matchers;
    for (const LabelMatcher &matcher : node.matchers)
        matchers.push_back(matcherText(matcher));
    matchers.sort();
    const bool inside = node.quotedMetric && !node.metric.isEmpty() && !isPlainName(node.metric, true);
    if (inside)
        matchers.push_front(quoted(node.metric));
    const QString name = inside ? QString() : node.metric;
    return matchers.isEmpty() ? name : QString(name + u'{' + matchers.join(u',') + u'}');
}

QString atText(const AtModifier &at)
{
    switch (at.kind) {
    case AtKind::Start:
        return u" @ start()"_s;
    case AtKind::End:
        return u" @ end()"_s;
    case AtKind::Variable:
        return QString(u" @ "_s + at.variable);
    case AtKind::Time:
        break;
    }
    const QString sign = at.ms < 0 ? u"-"_s : QString();
    const std::int64_t size = qAbs(at.ms);
    return QString(u" @ "_s + sign + QString::number(size / 1000) + u'.'
                   + u"%1"_s.arg(size % 1000, 3, 10, QLatin1Char('0')));
}

} // namespace

QString matcherText(const LabelMatcher &matcher)
{
    return QString(nameText(matcher.name) + matchSign(matcher.kind) + quoted(matcher.value));
}

QString lengthText(const Length &length)
{
    return length.isVariable() ? length.variable : prometheusDuration(std::chrono::milliseconds(length.ms));
}

QString modifierText(const Modifiers &modifiers)
{
    QString text;
    if (modifiers.at)
        text += atText(*modifiers.at);
    if (modifiers.offset && (modifiers.offset->isVariable() || modifiers.offset->ms != 0))
        text += u" offset "_s + lengthText(*modifiers.offset);
    return text;
}

QString subqueryText(const SubqueryNode &node)
{
    const QString step = node.step ? lengthText(*node.step) : QString();
    return QString(u'[' + lengthText(node.range) + u':' + step + u']' + modifierText(node.modifiers));
}

QString matchingText(const BinaryNode &node)
{
    // The server also drops an empty ignoring () with its group_left, and with it the meaning.
    if (!node.hasMatching || (!node.on && node.labels.empty() && node.grouping == Grouping::None))
        return {};
    QString text = (node.on ? u" on ("_s : u" ignoring ("_s) + namesText(node.labels) + u')';
    if (node.grouping != Grouping::None)
        text += (node.grouping == Grouping::Left ? u" group_left ("_s : u" group_right ("_s)
            + namesText(node.include) + u')';
    return text;
}

QString aggregateText(const AggregateNode &node)
{
    if (node.without)
        return QString(node.name + u" without ("_s + namesText(node.grouping) + u") "_s);
    return node.grouping.empty() ? node.name
                                 : QString(node.name + u" by ("_s + namesText(node.grouping) + u") "_s);
}

QString printed(const Expr &expr)
{
    QStringList parts;
    if (!expr.as<SelectorNode>()) {
        for (const Expr *child : children(expr))
            parts.push_back(printed(*child));
    }
    return printedAround(expr, parts);
}

QString printedAround(const Expr &expr, const QStringList &parts)
{
    if (const auto *number = expr.as<NumberNode>())
        return numberText(number->value);
    if (const auto *string = expr.as<StringNode>())
        return quoted(string->value);
    if (const auto *variable = expr.as<VariableNode>())
        return variable->text;
    if (const auto *selector = expr.as<SelectorNode>())
        return QString(selectorText(*selector) + modifierText(selector->modifiers));
    if (const auto *range = expr.as<RangeNode>()) {
        const auto *inner = range->selector->as<SelectorNode>();
        const QString brackets = u'[' + lengthText(range->range) + u']';
        return inner ? QString(selectorText(*inner) + brackets + modifierText(inner->modifiers))
                     : QString(parts.front() + brackets);
    }
    if (const auto *subquery = expr.as<SubqueryNode>())
        return QString(parts.front() + subqueryText(*subquery));
    if (const auto *call = expr.as<CallNode>())
        return QString(call->name + u'(' + parts.join(u", "_s) + u')');
    if (const auto *aggregate = expr.as<AggregateNode>())
        return QString(aggregateText(*aggregate) + u'(' + parts.join(u", "_s) + u')');
    if (const auto *binary = expr.as<BinaryNode>())
        return QString(parts[0] + u' ' + operatorText(binary->op)
                       + (binary->returnBool ? u" bool"_s : QString()) + matchingText(*binary) + u' '
                       + parts[1]);
    if (const auto *unary = expr.as<UnaryNode>())
        return QString(operatorText(unary->op) + parts.front());
    if (expr.as<ParenNode>())
        return QString(u'(' + parts.front() + u')');
    return {};
}

QString labelText(const QString &name)
{
    return nameText(name);
}

} // namespace yagura::metrics::promql
