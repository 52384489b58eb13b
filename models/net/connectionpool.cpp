#include "net/connectionpool.h"

#include "net/oneshotdevice.h"
#include "net/proxychoice.h"

#include <QNetworkCookie>
#include <QNetworkCookieJar>
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

} // namespace

ConnectionPool::ConnectionPool(const Endpoint &endpoint, QObject *parent)
    : QObject(parent)
{
    m_manager.setCookieJar(new NoCookies);
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    applyProxy(endpoint, m_manager);
}

QNetworkReply *ConnectionPool::send(const QNetworkRequest &request, const QByteArray &verb, const QByteArray &body)
{
    return verb == "GET" ? m_manager.get(request) : m_manager.sendCustomRequest(request, verb, body);
}

QNetworkReply *ConnectionPool::sendOnce(const QNetworkRequest &request, const QByteArray &verb, OneShotDevice *body)
{
    QNetworkRequest once(request);
    once.setHeader(QNetworkRequest::ContentLengthHeader, body->bytesAvailable());
    once.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    return m_manager.sendCustomRequest(once, verb, body);
}

void ConnectionPool::dropConnections() { m_manager.clearConnectionCache(); }

} // namespace yagura
