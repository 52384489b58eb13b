#include "logs/logtime.h"

#include <charconv>
#include <chrono>
#include <cmath>

namespace yagura::logs {

namespace {

constexpr std::int64_t second = 1'000'000'000;

class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    { }

    bool digits(int count, int low, int high, int &value)
    {
        if (m_text.size() < static_cast<size_t>(count))
            return false;
        value = 0;
        for (int i = 0; i < count; ++i) {
            const char c = m_text[static_cast<size_t>(i)];
            if (c < '0' || c > '9')
                return false;
            value = value * 10 + (c - '0');
        }
        m_text.remove_prefix(static_cast<size_t>(count));
        return value >= low && value <= high;
    }

    bool skip(std::string_view any)
    {
        if (m_text.empty() || any.find(m_text.front()) == any.npos)
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    std::int64_t fraction()
    {
        std::int64_t value = 0;
        for (std::int64_t unit = second / 10;
             !m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9'; unit /= 10) {
            value += (m_text.front() - '0') * unit;
            m_text.remove_prefix(1);
        }
        return value;
    }

    // Seconds east of UTC; nothing when what is left is no zone.
    std::optional<int> zone()
    {
        while (skip(" ")) { }
        if (m_text.empty() || m_text == "Z" || m_text == "z" || m_text == "UTC" || m_text == "GMT")
            return 0;
        const int sign = m_text.front() == '-' ? -1 : 1;
        int hours = 0;
        int minutes = 0;
        if (!skip("+-") || !digits(2, 0, 23, hours))
            return {};
        skip(":");
        if (!m_text.empty() && (!digits(2, 0, 59, minutes) || !m_text.empty()))
            return {};
        return sign * (hours * 3600 + minutes * 60);
    }

private:
    std::string_view m_text;
};

} // namespace

std::optional<std::int64_t> logTimeFromInteger(std::int64_t number)
{
    const std::int64_t size = number < 0 ? -number : number;
    if (number == INT64_MIN || number == INT64_MAX)
        return {};
    if (size < 100'000'000'000)
        return size > INT64_MAX / second ? std::nullopt : std::optional(number * second);
    const auto scaled = [&](std::int64_t factor) {
        return size > INT64_MAX / factor ? std::nullopt : std::optional(number * factor);
    };
    if (size < 100'000'000'000'000)
        return scaled(1'000'000);
    if (size < 100'000'000'000'000'000)
        return scaled(1'000);
    return number;
}

std::optional<std::int64_t> logTimeFromNumber(double number)
{
    if (!std::isfinite(number))
        return {};
    if (std::abs(number) < 9'000'000'000)
        return std::llround(number * 1e6) * 1'000; // seconds with a fraction: a double holds microseconds
    return std::abs(number) < 9e18 ? logTimeFromInteger(std::llround(number)) : std::nullopt;
}

std::optional<std::int64_t> parseLogTime(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.find_first_not_of("0123456789", text.front() == '-' ? 1 : 0) == text.npos && text.size() > 8) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size() ? logTimeFromInteger(number)
                                                                        : std::nullopt;
    }
    Reader reader(text);
    int year = 0;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int seconds = 0;
    std::int64_t nanos = 0;
    if (!reader.digits(4, 1678, 2261, year) || !reader.skip("-/") || !reader.digits(2, 1, 12, month)
        || !reader.skip("-/") || !reader.digits(2, 1, 31, day))
        return {};
    if (reader.skip("Tt ")) {
        if (!reader.digits(2, 0, 23, hour) || !reader.skip(":") || !reader.digits(2, 0, 59, minute))
            return {};
        if (reader.skip(":")) {
            if (!reader.digits(2, 0, 60, seconds))
                return {};
            if (reader.skip(".,"))
                nanos = reader.fraction();
        }
    }
    const auto offset = reader.zone();
    const std::chrono::year_month_day date = std::chrono::year(year) / month / day;
    if (!offset || !date.ok())
        return {};
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return (days * 86'400 + hour * 3600 + minute * 60 + seconds - *offset) * second + nanos;
}

} // namespace yagura::logs
