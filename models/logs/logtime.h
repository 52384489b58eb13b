// Points in time as log documents write them. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yagura::logs {

// ISO 8601 with T or space, - or / between the parts of the date, up to nine digits of a second, with or
// without a zone (without: UTC); or an epoch number in s, ms, µs or ns, told apart by its size. Nanoseconds
// since 1970.
[[nodiscard]] std::optional<std::int64_t> parseLogTime(std::string_view text);
[[nodiscard]] std::optional<std::int64_t> logTimeFromNumber(double number);
[[nodiscard]] std::optional<std::int64_t> logTimeFromInteger(std::int64_t number);

} // namespace yagura::logs
