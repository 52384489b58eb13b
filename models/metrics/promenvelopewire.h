// Parts shared by the readers of Prometheus' answers: what is not JSON, what an error envelope means, and
// numbers as Prometheus writes them. Internal to promwire and its sisters; pure.
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>
#include <string_view>
#include <unordered_map>

namespace yagura::metrics::detail {

// The Error of a body that does not begin like a JSON object; nothing when it does.
[[nodiscard]] std::optional<Error> notJson(const QByteArray &body);

[[nodiscard]] Error envelopeError(const QString &errorType, const QString &message);

[[nodiscard]] Error malformed(const char *where, const char *reason);

// "1.5", "1e+06", "NaN", "+Inf", "-Inf"; the whole text.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

// Unix seconds with decimals, as JSON prints them, to whole milliseconds.
[[nodiscard]] std::optional<std::int64_t> readTimeMs(std::string_view text);

[[nodiscard]] inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Label names and values repeat from series to series: one QString for each. The texts handed in must live as
// long as the pool.
class StringPool
{
public:
    const QString &of(std::string_view text)
    {
        const auto it = m_strings.find(text);
        return it != m_strings.end() ? it->second : m_strings.emplace(text, toQString(text)).first->second;
    }

private:
    std::unordered_map<std::string_view, QString> m_strings;
};

// Room behind the last byte, as simdjson wants it; its content does not matter.
void pad(QByteArray &body);

} // namespace yagura::metrics::detail
