#include "metrics/promenvelopewire.h"

#include <QHash>

#include <charconv>
#include <cmath>
#include <limits>

#include <simdjson.h>

namespace yagura::metrics::detail {

namespace {

constexpr qsizetype shownLength = 200;

QString firstLine(const QByteArray &body)
{
    QString text = QString::fromUtf8(body.left(4000));
    QString plain;
    bool inTag = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('<'))
            inTag = true;
        else if (c == QLatin1Char('>'))
            inTag = false;
        else if (!inTag)
            plain += c;
    }
    for (const QString &line : plain.split(QLatin1Char('\n'))) {
        const QString trimmed = line.simplified();
        if (!trimmed.isEmpty())
            return trimmed.left(shownLength);
    }
    return {};
}

} // namespace

std::optional<Error> notJson(const QByteArray &body)
{
    for (const char c : body) {
        if (c == '{')
            return std::nullopt;
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t')
            break;
    }
    return Error{ErrorKind::NotJson, {}, firstLine(body), {}};
}

Error envelopeError(const QString &errorType, const QString &message)
{
    static const QHash<QString, ErrorKind> kinds{
        {QStringLiteral("bad_data"), ErrorKind::BadRequest},
        {QStringLiteral("execution"), ErrorKind::BadRequest},
        {QStringLiteral("not_acceptable"), ErrorKind::BadRequest},
        {QStringLiteral("not_found"), ErrorKind::NotFound},
        {QStringLiteral("timeout"), ErrorKind::DeadlineExceeded},
    };
    return Error{kinds.value(errorType, ErrorKind::ServerFailed), errorType, message, {}};
}

Error malformed(const char *where, const char *reason)
{
    return Error{ErrorKind::Malformed, QString::fromLatin1(where), QString::fromLatin1(reason), {}};
}

std::optional<double> readNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) {
        // Go prints denormals that from_chars may refuse; they are as good as zero. Overflow is not a float64
        // at all.
        const bool tiny
            = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
        return tiny ? std::optional(0.0) : std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> readTimeMs(std::string_view text)
{
    // The common form, digits and at most three decimals, without a detour through floating point.
    std::int64_t ms = 0;
    size_t at = 0;
    const auto digit = [&] { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    while (at < 12 && digit())
        ms = ms * 10 + (text[at++] - '0');
    if (at > 0) {
        ms *= 1000;
        if (at == text.size())
            return ms;
        if (text[at] == '.') {
            ++at;
            std::int64_t weight = 100;
            while (weight > 0 && digit()) {
                ms += (text[at++] - '0') * weight;
                weight /= 10;
            }
            if (at == text.size() && text.back() != '.')
                return ms;
        }
    }
    const auto seconds = readNumber(text);
    if (!seconds || !(std::abs(*seconds) < 9.2e15))
        return std::nullopt;
    return std::llround(*seconds * 1000.0);
}

void pad(QByteArray &body)
{
    body.reserve(body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
}

} // namespace yagura::metrics::detail
