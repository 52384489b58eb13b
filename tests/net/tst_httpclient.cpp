#include "core/clock.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class HttpClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAreValues_data();
    void answersAreValues();
    void sendsBodyAndQuery();
    void stateFollowsTheSource();
    void endsWithShuttingDownWhenTheClientGoes();
    void endsWithShuttingDownWhenTheThreadGoes();
    void cancelFreesThePlace();
    void statusErrors_data();
    void statusErrors();

private:
    [[nodiscard]] Endpoint endpointOf(const ScriptedServer &server) const
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("test");
        endpoint.base = server.url();
        return endpoint;
    }

    SystemClock m_clock;
    QThreadPool m_pool;
};

void HttpClientTest::answersAreValues_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("expected");
    QTest::newRow("200") << QByteArray("200 OK") << 200;
    QTest::newRow("204") << QByteArray("201 Created") << 201;
    QTest::newRow("400") << QByteArray("400 Bad Request") << 400;
    QTest::newRow("403") << QByteArray("403 Forbidden") << 403;
    QTest::newRow("404") << QByteArray("404 Not Found") << 404;
    QTest::newRow("409") << QByteArray("409 Conflict") << 409;
    QTest::newRow("418") << QByteArray("418 Teapot") << 418;
    QTest::newRow("422") << QByteArray("422 Unprocessable") << 422;
    QTest::newRow("500") << QByteArray("500 Oh") << 500;
    QTest::newRow("501") << QByteArray("501 No") << 501;
}

void HttpClientTest::answersAreValues()
{
    QFETCH(QByteArray, status);
    QFETCH(int, expected);
    const ScriptedServer server(always(reply("{\"a\":1}", status, "X-Extra: yes\r\n")));
    NetworkThread network(m_clock);
    HttpClient client(network, m_pool, endpointOf(server));
    const auto result = waitFor(client.send({.path = QStringLiteral("/x")}));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QCOMPARE(result->status, expected);
    QCOMPARE(result->body, QByteArray("{\"a\":1}"));
    QCOMPARE(result->contentType, QByteArray("application/json"));
    QCOMPARE(result->header("x-extra"), QByteArray("yes"));
    QCOMPARE(server.requests().size(), 1);
}

void HttpClientTest::sendsBodyAndQuery()
{
    const ScriptedServer server(always(reply("{}")));
    NetworkThread network(m_clock);
    Endpoint endpoint = endpointOf(server);
    endpoint.base.setPath(QStringLiteral("/prefix/"));
    HttpClient client(network, m_pool, endpoint);
    HttpRequest request{.method = HttpMethod::Post, .path = QStringLiteral("/api/a b")};
    request.query = {{QStringLiteral("q"), QStringLiteral("a+b&c=ü")}, {QStringLiteral("q"), QString()}};
    request.contentType = "application/json";
    request.body = "{\"k\":[1,2]}";
    QVERIFY(waitFor(client.send(request)));
    request.intent = HttpIntent::Write;
    QVERIFY(waitFor(client.send(request)));
    request.method = HttpMethod::Delete;
    request.body.clear();
    QVERIFY(waitFor(client.send(request)));
    const auto seen = server.requests();
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen.at(0).line, QByteArray("POST /prefix/api/a%20b?q=a%2Bb%26c%3D%C3%BC&q= HTTP/1.1"));
    QCOMPARE(seen.at(0).body, request.body.isEmpty() ? QByteArray("{\"k\":[1,2]}") : request.body);
    QCOMPARE(seen.at(1).body, QByteArray("{\"k\":[1,2]}"));
    QCOMPARE(seen.at(1).line.left(5), QByteArray("POST "));
    QCOMPARE(seen.at(2).line.left(7), QByteArray("DELETE "));
}

void HttpClientTest::stateFollowsTheSource()
{
    NetworkThread network(m_clock);
    Endpoint endpoint;
    {
        const ScriptedServer server(always(reply("{}")));
        endpoint = endpointOf(server);
        HttpClient client(network, m_pool, endpoint);
        QSignalSpy spy(&client, &HttpClient::stateChanged);
        QCOMPARE(client.state().health, ConnectionHealth::Unknown);
        QVERIFY(waitFor(client.send({})));
        QCOMPARE(client.state().health, ConnectionHealth::Healthy);
        QVERIFY(client.state().lastSuccess.has_value());
        QTRY_COMPARE(spy.size(), 1);
    }
    HttpClient client(network, m_pool, endpoint);
    const auto result = waitFor(client.send({}));
    QCOMPARE(result.error().kind, ErrorKind::ConnectionRefused);
    QCOMPARE(client.state().health, ConnectionHealth::Down);
    QCOMPARE(client.state().lastError->kind, ErrorKind::ConnectionRefused);
}

void HttpClientTest::endsWithShuttingDownWhenTheClientGoes()
{
    const ScriptedServer server({Script{Expect()}});
    NetworkThread network(m_clock);
    auto client = std::make_unique<HttpClient>(network, m_pool, endpointOf(server));
    std::vector<Call<HttpResponse>> calls;
    int ended = 0;
    for (int i = 0; i < 40; ++i) {
        calls.push_back(client->send({}));
        calls.back().onDone(this, [&](Result<HttpResponse> result) {
            QCOMPARE(result.error().kind, ErrorKind::ShuttingDown);
            ++ended;
        });
    }
    QVERIFY(waitUntil([&] { return server.requests().size() == 6; }));
    client.reset();
    QTRY_COMPARE(ended, 40);
    QCOMPARE(server.requests().size(), 6);
}

void HttpClientTest::endsWithShuttingDownWhenTheThreadGoes()
{
    const ScriptedServer server({Script{Expect()}});
    auto network = std::make_unique<NetworkThread>(m_clock);
    auto client = std::make_unique<HttpClient>(*network, m_pool, endpointOf(server));
    auto call = client->send({});
    QVERIFY(waitUntil([&] { return server.requests().size() == 1; }));
    client.reset();
    network.reset();
    const auto result = waitFor(std::move(call));
    QCOMPARE(result.error().kind, ErrorKind::ShuttingDown);
}

void HttpClientTest::cancelFreesThePlace()
{
    const ScriptedServer server({Script{Expect()}, Script{Expect(), Send{reply("2")}, Repeat()}});
    NetworkThread network(m_clock);
    Endpoint endpoint = endpointOf(server);
    endpoint.parallel = 1;
    HttpClient client(network, m_pool, endpoint);
    auto first = client.send({});
    auto second = client.send({});
    QVERIFY(waitUntil([&] { return server.requests().size() == 1; }));
    first.cancel();
    const auto result = waitFor(std::move(second));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("2"));
}

void HttpClientTest::statusErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    const QByteArray json = "application/json";
    QTest::newRow("401") << 401 << json << QByteArray() << ErrorKind::Unauthorized
                         << QStringLiteral("HTTP 401");
    QTest::newRow("402") << 402 << json << QByteArray("x") << ErrorKind::Forbidden
                         << QStringLiteral("HTTP 402: x");
    QTest::newRow("404") << 404 << json << QByteArray("x") << ErrorKind::NotFound
                         << QStringLiteral("HTTP 404: x");
    QTest::newRow("412") << 412 << json << QByteArray("x") << ErrorKind::Conflict
                         << QStringLiteral("HTTP 412: x");
    QTest::newRow("429") << 429 << json << QByteArray("x") << ErrorKind::TooManyRequests
                         << QStringLiteral("HTTP 429: x");
    QTest::newRow("422") << 422 << json << QByteArray("a\n  b") << ErrorKind::BadRequest
                         << QStringLiteral("HTTP 422: a b");
    QTest::newRow("502 html") << 502 << QByteArray("text/html; charset=utf-8")
                              << QByteArray("<html><style>p{}</style><h1>Bad</h1>gateway</html>")
                              << ErrorKind::ServerFailed << QStringLiteral("HTTP 502: Bad gateway");
    QTest::newRow("long") << 500 << json << QByteArray(1000, 'x') << ErrorKind::ServerFailed
                          << QString(QStringLiteral("HTTP 500: ") + QString(200, u'x'));
}

void HttpClientTest::statusErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, detail);
    HttpResponse response;
    response.status = status;
    response.contentType = type;
    response.body = body;
    const Error error = httpStatusError(response, QStringLiteral("there"));
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.detail, detail);
    QCOMPARE(error.where, QStringLiteral("there"));
}

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
