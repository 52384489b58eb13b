#include "net/requestbuilder.h"

#include "net/authheader.h"
#include "net/urlpolicy.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>

namespace yagura {

namespace {

Result<QSslConfiguration> tlsFor(const Endpoint &endpoint)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (endpoint.caFile.isEmpty())
        return tls;
    QFile file(endpoint.caFile);
    const QString name = QFileInfo(endpoint.caFile).fileName();
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Missing, name,
                       QStringLiteral("the CA file cannot be read: ") + file.errorString());
    const QList<QSslCertificate> own = QSslCertificate::fromData(file.read(4 << 20), QSsl::Pem);
    if (own.isEmpty())
        return failure(ErrorKind::InvalidInput, name, QStringLiteral("the CA file holds no PEM certificate"));
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    return tls;
}

void applyAttributes(QNetworkRequest &out)
{
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
}

} // namespace

QByteArray verbOf(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Patch:
        return "PATCH";
    case HttpMethod::Delete:
        return "DELETE";
    }
    return "GET";
}

RequestBuilder::RequestBuilder(const Endpoint &endpoint)
    : m_endpoint(endpoint)
    , m_tls(tlsFor(endpoint))
{ }

Result<QNetworkRequest> RequestBuilder::build(const HttpRequest &request) const
{
    if (request.method == HttpMethod::Get && (request.intent == HttpIntent::Write || !request.body.isEmpty()))
        return failure(ErrorKind::InvalidInput, request.path,
                       QStringLiteral("a GET neither writes nor has a body"));
    const auto url = requestUrl(m_endpoint, request);
    if (!url)
        return std::unexpected(url.error());
    if (auto allowed = checkPlaintext(m_endpoint); !allowed)
        return std::unexpected(allowed.error());
    QNetworkRequest out(*url);
    if (url->scheme() == QLatin1String("https")) {
        if (!m_tls)
            return std::unexpected(m_tls.error());
        out.setSslConfiguration(*m_tls);
    }
    applyAttributes(out);
    if (auto applied = applyHeaders(request, out); !applied)
        return std::unexpected(applied.error());
    return out;
}

Status RequestBuilder::applyHeaders(const HttpRequest &request, QNetworkRequest &out) const
{
    out.setRawHeader("User-Agent", "Yagura/" YAGURA_VERSION);
    out.setRawHeader("Accept-Encoding", "gzip");
    // Left out or empty, Qt would write the operator's locale.
    out.setRawHeader("Accept-Language", "*");
    if (!request.accept.isEmpty())
        out.setRawHeader("Accept", request.accept);
    if (!request.contentType.isEmpty())
        out.setRawHeader("Content-Type", request.contentType);
    else if (!request.body.isEmpty())
        out.setRawHeader("Content-Type", "application/octet-stream");
    for (const HttpHeader &header :
         {HttpHeader("Accept", request.accept), HttpHeader("X", request.contentType)}) {
        if (auto checked = checkHeader(header); !checked)
            return checked;
    }
    for (const HttpHeader &header : m_endpoint.headers + request.headers) {
        if (auto checked = checkHeader(header); !checked)
            return checked;
        out.setRawHeader(header.first, header.second);
    }
    const auto authorization = authorizationHeader(m_endpoint.authentication);
    if (!authorization)
        return std::unexpected(authorization.error());
    if (*authorization)
        out.setRawHeader((*authorization)->first, (*authorization)->second);
    return {};
}

} // namespace yagura
