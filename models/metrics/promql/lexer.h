// Cuts a PromQL text into tokens. Never fails: what is no PromQL becomes an Error token and reading goes on
// behind it. Serves the parser with a whole text and a highlighter line by line. Pure functions, any thread.
#pragma once

#include "metrics/promql/token.h"

#include <QStringView>

#include <vector>

namespace yagura::metrics::promql {

// What a line inherits from the line above it.
struct LexState
{
    bool inBraces = false;
    bool inBrackets = false;
    bool inRawString = false; // between backticks; the other quotes end with their line

    // For QSyntaxHighlighter's block state; a negative number is the beginning.
    [[nodiscard]] int toNumber() const;
    [[nodiscard]] static LexState fromNumber(int number);
    bool operator==(const LexState &) const = default;
};

struct LexOptions
{
    bool variables = false; // a dashboard's $name, ${name} and [[name]] are words
};

struct LexedLine
{
    std::vector<Token> tokens;
    LexState after;
};

// All tokens with comments, without spaces; the last is EndOfText.
[[nodiscard]] std::vector<Token> lex(QStringView text, const LexOptions &options = {});

// One line of a longer text; without an EndOfText, and a raw string may go on in the next line.
[[nodiscard]] LexedLine lexLine(QStringView line, const LexState &before, const LexOptions &options = {});

// The keyword a word is, whatever its case; Identifier when it is none, Number for inf and nan.
[[nodiscard]] TokenKind keywordKind(QStringView word);

// How a kind is named in messages: "identifier", "\"(\"", "keyword \"by\"".
[[nodiscard]] QString describeToken(const Token &token, QStringView text);

} // namespace yagura::metrics::promql
