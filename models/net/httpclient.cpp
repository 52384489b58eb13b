#include "net/httpclient.h"

#include "net/networkgate.h"
#include "net/networkthread.h"
#include "net/sourcechannel.h"

#include <QPointer>
#include <QThread>

namespace yagura {

// Shared with the network thread, which may still hold it when the client is gone.
class HttpClient::Private : public std::enable_shared_from_this<HttpClient::Private>
{
public:
    Private(std::shared_ptr<NetworkGate> networkGate, QThreadPool *pool, Endpoint where, HttpClient *owner)
        : gate(std::move(networkGate))
        , workers(pool)
        , endpoint(std::move(where))
        , client(owner)
    { }

    // On the network thread.
    void open(NetworkContext &context)
    {
        channel = new SourceChannel(context, endpoint);
        QObject::connect(
            channel, &SourceChannel::stateChanged, channel,
            [self = shared_from_this()](const ConnectionState &changed) { self->publish(changed); });
        QObject::connect(channel, &SourceChannel::wokeUp, channel,
                         [self = shared_from_this()] { self->tellWake(); });
    }

    void publish(const ConnectionState &newState)
    {
        const std::scoped_lock lock(mutex);
        state = newState;
        if (client)
            QMetaObject::invokeMethod(
                client, [owner = client, newState] { Q_EMIT owner->stateChanged(newState); },
                Qt::QueuedConnection);
    }

    void tellWake()
    {
        const std::scoped_lock lock(mutex);
        if (client)
            QMetaObject::invokeMethod(client, &HttpClient::wokeUp, Qt::QueuedConnection);
    }

    const std::shared_ptr<NetworkGate> gate;
    QThreadPool *const workers;
    const Endpoint endpoint;
    std::atomic<RequestId> nextId = 1;

    QPointer<SourceChannel> channel; // network thread only

    std::mutex mutex;
    HttpClient *client; // under the mutex
    ConnectionState state; // under the mutex
};

HttpClient::HttpClient(NetworkThread &network, QThreadPool &workers, Endpoint endpoint, QObject *parent)
    : QObject(parent)
    , d(std::make_shared<Private>(network.gate(), &workers, std::move(endpoint), this))
{
    d->gate->post([shared = d](NetworkContext &context) { shared->open(context); });
}

std::shared_ptr<HttpClient> HttpClient::make(NetworkThread &network, QThreadPool &workers, Endpoint endpoint)
{
    return {new HttpClient(network, workers, std::move(endpoint)), [](HttpClient *client) {
                if (client->thread() == QThread::currentThread())
                    delete client;
                else
                    client->deleteLater();
            }};
}

HttpClient::~HttpClient()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->client = nullptr;
    }
    d->gate->post([shared = d](NetworkContext &) { delete shared->channel; });
}

Call<HttpResponse> HttpClient::send(HttpRequest request)
{
    auto job = std::make_shared<HttpJob>(d->nextId++, std::move(request));
    auto call = job->promise.call();
    job->promise.onCancel([weak = std::weak_ptr(d), id = job->id] {
        const auto shared = weak.lock();
        if (!shared)
            return;
        shared->gate->post([shared, id](NetworkContext &) {
            if (shared->channel)
                shared->channel->cancel(id);
        });
    });
    const bool isPosted = d->gate->post([shared = d, job](NetworkContext &) {
        if (shared->channel)
            shared->channel->submit(job);
    });
    if (!isPosted)
        job->promise.finish(failure(ErrorKind::ShuttingDown, d->endpoint.name));
    return call;
}

const Endpoint &HttpClient::endpoint() const
{
    return d->endpoint;
}

QThreadPool *HttpClient::workers() const
{
    return d->workers;
}

ConnectionState HttpClient::state() const
{
    const std::scoped_lock lock(d->mutex);
    return d->state;
}

} // namespace yagura
