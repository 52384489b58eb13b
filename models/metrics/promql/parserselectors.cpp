#include "core/duration.h"
#include "metrics/promql/literal.h"
#include "metrics/promql/parserstate.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

constexpr Version QuotedNames{3, 0};
constexpr Version NumbersAsLengths{3, 0};

} // namespace

Modifiers *modifiersOf(Expr &expr)
{
    if (auto *selector = expr.as<SelectorNode>())
        return &selector->modifiers;
    if (auto *range = expr.as<RangeNode>())
        return modifiersOf(*range->selector);
    if (auto *subquery = expr.as<SubqueryNode>())
        return &subquery->modifiers;
    return nullptr;
}

ExprPtr ParserState::selector()
{
    const qsizetype start = peek().span.start;
    SelectorNode node;
    if (!at(TokenKind::LeftBrace)) {
        const Token name = take();
        node.metric = textOf(name);
        node.metricSpan = name.span;
    }
    if (at(TokenKind::LeftBrace))
        braces(node);
    return make(std::move(node), start, ValueType::Vector);
}

void ParserState::braces(SelectorNode &node)
{
    const Token open = take();
    const QString context = u"label matching"_s;
    while (!at(TokenKind::RightBrace) && !at(TokenKind::EndOfText)) {
        if (at(TokenKind::RightParen) || at(TokenKind::LeftParen) || at(TokenKind::LeftBracket))
            break;
        matcher(node);
        if (accept(TokenKind::Comma) || at(TokenKind::RightBrace) || at(TokenKind::EndOfText))
            continue;
        unexpected(context, u"\",\" or \"}\""_s, u"Between two matchers stands a comma."_s);
        skipTo(TokenKind::RightBrace);
        accept(TokenKind::Comma);
    }
    if (!accept(TokenKind::RightBrace))
        problem(open.span, u"unclosed left brace"_s, u"Close it with }."_s);
    node.braces = spanBetween(open.span.start, m_previousEnd);
}

void ParserState::matcher(SelectorNode &node)
{
    const QString context = u"label matching"_s;
    const Token name = peek();
    const bool isString = name.kind == TokenKind::String;
    if (!isString && name.kind != TokenKind::Identifier && name.kind != TokenKind::Variable) {
        unexpected(context, u"identifier or \"}\""_s);
        return skipTo(TokenKind::RightBrace);
    }
    take();
    LabelMatcher found;
    found.name = isString ? QString::fromUtf8(unquoted(textOf(name))) : textOf(name);
    found.nameSpan = name.span;
    if (isString)
        needs(QuotedNames, name.span, u"a name in quotes"_s);
    if (isString && (at(TokenKind::Comma) || at(TokenKind::RightBrace))) {
        if (!node.metric.isEmpty())
            problem(name.span,
                    u"metric name must not be set twice: \"%1\" or \"%2\""_s.arg(node.metric, found.name));
        node.metric = found.name;
        node.metricSpan = name.span;
        node.quotedMetric = true;
        return;
    }
    const auto sign = matcherSign();
    if (!sign) {
        // $filters may stand for whole matchers.
        if (name.kind != TokenKind::Variable)
            unexpected(context, u"label matching operator"_s, u"One of =, !=, =~ and !~."_s);
        return skipTo(TokenKind::RightBrace);
    }
    found.kind = *sign;
    const Token value = peek();
    if (value.kind != TokenKind::String) {
        unexpected(context, u"string"_s, u"Put the value in quotes."_s);
        if (value.kind == TokenKind::Identifier && !m_problems.empty())
            m_problems.back().fix = Edit{value.span, quoted(textOf(value))};
        return skipTo(TokenKind::RightBrace);
    }
    take();
    found.value = value.error.isEmpty() ? unquoted(textOf(value)) : QByteArray();
    found.valueSpan = value.span;
    found.span = spanBetween(name.span.start, value.span.end());
    node.matchers.push_back(std::move(found));
}

std::optional<MatchKind> ParserState::matcherSign()
{
    if (accept(TokenKind::Assign))
        return MatchKind::Equal;
    if (accept(TokenKind::NotEqual))
        return MatchKind::NotEqual;
    if (accept(TokenKind::RegexMatch))
        return MatchKind::Regex;
    if (accept(TokenKind::RegexNotMatch))
        return MatchKind::NotRegex;
    return std::nullopt;
}

ExprPtr ParserState::postfix(ExprPtr expr)
{
    for (;;) {
        if (at(TokenKind::LeftBracket))
            expr = brackets(std::move(expr));
        else if (at(TokenKind::Offset))
            offset(*expr);
        else if (at(TokenKind::At))
            atModifier(*expr);
        else
            return expr;
    }
}

ExprPtr ParserState::brackets(ExprPtr expr)
{
    const Token open = take();
    const QString context = u"brackets"_s;
    const qsizetype start = expr->span.start;
    const auto range = length(context, false);
    if (!range)
        skipTo(TokenKind::RightBracket);
    std::optional<Length> step;
    const bool isSubquery = accept(TokenKind::Colon);
    if (isSubquery && !at(TokenKind::RightBracket))
        step = length(context, false);
    if (!accept(TokenKind::RightBracket)) {
        if (at(TokenKind::EndOfText))
            problem(open.span, u"unclosed left bracket"_s, u"Close it with ]."_s);
        else
            unexpected(context, isSubquery ? u"\"]\""_s : u"\":\" or \"]\""_s);
        skipTo(TokenKind::RightBracket);
        accept(TokenKind::RightBracket);
    }
    const Span span = spanBetween(open.span.start, m_previousEnd);
    const Length found = range.value_or(Length{});
    if (isSubquery)
        return make(SubqueryNode{std::move(expr), found, step, {}}, start, ValueType::Matrix);
    if (const auto *selected = expr->as<SelectorNode>()) {
        if (selected->modifiers.offset)
            problem(span, u"no offset modifiers allowed before range"_s,
                    u"Write offset behind the brackets."_s);
        if (selected->modifiers.at)
            problem(span, u"no @ modifiers allowed before range"_s, u"Write @ behind the brackets."_s);
    } else if (!expr->as<MissingNode>() && !expr->as<VariableNode>()) {
        problem(span, u"ranges only allowed for vector selectors"_s,
                u"A subquery has a colon: [5m:] or [5m:1m]."_s);
        if (expr->type == ValueType::Vector && range)
            m_problems.back().fix = Edit{{range->span.end(), 0}, u":"_s};
    }
    return make(RangeNode{std::move(expr), found}, start, ValueType::Matrix);
}

void ParserState::offset(Expr &expr)
{
    const qsizetype start = take().span.start;
    const bool negative = at(TokenKind::Subtract);
    const bool plusAllowed = !m_options.server || *m_options.server >= NumbersAsLengths;
    if (negative || (plusAllowed && at(TokenKind::Add)))
        take();
    auto found = length(u"offset"_s, true);
    if (!found)
        return;
    if (negative)
        found->ms = -found->ms;
    found->span = spanBetween(start, m_previousEnd);
    Modifiers *const modifiers = modifiersOf(expr);
    if (!modifiers) {
        if (expr.as<MissingNode>() || expr.as<VariableNode>())
            return;
        return problem(
            found->span,
            u"offset modifier must be preceded by an instant vector selector or range vector selector "
            "or a subquery"_s,
            u"Write it directly behind the metric or its brackets."_s);
    }
    if (modifiers->offset)
        problem(found->span, u"offset may not be set multiple times"_s);
    modifiers->offset = found;
    expr.span = spanBetween(expr.span.start, m_previousEnd);
}

void ParserState::atModifier(Expr &expr)
{
    const qsizetype start = take().span.start;
    auto found = atTime();
    if (!found)
        return;
    found->span = spanBetween(start, m_previousEnd);
    Modifiers *const modifiers = modifiersOf(expr);
    if (!modifiers) {
        if (expr.as<MissingNode>() || expr.as<VariableNode>())
            return;
        return problem(
            found->span,
            u"@ modifier must be preceded by an instant vector selector or range vector selector or a "
            "subquery"_s,
            u"Write it directly behind the metric or its brackets."_s);
    }
    if (modifiers->at)
        problem(found->span, u"@ <timestamp> may not be set multiple times"_s);
    modifiers->at = found;
    expr.span = spanBetween(expr.span.start, m_previousEnd);
}

std::optional<AtModifier> ParserState::atTime()
{
    const QString expected = u"timestamp"_s;
    const QString hint = u"Seconds since 1970, start() or end()."_s;
    if (at(TokenKind::Variable))
        return AtModifier{AtKind::Variable, 0, textOf(take()), {}};
    if ((at(TokenKind::Start) || at(TokenKind::End)) && peek(1).kind == TokenKind::LeftParen
        && peek(2).kind == TokenKind::RightParen) {
        const AtKind kind = take().kind == TokenKind::Start ? AtKind::Start : AtKind::End;
        take();
        take();
        return AtModifier{kind, 0, {}, {}};
    }
    const bool negative = at(TokenKind::Subtract);
    if (negative || at(TokenKind::Add))
        take();
    if (!at(TokenKind::Number)) {
        unexpected(u"@"_s, expected, hint);
        return std::nullopt;
    }
    const Token token = take();
    const double seconds = numberValue(textOf(token)).value_or(std::nan(""));
    const double ms = std::round(seconds * 1000) * (negative ? -1 : 1);
    constexpr double limit = 9.2233720368547e18;
    if (!(std::abs(ms) < limit)) {
        problem(token.span, u"timestamp out of bounds for @ modifier: "_s + textOf(token), hint);
        return AtModifier{};
    }
    return AtModifier{AtKind::Time, static_cast<std::int64_t>(ms), {}, {}};
}

std::optional<Length> ParserState::length(const QString &context, bool bare)
{
    const QString hint = u"A number with a unit: 30s, 5m, 1h30m, 7d."_s;
    const Token token = peek();
    if (token.kind == TokenKind::Variable)
        return Length{0, textOf(take()), token.span};
    if (token.kind == TokenKind::Number)
        return numberLength(take());
    if (token.kind != TokenKind::Duration) {
        if (bare || isKeyword(token.kind) || token.kind == TokenKind::EndOfText)
            unexpected(context, u"duration"_s, hint);
        else if (!afterError())
            problem(token.span, u"missing unit character in duration"_s, hint);
        return std::nullopt;
    }
    take();
    const QString text = textOf(token);
    const auto read = parsePrometheusDuration(text);
    if (!read) {
        problem(token.span, u"not a valid duration string: \""_s + text + u'"', read.error().detail);
        return Length{0, {}, token.span};
    }
    if (read->count() == 0)
        problem(token.span, u"duration must be greater than 0"_s);
    return Length{read->count() / 1'000'000, {}, token.span};
}

std::optional<Length> ParserState::numberLength(const Token &token)
{
    const QString text = textOf(token);
    if (m_options.server && *m_options.server < NumbersAsLengths) {
        problem(token.span, u"missing unit character in duration"_s,
                u"%1s if seconds are meant."_s.arg(text));
        m_problems.back().fix = Edit{{token.span.end(), 0}, u"s"_s};
        return Length{0, {}, token.span};
    }
    const double seconds = numberValue(text).value_or(0);
    constexpr double longest = 9.2e9;
    if (!(seconds > 0 && seconds < longest))
        problem(token.span, u"duration must be greater than 0 and shorter than 292 years"_s);
    return Length{seconds > 0 && seconds < longest ? std::llround(seconds * 1000) : 0, {}, token.span};
}

} // namespace yagura::metrics::promql
