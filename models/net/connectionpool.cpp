#include "net/connectionpool.h"

#include "net/oneshotdevice.h"
#include "net/urlpolicy.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>

namespace yagura {

namespace {

class NoCookies final : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    [[nodiscard]] QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
    bool insertCookie(const QNetworkCookie &) override { return false; }
};

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

QNetworkProxy manualProxy(const QUrl &url)
{
    const bool socks = url.scheme().startsWith(QLatin1String("socks"));
    const auto port = static_cast<quint16>(url.port(socks ? 1080 : 8080));
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(), port,
                         url.userName(), url.password());
}

// None, the system's or one given by hand, as the operator set it. Loopback is always direct.
void applyProxy(const Endpoint &endpoint, QNetworkAccessManager &manager)
{
    manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    if (isLoopback(endpoint.base))
        return;
    if (endpoint.proxy == ProxyMode::System)
        manager.setProxyFactory(new SystemProxies);
    else if (endpoint.proxy == ProxyMode::Manual)
        manager.setProxy(manualProxy(endpoint.proxyUrl));
}

} // namespace

std::shared_ptr<ConnectionPool> ConnectionPool::make(const Endpoint &endpoint, QThread *reaper)
{
    return {new ConnectionPool(endpoint), [reaper](ConnectionPool *pool) {
                // Qt's HTTP thread may just be taking an aborted reply's connections apart; changing the
                // thread of the reply meanwhile reads them unguarded. So replies end here, where they live.
                qDeleteAll(pool->m_manager.findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly));
                pool->moveToThread(reaper);
                pool->deleteLater();
            }};
}

ConnectionPool::ConnectionPool(const Endpoint &endpoint)
    : m_manager(this) // a child, so that it moves along
{
    m_manager.setCookieJar(new NoCookies);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    applyProxy(endpoint, m_manager);
}

QNetworkReply *ConnectionPool::send(const QNetworkRequest &request, const QByteArray &verb,
                                    const QByteArray &body)
{
    return verb == "GET" ? m_manager.get(request) : m_manager.sendCustomRequest(request, verb, body);
}

QNetworkReply *ConnectionPool::sendOnce(const QNetworkRequest &request, const QByteArray &verb,
                                        OneShotDevice *body)
{
    QNetworkRequest once(request);
    once.setHeader(QNetworkRequest::ContentLengthHeader, body->bytesAvailable());
    once.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    return m_manager.sendCustomRequest(once, verb, body);
}

} // namespace yagura
