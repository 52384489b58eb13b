#include "net/proxychoice.h"

#include "net/urlpolicy.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace yagura {

namespace {

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.url()))
            return { QNetworkProxy(QNetworkProxy::NoProxy) };
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

} // namespace

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

} // namespace yagura
