#include "logs/loglevel.h"

#include <charconv>

namespace yagura::logs {

namespace {

struct Spelling
{
    std::string_view word; // lower case
    LogLevel level;
};

constexpr std::array<Spelling, 41> spellings{{
    {"fatal", LogLevel::Fatal},        {"critical", LogLevel::Fatal},   {"crit", LogLevel::Fatal},
    {"emergency", LogLevel::Fatal},    {"emerg", LogLevel::Fatal},      {"panic", LogLevel::Fatal},
    {"alert", LogLevel::Fatal},        {"f", LogLevel::Fatal},          {"dpanic", LogLevel::Fatal},
    {"error", LogLevel::Error},        {"err", LogLevel::Error},        {"severe", LogLevel::Error},
    {"failure", LogLevel::Error},      {"e", LogLevel::Error},          {"eror", LogLevel::Error},
    {"warning", LogLevel::Warn},       {"warn", LogLevel::Warn},        {"w", LogLevel::Warn},
    {"wrn", LogLevel::Warn},           {"information", LogLevel::Info}, {"info", LogLevel::Info},
    {"informational", LogLevel::Info}, {"notice", LogLevel::Info},      {"i", LogLevel::Info},
    {"inf", LogLevel::Info},           {"log", LogLevel::Info},         {"config", LogLevel::Info},
    {"debug", LogLevel::Debug},        {"dbg", LogLevel::Debug},        {"d", LogLevel::Debug},
    {"fine", LogLevel::Debug},         {"debug1", LogLevel::Debug},     {"trace", LogLevel::Trace},
    {"trc", LogLevel::Trace},          {"t", LogLevel::Trace},          {"finer", LogLevel::Trace},
    {"finest", LogLevel::Trace},       {"verbose", LogLevel::Trace},    {"v", LogLevel::Trace},
    {"silly", LogLevel::Trace},        {"all", LogLevel::Trace},
}};

} // namespace

QString levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Fatal:
        return QStringLiteral("FATAL");
    case LogLevel::Error:
        return QStringLiteral("ERROR");
    case LogLevel::Warn:
        return QStringLiteral("WARN");
    case LogLevel::Info:
        return QStringLiteral("INFO");
    case LogLevel::Debug:
        return QStringLiteral("DEBUG");
    case LogLevel::Trace:
        return QStringLiteral("TRACE");
    case LogLevel::Unknown:
        break;
    }
    return {};
}

LogLevel levelFromText(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '['))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == ']' || text.back() == ':'))
        text.remove_suffix(1);
    if (text.empty() || text.size() > 16)
        return LogLevel::Unknown;
    if (text.front() >= '0' && text.front() <= '9') {
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        return error == std::errc() && end == text.data() + text.size() ? levelFromNumber(number)
                                                                        : LogLevel::Unknown;
    }
    std::array<char, 16> lower{};
    std::transform(text.begin(), text.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view word(lower.data(), text.size());
    for (const Spelling &one : spellings)
        if (one.word == word)
            return one.level;
    return LogLevel::Unknown;
}

LogLevel levelFromNumber(double number)
{
    if (number >= 0 && number <= 7) {
        constexpr std::array<LogLevel, 8> syslog{LogLevel::Fatal, LogLevel::Fatal, LogLevel::Fatal,
                                                 LogLevel::Error, LogLevel::Warn,  LogLevel::Info,
                                                 LogLevel::Info,  LogLevel::Debug};
        return syslog[static_cast<size_t>(number)];
    }
    if (number < 10 || number >= 70)
        return LogLevel::Unknown;
    constexpr std::array<LogLevel, 6> pino{LogLevel::Trace, LogLevel::Debug, LogLevel::Info,
                                           LogLevel::Warn,  LogLevel::Error, LogLevel::Fatal};
    return pino[static_cast<size_t>(number) / 10 - 1];
}

const QStringList &errorSpellings()
{
    static const QStringList words = [] {
        QStringList made;
        for (const Spelling &one : spellings) {
            if ((one.level != LogLevel::Error && one.level != LogLevel::Fatal) || one.word.size() == 1)
                continue;
            const auto lower = QString::fromLatin1(one.word.data(), static_cast<qsizetype>(one.word.size()));
            const QString capital = lower.left(1).toUpper() + lower.mid(1);
            made << lower << lower.toUpper() << capital;
        }
        return made;
    }();
    return words;
}

const QList<int> &errorNumbers()
{
    static const QList<int> numbers{0, 1, 2, 3, 50, 60};
    return numbers;
}

Severity severityOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Fatal:
    case LogLevel::Error:
        return Severity::Critical;
    case LogLevel::Warn:
        return Severity::Warning;
    case LogLevel::Info:
    case LogLevel::Debug:
    case LogLevel::Trace:
        return Severity::Info;
    case LogLevel::Unknown:
        break;
    }
    return Severity::Unknown;
}

} // namespace yagura::logs
