#include "metrics/promql/functions.h"
#include "metrics/promql/lexer.h"
#include "metrics/promql/literal.h"
#include "metrics/promql/parserstate.h"

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

constexpr int PowerPrecedence = 6;
constexpr Version Utf8Names{3, 0};

// Keywords that are also names of metrics where they cannot be keywords.
bool mayBeMetric(TokenKind kind)
{
    switch (kind) {
    case TokenKind::Identifier:
    case TokenKind::MetricIdentifier:
    case TokenKind::Aggregator:
    case TokenKind::And:
    case TokenKind::Or:
    case TokenKind::Unless:
    case TokenKind::By:
    case TokenKind::Without:
    case TokenKind::Offset:
    case TokenKind::Start:
    case TokenKind::End:
        return true;
    default:
        return false;
    }
}

} // namespace

ExprPtr ParserState::operand()
{
    return at(TokenKind::Add) || at(TokenKind::Subtract) ? unary() : postfix(primary());
}

ExprPtr ParserState::unary()
{
    const Token sign = take();
    ExprPtr inner = expression(PowerPrecedence);
    if (auto *literal = inner->as<NumberNode>()) {
        if (sign.kind == TokenKind::Subtract)
            literal->value = -literal->value;
        inner->span = spanBetween(sign.span.start, inner->span.end());
        return inner;
    }
    const ValueType type = inner->type;
    return make(UnaryNode{sign.kind, std::move(inner)}, sign.span.start, type);
}

ExprPtr ParserState::primary()
{
    const Token token = peek();
    if (token.kind == TokenKind::Number)
        return number();
    if (token.kind == TokenKind::Duration)
        return durationAsNumber();
    if (token.kind == TokenKind::LeftParen)
        return parenthesised();
    if (token.kind == TokenKind::LeftBrace)
        return selector();
    if (token.kind == TokenKind::String) {
        take();
        return make(StringNode{token.error.isEmpty() ? unquoted(textOf(token)) : QByteArray()},
                    token.span.start, ValueType::String);
    }
    if (token.kind == TokenKind::Variable) {
        if (peek(1).kind == TokenKind::LeftBrace || peek(1).kind == TokenKind::LeftBracket)
            return selector();
        take();
        return make(VariableNode{textOf(token)}, token.span.start, ValueType::Unknown);
    }
    if (mayBeMetric(token.kind))
        return word();
    unexpected({}, m_at > 0 ? u"an expression"_s : QString());
    return missing();
}

ExprPtr ParserState::word()
{
    const TokenKind next = peek(1).kind;
    const bool opens = next == TokenKind::LeftParen;
    if (at(TokenKind::Aggregator) && (opens || next == TokenKind::By || next == TokenKind::Without))
        return aggregate();
    if (at(TokenKind::Identifier) && opens)
        return call();
    return selector();
}

ExprPtr ParserState::number()
{
    const Token token = take();
    const auto value = numberValue(textOf(token));
    if (!value)
        problem(token.span, u"not a number, or too large: "_s + describeToken(token, m_text));
    return make(NumberNode{value.value_or(0)}, token.span.start, ValueType::Scalar);
}

// A length of time where a number may stand is a number of seconds since 3.0.
ExprPtr ParserState::durationAsNumber()
{
    if (m_options.server && *m_options.server < Utf8Names) {
        unexpected({}, {}, u"A length of time stands in brackets or behind offset."_s);
        take();
        return make(NumberNode{}, m_previousEnd, ValueType::Scalar);
    }
    const qsizetype start = peek().span.start;
    const auto read = length({}, true);
    return make(NumberNode{read ? static_cast<double>(read->ms) / 1000 : 0}, start, ValueType::Scalar);
}

ExprPtr ParserState::parenthesised()
{
    const qsizetype start = take().span.start;
    ExprPtr inner = expression(1);
    if (!accept(TokenKind::RightParen)) {
        if (at(TokenKind::EndOfText))
            problem({start, 1}, u"unclosed left parenthesis"_s, u"Close it with )."_s);
        else
            unexpected({}, u"\")\""_s);
    }
    const ValueType type = inner->type;
    return make(ParenNode{std::move(inner)}, start, type);
}

ExprPtr ParserState::call()
{
    const Token name = take();
    CallNode node{textOf(name), name.span, arguments()};
    const FunctionInfo *const info = findFunction(node.name);
    return make(std::move(node), name.span.start, info ? info->returns : ValueType::Unknown);
}

std::vector<ExprPtr> ParserState::arguments()
{
    const Token open = peek();
    std::vector<ExprPtr> found;
    if (!expect(TokenKind::LeftParen, {}, u"\"(\""_s) || accept(TokenKind::RightParen))
        return found;
    for (;;) {
        found.push_back(expression(1));
        if (!at(TokenKind::Comma) && !at(TokenKind::RightParen)) {
            if (at(TokenKind::EndOfText)) {
                problem(open.span, u"unclosed left parenthesis"_s, u"Close it with )."_s);
                return found;
            }
            unexpected({}, u"\",\" or \")\""_s);
            skipTo(TokenKind::RightParen);
        }
        const Token separator = peek();
        if (!accept(TokenKind::Comma))
            break;
        if (at(TokenKind::RightParen)) {
            problem(separator.span, u"trailing commas not allowed in function call args"_s,
                    u"Remove the comma."_s);
            m_problems.back().fix = Edit{separator.span, {}};
            break;
        }
    }
    accept(TokenKind::RightParen);
    return found;
}

ExprPtr ParserState::aggregate()
{
    const Token name = take();
    AggregateNode node;
    node.name = textOf(name).toLower();
    node.nameSpan = name.span;
    if (at(TokenKind::By) || at(TokenKind::Without)) {
        grouping(node);
        aggregateArguments(node, name.span.start);
    } else {
        aggregateArguments(node, name.span.start);
        if (at(TokenKind::By) || at(TokenKind::Without))
            grouping(node);
    }
    if (!node.expr)
        node.expr = missing();
    return make(std::move(node), name.span.start, ValueType::Vector);
}

void ParserState::aggregateArguments(AggregateNode &node, qsizetype start)
{
    const size_t problems = m_problems.size();
    const bool opens = at(TokenKind::LeftParen);
    std::vector<ExprPtr> found = arguments();
    const size_t wanted = aggregatorHasParameter(node.name) ? 2 : 1;
    const Span span = spanBetween(start, m_previousEnd);
    if (found.empty() && opens && m_problems.size() == problems)
        problem(span, u"no arguments for aggregate expression provided"_s, aggregatorHint(node.name));
    else if (!found.empty() && found.size() != wanted && m_problems.size() == problems)
        problem(
            span,
            u"wrong number of arguments for aggregate expression provided, expected %1, got %2"_s.arg(wanted)
                .arg(found.size()),
            aggregatorHint(node.name));
    if (found.empty())
        return;
    if (wanted == 2)
        node.parameter = std::move(found.front());
    if (found.size() >= wanted)
        node.expr = std::move(found[wanted - 1]);
}

void ParserState::grouping(AggregateNode &node)
{
    const Token keyword = take();
    node.without = keyword.kind == TokenKind::Without;
    node.grouping = labelList();
    node.groupingSpan = spanBetween(keyword.span.start, m_previousEnd);
}

ExprPtr ParserState::binary(ExprPtr left, int precedence)
{
    const Token op = take();
    BinaryNode node;
    node.op = op.kind;
    node.opSpan = op.span;
    matching(node);
    node.left = std::move(left);
    node.right = expression(op.kind == TokenKind::Power ? precedence : precedence + 1);
    const auto isScalar = [](const ExprPtr &side) { return side->type == ValueType::Scalar; };
    ValueType type = ValueType::Vector;
    if (isScalar(node.left) && isScalar(node.right))
        type = ValueType::Scalar;
    else if (node.left->type == ValueType::Unknown && node.right->type != ValueType::Vector)
        type = ValueType::Unknown;
    else if (node.right->type == ValueType::Unknown && node.left->type != ValueType::Vector)
        type = ValueType::Unknown;
    // An empty on () beside a scalar says nothing, and the server forgets it.
    if ((isScalar(node.left) || isScalar(node.right)) && node.hasMatching && node.labels.empty()) {
        node.hasMatching = node.on = false;
        node.grouping = Grouping::None;
        node.include.clear();
    }
    const qsizetype start = node.left->span.start;
    return make(std::move(node), start, type);
}

void ParserState::matching(BinaryNode &node)
{
    if (at(TokenKind::Bool)) {
        node.returnBool = true;
        node.boolSpan = take().span;
    }
    if (!at(TokenKind::On) && !at(TokenKind::Ignoring))
        return;
    const Token keyword = take();
    node.hasMatching = true;
    node.on = keyword.kind == TokenKind::On;
    node.labels = labelList();
    if (at(TokenKind::GroupLeft) || at(TokenKind::GroupRight)) {
        node.grouping = take().kind == TokenKind::GroupLeft ? Grouping::Left : Grouping::Right;
        if (at(TokenKind::LeftParen))
            node.include = labelList();
    }
    node.matchingSpan = spanBetween(keyword.span.start, m_previousEnd);
}

std::vector<LabelName> ParserState::labelList()
{
    std::vector<LabelName> labels;
    const QString context = u"grouping opts"_s;
    if (!expect(TokenKind::LeftParen, context, u"\"(\""_s))
        return labels;
    while (!at(TokenKind::RightParen) && !at(TokenKind::EndOfText)) {
        if (auto label = labelName()) {
            labels.push_back(std::move(*label));
        } else {
            unexpected(context, u"label"_s);
            skipTo(TokenKind::RightParen);
        }
        if (accept(TokenKind::Comma) || at(TokenKind::RightParen))
            continue;
        unexpected(context, u"\",\" or \")\""_s);
        skipTo(TokenKind::RightParen);
        accept(TokenKind::Comma);
    }
    if (!accept(TokenKind::RightParen))
        unexpected(context, u"\")\""_s);
    return labels;
}

std::optional<LabelName> ParserState::labelName()
{
    const Token token = peek();
    if (token.kind == TokenKind::String) {
        needs(Utf8Names, token.span, u"a label name in quotes"_s);
        take();
        return LabelName{QString::fromUtf8(unquoted(textOf(token))), token.span};
    }
    const bool isWord = token.kind == TokenKind::Identifier || token.kind == TokenKind::Variable
        || (isKeyword(token.kind) && token.kind != TokenKind::Without);
    if (!isWord)
        return std::nullopt;
    take();
    return LabelName{textOf(token), token.span};
}

} // namespace yagura::metrics::promql
