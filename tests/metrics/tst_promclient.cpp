#include "core/clock.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::metrics;
using namespace yagura::test;

namespace {

const QByteArray vector = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{"
                          "\"metric\":{\"a\":\"b\"},\"value\":[1,\"2\"]}]}}";

// A client of one scripted server.
struct Setup
{
    explicit Setup(QList<Script> scripts)
        : server(std::move(scripts))
        , network(clock)
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("prom");
        endpoint.base = QUrl(server.url().toString() + QStringLiteral("/prefix"));
        http = std::make_shared<HttpClient>(network, pool, endpoint);
        client = std::make_unique<PromClient>(http);
    }
    ~Setup()
    {
        client.reset();
        http.reset();
        pool.waitForDone();
    }

    ScriptedServer server;
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network;
    std::shared_ptr<HttpClient> http;
    std::unique_ptr<PromClient> client;
};

const Instant at = fromUnixMilliseconds(1'700'000'000'123);

} // namespace

class PromClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksByPost();
    void fallsBackToGetAndRemembers();
    void asksRangesOnTheStep();
    void failsWithItsReason_data();
    void failsWithItsReason();
    void onePartFailingFailsTheWhole();
};

void PromClientTest::asksByPost()
{
    Setup setup(always(reply(vector)));
    const auto result = waitFor(setup.client->query(QStringLiteral("up{a=\"b&c\"} + 1"), at));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    const SeenRequest request = setup.server.requests().value(0);
    QVERIFY(request.line.startsWith("POST /prefix/api/v1/query "));
    QCOMPARE(request.header("content-type"), QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(request.body.contains("time=1700000000.123"));
    QVERIFY(request.body.contains("%26")); // the ampersand is no separator
}

void PromClientTest::fallsBackToGetAndRemembers()
{
    const Script script{Expect{}, Send{reply("no POST here", "405 Method Not Allowed")},
                        Expect{}, Send{reply(vector)},
                        Expect{}, Send{reply(vector)}};
    Setup setup({script});
    QVERIFY(waitFor(setup.client->query(QStringLiteral("up"), at)));
    QVERIFY(waitFor(setup.client->query(QStringLiteral("up"), at)));
    const auto requests = setup.server.requests();
    QCOMPARE(requests.size(), 3);
    QVERIFY(requests[0].line.startsWith("POST "));
    QVERIFY(requests[1].line.startsWith("GET /prefix/api/v1/query?query=up&time="));
    QVERIFY(requests[2].line.startsWith("GET ")); // not tried again
}

void PromClientTest::asksRangesOnTheStep()
{
    Setup setup(always(reply("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}")));
    RangeQuery query;
    query.expression = QStringLiteral("up");
    query.range = {at, at + std::chrono::minutes(10)};
    query.step = std::chrono::seconds(15);
    const auto result = waitFor(setup.client->queryRange(query));
    QVERIFY(result);
    QCOMPARE((*result)->step, Duration(std::chrono::seconds(15)));
    const QByteArray body = setup.server.requests().value(0).body;
    QVERIFY2(body.contains("start=1699999995.000&end=1700000595.000&step=15.000"), body);
}

void PromClientTest::failsWithItsReason_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &answer, ErrorKind kind, const char *detail) {
        QTest::newRow(name) << answer << kind << QString::fromUtf8(detail);
    };
    const QByteArray envelope
        = "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"many-to-many\"}";
    row("evaluation", reply(envelope, "422 Unprocessable Entity"), ErrorKind::BadRequest, "many-to-many");
    row("enveloped 401",
        reply("{\"status\":\"error\",\"errorType\":\"internal\",\"error\":\"who?\"}", "401 Unauthorized"),
        ErrorKind::Unauthorized, "who?");
    row("a page", reply("<html><h1>Sign in</h1></html>", "200 OK"), ErrorKind::NotJson, "HTML page");
    row("404 text", reply("404 page not found", "404 Not Found"), ErrorKind::NotFound, "404 page not found");
    row("other JSON", reply("{\"a\":1}"), ErrorKind::Malformed, "");
}

void PromClientTest::failsWithItsReason()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, detail);
    Setup setup(always(answer));
    const auto result = waitFor(setup.client->query(QStringLiteral("up"), at));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QVERIFY2(result.error().detail.contains(detail), qPrintable(describe(result.error())));
}

void PromClientTest::onePartFailingFailsTheWhole()
{
    const QByteArray matrix = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";
    const Script good{Expect{}, Send{reply(matrix)}, Repeat{}};
    const Script bad{Expect{},
                     Send{reply("{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too much\"}",
                                "422 Unprocessable Entity")},
                     Repeat{}};
    Setup setup({good, bad});
    RangeQuery query;
    query.expression = QStringLiteral("up");
    query.range = {at, at + std::chrono::seconds(30'000)};
    query.step = std::chrono::seconds(1);
    const auto result = waitFor(setup.client->queryRange(query));
    QVERIFY(!result);
    QCOMPARE(result.error().detail, QStringLiteral("too much"));
}

QTEST_GUILESS_MAIN(PromClientTest)
#include "tst_promclient.moc"
