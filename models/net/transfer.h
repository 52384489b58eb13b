// One attempt at one request: from dispatch, over redirects within the origin, to the last byte or the first
// thing that ends it. Ends exactly once, with the true cause. Lives on the network thread, owned by the
// channel; destroying it aborts silently.
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "net/bodycollector.h"
#include "net/httprequest.h"

#include <QNetworkRequest>
#include <QObject>
#include <QSslError>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkReply;

namespace yagura {

class ConnectionPool;
class OneShotDevice;

class Transfer : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Result<HttpResponse>)>;

    struct Limits
    {
        Duration deadline; // what is left of it
        Duration stall;
    };

    Transfer(std::shared_ptr<ConnectionPool> pool, const Clock &clock, HttpRequest request,
             QObject *parent = nullptr);
    ~Transfer() override;

    // done may delete this object later, not at once.
    void start(const QNetworkRequest &prepared, Limits limits, Done done);
    // Ends it for a cause from outside.
    void end(Error cause);
    // Whether the server ever answered with a whole block of headers.
    [[nodiscard]] bool sawHeaders() const { return m_headersSeen; }

private:
    void dispatch(const QNetworkRequest &prepared);
    void onAlive();
    void onHeaders();
    void onReadyRead();
    void onFinished();
    void follow(const QByteArray &location);
    [[nodiscard]] bool readAll();
    [[nodiscard]] Result<HttpResponse> answer();
    [[nodiscard]] bool mayHaveArrived(ErrorKind ending) const;
    [[nodiscard]] int status() const;
    void fail(Error error);
    void conclude(Result<HttpResponse> result);
    void releaseReply();

    std::shared_ptr<ConnectionPool> m_pool;
    const Clock &m_clock;
    HttpRequest m_request;
    QNetworkRequest m_prepared;
    Done m_done;
    QTimer m_deadline;
    QTimer m_stall;
    QNetworkReply *m_reply = nullptr;
    OneShotDevice *m_upload = nullptr;
    BodyCollector m_body;
    QList<QSslError> m_tlsErrors;
    Duration m_startedAt{};
    int m_redirects = 0;
    bool m_headersSeen = false;
};

} // namespace yagura
