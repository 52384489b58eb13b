// Trace and span identifiers: 128 and 64 bits, however the other side spells them (hex of any length and
// case, 0x, base64 as in OTLP JSON), and the search for one in whatever an operator pastes. Plain values; no
// allocation.
#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

namespace yagura {

// Zero is invalid, as W3C Trace Context has it.
struct TraceId
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] bool isValid() const { return high != 0 || low != 0; }
    [[nodiscard]] QString toString() const; // 32 lower-case hex digits

    auto operator<=>(const TraceId &) const = default;
};

struct SpanId
{
    std::uint64_t value = 0;

    [[nodiscard]] bool isValid() const { return value != 0; }
    [[nodiscard]] QString toString() const; // 16 lower-case hex digits

    auto operator<=>(const SpanId &) const = default;
};

// 1–32 (1–16) hex digits, 0x allowed; missing leading zeros are restored. Nothing for zero or anything else.
[[nodiscard]] std::optional<TraceId> traceIdFromHex(QByteArrayView text);
[[nodiscard]] std::optional<SpanId> spanIdFromHex(QByteArrayView text);
// 16 (8) bytes, padded or not, either alphabet.
[[nodiscard]] std::optional<TraceId> traceIdFromBase64(QByteArrayView text);
[[nodiscard]] std::optional<SpanId> spanIdFromBase64(QByteArrayView text);
// Either spelling: hex where it can be.
[[nodiscard]] std::optional<TraceId> traceIdFromText(QStringView text);
[[nodiscard]] std::optional<SpanId> spanIdFromText(QStringView text);

struct TraceReference
{
    TraceId trace;
    SpanId span; // invalid when the text names none

    bool operator==(const TraceReference &) const = default;
};

// The first trace id in a pasted text, the surest spelling first: a W3C traceparent, Jaeger's uber-trace-id,
// B3, an X-Ray id, a field called trace id, a URL with /trace/…, a text that is nothing else, a lone UUID or
// 32 hex digits. Reads the first 64 KiB.
[[nodiscard]] std::optional<TraceReference> findTraceReference(QStringView text);

[[nodiscard]] inline size_t qHash(const TraceId &id, size_t seed = 0)
{
    return qHashMulti(seed, id.high, id.low);
}
[[nodiscard]] inline size_t qHash(const SpanId &id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

} // namespace yagura

template <> struct std::hash<yagura::TraceId>
{
    size_t operator()(const yagura::TraceId &id) const noexcept { return yagura::qHash(id); }
};

template <> struct std::hash<yagura::SpanId>
{
    size_t operator()(const yagura::SpanId &id) const noexcept { return yagura::qHash(id); }
};
