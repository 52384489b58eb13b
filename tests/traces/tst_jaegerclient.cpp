#include "routeserver.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include "core/clock.h"
#include "net/networkthread.h"
#include "traces/jaegerclient.h"

#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;
using yagura::test::waitFor;

namespace {

const QByteArray TraceText = "7f3a9c1e5b2d4860a1c4e97b03d25f18";

QByteArray v1Trace(const QByteArray &id, const QByteArray &start = "1700000000000000")
{
    return R"({"traceID":")" + id + R"(","spans":[
        {"traceID":")"
        + id + R"(","spanID":"1","operationName":"GET /","startTime":)" + start
        + R"(,"duration":900,"processID":"p1","references":[]},
        {"traceID":")"
        + id + R"(","spanID":"2","operationName":"SELECT","startTime":)" + start
        + R"(,"duration":100,"processID":"p2",
         "references":[{"refType":"CHILD_OF","traceID":")"
        + id + R"(","spanID":"1"}],"tags":[{"key":"error","type":"bool","value":true}]}],
        "processes":{"p1":{"serviceName":"web","tags":[]},"p2":{"serviceName":"db","tags":[]}}})";
}

QByteArray v3Trace(const QByteArray &id, const QByteArray &attributes = "[]")
{
    return R"({"result":{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]},
        "scopeSpans":[{"spans":[{"traceId":")"
        + id + R"(","spanId":"0000000000000001","name":"GET /","kind":2,
        "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000000000000500","attributes":)"
        + attributes + "}]}]}]}}";
}

const RouteAnswer NoTraces{404,
                           R"({"error":{"httpCode":404,"message":"No traces found"}})"
                           "\n",
                           "text/plain; charset=utf-8"};
const RouteAnswer Page{200, "<!doctype html><html><body>Jaeger UI</body></html>", "text/html"};

} // namespace

class JaegerClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void speaksV1WhereThatIsAllThereIs_data();
    void speaksV1WhereThatIsAllThereIs();
    void speaksV3();
    void summariesWhereServedElseComputed();
    void noMatchIsEmpty();
    void tagsOfAnOldV3ServerAreRechecked();
    void anUpgradedServerIsFoundOutAnew();
    void oneTraceById();
    void unknownTraceIsNotFound();
    void errorsSayWhatTheServerSaid_data();
    void errorsSayWhatTheServerSaid();
    void neitherDialectIsAnHonestError();
    void aDownServerIsNoDialect();
    void anEmptyRangeIsNotAsked();
    void operationsAndDependencies();
    void partialAnswersKeepTheirProblems();
    void cancellingStopsEverything();

private:
    [[nodiscard]] static TraceQuery query();

    SystemClock m_clock;
    QThreadPool m_workers;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<RouteServer> m_server;
    std::unique_ptr<JaegerClient> m_client;
};

void JaegerClientTest::init()
{
    m_network = std::make_unique<NetworkThread>(m_clock);
    m_server = std::make_unique<RouteServer>();
    Endpoint endpoint;
    endpoint.name = QStringLiteral("jaeger");
    endpoint.base = m_server->url();
    m_client = std::make_unique<JaegerClient>(std::make_shared<HttpClient>(*m_network, m_workers, endpoint));
}

void JaegerClientTest::cleanup()
{
    m_client.reset();
    m_workers.waitForDone();
    m_server.reset();
    m_network.reset();
}

TraceQuery JaegerClientTest::query()
{
    TraceQuery query;
    query.service = QStringLiteral("web");
    query.range
        = {fromUnixSeconds(std::int64_t{1'699'999'000}), fromUnixSeconds(std::int64_t{1'700'001'000})};
    query.limit = 20;
    return query;
}

void JaegerClientTest::speaksV1WhereThatIsAllThereIs_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no such route") << 404 << QByteArray("404 page not found\n");
    QTest::newRow("the user interface instead") << 200 << Page.body;
    QTest::newRow("method not allowed") << 405 << QByteArray();
    QTest::newRow("a gateway's answer")
        << 404 << QByteArray(R"({"code":5,"message":"Not Found","details":[]})");
}

void JaegerClientTest::speaksV1WhereThatIsAllThereIs()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_server->setOtherwise({status, body, "text/html"});
    m_server->put("/api/services", {200, R"({"data":["web","db"],"total":2,"errors":null})"});
    m_server->put(
        "/api/traces",
        {200,
         R"({"data":[)" + v1Trace("1a") + "," + v1Trace("1b", "1700000500000000") + R"(],"errors":null})"});
    const auto services = waitFor(m_client->services());
    QVERIFY2(services, services ? "" : qPrintable(describe(services.error())));
    QCOMPARE(*services, (QStringList{QStringLiteral("db"), QStringLiteral("web")}));
    QCOMPARE(m_client->dialect(), Dialect::V1);
    const auto result = waitFor(m_client->search(query()));
    QVERIFY(result);
    QCOMPARE((*result)->traces.size(), size_t{2});
    const auto &newest = (*result)->traces.front();
    QCOMPARE(newest.id, (TraceId{0, 0x1b}));
    QCOMPARE(newest.rootOperation, QStringLiteral("GET /"));
    QCOMPARE(newest.spans, 2U);
    QCOMPARE(newest.errors, 1U);
    QCOMPARE(newest.duration, Duration(std::chrono::microseconds(900)));
    QCOMPARE(newest.services.size(), size_t{2});
    QCOMPARE(m_server->count("/api/v3/services"), 1); // found out once
    QCOMPARE(m_server->lastQuery("/api/traces").queryItemValue(QStringLiteral("start")),
             QStringLiteral("1699999000000000"));
}

void JaegerClientTest::speaksV3()
{
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    QCOMPARE(*waitFor(m_client->services()), QStringList{QStringLiteral("web")});
    QCOMPARE(m_client->dialect(), Dialect::V3);
    QCOMPARE(m_server->count("/api/services"), 0);
}

void JaegerClientTest::summariesWhereServedElseComputed()
{
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    m_server->put("/api/v3/traces", {200, v3Trace(TraceText)});
    auto result = waitFor(m_client->search(query()));
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QCOMPARE((*result)->traces.at(0).duration, Duration(500));
    QCOMPARE((*result)->traces.at(0).rootService, QStringLiteral("web"));
    QVERIFY(waitFor(m_client->search(query())));
    QCOMPARE(m_server->count("/api/v3/trace-summaries"), 1); // learnt that it is not there
    QVERIFY(m_server->lastQuery("/api/v3/traces").hasQueryItem(QStringLiteral("query.service_name")));

    cleanup();
    init();
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    m_server->put(
        "/api/v3/trace-summaries",
        {200, R"({"summaries":[{"traceId":")" + TraceText + R"(","spanCount":7,"errorSpanCount":1}]})"});
    result = waitFor(m_client->search(query()));
    QVERIFY(result);
    QCOMPARE((*result)->traces.at(0).spans, 7U);
    QCOMPARE(m_server->count("/api/v3/traces"), 0);
}

void JaegerClientTest::noMatchIsEmpty()
{
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    m_server->put("/api/v3/trace-summaries", NoTraces);
    auto result = waitFor(m_client->search(query()));
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QVERIFY((*result)->traces.empty());
    QCOMPARE(m_server->count("/api/v3/traces"), 0); // the route is there, it just found nothing

    m_server->remove("/api/v3/trace-summaries");
    m_server->put("/api/v3/traces", NoTraces);
    result = waitFor(m_client->search(query()));
    QVERIFY(result && (*result)->traces.empty());
    QCOMPARE(m_server->count("/api/v3/services"), 1);
}

void JaegerClientTest::tagsOfAnOldV3ServerAreRechecked()
{
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    const auto with = v3Trace("aa", R"([{"key":"order.id","value":{"intValue":"7"}}])");
    m_server->put("/api/v3/traces", {200, with + v3Trace("bb")});
    auto asked = query();
    asked.tags = {{QStringLiteral("order.id"), QStringLiteral("7")}};
    const auto result = waitFor(m_client->search(asked));
    QVERIFY(result);
    QCOMPARE((*result)->traces.size(), size_t{1});
    QCOMPARE((*result)->traces.front().id, (TraceId{0, 0xaa}));
}

void JaegerClientTest::anUpgradedServerIsFoundOutAnew()
{
    m_server->put("/api/services", {200, R"({"data":["web"],"total":1})"});
    m_server->put("/api/traces", {200, R"({"data":[]})"});
    QVERIFY(waitFor(m_client->search(query())));
    QCOMPARE(m_client->dialect(), Dialect::V1);

    m_server->remove("/api/services");
    m_server->remove("/api/traces");
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    m_server->put("/api/v3/traces", {200, v3Trace(TraceText)});
    const auto result = waitFor(m_client->search(query()));
    QVERIFY2(result, result ? "" : qPrintable(describe(result.error())));
    QCOMPARE((*result)->traces.size(), size_t{1});
    QCOMPARE(m_client->dialect(), Dialect::V3);
}

void JaegerClientTest::oneTraceById()
{
    m_server->put("/api/services", {200, R"({"data":["web"]})"});
    m_server->put("/api/traces/00000000000000000000000000000abc",
                  {200, R"({"data":[)" + v1Trace("0000000000000abc") + "]}"});
    const auto open = waitFor(m_client->trace(TraceId{0, 0xabc}));
    QVERIFY2(open, open ? "" : qPrintable(describe(open.error())));
    QCOMPARE((*open)->rowCount(), 2U);
    QCOMPARE((*open)->tree.depth, 2U);
    QCOMPARE((*open)->self.at(0), 800'000);
    QVERIFY((*open)->isError(1));
}

void JaegerClientTest::unknownTraceIsNotFound()
{
    m_server->put("/api/services", {200, R"({"data":["web"]})"});
    m_server->put("/api/traces/00000000000000000000000000000001",
                  {404,
                   R"({"data":null,"errors":[{"code":404,"msg":"trace not found"}]})"
                   "\n",
                   "text/plain"});
    auto open = waitFor(m_client->trace(TraceId{0, 1}));
    QVERIFY(!open);
    QCOMPARE(open.error().kind, ErrorKind::NotFound);
    QCOMPARE(open.error().detail, QStringLiteral("trace not found"));
    QCOMPARE(m_server->count("/api/v3/services"), 1); // no reason to doubt the dialect

    open = waitFor(m_client->trace(TraceId{0, 2})); // a store that does not explain its 404
    QVERIFY(!open);
    QCOMPARE(open.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_server->count("/api/v3/services"), 2);
}

void JaegerClientTest::errorsSayWhatTheServerSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("detail");
    QTest::newRow("bad parameter") << 400
                                   << QByteArray(
                                          R"({"data":null,"errors":[{"code":400,"msg":"malformed 'tag'"}]})")
                                   << ErrorKind::BadRequest << QStringLiteral("malformed 'tag'");
    QTest::newRow("not allowed") << 403 << QByteArray("forbidden") << ErrorKind::Forbidden
                                 << QStringLiteral("forbidden");
    QTest::newRow("login") << 401 << QByteArray("<html><body>Sign in</body></html>")
                           << ErrorKind::Unauthorized << QStringLiteral("Sign in");
    QTest::newRow("half a body") << 200 << QByteArray(R"({"data":[{"traceID":"1","spans":[{"spa)")
                                 << ErrorKind::Incomplete << QString();
}

void JaegerClientTest::errorsSayWhatTheServerSaid()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    m_server->put("/api/services", {200, R"({"data":["web"]})"});
    m_server->put("/api/traces", {status, body, "text/plain; charset=utf-8"});
    const auto result = waitFor(m_client->search(query()));
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QVERIFY2(result.error().detail.contains(detail), qPrintable(describe(result.error())));
    QVERIFY(!result.error().where.isEmpty());
}

void JaegerClientTest::neitherDialectIsAnHonestError()
{
    m_server->setOtherwise(Page);
    auto services = waitFor(m_client->services());
    QVERIFY(!services);
    QCOMPARE(services.error().kind, ErrorKind::NotJson);
    m_server->setOtherwise({404, "404 page not found\n", "text/plain"});
    services = waitFor(m_client->services());
    QVERIFY(!services);
    QCOMPARE(services.error().kind, ErrorKind::Unsupported);
    QCOMPARE(m_client->dialect(), Dialect::Unknown);
}

void JaegerClientTest::aDownServerIsNoDialect()
{
    m_server->setOtherwise({401, "no", "text/plain"});
    const auto services = waitFor(m_client->services());
    QVERIFY(!services);
    QCOMPARE(services.error().kind, ErrorKind::Unauthorized);
    QCOMPARE(m_server->count("/api/services"), 0);
}

void JaegerClientTest::anEmptyRangeIsNotAsked()
{
    auto asked = query();
    asked.range.to = asked.range.from;
    const auto result = waitFor(m_client->search(asked));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::InvalidInput);
    QVERIFY(m_server->paths().isEmpty());
}

void JaegerClientTest::operationsAndDependencies()
{
    m_server->put("/api/v3/services", {200, R"({"services":["web"]})"});
    m_server->put("/api/v3/operations", {200, R"({"operations":[{"name":"GET /","spanKind":"server"}]})"});
    m_server->put("/api/dependencies", {200, R"({"data":[{"parent":"web","child":"db","callCount":3}]})"});
    const auto operations = waitFor(m_client->operations(QStringLiteral("web")));
    QVERIFY(operations);
    QCOMPARE(operations->front().name, QStringLiteral("GET /"));
    QCOMPARE(m_server->lastQuery("/api/v3/operations").queryItemValue(QStringLiteral("service")),
             QStringLiteral("web"));
    const auto dependencies = waitFor(m_client->dependencies(query().range));
    QVERIFY(dependencies);
    QCOMPARE(dependencies->front(), (Dependency{QStringLiteral("web"), QStringLiteral("db"), 3}));
    QCOMPARE(m_server->lastQuery("/api/dependencies").queryItemValue(QStringLiteral("lookback")),
             QStringLiteral("2000000"));
}

void JaegerClientTest::partialAnswersKeepTheirProblems()
{
    m_server->put("/api/services", {200, R"({"data":["web"]})"});
    m_server->put("/api/traces",
                  {200, R"({"data":[)" + v1Trace("1") + R"(],"errors":[{"msg":"shard down"}]})"});
    const auto result = waitFor(m_client->search(query()));
    QVERIFY(result);
    QCOMPARE((*result)->traces.size(), size_t{1});
    QCOMPARE((*result)->problems, QStringList{QStringLiteral("shard down")});
    QVERIFY(!(*result)->limitReached);
}

void JaegerClientTest::cancellingStopsEverything()
{
    m_server->hold(true);
    bool delivered = false;
    {
        auto call = m_client->services();
        call.onDone(this, [&](Result<QStringList>) { delivered = true; });
        QTRY_COMPARE(m_server->count("/api/v3/services"), 1);
    }
    m_server->hold(false);
    QTest::qWait(50);
    QVERIFY(!delivered);
    QCOMPARE(m_server->count("/api/services"), 0);
}

QTEST_GUILESS_MAIN(JaegerClientTest)
#include "tst_jaegerclient.moc"
