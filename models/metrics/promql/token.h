// The words of a PromQL text and where they stand. Every position counts UTF-16 units of the QString, as
// QTextCursor does. Plain values.
#pragma once

#include <QString>

#include <cstdint>

namespace yagura::metrics::promql {

struct Span
{
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    // Also right behind the last character: where a cursor still touches it.
    [[nodiscard]] bool touches(qsizetype position) const { return position >= start && position <= end(); }
    bool operator==(const Span &) const = default;
};

[[nodiscard]] inline Span spanBetween(qsizetype start, qsizetype end)
{
    return {start, end > start ? end - start : 0};
}

enum class TokenKind : std::uint8_t {
    EndOfText,
    Error, // not PromQL; Token::error says why
    Comment,
    Variable, // a dashboard's $name, ${name:format} or [[name]], where those are allowed
    Identifier,
    MetricIdentifier, // with a colon in it
    Number,
    Duration,
    String,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon, // only inside brackets
    At,
    Assign, // the = of a matcher
    RegexMatch,
    RegexNotMatch,
    Equal,
    NotEqual, // in a matcher and in a comparison
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    // Keywords, in any case of letters.
    Atan2,
    And,
    Or,
    Unless,
    Aggregator, // sum, topk …: the text says which
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Bool,
    Offset,
    Start,
    End,
};

struct Token
{
    TokenKind kind = TokenKind::EndOfText;
    Span span;
    QString error; // of an Error

    bool operator==(const Token &) const = default;
};

[[nodiscard]] inline bool isKeyword(TokenKind kind)
{
    return kind >= TokenKind::Atan2;
}

} // namespace yagura::metrics::promql
