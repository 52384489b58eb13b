#include "demo/shop/logline.h"

#include <array>
#include <charconv>

namespace yagura::demo {

namespace {

constexpr std::array<std::string_view, 4> levelNames{"DEBUG", "INFO", "WARN", "ERROR"};

void appendNumber(QByteArray &text, std::int64_t value, int width)
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    for (auto length = end.ptr - digits.data(); length < width; ++length)
        text += '0';
    text.append(digits.data(), static_cast<qsizetype>(end.ptr - digits.data()));
}

void appendDate(QByteArray &text, Instant at, char separator)
{
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
    appendNumber(text, static_cast<int>(date.year()), 4);
    text += separator;
    appendNumber(text, static_cast<unsigned>(date.month()), 2);
    text += separator;
    appendNumber(text, static_cast<unsigned>(date.day()), 2);
}

} // namespace

QByteArray isoTime(Instant at)
{
    QByteArray text;
    text.reserve(24);
    appendDate(text, at, '-');
    const std::int64_t milliseconds
        = (at - std::chrono::floor<std::chrono::days>(at)) / std::chrono::milliseconds(1);
    text += 'T';
    appendNumber(text, milliseconds / 3'600'000, 2);
    text += ':';
    appendNumber(text, milliseconds / 60'000 % 60, 2);
    text += ':';
    appendNumber(text, milliseconds / 1000 % 60, 2);
    text += '.';
    appendNumber(text, milliseconds % 1000, 3);
    text += 'Z';
    return text;
}

QString logIndex(Instant at)
{
    QByteArray text = "logs-prod-";
    appendDate(text, at, '.');
    return QString::fromLatin1(text);
}

void appendQuoted(QByteArray &json, std::string_view text)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (c == '\n') {
            json += "\\n";
        } else if (c == '\t') {
            json += "\\t";
        } else if (byte < 0x20) {
            json += "\\u00";
            json += hex[byte >> 4U];
            json += hex[byte & 15U];
        } else {
            json += c;
        }
    }
    json += '"';
}

LogLineBuilder::LogLineBuilder(Instant at, LogLevel level, Service service, const Pod &pod)
{
    m_line.at = at;
    m_line.json.reserve(640);
    m_line.json += "{\"@timestamp\":\"";
    m_line.json += isoTime(at);
    m_line.json += '"';
    add("log.level", levelNames[static_cast<size_t>(level)]);
    add("service.name", name(service));
    add("k8s.pod", pod.name);
    add("k8s.node", pod.node);
}

LogLineBuilder &LogLineBuilder::logger(std::string_view logger, std::string_view thread)
{
    add("logger", logger);
    return add("thread.name", thread);
}

LogLineBuilder &LogLineBuilder::error(std::string_view type, std::string_view text,
                                      std::string_view stackTrace)
{
    add("error.type", type);
    add("error.message", text);
    return add("error.stack_trace", stackTrace);
}

LogLineBuilder &LogLineBuilder::add(std::string_view name, std::string_view value)
{
    key(name);
    appendQuoted(m_line.json, value);
    return *this;
}

LogLineBuilder &LogLineBuilder::add(std::string_view name, std::int64_t value)
{
    key(name);
    appendNumber(m_line.json, value, 1);
    return *this;
}

LogLine LogLineBuilder::take()
{
    m_line.json += '}';
    return std::move(m_line);
}

void LogLineBuilder::key(std::string_view text)
{
    m_line.json += ',';
    appendQuoted(m_line.json, text);
    m_line.json += ':';
}

} // namespace yagura::demo
