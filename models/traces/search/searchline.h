// The conditions of a search as one line, both ways: what is typed in the line fills the form, and the form
// writes the line.
//
//   service:gateway,web op:"POST /api/*" has:payment dur>20ms dur<2s result:error tag.region=eu
//   not tag.synthetic=true limit:500
//
// A bare key=value is a tag too; "and" may stand between terms. Pure, any thread.
#pragma once

#include "traces/search/searchconditions.h"

#include <expected>

namespace yagura::traces {

enum class SearchLineFault {
    UnknownWord, // subject is no term of the language
    MissingValue, // nothing behind service:, tag.x= …
    NotADuration,
    NotALimit, // not a whole number from 1 to 20,000
    NotAResult, // result: takes any, error or ok
    OpenQuotation,
    NotOnlyForTags, // "not" stands before something else than a tag
    ShortestAfterLongest,
};

// Where the line stops making sense; screens put it in words.
struct SearchLineProblem
{
    SearchLineFault fault = SearchLineFault::UnknownWord;
    qsizetype column = 0; // of the line, from 0
    QString subject;

    bool operator==(const SearchLineProblem &) const = default;
};

[[nodiscard]] std::expected<SearchConditions, SearchLineProblem> parseSearchLine(const QString &line);
// The shortest line that reads back as the same; empty for conditions that say nothing.
[[nodiscard]] QString searchLine(const SearchConditions &conditions);

inline constexpr int HighestLimit = 20'000;
inline constexpr int DefaultLimit = 100;

// A piece of the line for colouring it as it is typed.
enum class SearchTokenKind { Key, Operator, Value, Word };
struct SearchToken
{
    SearchTokenKind kind = SearchTokenKind::Value;
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const SearchToken &) const = default;
};
// Never fails: what makes no sense is a value.
[[nodiscard]] std::vector<SearchToken> searchTokens(const QString &line);

} // namespace yagura::traces
