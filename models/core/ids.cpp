#include "core/ids.h"

#include <re2/re2.h>

#include <array>

namespace yagura {

namespace {

constexpr qsizetype MaximumPaste = 64 << 10;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<TraceId> hexNumber(QByteArrayView text, qsizetype maximumDigits)
{
    if (text.startsWith("0x") || text.startsWith("0X"))
        text = text.sliced(2);
    if (text.isEmpty() || text.size() > maximumDigits)
        return std::nullopt;
    TraceId id;
    for (const char c : text) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return std::nullopt;
        id.high = id.high << 4 | id.low >> 60;
        id.low = id.low << 4 | static_cast<std::uint64_t>(digit);
    }
    return id.isValid() ? std::optional(id) : std::nullopt;
}

std::optional<QByteArray> fromBase64(QByteArrayView text, qsizetype bytes)
{
    const qsizetype padded = (bytes + 2) / 3 * 4;
    const qsizetype bare = (bytes * 4 + 2) / 3;
    if (text.size() != padded && text.size() != bare)
        return std::nullopt;
    const bool urlAlphabet = text.contains('-') || text.contains('_');
    const auto options = (urlAlphabet ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding)
        | QByteArray::AbortOnBase64DecodingErrors;
    const auto decoded = QByteArray::fromBase64Encoding(text.toByteArray(), options);
    if (!decoded || (*decoded).size() != bytes)
        return std::nullopt;
    return *decoded;
}

std::uint64_t bigEndian(QByteArrayView eightBytes)
{
    std::uint64_t value = 0;
    for (const char c : eightBytes)
        value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

QString hex(std::uint64_t value)
{
    return QStringLiteral("%1").arg(value, 16, 16, QLatin1Char('0'));
}

QByteArrayView view(const re2::StringPiece &piece)
{
    return QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size()));
}

QByteArray withoutDashes(QByteArrayView text)
{
    QByteArray out = text.toByteArray();
    out.replace('-', "");
    return out;
}

std::optional<TraceReference> match(const re2::RE2 &pattern, const std::string &text)
{
    re2::StringPiece trace;
    re2::StringPiece span;
    const bool found = pattern.NumberOfCapturingGroups() > 1
        ? re2::RE2::PartialMatch(text, pattern, &trace, &span)
        : re2::RE2::PartialMatch(text, pattern, &trace);
    if (!found)
        return std::nullopt;
    auto id = traceIdFromHex(withoutDashes(view(trace)));
    if (!id)
        id = traceIdFromBase64(view(trace));
    if (!id)
        return std::nullopt;
    return TraceReference{*id, spanIdFromHex(view(span)).value_or(SpanId())};
}

} // namespace

QString TraceId::toString() const
{
    return hex(high) + hex(low);
}

QString SpanId::toString() const
{
    return hex(value);
}

std::optional<TraceId> traceIdFromHex(QByteArrayView text)
{
    return hexNumber(text, 32);
}

std::optional<SpanId> spanIdFromHex(QByteArrayView text)
{
    const auto number = hexNumber(text, 16);
    return number ? std::optional(SpanId{number->low}) : std::nullopt;
}

std::optional<TraceId> traceIdFromBase64(QByteArrayView text)
{
    const auto bytes = fromBase64(text, 16);
    if (!bytes)
        return std::nullopt;
    const TraceId id{bigEndian(QByteArrayView(*bytes).first(8)), bigEndian(QByteArrayView(*bytes).last(8))};
    return id.isValid() ? std::optional(id) : std::nullopt;
}

std::optional<SpanId> spanIdFromBase64(QByteArrayView text)
{
    const auto bytes = fromBase64(text, 8);
    const SpanId id{bytes ? bigEndian(*bytes) : 0};
    return id.isValid() ? std::optional(id) : std::nullopt;
}

std::optional<TraceId> traceIdFromText(QStringView text)
{
    const QByteArray bytes = text.trimmed().left(64).toUtf8();
    const auto id = traceIdFromHex(bytes);
    return id ? id : traceIdFromBase64(bytes);
}

std::optional<SpanId> spanIdFromText(QStringView text)
{
    const QByteArray bytes = text.trimmed().left(64).toUtf8();
    const auto id = spanIdFromHex(bytes);
    return id ? id : spanIdFromBase64(bytes);
}

std::optional<TraceReference> findTraceReference(QStringView text)
{
    static const re2::RE2 traceparent(R"((?i)\b[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}\b)");
    static const re2::RE2 uber(
        R"((?i)\b([0-9a-f]{8,32})(?::|%3a)([0-9a-f]{1,16})(?::|%3a)[0-9a-f]{1,16}(?::|%3a)[0-9a-f]{1,2}\b)");
    static const re2::RE2 b3(
        R"((?i)\b([0-9a-f]{32}|[0-9a-f]{16})-([0-9a-f]{16})(?:-[01d](?:-[0-9a-f]{16})?)?\b)");
    static const re2::RE2 xray(R"((?i)\b1-([0-9a-f]{8}-[0-9a-f]{24})\b)");
    static const re2::RE2 field(
        R"((?i)trace[._-]?id\\?["']?\s*[=: ]\s*\\?["']?((?:0x)?[0-9a-f]{8,32}\b|[a-z0-9+/_-]{22}={0,2}))");
    static const re2::RE2 url(R"((?i)/traces?/((?:0x)?[0-9a-f]{1,32})(?:[^0-9a-z]|$))");
    static const re2::RE2 uuid(R"((?i)\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b)");
    static const re2::RE2 lone(R"((?i)\b([0-9a-f]{32})\b)");
    static const std::array before{&traceparent, &uber, &xray, &b3, &field, &url};
    static const std::array after{&uuid, &lone};

    const std::string bytes = text.left(MaximumPaste).trimmed().toUtf8().toStdString();
    for (const re2::RE2 *pattern : before) {
        if (const auto found = match(*pattern, bytes))
            return found;
    }
    constexpr size_t shortest = 8; // a shorter word of the letters a–f is more likely a word
    if (bytes.size() >= shortest || bytes.starts_with("0x")) {
        if (const auto whole = traceIdFromText(text))
            return TraceReference{*whole, {}};
    }
    for (const re2::RE2 *pattern : after) {
        if (const auto found = match(*pattern, bytes))
            return found;
    }
    return std::nullopt;
}

} // namespace yagura
