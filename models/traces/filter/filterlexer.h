// The words of a span filter with their places in the text, for its parser, for marking while one types and
// for completion. Never fails: what makes no sense is a token too. Pure, any thread.
#pragma once

#include <QString>

#include <vector>

namespace yagura::traces {

enum class FilterTokenKind {
    Word, // also and, or, not: isKeyword
    Sign, // : = != ~ !~ < <= > >=
    Value, // what stands behind a sign, unquoted
    Quoted, // text is without the quotes and their escapes
    Regex, // text is between the slashes
    Open,
    Close,
    Minus, // not, before a term
};

struct FilterToken
{
    FilterTokenKind kind = FilterTokenKind::Word;
    qsizetype at = 0; // UTF-16 units from the start
    qsizetype length = 0;
    QString text;
    bool isClosed = true; // quotes only
    bool ignoresCase = false; // /…/i
    bool isKeyword = false; // and, or, not

    [[nodiscard]] qsizetype end() const { return at + length; }
    bool operator==(const FilterToken &) const = default;
};

[[nodiscard]] std::vector<FilterToken> filterTokens(const QString &text);

} // namespace yagura::traces
