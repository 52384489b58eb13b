#include "demo/esvalue.h"

#include <QTimeZone>

#include <array>
#include <charconv>
#include <chrono>

namespace yagura::demo::es {

namespace {

using namespace std::chrono;

constexpr std::array<std::pair<FieldType, const char *>, 8> typeNames{{
    {FieldType::Keyword, "keyword"},
    {FieldType::Text, "text"},
    {FieldType::Long, "long"},
    {FieldType::Double, "double"},
    {FieldType::Date, "date"},
    {FieldType::DateNanos, "date_nanos"},
    {FieldType::Ip, "ip"},
    {FieldType::Boolean, "boolean"},
}};

constexpr std::int64_t second = 1'000'000'000;

// Reads exactly count digits off the front.
std::optional<int> digits(std::string_view &text, size_t count)
{
    if (text.size() < count)
        return {};
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return {};
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool skip(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<int> parseOffset(std::string_view text)
{
    if (text == "Z" || text == "UTC")
        return 0;
    const int sign = skip(text, '+') ? 1 : skip(text, '-') ? -1 : 0;
    const auto hours = sign ? digits(text, 2) : std::nullopt;
    if (!hours)
        return {};
    skip(text, ':');
    const auto minutes = text.empty() ? std::optional(0) : digits(text, 2);
    if (!minutes || !text.empty())
        return {};
    return sign * (*hours * 3600 + *minutes * 60);
}

// Ten-based fraction of a second in ns, and the length of its last digit.
std::optional<std::pair<std::int64_t, std::int64_t>> fraction(std::string_view &text)
{
    std::int64_t value = 0;
    std::int64_t unit = second;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (unit == 1)
            return {};
        unit /= 10;
        value += (text.front() - '0') * unit;
        text.remove_prefix(1);
    }
    if (unit == second)
        return {};
    return std::pair(value, unit);
}

struct Calendar
{
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, sec = 0;
    std::int64_t nanos = 0;
};

std::int64_t toNs(const Calendar &c)
{
    const sys_days days = year(c.year) / c.month / c.day;
    return (std::int64_t{days.time_since_epoch().count()} * 86'400 + c.hour * 3600 + c.minute * 60 + c.sec)
        * second
        + c.nanos;
}

std::optional<ParsedDate> epochMilliseconds(std::string_view text)
{
    std::int64_t ms = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
    if (error != std::errc() || end != text.data() + text.size())
        return {};
    return ParsedDate{ms * 1'000'000, ms * 1'000'000 + 999'999};
}

} // namespace

const char *typeName(FieldType type)
{
    for (const auto &[value, name] : typeNames)
        if (value == type)
            return name;
    return "";
}

std::optional<FieldType> typeFromName(std::string_view name)
{
    for (const auto &[value, text] : typeNames)
        if (name == text)
            return value;
    if (name == "integer" || name == "short")
        return FieldType::Long;
    if (name == "float")
        return FieldType::Double;
    if (name == "match_only_text")
        return FieldType::Text;
    if (name == "wildcard" || name == "constant_keyword")
        return FieldType::Keyword;
    return {};
}

void refuse(std::string reason)
{
    throw EsFailure{400, "illegal_argument_exception", std::move(reason)};
}

void refuseParsing(std::string reason)
{
    throw EsFailure{400, "parsing_exception", std::move(reason), Json{{"line", 1}, {"col", 1}}};
}

void refuseUnsupported(const std::string &construct)
{
    throw EsFailure{400, "illegal_argument_exception", "this server does not support [" + construct + "]"};
}

void checkMembers(const Json &object, std::initializer_list<std::string_view> known, const std::string &where)
{
    if (!object.is_object())
        refuseParsing("[" + where + "] malformed, expected an object but found " + object.type_name());
    for (const auto &[name, value] : object.items())
        if (std::find(known.begin(), known.end(), name) == known.end())
            throw EsFailure{400, "x_content_parse_exception",
                            "[1:1] [" + where + "] unknown field [" + name + "]"};
}

std::optional<ParsedDate> parseDate(std::string_view text, int zoneOffset)
{
    const std::string_view whole = text;
    if (text.size() > 4 && text.find_first_not_of("0123456789", text.front() == '-' ? 1 : 0) == text.npos)
        return epochMilliseconds(text);
    Calendar c;
    std::int64_t length = 0;
    const auto take = [&](int &part, size_t count, int low, int high) {
        const auto value = digits(text, count);
        if (!value || *value < low || *value > high)
            return false;
        part = *value;
        return true;
    };
    if (!take(c.year, 4, 0, 9999))
        return {};
    bool months = false;
    bool days = false;
    if (skip(text, '-')) {
        if (!take(c.month, 2, 1, 12))
            return {};
        months = true;
        if (skip(text, '-')) {
            if (!take(c.day, 2, 1, 31) || !(year(c.year) / c.month / c.day).ok())
                return {};
            days = true;
        }
    }
    length = 86'400 * second;
    if (days && skip(text, 'T')) {
        if (!text.empty() && !take(c.hour, 2, 0, 23))
            return {};
        length = 3600 * second;
        if (skip(text, ':')) {
            if (!take(c.minute, 2, 0, 59))
                return {};
            length = 60 * second;
            if (skip(text, ':')) {
                if (!take(c.sec, 2, 0, 59))
                    return {};
                length = second;
                if (skip(text, '.') || skip(text, ',')) {
                    const auto part = fraction(text);
                    if (!part)
                        return {};
                    c.nanos = part->first;
                    length = part->second;
                }
            }
        }
    }
    if (!text.empty()) {
        const auto offset = days ? parseOffset(text) : std::nullopt;
        if (!offset)
            return whole.size() == 4 ? epochMilliseconds(whole) : std::nullopt;
        zoneOffset = *offset;
    }
    const std::int64_t begin = toNs(c) - zoneOffset * second;
    if (!days)
        return ParsedDate{begin, nextUnit(begin, months ? 'M' : 'y', zoneOffset) - 1};
    return ParsedDate{begin, begin + length - 1};
}

std::int64_t floorToUnit(std::int64_t ns, char unit, int zoneOffset)
{
    const std::int64_t local = ns + zoneOffset * second;
    const auto floorTo = [&](std::int64_t step) {
        return (local >= 0 ? local / step : -((-local + step - 1) / step)) * step - zoneOffset * second;
    };
    const auto day = floor<days>(sys_time<nanoseconds>(nanoseconds(local)));
    const auto back = [&](sys_days d) {
        return duration_cast<nanoseconds>(d.time_since_epoch()).count() - zoneOffset * second;
    };
    const year_month_day ymd(day);
    switch (unit) {
    case 's':
        return floorTo(second);
    case 'm':
        return floorTo(60 * second);
    case 'h':
    case 'H':
        return floorTo(3600 * second);
    case 'w':
        return back(day - (weekday(day) - Monday));
    case 'M':
        return back(ymd.year() / ymd.month() / 1);
    case 'q':
        return back(ymd.year() / month((unsigned(ymd.month()) - 1) / 3 * 3 + 1) / 1);
    case 'y':
        return back(ymd.year() / January / 1);
    default:
        return back(day);
    }
}

std::int64_t nextUnit(std::int64_t floor, char unit, int zoneOffset)
{
    // A little more than the unit's greatest length, then down again.
    const auto hours = [](int count) { return std::int64_t{count} * 3600 * second; };
    const std::int64_t beyond = unit == 's' ? second
        : unit == 'm'                       ? 60 * second
        : unit == 'h' || unit == 'H'        ? hours(1)
        : unit == 'w'                       ? hours(7 * 24)
        : unit == 'M'                       ? hours(31 * 24)
        : unit == 'q'                       ? hours(92 * 24)
        : unit == 'y'                       ? hours(366 * 24)
                                            : hours(24);
    return floorToUnit(floor + beyond, unit, zoneOffset);
}

std::optional<std::int64_t> parseInterval(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit(end, size_t(text.data() + text.size() - end));
    if (error != std::errc() || count <= 0)
        return {};
    const std::int64_t scale = unit == "ms" ? 1'000'000
        : unit == "s"                       ? second
        : unit == "m"                       ? 60 * second
        : unit == "h"                       ? 3600 * second
        : unit == "d"                       ? 86'400 * second
                                            : 0;
    return scale ? std::optional(count * scale) : std::nullopt;
}

std::optional<std::int64_t> resolveDate(std::string_view text, std::int64_t now, DateEdge edge,
                                        int zoneOffset)
{
    std::int64_t at = 0;
    std::string_view maths;
    if (text.starts_with("now")) {
        at = now;
        maths = text.substr(3);
    } else {
        const auto bars = text.find("||");
        const auto parsed = parseDate(text.substr(0, bars), zoneOffset);
        if (!parsed)
            return {};
        if (bars == text.npos)
            return edge == DateEdge::End ? parsed->end : parsed->begin;
        at = parsed->begin;
        maths = text.substr(bars + 2);
    }
    while (!maths.empty()) {
        const char sign = maths.front();
        maths.remove_prefix(1);
        std::int64_t count = 1;
        if (sign == '+' || sign == '-') {
            const auto [end, error] = std::from_chars(maths.data(), maths.data() + maths.size(), count);
            count = error == std::errc() ? count : 1;
            maths.remove_prefix(size_t(end - maths.data()));
        } else if (sign != '/') {
            return {};
        }
        if (maths.empty() || std::string_view("smhHdwMy").find(maths.front()) == std::string_view::npos)
            return {};
        const char unit = maths.front();
        maths.remove_prefix(1);
        if (sign == '/') {
            at = floorToUnit(at, unit, zoneOffset);
            if (edge == DateEdge::End)
                at = nextUnit(at, unit, zoneOffset) - 1;
        } else if (unit == 'M' || unit == 'y') {
            const auto day = floor<days>(sys_time<nanoseconds>(nanoseconds(at)));
            const auto within = at - duration_cast<nanoseconds>(day.time_since_epoch()).count();
            auto ymd = year_month_day(day) + months((sign == '-' ? -count : count) * (unit == 'y' ? 12 : 1));
            if (!ymd.ok())
                ymd = ymd.year() / ymd.month() / last;
            at = duration_cast<nanoseconds>(sys_days(ymd).time_since_epoch()).count() + within;
        } else {
            const std::int64_t length = unit == 's' ? second
                : unit == 'm'                       ? 60 * second
                : unit == 'd'                       ? 86'400 * second
                : unit == 'w'                       ? 7 * 86'400 * second
                                                    : 3600 * second;
            at += (sign == '-' ? -count : count) * length;
        }
    }
    return at;
}

std::string formatDate(std::int64_t ns, DatePrecision precision)
{
    const auto day = floor<days>(sys_time<nanoseconds>(nanoseconds(ns)));
    const year_month_day ymd(day);
    const auto within = ns - duration_cast<nanoseconds>(day.time_since_epoch()).count();
    const auto secs = within / second;
    const auto rest = within % second;
    std::array<char, 48> text;
    const int length = precision == DatePrecision::Nanoseconds
        ? std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%09dZ", int(ymd.year()),
                        unsigned(ymd.month()), unsigned(ymd.day()), int(secs / 3600), int(secs / 60 % 60),
                        int(secs % 60), int(rest))
        : std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(ymd.year()),
                        unsigned(ymd.month()), unsigned(ymd.day()), int(secs / 3600), int(secs / 60 % 60),
                        int(secs % 60), int(rest / 1'000'000));
    return std::string(text.data(), size_t(length));
}

std::optional<int> zoneOffsetAt(const std::string &zone, std::int64_t ns)
{
    if (const auto offset = parseOffset(zone))
        return offset;
    const QTimeZone named(QByteArray::fromStdString(zone));
    if (!named.isValid())
        return {};
    return named.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ns / 1'000'000, Qt::UTC));
}

namespace {

char32_t nextCodePoint(std::string_view text, size_t &at)
{
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    char32_t point = first & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; ++i)
        point = (point << 6) | (byte(at + i) & 0x3FU);
    at += length;
    return point;
}

bool standsAlone(char32_t c)
{
    return (c >= 0x3040 && c <= 0x309F) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x20000 && c <= 0x3FFFF);
}

bool asciiAlnum(char32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool asciiDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}

// Dots and apostrophes join letters to letters and digits to digits; commas digits to digits.
bool joins(char32_t before, char32_t c, char32_t after)
{
    if (!asciiAlnum(before) || !asciiAlnum(after) || asciiDigit(before) != asciiDigit(after))
        return false;
    return c == '.' || c == '\'' || (c == ',' && asciiDigit(before));
}

} // namespace

std::vector<std::string> analyse(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    char32_t previous = 0;
    const auto flush = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (size_t at = 0; at < text.size();) {
        const size_t start = at;
        const char32_t c = nextCodePoint(text, at);
        if (c < 0x80) {
            const char32_t after = at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
            if (asciiAlnum(c) || c == '_')
                word.push_back(c >= 'A' && c <= 'Z' ? char(c + 32) : char(c));
            else if (!word.empty() && joins(previous, c, after))
                word.push_back(char(c));
            else
                flush();
        } else if (standsAlone(c)) {
            flush();
            words.emplace_back(text.substr(start, at - start));
        } else if (QChar::isLetterOrNumber(c)) {
            const char32_t lower = QChar::toLower(c);
            word += QString::fromUcs4(&lower, 1).toStdString();
        } else {
            flush();
        }
        previous = c;
    }
    flush();
    return words;
}

bool wildcardMatches(std::string_view pattern, std::string_view text, CaseSensitivity sensitivity)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
    const auto same = [&](char a, char b) {
        return a == b || (sensitivity == CaseSensitivity::Insensitive && lower(a) == lower(b));
    };
    size_t p = 0;
    size_t t = 0;
    size_t star = pattern.npos;
    size_t mark = 0;
    while (t < text.size()) {
        const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
        if (p < pattern.size() && !escaped && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size()
                   && (escaped ? same(pattern[p + 1], text[t])
                               : pattern[p] == '?' || same(pattern[p], text[t]))) {
            p += escaped ? 2 : 1;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

} // namespace yagura::demo::es
