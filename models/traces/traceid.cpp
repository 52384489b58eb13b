#include "traces/traceid.h"

#include <QByteArray>

#include <array>

namespace yagura::traces {

namespace {

std::optional<int> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return std::nullopt;
}

std::optional<TraceId> fromHex(std::string_view text)
{
    if (text.starts_with("0x") || text.starts_with("0X"))
        text.remove_prefix(2);
    if (text.empty() || text.size() > 32)
        return std::nullopt;
    TraceId id;
    for (const char c : text) {
        const auto digit = hexDigit(c);
        if (!digit)
            return std::nullopt;
        id.high = (id.high << 4) | (id.low >> 60);
        id.low = (id.low << 4) | static_cast<std::uint64_t>(*digit);
    }
    return id;
}

std::optional<QByteArray> fromBase64(std::string_view text, qsizetype bytes)
{
    if (text.size() > 24)
        return std::nullopt;
    QByteArray plain(text.data(), static_cast<qsizetype>(text.size()));
    plain.replace('-', '+').replace('_', '/');
    auto decoded = QByteArray::fromBase64Encoding(plain, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.size() != bytes)
        return std::nullopt;
    return decoded.decoded;
}

std::uint64_t bigEndian(const QByteArray &bytes, qsizetype from)
{
    std::uint64_t value = 0;
    for (qsizetype i = from; i < from + 8; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[i]);
    return value;
}

QString hex(std::uint64_t value)
{
    return QString::number(value, 16).rightJustified(16, u'0');
}

} // namespace

std::optional<TraceId> parseTraceId(std::string_view text)
{
    if (const auto id = fromHex(text))
        return id;
    if (const auto bytes = fromBase64(text, 16))
        return TraceId{bigEndian(*bytes, 0), bigEndian(*bytes, 8)};
    return std::nullopt;
}

std::optional<SpanId> parseSpanId(std::string_view text)
{
    if (const auto id = fromHex(text))
        return id->high == 0 ? std::optional(SpanId{id->low}) : std::nullopt;
    if (const auto bytes = fromBase64(text, 8))
        return SpanId{bigEndian(*bytes, 0)};
    return std::nullopt;
}

// FNV-1a, 64 bit.
std::uint64_t idFromForeignText(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

QString idText(const TraceId &id)
{
    const QString text = hex(id.high) + hex(id.low);
    return text;
}

QString idText(const SpanId &id)
{
    return hex(id.value);
}

} // namespace yagura::traces
