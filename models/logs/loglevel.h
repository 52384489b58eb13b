// The level of a log line, however the program that wrote it spelt it. Plain value.
#pragma once

#include "core/severity.h"

#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yagura::logs {

enum class LogLevel : std::uint8_t { Fatal, Error, Warn, Info, Debug, Trace, Unknown };
inline constexpr size_t levelCount = 7;
inline constexpr std::array<LogLevel, levelCount> allLevels{
    LogLevel::Fatal, LogLevel::Error, LogLevel::Warn,   LogLevel::Info,
    LogLevel::Debug, LogLevel::Trace, LogLevel::Unknown};

// "FATAL" … "TRACE"; empty for Unknown. Untranslated: it is what the line says.
[[nodiscard]] QString levelName(LogLevel level);

// Words in any case (err, warning, notice, critical, severe, I …), and numbers as text.
[[nodiscard]] LogLevel levelFromText(std::string_view text);
// 0–7 as syslog has them (0 is worst), 10–60 as bunyan and pino do (60 is worst).
[[nodiscard]] LogLevel levelFromNumber(double number);

// The spellings, and the numbers, of Error and Fatal that a server can be asked for.
[[nodiscard]] const QStringList &errorSpellings();
[[nodiscard]] const QList<int> &errorNumbers();

[[nodiscard]] Severity severityOf(LogLevel level);

} // namespace yagura::logs
