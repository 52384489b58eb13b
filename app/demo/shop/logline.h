// One log line of the shop as the collector would ship it: a JSON object with ECS field names, dotted as the
// loggers write them. Plain values, any thread.
#pragma once

#include "core/instant.h"
#include "demo/shop/timeline.h"

#include <QByteArray>

#include <string_view>

namespace yagura::demo {

enum class LogLevel : std::uint8_t { Debug, Info, Warn, Error };

struct LogLine
{
    Instant at;
    QByteArray json;

    bool operator==(const LogLine &) const = default;
};

// Builds one line; the fields come out in the order in which they are added.
class LogLineBuilder
{
public:
    LogLineBuilder(Instant at, LogLevel level, Service service, const Pod &pod);

    LogLineBuilder &message(std::string_view text) { return add("message", text); }
    LogLineBuilder &logger(std::string_view logger, std::string_view thread);
    LogLineBuilder &error(std::string_view type, std::string_view text, std::string_view stackTrace);
    LogLineBuilder &add(std::string_view key, std::string_view value);
    LogLineBuilder &add(std::string_view key, std::int64_t value);

    [[nodiscard]] LogLine take();

private:
    void key(std::string_view text);

    LogLine m_line;
};

// 2026-08-07T10:11:12.345Z.
[[nodiscard]] QByteArray isoTime(Instant at);
// logs-prod-2026.08.07, by the day in UTC.
[[nodiscard]] QString logIndex(Instant at);
// Adds text to json as a quoted string.
void appendQuoted(QByteArray &json, std::string_view text);

} // namespace yagura::demo
