#include "net/httpclient.h"

#include "net/networkcontext.h"
#include "net/networkthread.h"
#include "net/sourcechannel.h"

#include <QPointer>

namespace yagura {

// Shared with the network thread, which may still hold it when the client is gone.
class HttpClient::Private : public std::enable_shared_from_this<HttpClient::Private>
{
public:
    Private(NetworkContext *networkContext, QThreadPool *pool, Endpoint where, HttpClient *owner)
        : context(networkContext)
        , workers(pool)
        , endpoint(std::move(where))
        , client(owner)
    {
    }

    // On the network thread.
    void open()
    {
        channel = new SourceChannel(*context, endpoint);
        QObject::connect(channel, &SourceChannel::stateChanged, channel,
                         [self = shared_from_this()](const ConnectionState &changed) { self->publish(changed); });
        QObject::connect(channel, &SourceChannel::wokeUp, channel, [self = shared_from_this()] { self->tellWake(); });
    }

    void publish(const ConnectionState &newState)
    {
        const std::scoped_lock lock(mutex);
        state = newState;
        if (client)
            QMetaObject::invokeMethod(
                client, [owner = client, newState] { Q_EMIT owner->stateChanged(newState); }, Qt::QueuedConnection);
    }

    void tellWake()
    {
        const std::scoped_lock lock(mutex);
        if (client)
            QMetaObject::invokeMethod(client, &HttpClient::wokeUp, Qt::QueuedConnection);
    }

    NetworkContext *const context;
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
    , d(std::make_shared<Private>(static_cast<NetworkContext *>(network.context()), &workers, std::move(endpoint),
                                  this))
{
    QMetaObject::invokeMethod(d->context, [shared = d] { shared->open(); }, Qt::QueuedConnection);
}

HttpClient::~HttpClient()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->client = nullptr;
    }
    QMetaObject::invokeMethod(
        d->context,
        [shared = d] {
            delete shared->channel;
        },
        Qt::QueuedConnection);
}

Call<HttpResponse> HttpClient::send(HttpRequest request)
{
    auto job = std::make_shared<HttpJob>(d->nextId++, std::move(request));
    auto call = job->promise.call();
    job->promise.onCancel([weak = std::weak_ptr(d), id = job->id] {
        const auto shared = weak.lock();
        if (!shared)
            return;
        QMetaObject::invokeMethod(
            shared->context,
            [shared, id] {
                if (shared->channel)
                    shared->channel->cancel(id);
            },
            Qt::QueuedConnection);
    });
    QMetaObject::invokeMethod(
        d->context,
        [shared = d, moved = std::move(job)]() mutable {
            if (shared->channel)
                shared->channel->submit(std::move(moved));
        },
        Qt::QueuedConnection);
    return call;
}

const Endpoint &HttpClient::endpoint() const { return d->endpoint; }

QThreadPool *HttpClient::workers() const { return d->workers; }

ConnectionState HttpClient::state() const
{
    const std::scoped_lock lock(d->mutex);
    return d->state;
}

} // namespace yagura
