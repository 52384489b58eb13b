// Values and their texts as the Elasticsearch double sees them: field types, dates with date maths, analysed
// words, wildcards, and the failure that ends a request. Plain values, any thread. Internal to the es* units;
// EsFailure is thrown within them and caught by esdouble, it never leaves this folder.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yagura::demo::es {

using Json = nlohmann::ordered_json;

enum class FieldType : std::uint8_t { Keyword, Text, Long, Double, Date, DateNanos, Ip, Boolean };
[[nodiscard]] const char *typeName(FieldType type);
[[nodiscard]] std::optional<FieldType> typeFromName(std::string_view name);
[[nodiscard]] inline bool isDate(FieldType type)
{
    return type == FieldType::Date || type == FieldType::DateNanos;
}
[[nodiscard]] inline bool isNumeric(FieldType type)
{
    return type == FieldType::Long || type == FieldType::Double;
}

// One value of one field. Dates are epoch nanoseconds in integer, booleans 0 or 1 there.
struct Value
{
    enum class Kind : std::uint8_t { Integer, Real, Text };
    Kind kind = Kind::Integer;
    std::int64_t integer = 0;
    double real = 0;
    std::string_view text;

    [[nodiscard]] double number() const { return kind == Kind::Real ? real : static_cast<double>(integer); }
};

// What the real server would say. searchPhase: wrapped as a shard failure of a search.
struct EsFailure
{
    int status = 400;
    std::string type;
    std::string reason;
    Json extra = Json::object(); // further members of the error object
    Json cause = nullptr; // caused_by
    bool searchPhase = false;
};

[[noreturn]] void refuse(std::string reason); // illegal_argument_exception
[[noreturn]] void refuseParsing(std::string reason); // parsing_exception
// A construct of the real server that this double does not have.
[[noreturn]] void refuseUnsupported(const std::string &construct);

// Members that the construct called where does not know are refused as the real one does.
void checkMembers(const Json &object, std::initializer_list<std::string_view> known,
                  const std::string &where);

// Calendar parts of a moment given in less than full precision end later than they begin: 2026-11 is a month.
struct ParsedDate
{
    std::int64_t begin = 0; // ns
    std::int64_t end = 0; // ns, the last one that still belongs to it
};
// strict_date_optional_time_nanos or epoch milliseconds; zoneOffset (seconds east) holds where the text names
// none.
[[nodiscard]] std::optional<ParsedDate> parseDate(std::string_view text, int zoneOffset = 0);
enum class DateEdge { Begin, End };
// parseDate with maths: now-15m, now/d, 2026-11-23||+1d/d.
[[nodiscard]] std::optional<std::int64_t> resolveDate(std::string_view text, std::int64_t now, DateEdge edge,
                                                      int zoneOffset = 0);
// 2026-11-23T14:21:10.146Z, with nine digits where nanoseconds are asked for.
enum class DatePrecision { Milliseconds, Nanoseconds };
[[nodiscard]] std::string formatDate(std::int64_t ns, DatePrecision precision = DatePrecision::Milliseconds);
// +09:00, Z, or a name of the time zone database; seconds east at ns.
[[nodiscard]] std::optional<int> zoneOffsetAt(const std::string &zone, std::int64_t ns);
// "30s", "5m", "1d" … in ns; fixed units only.
[[nodiscard]] std::optional<std::int64_t> parseInterval(std::string_view text);
// First moment of the calendar unit (m h d w M q y) that contains ns, in local time of the offset.
[[nodiscard]] std::int64_t floorToUnit(std::int64_t ns, char unit, int zoneOffset);
// The first moment of the next unit, given the first of one.
[[nodiscard]] std::int64_t nextUnit(std::int64_t floor, char unit, int zoneOffset);

// The standard analyser: words in lower case, one each for ideographs and hiragana.
[[nodiscard]] std::vector<std::string> analyse(std::string_view text);
// * and ?, \ escapes.
enum class CaseSensitivity { Sensitive, Insensitive };
[[nodiscard]] bool wildcardMatches(std::string_view pattern, std::string_view text,
                                   CaseSensitivity sensitivity = CaseSensitivity::Sensitive);

} // namespace yagura::demo::es
