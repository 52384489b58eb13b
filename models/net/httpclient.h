// The way to one server. Builds the bytes of every request from an Endpoint, keeps the source's queue,
// deadline, stall timer, retries and circuit, and hands back a Call.
//
// Any complete answer is a value, whatever its status (3xx excepted): the wire code of each domain knows what
// a 404 or a 422 means there; httpStatusError() serves where it means nothing special. HTML where JSON was
// asked for is NotJson. Where the server echoes the source's secret in an error, it reads "[secret]".
//
// The deadline counts from dispatch, not from the queue, and spans the retries. Reads wait for a place;
// writes and urgent requests have places and connections of their own. Urgent requests also pass a pause the
// server asked for and an open circuit: somebody pressed a button and wants to know. Call from any thread;
// sockets live on the NetworkThread. Destroying the client ends what is under way with ShuttingDown.
#pragma once

#include "core/call.h"
#include "net/connectionstate.h"
#include "net/endpoint.h"
#include "net/httprequest.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace yagura {

class NetworkThread;

class HttpClient : public QObject
{
    Q_OBJECT
public:
    // network and workers outlive the client.
    HttpClient(NetworkThread &network, QThreadPool &workers, Endpoint endpoint, QObject *parent = nullptr);
    ~HttpClient() override;
    // One that several may hold, on any thread: whoever lets go last, it ends on the thread that made it.
    [[nodiscard]] static std::shared_ptr<HttpClient> make(NetworkThread &network, QThreadPool &workers,
                                                          Endpoint endpoint);

    [[nodiscard]] Call<HttpResponse> send(HttpRequest request);

    [[nodiscard]] const Endpoint &endpoint() const;
    // Where wire code parses what comes back.
    [[nodiscard]] QThreadPool *workers() const;
    // The last known state of the source; changes are announced on the client's thread.
    [[nodiscard]] ConnectionState state() const;

Q_SIGNALS:
    void stateChanged(const yagura::ConnectionState &state);
    // The machine slept: connections were dropped, and what is shown is older than it looks.
    void wokeUp();

private:
    class Private;
    std::shared_ptr<Private> d;
};

} // namespace yagura
