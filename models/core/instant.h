// Points in time and spans of it, in nanoseconds since the Unix epoch (1678–2262). Plain values, any thread.
#pragma once

#include <chrono>
#include <cstdint>

namespace yagura {

using Duration = std::chrono::nanoseconds;
using Instant = std::chrono::sys_time<std::chrono::nanoseconds>;

[[nodiscard]] constexpr Instant fromUnixNanoseconds(std::int64_t ns)
{
    return Instant(Duration(ns));
}
[[nodiscard]] constexpr Instant fromUnixMicroseconds(std::int64_t us)
{
    return Instant(std::chrono::microseconds(us));
}
[[nodiscard]] constexpr Instant fromUnixMilliseconds(std::int64_t ms)
{
    return Instant(std::chrono::milliseconds(ms));
}
[[nodiscard]] constexpr Instant fromUnixSeconds(std::int64_t s)
{
    return Instant(std::chrono::seconds(s));
}
// Rounds to the nearest millisecond, the resolution of Prometheus' timestamps.
[[nodiscard]] constexpr Instant fromUnixSeconds(double s)
{
    return fromUnixMilliseconds(static_cast<std::int64_t>(s * 1000.0 + (s < 0 ? -0.5 : 0.5)));
}

[[nodiscard]] constexpr std::int64_t toUnixNanoseconds(Instant t)
{
    return t.time_since_epoch().count();
}
[[nodiscard]] constexpr std::int64_t toUnixMicroseconds(Instant t)
{
    return std::chrono::floor<std::chrono::microseconds>(t).time_since_epoch().count();
}
[[nodiscard]] constexpr std::int64_t toUnixMilliseconds(Instant t)
{
    return std::chrono::floor<std::chrono::milliseconds>(t).time_since_epoch().count();
}
[[nodiscard]] constexpr double toUnixSeconds(Instant t)
{
    return static_cast<double>(toUnixMilliseconds(t)) / 1000.0;
}

[[nodiscard]] constexpr double toSeconds(Duration d)
{
    return static_cast<double>(d.count()) / 1e9;
}
[[nodiscard]] constexpr Duration fromSeconds(double s)
{
    return Duration(static_cast<std::int64_t>(s * 1e9));
}

} // namespace yagura
