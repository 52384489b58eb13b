// Ids of traces (128 bit) and spans (64 bit) as numbers, so that every spelling of the same id is equal:
// short, padded, upper case, base64. Plain values, any thread.
#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace yagura::traces {

struct TraceId
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] constexpr bool isNull() const { return high == 0 && low == 0; }
    constexpr auto operator<=>(const TraceId &) const = default;
};

struct SpanId
{
    std::uint64_t value = 0;

    [[nodiscard]] constexpr bool isNull() const { return value == 0; }
    constexpr auto operator<=>(const SpanId &) const = default;
};

// Hexadecimal of 1 to 32 (16) digits, with or without 0x and leading zeros, or base64 (standard or URL
// alphabet, padded or not) of 16 or 8 bytes. Hexadecimal wins where both would do.
[[nodiscard]] std::optional<TraceId> parseTraceId(std::string_view text);
[[nodiscard]] std::optional<SpanId> parseSpanId(std::string_view text);

// For ids that are neither: a number made from the text, the same for the same text.
[[nodiscard]] std::uint64_t idFromForeignText(std::string_view text);

// 32 and 16 lower-case hexadecimal digits.
[[nodiscard]] QString idText(const TraceId &id);
[[nodiscard]] QString idText(const SpanId &id);

[[nodiscard]] inline size_t qHash(const TraceId &id, size_t seed = 0)
{
    return seed ^ static_cast<size_t>(id.low ^ (id.high * 0x9E3779B97F4A7C15ULL));
}

} // namespace yagura::traces

template <> struct std::hash<yagura::traces::TraceId>
{
    size_t operator()(const yagura::traces::TraceId &id) const noexcept { return yagura::traces::qHash(id); }
};
