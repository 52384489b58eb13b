// The reading head of the parser and its productions. Private to parser*.cpp; lives on the stack of one
// parse.
#pragma once

#include "metrics/promql/parser.h"

namespace yagura::metrics::promql {

class ParserState
{
public:
    ParserState(QStringView text, const ParseOptions &options);
    [[nodiscard]] Parsed run();

private:
    // The head.
    [[nodiscard]] const Token &peek(size_t ahead = 0) const;
    [[nodiscard]] bool at(TokenKind kind) const { return peek().kind == kind; }
    Token take();
    bool accept(TokenKind kind);
    [[nodiscard]] QString textOf(const Token &token) const;
    // Whether the word stands behind something that is no PromQL, and was complained of.
    [[nodiscard]] bool afterError() const { return m_afterError[qMin(m_at, m_words.size() - 1)]; }

    void problem(Span span, const QString &message, const QString &hint = {});
    // The next token is not what should stand here. Said once where a bad character was already named.
    void unexpected(const QString &context, const QString &expected, const QString &hint = {});
    bool expect(TokenKind kind, const QString &context, const QString &expected);
    void needs(const Version &version, Span span, const QString &what);
    // Over all that is neither a comma nor the end of this list.
    void skipTo(TokenKind closing);

    // Expressions.
    [[nodiscard]] ExprPtr expression(int lowestPrecedence);
    [[nodiscard]] ExprPtr operand();
    [[nodiscard]] ExprPtr unary();
    [[nodiscard]] ExprPtr primary();
    [[nodiscard]] ExprPtr word();
    [[nodiscard]] ExprPtr number();
    [[nodiscard]] ExprPtr durationAsNumber();
    [[nodiscard]] ExprPtr parenthesised();
    [[nodiscard]] ExprPtr missing();
    [[nodiscard]] ExprPtr call();
    [[nodiscard]] ExprPtr aggregate();
    void aggregateArguments(AggregateNode &node, qsizetype start);
    [[nodiscard]] std::vector<ExprPtr> arguments();
    [[nodiscard]] ExprPtr binary(ExprPtr left, int precedence);
    void matching(BinaryNode &node);
    void grouping(AggregateNode &node);
    [[nodiscard]] std::vector<LabelName> labelList();
    [[nodiscard]] std::optional<LabelName> labelName();

    // Selectors and what follows them.
    [[nodiscard]] ExprPtr selector();
    void braces(SelectorNode &node);
    void matcher(SelectorNode &node);
    [[nodiscard]] std::optional<MatchKind> matcherSign();
    [[nodiscard]] ExprPtr postfix(ExprPtr expr);
    [[nodiscard]] ExprPtr brackets(ExprPtr expr);
    void offset(Expr &expr);
    void atModifier(Expr &expr);
    [[nodiscard]] std::optional<Length> length(const QString &context, bool bare);
    [[nodiscard]] std::optional<Length> numberLength(const Token &token);
    [[nodiscard]] std::optional<AtModifier> atTime();

    [[nodiscard]] ExprPtr make(NodeValue value, qsizetype start, ValueType type);

    const QStringView m_text;
    const ParseOptions m_options;
    std::vector<Token> m_tokens; // as lexed
    std::vector<Token> m_words; // without comments and what is no PromQL
    std::vector<bool> m_afterError; // whether something that is no PromQL stood before the word
    size_t m_at = 0;
    qsizetype m_previousEnd = 0;
    int m_depth = 0;
    bool m_saidTooDeep = false;
    qsizetype m_lastUnexpected = -1;
    Problems m_problems;
};

// The modifiers of what may have them: a selector, the selector of a range, a subquery; null for the rest.
[[nodiscard]] Modifiers *modifiersOf(Expr &expr);

} // namespace yagura::metrics::promql
