// A client with the thread, pool and clock it needs, for one test.
#pragma once

#include "core/clock.h"
#include "net/httpclient.h"
#include "net/networkthread.h"

#include <QThreadPool>

namespace yagura::test {

[[nodiscard]] inline Endpoint endpointAt(const QUrl &base)
{
    Endpoint endpoint;
    endpoint.name = QStringLiteral("test");
    endpoint.base = base;
    return endpoint;
}

[[nodiscard]] inline HttpRequest get(const QString &path = QStringLiteral("/x"))
{
    HttpRequest request;
    request.path = path;
    return request;
}

// A write with a body, sent as the incident screens send theirs.
[[nodiscard]] inline HttpRequest urgentWrite(const QByteArray &body = "{\"key\":\"value\"}")
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.intent = HttpIntent::Write;
    request.path = QStringLiteral("/write");
    request.contentType = "application/json";
    request.body = body;
    request.urgent = true;
    return request;
}

class ClientUnderTest
{
public:
    explicit ClientUnderTest(Endpoint endpoint)
        : network(systemClock)
        , client(network, pool, std::move(endpoint))
    { }
    ClientUnderTest(Endpoint endpoint, const Clock &clock)
        : network(clock)
        , client(network, pool, std::move(endpoint))
    { }

    SystemClock systemClock;
    QThreadPool pool;
    NetworkThread network;
    HttpClient client;
};

} // namespace yagura::test
