#include "net/transporterror.h"

#include "net/urlpolicy.h"

#include <QSslCertificate>

namespace yagura {

namespace {

QString describeCertificate(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    return QStringLiteral(" (certificate of %1, issued by %2, valid until %3)")
        .arg(certificate.subjectInfo(QSslCertificate::CommonName).value(0),
             certificate.issuerInfo(QSslCertificate::CommonName).value(0),
             certificate.expiryDate().toUTC().toString(Qt::ISODate));
}

Error tlsError(const QNetworkReply &reply, const QList<QSslError> &tlsErrors)
{
    QStringList reasons;
    for (const QSslError &one : tlsErrors)
        reasons << one.errorString() + describeCertificate(one.certificate());
    return {ErrorKind::TlsFailed,
            displayUrl(reply.url()),
            reasons.isEmpty() ? reply.errorString() : reasons.join(QStringLiteral("; ")),
            {}};
}

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return ErrorKind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return ErrorKind::HostNotFound;
    case QNetworkReply::TimeoutError:
        return ErrorKind::Stalled;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorKind::ProxyFailed;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::UnknownServerError:
        return ErrorKind::Malformed;
    default:
        return ErrorKind::ConnectionLost;
    }
}

} // namespace

// Qt maps a status to one of its own error codes; anything else next to a status broke off below HTTP.
bool isStatusError(QNetworkReply::NetworkError error, int status)
{
    if (status < 400)
        return false;
    switch (error) {
    case QNetworkReply::ProtocolInvalidOperationError:
        return status == 400 || status == 418;
    case QNetworkReply::AuthenticationRequiredError:
        return status == 401;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return false;
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
        return status < 500;
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return status >= 500;
    default:
        return false;
    }
}

Error transportError(const QNetworkReply &reply, const QList<QSslError> &tlsErrors)
{
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return tlsError(reply, tlsErrors);
    QString reason = reply.errorString();
    // Some of Qt's texts quote the whole URL, with its query.
    reason.replace(reply.url().toString(), displayUrl(reply.url()));
    reason.replace(QString::fromLatin1(reply.url().toEncoded()), displayUrl(reply.url()));
    return {kindOf(reply.error()), displayUrl(reply.url()), reason.left(300), {}};
}

} // namespace yagura
