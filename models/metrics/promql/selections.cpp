#include "metrics/promql/selections.h"

#include "metrics/promql/printer.h"
#include "metrics/promql/typecheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

bool namesMetric(const LabelMatcher &matcher)
{
    return matcher.name == u"__name__" && matcher.kind == MatchKind::Equal;
}

Selection selectionOf(const SelectorNode &node)
{
    Selection selection{node.metric, node.matchers, node.metricSpan};
    if (node.braces)
        selection.span = spanBetween(node.metricSpan.length > 0 && !node.quotedMetric ? node.metricSpan.start
                                                                                      : node.braces->start,
                                     node.braces->end());
    const auto name = std::ranges::find_if(selection.matchers, namesMetric);
    if (selection.metric.isEmpty() && name != selection.matchers.end()) {
        selection.metric = name->text();
        selection.matchers.erase(name);
    }
    return selection;
}

LabelMatcher matcherOf(const AddedMatcher &added)
{
    LabelMatcher matcher;
    matcher.name = added.label;
    matcher.kind = added.kind;
    matcher.value = added.value.toUtf8();
    return matcher;
}

bool sameMatcher(const LabelMatcher &one, const LabelMatcher &other)
{
    return one.name == other.name && one.kind == other.kind && one.value == other.value;
}

// Where and what to insert into one selector; empty when it has everything already.
Edit insertion(const SelectorNode &node, const std::vector<LabelMatcher> &added,
               const std::vector<Token> &tokens)
{
    QStringList missing;
    for (const LabelMatcher &matcher : added) {
        const bool has = std::ranges::any_of(
            node.matchers, [&](const LabelMatcher &one) { return sameMatcher(one, matcher); });
        if (!has)
            missing.push_back(matcherText(matcher));
    }
    if (missing.isEmpty())
        return {};
    const QString text = missing.join(u',');
    if (!node.braces)
        return {{node.metricSpan.end(), 0}, QString(u'{' + text + u'}')};
    const qsizetype place = node.braces->end() - 1;
    TokenKind before = TokenKind::LeftBrace;
    for (const Token &token : tokens) {
        if (token.span.start >= place)
            break;
        if (token.kind != TokenKind::Comment)
            before = token.kind;
    }
    const bool isFirst = before == TokenKind::LeftBrace || before == TokenKind::Comma;
    return {{place, 0}, isFirst ? text : QString(u',' + text)};
}

// The grouping of one aggregation written anew; empty when it keeps the labels already.
Edit regrouping(const AggregateNode &node, const QStringList &kept)
{
    QStringList before;
    for (const LabelName &one : node.grouping)
        before.push_back(one.name);
    QStringList labels = before;
    for (const QString &label : kept) {
        if (node.without)
            labels.removeAll(label);
        else if (!labels.contains(label))
            labels.push_back(label);
    }
    if (labels == before)
        return {};
    QStringList written;
    for (const QString &label : labels)
        written.push_back(labelText(label));
    const QString grouping = (node.without ? u"without ("_s : u"by ("_s) + written.join(u", "_s) + u')';
    if (node.groupingSpan)
        return {*node.groupingSpan, grouping};
    return {{node.nameSpan.end(), 0}, QString(u' ' + grouping + u' ')};
}

// From the end, so that places stay right.
QString edited(QString text, std::vector<Edit> edits)
{
    std::ranges::sort(edits, std::greater(), [](const Edit &edit) { return edit.span.start; });
    for (const Edit &edit : edits)
        text = applied(edit, std::move(text));
    return text;
}

std::unexpected<Error> notRight(const Parsed &parsed)
{
    const Problem &first = parsed.problems.front();
    return failure(ErrorKind::InvalidInput, u"position %1"_s.arg(first.span.start + 1), first.message,
                   first.hint);
}

} // namespace

std::vector<Selection> selectionsOf(const Expr &root)
{
    std::vector<Selection> found;
    forEachNode(root, [&found](const Expr &expr) {
        if (const auto *selector = expr.as<SelectorNode>())
            found.push_back(selectionOf(*selector));
    });
    return found;
}

QStringList metricsOf(const Expr &root)
{
    QStringList names;
    for (const Selection &selection : selectionsOf(root)) {
        if (!selection.metric.isEmpty() && !names.contains(selection.metric))
            names.push_back(selection.metric);
    }
    return names;
}

QString selectionText(const Selection &selection)
{
    SelectorNode node;
    node.metric = selection.metric;
    node.quotedMetric = true; // in quotes only where it has to be
    node.matchers = selection.matchers;
    Expr expr;
    expr.value = std::move(node);
    return printed(expr);
}

Result<QString> withMatchers(const QString &text, const std::vector<AddedMatcher> &added,
                             const ParseOptions &options)
{
    const Parsed parsed = parseSyntax(text, options);
    if (!parsed.isRight())
        return notRight(parsed);
    std::vector<LabelMatcher> matchers;
    for (const AddedMatcher &one : added) {
        matchers.push_back(matcherOf(one));
        const QString fault
            = one.label.isEmpty() ? u"a matcher without a label"_s : regexFault(matchers.back());
        if (!fault.isEmpty())
            return failure(ErrorKind::InvalidInput, one.label, fault);
    }
    std::vector<Edit> edits;
    forEachNode(*parsed.root, [&](const Expr &expr) {
        if (const auto *selector = expr.as<SelectorNode>())
            edits.push_back(insertion(*selector, matchers, parsed.tokens));
    });
    return edited(text, std::move(edits));
}

Result<QString> withGrouping(const QString &text, const QStringList &labels, const ParseOptions &options)
{
    const Parsed parsed = parseSyntax(text, options);
    if (!parsed.isRight())
        return notRight(parsed);
    std::vector<Edit> edits;
    forEachNode(*parsed.root, [&](const Expr &expr) {
        if (const auto *aggregate = expr.as<AggregateNode>())
            edits.push_back(regrouping(*aggregate, labels));
    });
    return edited(text, std::move(edits));
}

} // namespace yagura::metrics::promql
