#include "net/urlpolicy.h"

#include <QHostAddress>

namespace yagura {

namespace {

bool isWebScheme(const QUrl &url)
{
    return url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool hasDotSegment(const QString &path)
{
    const auto segments = QStringView(path).split(u'/');
    return std::ranges::any_of(segments, [](QStringView s) { return s == u"." || s == u".."; });
}

} // namespace

Result<QUrl> requestUrl(const Endpoint &endpoint, const HttpRequest &request)
{
    const QUrl &base = endpoint.base;
    if (!base.isValid() || !isWebScheme(base) || base.host().isEmpty())
        return failure(ErrorKind::InvalidInput, displayUrl(base),
                       QStringLiteral("the address is not of the form http://host or https://host"));
    if (!base.userInfo().isEmpty())
        return failure(ErrorKind::InvalidInput, displayUrl(base),
                       QStringLiteral("the address contains a user or password"));
    if (hasDotSegment(request.path))
        return failure(ErrorKind::InvalidInput, displayUrl(base),
                       QStringLiteral("the path contains . or .."));
    QByteArray encoded = base.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
    if (encoded.endsWith('/'))
        encoded.chop(1);
    if (!request.path.startsWith(u'/'))
        encoded += '/';
    encoded += QUrl::toPercentEncoding(request.path, "/:@!$&'()*+,;=");
    if (!request.query.isEmpty())
        encoded += '?' + formEncoded(request.query);
    const QUrl url = QUrl::fromEncoded(encoded, QUrl::StrictMode);
    if (!url.isValid())
        return failure(ErrorKind::InvalidInput, displayUrl(base),
                       QStringLiteral("the path cannot be written as URL"));
    return url;
}

QString originOf(const QUrl &url)
{
    if (!isWebScheme(url))
        return url.scheme() + QStringLiteral(":");
    const QString host = url.host().contains(u':') ? QString(u'[' + url.host() + u']') : url.host();
    return url.scheme() + QStringLiteral("://") + host + u':' + QString::number(portOf(url));
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return isWebScheme(one) && one.scheme() == other.scheme() && portOf(one) == portOf(other)
        && one.host().compare(other.host(), Qt::CaseInsensitive) == 0;
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host().toLower();
    if (host == QLatin1String("localhost") || host.endsWith(QLatin1String(".localhost")))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

Status checkPlaintext(const Endpoint &endpoint)
{
    const bool carriesSecret
        = endpoint.authentication.scheme != AuthScheme::None && !endpoint.authentication.secret.isEmpty();
    if (!carriesSecret || endpoint.base.scheme() != QLatin1String("http") || endpoint.plaintextSecretsAllowed
        || isLoopback(endpoint.base))
        return {};
    return failure(ErrorKind::PlaintextRefused, displayUrl(endpoint.base),
                   QStringLiteral("the secret would travel unencrypted"),
                   QStringLiteral("use https, or allow it for this source"));
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, const HttpRequest &request,
                            int followed)
{
    const auto refuse
        = [&](const QString &why) { return failure(ErrorKind::RedirectRefused, displayUrl(from), why); };
    const QUrl relative = QUrl::fromEncoded(location.trimmed(), QUrl::StrictMode);
    if (location.trimmed().isEmpty() || !relative.isValid())
        return refuse(QStringLiteral("redirect without a usable target"));
    const QUrl target = from.resolved(relative);
    if (!isSameOrigin(from, target))
        return refuse(QStringLiteral("redirect from ") + originOf(from) + QStringLiteral(" to ")
                      + originOf(target));
    if (!target.userInfo().isEmpty())
        return refuse(QStringLiteral("redirect to an address with a user or password"));
    if (request.intent == HttpIntent::Write || request.method != HttpMethod::Get)
        return refuse(QStringLiteral("redirect to ") + displayUrl(target)
                      + QStringLiteral(" of a request that is not a GET"));
    if (followed >= maximumRedirects)
        return refuse(QStringLiteral("more than %1 redirects").arg(maximumRedirects));
    return target;
}

QString displayUrl(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace yagura
