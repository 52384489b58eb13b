// What one span filter says, as a value: terms and, in postfix order, how they are joined. Made by the
// parser, read by the matcher. Any thread.
#pragma once

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace re2 {
class RE2;
}

namespace yagura::traces {

enum class FilterField {
    Text, // anywhere: service, operation, tags, process tags, events, span id
    Service,
    Operation,
    Kind,
    Status,
    Error,
    Duration,
    Self,
    Start, // from the start of the trace
    Depth, // 0 for roots
    Level, // 1 for roots
    Critical, // on the critical path, and how long
    Id,
    Tag, // of the span itself
    ProcessTag,
    EventTag, // of an event; "name" is the event's name too
    AnyTag, // any of the three
    Has, // a tag of that name in any of the three
    In, // the span of that id and all below it
};

enum class FilterSign {
    Holds,
    Contains,
    Equal,
    NotEqual,
    Matches,
    NotMatches,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual
};

struct FilterTerm
{
    FilterField field = FilterField::Text;
    FilterSign sign = FilterSign::Contains; // Holds: error, critical by themselves
    QString name; // of a tag
    QString value; // as written
    std::optional<std::int64_t> integer; // the value as a number, where it is one
    std::optional<double> real;
    std::optional<std::int64_t> nanoseconds; // "500ms"
    std::optional<double> percent; // "2.5%"
    std::shared_ptr<const re2::RE2> regex; // of Matches and NotMatches
};

enum class FilterStep : std::uint32_t { And = 0xffff'fffd, Or, Not }; // anything less: place of a term

struct FilterExpression
{
    std::vector<FilterTerm> terms;
    std::vector<std::uint32_t> steps; // postfix; empty: every span
};

} // namespace yagura::traces
