#include "demo/doubles/jaegerdouble.h"
#include "demo/shop/shop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace yagura;
using namespace yagura::demo;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant start = fromUnixSeconds(std::int64_t{1'790'000'040});

struct Reply
{
    int status = 0;
    QByteArray type;
    QByteArray body;
    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(body); }
};

Reply ask(quint16 port, const QByteArray &target, const QByteArray &method = "GET")
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(60000))
        return {};
    socket.write(method + " " + target + " HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n");
    QByteArray all;
    while (socket.waitForReadyRead(60000)) {
        all += socket.readAll();
        const qsizetype head = all.indexOf("\r\n\r\n");
        const qsizetype length = all.toLower().indexOf("content-length: ");
        if (head > 0 && length > 0) {
            const qsizetype size
                = all.mid(length + 16, all.indexOf("\r\n", length) - length - 16).toLongLong();
            if (all.size() >= head + 4 + size)
                break;
        }
    }
    Reply reply;
    reply.status = all.mid(9, 3).toInt();
    const qsizetype type = all.toLower().indexOf("content-type: ");
    reply.type = all.mid(type + 14, all.indexOf("\r\n", type) - type - 14);
    reply.body = all.mid(all.indexOf("\r\n\r\n") + 4);
    return reply;
}

QByteArray us(Instant at)
{
    return QByteArray::number(toUnixMicroseconds(at));
}

} // namespace

class JaegerDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void servicesAndOperations();
    void searchFindsByService();
    void searchFilters_data();
    void searchFilters();
    void refusals_data();
    void refusals();
    void oneTrace();
    void severalTraces();
    void v3Search();
    void v3Summaries();
    void v3OneTrace();
    void dependencies();
    void generations();
    void errorsStartInPayment();
    void boundedArchive();

private:
    Reply get(const QByteArray &target) { return ask(m_jaeger->port(), target); }
    QJsonArray search(const QByteArray &more)
    {
        return get("/api/traces?start=" + us(start) + "&end=" + us(start + 3min) + more)
            .json()[u"data"]
            .toArray();
    }

    ManualClock m_clock{start + 3min};
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<JaegerDouble> m_jaeger;
};

void JaegerDoubleTest::initTestCase()
{
    m_shop = std::make_unique<Shop>(7, start);
    m_shop->timeline.startFault(FaultKind::Pool, start + 10s);
    m_jaeger = std::make_unique<JaegerDouble>(m_clock, m_shop->timeline);
    m_jaeger->add(m_shop->stream.between(start, start + 3min));
    QVERIFY(m_jaeger->traceCount() > 500);
    QVERIFY(m_jaeger->listen() != 0);
}

void JaegerDoubleTest::servicesAndOperations()
{
    const QJsonDocument services = get("/api/services").json();
    QCOMPARE(services[u"data"].toArray().size(), 12);
    QCOMPARE(services[u"total"].toInt(), 12);
    const QJsonArray names = get("/api/services/payment/operations").json()[u"data"].toArray();
    QVERIFY(names.contains(u"POST /v1/charges"_s));
    QVERIFY(names.contains(u"acquire connection"_s));
    QVERIFY(names.contains(u"INSERT charges"_s)); // as a client
    const QJsonArray servers
        = get("/api/operations?service=payment&spanKind=server").json()[u"data"].toArray();
    QCOMPARE(servers.size(), 2);
    QCOMPARE(servers.at(0)[u"spanKind"].toString(), u"server"_s);
    QCOMPARE(get("/api/services/nobody/operations").json()[u"data"].toArray().size(), 0);
    QCOMPARE(get("/api/v3/services").json()[u"services"].toArray().size(), 12);
    QVERIFY(!get("/api/v3/operations?service=search").json()[u"operations"].toArray().isEmpty());
}

void JaegerDoubleTest::searchFindsByService()
{
    const Reply reply
        = get("/api/traces?service=checkout&limit=20&start=" + us(start) + "&end=" + us(start + 3min));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.type.startsWith("application/json"));
    const QJsonArray traces = reply.json()[u"data"].toArray();
    QCOMPARE(traces.size(), 20);
    double last = 1e18;
    for (const auto &trace : traces) {
        bool involved = false;
        for (const auto &process : trace[u"processes"].toObject())
            involved = involved || process[u"serviceName"].toString() == u"checkout";
        QVERIFY(involved);
        const double begin = trace[u"spans"][0][u"startTime"].toDouble();
        QVERIFY(begin <= last);
        last = begin;
    }
}

void JaegerDoubleTest::searchFilters_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("finds");
    QTest::newRow("operation") << QByteArray("&service=payment&operation=POST%20/v1/charges") << true;
    QTest::newRow("operation with plus") << QByteArray("&service=payment&operation=POST+/v1/charges") << true;
    QTest::newRow("operation of another service")
        << QByteArray("&service=payment&operation=GET%20/") << false;
    QTest::newRow("tag") << QByteArray("&service=payment&tag=error:true") << true;
    QTest::newRow("tags as JSON") << QByteArray(
        "&service=payment&tags=%7B%22http.response.status_code%22%3A%22503%22%7D")
                                  << true;
    QTest::newRow("tag of the resource") << QByteArray("&service=payment&tag=service.version:2.41.0") << true;
    QTest::newRow("tag with another value")
        << QByteArray("&service=payment&tag=service.version:1.0") << false;
    QTest::newRow("tag of an event") << QByteArray(
        "&service=payment&tag=exception.type:java.sql.SQLTransientConnectionException")
                                     << true;
    QTest::newRow("both tags on one span")
        << QByteArray("&service=payment&tag=error:true&tag=db.system:postgresql") << false;
    QTest::newRow("long") << QByteArray("&service=payment&minDuration=800ms") << true;
    QTest::newRow("too long") << QByteArray("&service=payment&minDuration=1m") << false;
    QTest::newRow("short") << QByteArray("&service=payment&maxDuration=4ms") << true;
    QTest::newRow("unknown service") << QByteArray("&service=nobody") << false;
    QTest::newRow("no depth") << QByteArray("&service=payment&limit=0") << false;
}

void JaegerDoubleTest::searchFilters()
{
    QFETCH(QByteArray, more);
    QFETCH(bool, finds);
    QCOMPARE(!search(more).isEmpty(), finds);
}

void JaegerDoubleTest::refusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char *name, const char *target, int status, const char *says) {
        QTest::newRow(name) << QByteArray(target) << status << QByteArray(says);
    };
    row("no service", "/api/traces", 400, "parameter 'service' is required");
    row("bad limit", "/api/traces?service=web&limit=x", 400, "unable to parse param 'limit'");
    row("bad start", "/api/traces?service=web&start=2026-08-07", 400, "unable to parse param 'start'");
    row("bad duration", "/api/traces?service=web&minDuration=1", 400, "time: invalid duration");
    row("durations crossed", "/api/traces?service=web&minDuration=2s&maxDuration=1s", 400,
        "'maxDuration' should be greater");
    row("tag without colon", "/api/traces?service=web&tag=error", 400, "expecting key:value");
    row("tags with a number", "/api/traces?service=web&tags=%7B%22a%22:1%7D", 400, "cannot unmarshal");
    row("tags not JSON", "/api/traces?service=web&tags=x", 400, "cannot unmarshal JSON");
    row("unknown trace", "/api/traces/00000000000000000000000000000001", 404, "trace not found");
    row("bad trace id", "/api/traces/xyz", 400, "invalid syntax");
    row("metrics of no service", "/api/metrics/calls", 400, "please provide at least one service name");
    row("latencies without a quantile", "/api/metrics/latencies?service=web", 400, "param 'quantile'");
    row("metrics of no kind", "/api/metrics/calls?service=web&spanKind=x", 400, "unsupported span kind: 'x'");
    row("v3 without a range", "/api/v3/traces?query.serviceName=web", 400, "are required");
    row("v3 with epoch times",
        "/api/v3/traces?query.serviceName=web&query.startTimeMin=1&query.startTimeMax=2", 400,
        "malformed parameter");
    row("v3 without a zone",
        "/api/v3/"
        "traces?query.service_name=web&query.start_time_min=2026-09-21T00:00:00&query.start_time_max=2026-09-"
        "22T00:00:00",
        400, "malformed parameter");
    row("v3 range backwards",
        "/api/v3/"
        "traces?query.service_name=web&query.start_time_min=2026-09-22T00:00:00Z&query.start_time_max=2026-"
        "09-21T00:00:00Z",
        400, "before");
    row("v3 nothing found",
        "/api/v3/"
        "traces?query.service_name=web&query.start_time_min=2020-01-01T00:00:00Z&query.start_time_max=2020-"
        "01-02T00:00:00Z",
        404, "No traces found");
    row("v3 unknown trace", "/api/v3/traces/1", 404, "No traces found");
}

void JaegerDoubleTest::refusals()
{
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    QFETCH(QByteArray, says);
    const Reply reply = get(target);
    QCOMPARE(reply.status, status);
    QVERIFY2(reply.body.contains(says), reply.body.constData());
    QVERIFY2(reply.type.startsWith("text/plain"), reply.type.constData());
    QVERIFY(reply.body.endsWith('\n'));
}

void JaegerDoubleTest::oneTrace()
{
    const QString id = search("&service=checkout&limit=1").at(0)[u"traceID"].toString();
    QCOMPARE(id.size(), 32);
    const QJsonDocument answer = get("/api/traces/" + id.toUpper().toLatin1()).json();
    const QJsonValue trace = answer[u"data"][0];
    QCOMPARE(trace[u"traceID"].toString(), id);
    const QJsonArray spans = trace[u"spans"].toArray();
    QVERIFY(spans.size() > 5);
    QCOMPARE(spans.at(0)[u"references"].toArray().size(), 0);
    for (const auto &span : spans)
        QVERIFY(trace[u"processes"].toObject().contains(span[u"processID"].toString()));
    QCOMPARE(get("/api/v3/traces/" + id.toLatin1()).status, 200);
}

void JaegerDoubleTest::severalTraces()
{
    const QJsonArray some = search("&service=web&limit=2");
    const QByteArray a = some.at(0)[u"traceID"].toString().toLatin1();
    const QByteArray b = some.at(1)[u"traceID"].toString().toLatin1();
    const QJsonDocument answer = get("/api/traces?traceID=" + a + "&traceID=" + b + "&traceID=1").json();
    QCOMPARE(answer[u"data"].toArray().size(), 2);
    QCOMPARE(answer[u"errors"].toArray().size(), 1);
    QVERIFY(!answer[u"errors"][0].toObject().contains(u"code"));
}

void JaegerDoubleTest::v3Search()
{
    const QByteArray range
        = "&query.startTimeMin=2026-09-21T00:00:00.000000001Z&query.startTimeMax=2026-09-30T00:00:00%2B09:00";
    const Reply camel = get("/api/v3/traces?query.serviceName=payment&query.searchDepth=3" + range);
    QCOMPARE(camel.status, 200);
    const QJsonArray resources = camel.json()[u"result"][u"resourceSpans"].toArray();
    QVERIFY(resources.size() > 3);
    const QJsonValue span = resources.at(0)[u"scopeSpans"][0][u"spans"][0];
    QVERIFY(span[u"startTimeUnixNano"].isString());
    QVERIFY(span[u"kind"].isDouble());
    QCOMPARE(span[u"traceId"].toString().size(), 32);
    QByteArray snakeRange = range;
    snakeRange.replace("startTimeMin", "start_time_min").replace("startTimeMax", "start_time_max");
    const Reply snake = get("/api/v3/traces?query.service_name=payment&query.num_traces=3" + snakeRange);
    QCOMPARE(snake.body, camel.body);
    QCOMPARE(
        get("/api/v3/traces?query.serviceName=payment&query.attributes=%7B%22error%22:%22nope%22%7D" + range)
            .status,
        404);
}

void JaegerDoubleTest::v3Summaries()
{
    const Reply reply
        = get("/api/v3/trace-summaries?query.serviceName=payment&query.startTimeMin=2026-09-21T00:00:00Z"
              "&query.startTimeMax=2026-09-30T00:00:00Z&query.attributes=%7B%22error%22:%22true%22%7D");
    const QJsonArray summaries = reply.json()[u"summaries"].toArray();
    QVERIFY(!summaries.isEmpty());
    QCOMPARE(summaries.at(0)[u"rootServiceName"].toString(), u"gateway"_s);
    QVERIFY(summaries.at(0)[u"errorSpanCount"].toInt() > 0);
    QVERIFY(summaries.at(0)[u"services"].toArray().size() > 3);
}

void JaegerDoubleTest::v3OneTrace()
{
    const QString id
        = search("&service=checkout&operation=POST%20/v1/orders&limit=1").at(0)[u"traceID"].toString();
    const QJsonDocument v1 = get("/api/traces/" + id.toLatin1()).json();
    const QJsonDocument v3 = get("/api/v3/traces/" + id.toLatin1()).json();
    qsizetype spans = 0;
    const QJsonArray resources = v3[u"result"][u"resourceSpans"].toArray();
    for (const auto &resource : resources)
        spans += resource[u"scopeSpans"][0][u"spans"].toArray().size();
    QCOMPARE(spans, v1[u"data"][0][u"spans"].toArray().size());
}

void JaegerDoubleTest::dependencies()
{
    const QJsonArray calls = get("/api/dependencies?endTs="
                                 + QByteArray::number(toUnixMilliseconds(start + 3min)) + "&lookback=600000")
                                 .json()[u"data"]
                                 .toArray();
    QSet<QString> edges;
    for (const auto &call : calls) {
        edges.insert(call[u"parent"].toString() + u">" + call[u"child"].toString());
        QVERIFY(call[u"callCount"].toInt() > 0);
    }
    for (const auto &edge :
         {u"gateway>web"_s, u"web>checkout"_s, u"checkout>payment"_s, u"payment>orders-db"_s,
          u"checkout>worker"_s, u"worker>mail"_s, u"search>cache"_s})
        QVERIFY2(edges.contains(edge), qPrintable(edge));
    QVERIFY(!edges.contains(u"web>payment"_s));
}

void JaegerDoubleTest::generations()
{
    const auto status = [&](JaegerGeneration generation, const QByteArray &target) {
        JaegerDouble jaeger(m_clock, m_shop->timeline, generation);
        jaeger.add(m_shop->stream.between(start, start + 10s));
        return ask(jaeger.listen(), target).status;
    };
    // Where a generation has no route, its user interface answers.
    const auto isServed = [&](JaegerGeneration generation, const QByteArray &target) {
        JaegerDouble jaeger(m_clock, m_shop->timeline, generation);
        jaeger.add(m_shop->stream.between(start, start + 10s));
        const Reply reply = ask(jaeger.listen(), target);
        return reply.status == 200 && !reply.type.startsWith("text/html");
    };
    QVERIFY(isServed(JaegerGeneration::V1Only, "/api/services"));
    QVERIFY(!isServed(JaegerGeneration::V1Only, "/api/v3/services"));
    QVERIFY(isServed(JaegerGeneration::V1AndV3, "/api/v3/services"));
    QVERIFY(!isServed(JaegerGeneration::V1AndV3, "/api/v3/trace-summaries"));
    QVERIFY(!isServed(JaegerGeneration::V3Only, "/api/services"));
    QVERIFY(!isServed(JaegerGeneration::V3Only, "/api/traces?service=web"));
    QVERIFY(isServed(JaegerGeneration::V3Only, "/api/dependencies"));
    QVERIFY(isServed(JaegerGeneration::V3Only, "/api/v3/services"));
    QCOMPARE(status(JaegerGeneration::V1Only, "/api/metrics/calls?service=web"), 501);
    QCOMPARE(status(JaegerGeneration::V1AndV3, "/api/metrics/calls?service=web"), 200);
}

void JaegerDoubleTest::errorsStartInPayment()
{
    const QJsonArray traces = search("&service=checkout&operation=POST%20/v1/orders&tag=error:true&limit=5");
    QVERIFY(!traces.isEmpty());
    for (const auto &trace : traces) {
        int attempts = 0;
        bool origin = false;
        for (const auto &span : trace[u"spans"].toArray()) {
            const QString service
                = trace[u"processes"][span[u"processID"].toString()][u"serviceName"].toString();
            if (service == u"payment" && span[u"operationName"] == u"POST /v1/charges"_s)
                ++attempts;
            origin = origin || (service == u"payment" && !span[u"logs"].toArray().isEmpty());
        }
        QCOMPARE(attempts, 3);
        QVERIFY(origin);
    }
}

void JaegerDoubleTest::boundedArchive()
{
    TraceArchive archive(m_shop->timeline, 100);
    const auto requests = m_shop->stream.between(start, start + 2min);
    archive.add(requests);
    QCOMPARE(archive.size(), size_t{100});
    QVERIFY(!archive.find(traceIdOf(requests.front())));
    QVERIFY(archive.find(traceIdOf(requests.back())));
}

QTEST_GUILESS_MAIN(JaegerDoubleTest)
#include "tst_jaegerdouble.moc"
