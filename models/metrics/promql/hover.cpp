#include "metrics/promql/hover.h"

#include "metrics/promql/functions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

QString metricTypeName(MetricType type)
{
    switch (type) {
    case MetricType::Counter:
        return u"counter"_s;
    case MetricType::Gauge:
        return u"gauge"_s;
    case MetricType::Histogram:
        return u"histogram"_s;
    case MetricType::GaugeHistogram:
        return u"gauge histogram"_s;
    case MetricType::Summary:
        return u"summary"_s;
    case MetricType::Info:
        return u"info"_s;
    case MetricType::StateSet:
        return u"state set"_s;
    case MetricType::Unknown:
        break;
    }
    return {};
}

Hover metricHover(const SelectorNode &node, Span span, const MetadataMap *metadata)
{
    Hover hover{span, node.metric, {}, ValueType::Vector};
    static const QStringList endings{QString(), u"_bucket"_s, u"_count"_s,
                                     u"_sum"_s, u"_total"_s,  u"_created"_s};
    for (const QString &ending : endings) {
        if (!metadata || !node.metric.endsWith(ending))
            continue;
        const auto found = metadata->constFind(node.metric.chopped(ending.size()));
        if (found == metadata->constEnd())
            continue;
        const QString type = metricTypeName(found->type);
        hover.title += type.isEmpty() ? QString() : QString(u": "_s + type);
        hover.title += found->unit.isEmpty() ? QString() : QString(u", "_s + found->unit);
        hover.help = found->help;
        break;
    }
    return hover;
}

Hover wordHover(const Token &token, const QString &word, const Expr &node)
{
    Hover hover{token.span, word, {}, node.type};
    const auto *call = node.as<CallNode>();
    const FunctionInfo *const function
        = call && call->nameSpan == token.span ? findFunction(call->name) : nullptr;
    const bool isAggregator = token.kind == TokenKind::Aggregator && node.as<AggregateNode>();
    const WordInfo *const info = isAggregator ? findAggregator(word) : findKeyword(word);
    if (function) {
        hover.title = function->signature();
        hover.help = function->help;
        if (function->since != Version{})
            hover.help += u" Since Prometheus "_s + versionText(function->since) + u'.';
    } else if (info && token.kind >= TokenKind::At) {
        hover.title = info->usage;
        hover.help = info->help;
    }
    return hover;
}

bool hasResult(const Expr &expr)
{
    const bool isPart = expr.as<SelectorNode>() || expr.as<RangeNode>() || expr.as<SubqueryNode>()
        || expr.as<CallNode>() || expr.as<AggregateNode>() || expr.as<BinaryNode>() || expr.as<UnaryNode>();
    return isPart && expr.type != ValueType::Unknown;
}

void collect(const Expr &expr, const QString &text, int depth, bool wanted, std::vector<Subexpression> &found)
{
    const bool counts = wanted && hasResult(expr);
    if (counts)
        found.push_back({expr.span, text.mid(expr.span.start, expr.span.length), expr.type, depth});
    // The selector of a range is no part of its own: offset and @ stand behind the brackets.
    for (const Expr *child : children(expr))
        collect(*child, text, depth + (counts ? 1 : 0), !expr.as<RangeNode>(), found);
}

} // namespace

const Expr *nodeAt(const Expr &root, qsizetype position)
{
    const Expr *found = root.span.touches(position) ? &root : nullptr;
    const Expr *next = found;
    while (next) {
        found = next;
        next = nullptr;
        for (const Expr *child : children(*found)) {
            // Where two touch, the one that begins here.
            if (child->span.length > 0 && child->span.touches(position)
                && (!next || child->span.start <= position))
                next = child;
        }
    }
    return found;
}

std::optional<Hover> hoverAt(const Parsed &parsed, const QString &text, qsizetype position,
                             const MetadataMap *metadata)
{
    const auto token = std::ranges::find_if(parsed.tokens, [position](const Token &one) {
        return position >= one.span.start && position < one.span.end();
    });
    const Expr *const node = nodeAt(*parsed.root, position);
    if (token == parsed.tokens.end() || token->kind == TokenKind::Comment || !node)
        return std::nullopt;
    const auto *selector = node->as<SelectorNode>();
    if (selector && selector->metricSpan.touches(position) && position < selector->metricSpan.end())
        return metricHover(*selector, selector->metricSpan, metadata);
    return wordHover(*token, text.mid(token->span.start, token->span.length), *node);
}

std::vector<Subexpression> subexpressions(const Expr &root, const QString &text)
{
    std::vector<Subexpression> found;
    collect(root, text, 0, true, found);
    return found;
}

} // namespace yagura::metrics::promql
