#include "traces/wire/fieldwire.h"

#include <charconv>
#include <cmath>

namespace yagura::traces::fieldwire {

namespace {

constexpr std::string_view Blank = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const auto last = text.find_last_not_of(Blank);
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

bool isNumber(std::string_view token)
{
    double value = 0;
    const auto [end, problem] = std::from_chars(token.data(), token.data() + token.size(), value);
    return end == token.data() + token.size() && problem != std::errc::invalid_argument;
}

} // namespace

PaddedBytes::PaddedBytes(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
    m_bytes.reserve(m_bytes.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
}

simdjson::padded_string_view PaddedBytes::view() const
{
    return simdjson::padded_string_view(data(), size(), static_cast<size_t>(m_bytes.capacity()));
}

Scalar read(Value value)
{
    using Type = simdjson::ondemand::json_type;
    Scalar scalar;
    switch (value.type().value()) {
    case Type::null:
        if (!value.is_null().value())
            throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
        break;
    case Type::boolean:
        scalar.kind = Scalar::Kind::Boolean;
        scalar.boolean = value.get_bool();
        break;
    case Type::number:
        scalar.kind = Scalar::Kind::Number;
        scalar.text = trimmed(value.raw_json_token());
        if (!isNumber(scalar.text))
            throw simdjson::simdjson_error(simdjson::NUMBER_ERROR);
        break;
    case Type::string:
        scalar.kind = Scalar::Kind::Text;
        scalar.text = value.get_string();
        break;
    case Type::object:
        scalar.kind = Scalar::Kind::Nested;
        scalar.text = trimmed(value.get_object().value().raw_json());
        break;
    case Type::array:
        scalar.kind = Scalar::Kind::Nested;
        scalar.text = trimmed(value.get_array().value().raw_json());
        break;
    }
    return scalar;
}

std::optional<std::int64_t> exactInteger(std::string_view digits)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> integer(const Scalar &scalar)
{
    if (scalar.kind != Scalar::Kind::Number && scalar.kind != Scalar::Kind::Text)
        return std::nullopt;
    if (const auto exact = exactInteger(scalar.text))
        return exact;
    const auto value = real(scalar);
    if (!value || std::isnan(*value))
        return std::nullopt;
    constexpr double limit = 9223372036854775807.0;
    if (*value >= limit)
        return std::numeric_limits<std::int64_t>::max();
    if (*value <= -limit)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(*value);
}

std::optional<std::int64_t> nanosecondsOfMicroseconds(const Scalar &scalar)
{
    const auto us = integer(scalar);
    if (!us)
        return std::nullopt;
    std::int64_t ns = 0;
    if (__builtin_mul_overflow(*us, std::int64_t{1000}, &ns))
        return *us < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    return ns;
}

std::optional<double> real(const Scalar &scalar)
{
    if (scalar.kind != Scalar::Kind::Number && scalar.kind != Scalar::Kind::Text)
        return std::nullopt;
    double value = 0;
    const char *first = scalar.text.data();
    const char *last = first + scalar.text.size();
    if (first != last && *first == '+')
        ++first;
    const auto [end, problem] = std::from_chars(first, last, value);
    if (end != last || problem == std::errc::invalid_argument || first == last)
        return std::nullopt;
    if (problem == std::errc::result_out_of_range)
        return *first == '-' ? -HUGE_VAL : HUGE_VAL;
    return value;
}

std::string_view text(const Scalar &scalar)
{
    if (scalar.kind == Scalar::Kind::Boolean)
        return scalar.boolean ? "true" : "false";
    return scalar.text;
}

std::optional<Value> find(Object &object, std::string_view name)
{
    Value value;
    const auto problem = object.find_field_unordered(name).get(value);
    if (problem == simdjson::NO_SUCH_FIELD)
        return std::nullopt;
    if (problem != simdjson::SUCCESS)
        throw simdjson::simdjson_error(problem);
    return value;
}

Error readingError(simdjson::error_code code, const PaddedBytes &bytes, std::optional<size_t> offset)
{
    const bool cut = code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || code == simdjson::EMPTY
        || code == simdjson::UNCLOSED_STRING || code == simdjson::CAPACITY
        || (offset && *offset >= bytes.size());
    Error error{cut ? ErrorKind::Incomplete : ErrorKind::Malformed, {}, {}, {}};
    error.where = offset
        ? QStringLiteral("byte %1 of %2").arg(std::min(*offset, bytes.size())).arg(bytes.size())
        : QStringLiteral("%1 bytes").arg(bytes.size());
    error.detail = QString::fromLatin1(simdjson::error_message(code));
    return error;
}

std::optional<size_t> offsetOf(simdjson::ondemand::document &document, const PaddedBytes &bytes)
{
    return offsetIn(document.current_location(), bytes);
}

std::optional<size_t> offsetIn(simdjson::simdjson_result<const char *> location, const PaddedBytes &bytes)
{
    const char *at = nullptr;
    if (std::move(location).get(at) != simdjson::SUCCESS || at < bytes.data())
        return std::nullopt;
    const auto offset = static_cast<size_t>(at - bytes.data());
    return offset <= bytes.size() ? std::optional(offset) : std::nullopt;
}

Status looksLikeJson(const PaddedBytes &bytes)
{
    const std::string_view all(bytes.data(), bytes.size());
    const auto first = all.find_first_not_of(Blank);
    if (first == std::string_view::npos)
        return failure(ErrorKind::Incomplete, QStringLiteral("byte 0"),
                       QStringLiteral("the answer is empty"));
    if (all[first] == '{' || all[first] == '[')
        return {};
    const auto head = all.substr(first, 200);
    return failure(ErrorKind::NotJson, QStringLiteral("byte %1").arg(first),
                   QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size())));
}

} // namespace yagura::traces::fieldwire
