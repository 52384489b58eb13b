// The few helpers that the readers of bulk answers share: a padded document whose problems come back as an
// Error, and lenient scalars. Pure; internal to the wire units of this folder.
#pragma once

#include "core/result.h"
#include "logs/logpage.h"

#include <QByteArray>

#include <simdjson.h>

#include <functional>

namespace yagura::logs::simdjsonwire {

using Object = simdjson::ondemand::object;
using Array = simdjson::ondemand::array;
using Value = simdjson::ondemand::value;
using Type = simdjson::ondemand::json_type;

inline constexpr int maximumDepth = 64;

// Calls read with the root object. body is made to have room behind its end. NotJson for what does not begin
// like an object (a login page), Incomplete for what ends early, Malformed otherwise, each with the offset.
[[nodiscard]] Status readDocument(QByteArray &body, const std::function<void(Object)> &read);

[[nodiscard]] std::int64_t integerOr(Value value, std::int64_t alternative);
[[nodiscard]] bool booleanOr(Value value, bool alternative);
[[nodiscard]] QByteArray bytesOf(Value value); // empty unless a string
[[nodiscard]] QString textOf(std::string_view utf8);
[[nodiscard]] std::string_view trimmed(std::string_view text);

// {"total", "failed", "skipped", "failures"}
void readShards(Object object, ShardReport &shards);
// An object with value and relation, or a bare integer.
void readTotal(Value value, HitCount &count);

} // namespace yagura::logs::simdjsonwire
