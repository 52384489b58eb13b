#include "net/authheader.h"

#include <QUrl>

namespace yagura {

namespace {

bool isPrintable(QByteArrayView value)
{
    return std::ranges::all_of(value,
                               [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
}

bool isToken(QByteArrayView name)
{
    static constexpr QByteArrayView marks = "!#$%&'*+-.^_`|~";
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.contains(c);
    });
}

QByteArray basicCredentials(const Authentication &authentication)
{
    return QByteArray(authentication.user.toUtf8() + ':' + authentication.secret.value()).toBase64();
}

} // namespace

Result<std::optional<HttpHeader>> authorizationHeader(const Authentication &authentication)
{
    const QByteArray secret = authentication.secret.value();
    if (authentication.scheme == AuthScheme::None || secret.isEmpty())
        return std::optional<HttpHeader>();
    if (!isPrintable(secret))
        return failure(ErrorKind::InvalidInput, QStringLiteral("authentication"),
                       QStringLiteral("the secret contains a line break or another control character"));
    const QByteArray name = "Authorization";
    switch (authentication.scheme) {
    case AuthScheme::Basic:
        if (authentication.user.contains(u':') || !isPrintable(authentication.user.toUtf8()))
            return failure(ErrorKind::InvalidInput, QStringLiteral("authentication"),
                           QStringLiteral("the user name contains a colon or a control character"));
        return HttpHeader(name, "Basic " + basicCredentials(authentication));
    case AuthScheme::Bearer:
        return HttpHeader(name, "Bearer " + secret);
    case AuthScheme::ApiKey:
        return HttpHeader(name, "ApiKey " + secret);
    case AuthScheme::PagerDutyToken:
        return HttpHeader(name, "Token token=" + secret);
    case AuthScheme::None:
        break;
    }
    return std::optional<HttpHeader>();
}

Status checkHeader(const HttpHeader &header)
{
    static const QList<QByteArray> reserved = {
        "authorization",
        "proxy-authorization",
        "host",
        "content-length",
        "transfer-encoding",
        "connection",
        "cookie",
        "accept-encoding",
        "upgrade",
        "te",
        "trailer",
        "expect",
        "content-type",
    };
    const QString where
        = QStringLiteral("header ") + QString::fromLatin1(header.first.left(60).toPercentEncoding("-_ "));
    if (!isToken(header.first))
        return failure(ErrorKind::InvalidInput, where, QStringLiteral("the name is not a header name"));
    if (reserved.contains(header.first.toLower()))
        return failure(ErrorKind::InvalidInput, where, QStringLiteral("this header is not set by hand"),
                       QStringLiteral("secrets belong into the authentication of the source"));
    if (!isPrintable(header.second))
        return failure(ErrorKind::InvalidInput, where,
                       QStringLiteral("the value contains a line break or another control character"));
    return {};
}

QList<QByteArray> secretSpellings(const Authentication &authentication)
{
    const QByteArray secret = authentication.secret.value();
    if (authentication.scheme == AuthScheme::None || secret.isEmpty())
        return {};
    QList<QByteArray> spellings
        = {secret, secret.toBase64(QByteArray::OmitTrailingEquals), secret.toPercentEncoding()};
    if (authentication.scheme == AuthScheme::Basic)
        spellings.prepend(basicCredentials(authentication));
    return spellings;
}

QByteArray withoutSecret(QByteArray bytes, const Authentication &authentication)
{
    for (const QByteArray &spelling : secretSpellings(authentication))
        bytes.replace(spelling, "[secret]");
    return bytes;
}

} // namespace yagura
