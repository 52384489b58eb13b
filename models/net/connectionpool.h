// One set of connections to one source, and the only place that starts a request on Qt's network. Own pools a
// source, so that neither credentials nor a jam cross over to another. Lives on the network thread, shared by
// the channel and its transfers. Closing connections is making a new pool: a server that never ends its
// headers keeps Qt's HTTP thread of a pool busy beyond any abort, and Qt waits for that thread when a manager
// goes. So pools are not destroyed here but handed to the reaper thread.
#pragma once

#include "net/endpoint.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>

#include <memory>

class QThread;

namespace yagura {

class OneShotDevice;

class ConnectionPool : public QObject
{
    Q_OBJECT
public:
    // reaper outlives the pool.
    [[nodiscard]] static std::shared_ptr<ConnectionPool> make(const Endpoint &endpoint, QThread *reaper);

    // May be sent again by Qt when a connection dies.
    [[nodiscard]] QNetworkReply *send(const QNetworkRequest &request, const QByteArray &verb,
                                      const QByteArray &body);
    // Goes out at most once. body must be parented to what outlives the reply.
    [[nodiscard]] QNetworkReply *sendOnce(const QNetworkRequest &request, const QByteArray &verb,
                                          OneShotDevice *body);

private:
    explicit ConnectionPool(const Endpoint &endpoint);

    QNetworkAccessManager m_manager;
};

} // namespace yagura
