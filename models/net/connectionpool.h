// One set of connections to one source, and the only place that starts a request on Qt's network. Own pools a source,
// so that neither credentials nor a jam cross over to another. Lives on the network thread, owned by the channel.
#pragma once

#include "net/endpoint.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>

namespace yagura {

class OneShotDevice;

class ConnectionPool : public QObject
{
    Q_OBJECT
public:
    explicit ConnectionPool(const Endpoint &endpoint, QObject *parent = nullptr);

    // May be sent again by Qt when a connection dies.
    [[nodiscard]] QNetworkReply *send(const QNetworkRequest &request, const QByteArray &verb, const QByteArray &body);
    // Goes out at most once. body must be parented to what outlives the reply.
    [[nodiscard]] QNetworkReply *sendOnce(const QNetworkRequest &request, const QByteArray &verb, OneShotDevice *body);

    // Closes all connections. Nothing may be under way.
    void dropConnections();

private:
    QNetworkAccessManager m_manager;
};

} // namespace yagura
