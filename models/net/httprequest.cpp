#include "net/httprequest.h"

#include <QRegularExpression>
#include <QUrl>

namespace yagura {

namespace {

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 402:
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::TooManyRequests;
    default:
        break;
    }
    if (status >= 500)
        return ErrorKind::ServerFailed;
    if (status >= 400)
        return ErrorKind::BadRequest;
    return status >= 300 ? ErrorKind::RedirectRefused : ErrorKind::Malformed;
}

QString bodyExcerpt(const HttpResponse &response)
{
    static const QRegularExpression invisible(QStringLiteral("<(script|style)\\b.*?</\\1>"),
                                              QRegularExpression::CaseInsensitiveOption
                                                  | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    QString text = QString::fromUtf8(response.body.left(16 * 1024));
    const QByteArray type = response.contentType.toLower();
    if (type.contains("html") || text.trimmed().startsWith(u'<')) {
        text.remove(invisible);
        text.replace(tag, QStringLiteral(" "));
    }
    return text.simplified().left(200);
}

} // namespace

QByteArray HttpResponse::header(QByteArrayView lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

QByteArray formEncoded(const QueryItems &items)
{
    QByteArray out;
    for (const auto &[name, value] : items) {
        if (!out.isEmpty())
            out += '&';
        out += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

Error httpStatusError(const HttpResponse &response, const QString &where)
{
    const QString excerpt = bodyExcerpt(response);
    QString detail = QStringLiteral("HTTP %1").arg(response.status);
    if (!excerpt.isEmpty())
        detail += QStringLiteral(": ") + excerpt;
    QString hint;
    if (const QByteArray after = response.header("retry-after"); !after.isEmpty() && after.size() < 40)
        hint = QStringLiteral("Retry-After: ") + QString::fromLatin1(after);
    return {kindOfStatus(response.status), where, detail, hint};
}

} // namespace yagura
