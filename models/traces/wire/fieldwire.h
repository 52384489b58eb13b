// What the readers of Jaeger and OTLP JSON share: tolerant reading of single fields with simdjson On-Demand,
// padding of a body without copying it, and errors that name the byte. Internal to the wire units; workers
// only.
#pragma once

#include "core/result.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

namespace yagura::traces::fieldwire {

using Value = simdjson::ondemand::value;
using Object = simdjson::ondemand::object;
using Array = simdjson::ondemand::array;

// The bytes of an answer with the room behind them that simdjson needs.
class PaddedBytes
{
public:
    explicit PaddedBytes(QByteArray bytes);

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const char *data() const { return m_bytes.constData(); }
    [[nodiscard]] size_t size() const { return static_cast<size_t>(m_bytes.size()); }
    [[nodiscard]] simdjson::padded_string_view view() const;

private:
    QByteArray m_bytes;
};

// Any JSON value, as it stands: text decoded, a number or a nested value as written.
struct Scalar
{
    enum class Kind { Null, Boolean, Number, Text, Nested } kind = Kind::Null;
    bool boolean = false;
    std::string_view text; // lives as long as the parser's current document

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
};

// Throws simdjson_error, as everything below; the wire functions catch it at their door.
[[nodiscard]] Scalar read(Value value);

// A whole number, also one written as text, as 1e3 or 5.0. Beyond int64 it saturates. Empty when it is none.
[[nodiscard]] std::optional<std::int64_t> integer(const Scalar &scalar);
// The same, microseconds made nanoseconds.
[[nodiscard]] std::optional<std::int64_t> nanosecondsOfMicroseconds(const Scalar &scalar);
// Also NaN, Infinity, -Infinity as text. Empty when it is none.
[[nodiscard]] std::optional<double> real(const Scalar &scalar);
// Empty for null; numbers and nested values as written.
[[nodiscard]] std::string_view text(const Scalar &scalar);
// Exactly what integer() reads, without losing digits: empty for 5.0 or for what does not fit.
[[nodiscard]] std::optional<std::int64_t> exactInteger(std::string_view digits);

// Calls with(Object) and with(Value) for what has that shape; null, absent and other shapes are skipped.
template <typename F> void forEach(Value value, F with)
{
    if (value.type().value() != simdjson::ondemand::json_type::array)
        return;
    for (auto element : value.get_array())
        with(element.value());
}

template <typename F> void forEachObject(Value value, F with)
{
    forEach(value, [&](Value element) {
        if (element.type().value() == simdjson::ondemand::json_type::object)
            with(element.get_object().value());
    });
}

// The same where leaving out would hide data: null is an empty list, any other shape throws.
template <typename F> void forEveryObject(Value value, F with)
{
    if (value.type().value() == simdjson::ondemand::json_type::null)
        return;
    for (auto element : value.get_array())
        with(element.get_object().value());
}

template <typename F> void forEachField(Object object, F with)
{
    for (auto entry : object) {
        const std::string_view key = entry.unescaped_key();
        with(key, entry.value().value());
    }
}

// The field of that name, wherever it stands, or nothing. Throws when the object itself is broken: nothing
// may be asked of it then. To begin again at its first field call object.reset() afterwards.
[[nodiscard]] std::optional<Value> find(Object &object, std::string_view name);

// What a failed reading means: NotJson, Incomplete or Malformed; where is the byte, if it can be told.
[[nodiscard]] Error readingError(simdjson::error_code code, const PaddedBytes &bytes,
                                 std::optional<size_t> offset);
[[nodiscard]] std::optional<size_t> offsetOf(simdjson::ondemand::document &document,
                                             const PaddedBytes &bytes);
[[nodiscard]] std::optional<size_t> offsetIn(simdjson::simdjson_result<const char *> location,
                                             const PaddedBytes &bytes);
// NotJson when the first character cannot begin an object or array, Incomplete when there is nothing at all.
[[nodiscard]] Status looksLikeJson(const PaddedBytes &bytes);

} // namespace yagura::traces::fieldwire
