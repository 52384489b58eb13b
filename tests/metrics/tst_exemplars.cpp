#include "core/clock.h"
#include "metrics/promclient.h"
#include "metrics/promwire.h"
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

QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

// As the documentation of the API has it, out of order.
const QByteArray answer = R"({"status":"success","data":[
  {"seriesLabels":{"__name__":"test_exemplar_metric_total","job":"prometheus"},
   "exemplars":[{"labels":{"traceID":"EpTxMJ40fUus7aGY"},"value":"6","timestamp":1600096945.479},
                {"labels":{"trace_id":"0AF7651916CD43DD8448EB211C80319C"},"value":"+Inf","timestamp":1600096940}]},
  {"seriesLabels":{"__name__":"foo_total"},"exemplars":[]}]})";

} // namespace

class ExemplarsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void refuses_data();
    void refuses();
    void traceIds_data();
    void traceIds();
    void asks();
    void readsSeries();
};

void ExemplarsTest::reads()
{
    const auto read = parseExemplars(answer);
    QVERIFY(read);
    QCOMPARE(read->size(), 2u);
    const ExemplarSeries &series = read->front();
    QCOMPARE(series.labels.value(u"job"), utf8("prometheus"));
    QCOMPARE(series.exemplars.size(), 2u);
    QCOMPARE(toUnixMilliseconds(series.exemplars[0].time), 1'600'096'940'000);
    QCOMPARE(series.exemplars[0].traceId, utf8("0af7651916cd43dd8448eb211c80319c"));
    QVERIFY(std::isinf(series.exemplars[0].value));
    QCOMPARE(toUnixMilliseconds(series.exemplars[1].time), 1'600'096'945'479);
    QCOMPARE(series.exemplars[1].value, 6.0);
    QCOMPARE(series.exemplars[1].traceId, QString()); // not a trace's id
    QVERIFY(read->back().exemplars.empty());
}

void ExemplarsTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("page") << QByteArray("<html>");
    QTest::newRow("cut") << answer.left(answer.size() / 2);
    QTest::newRow("value is a number")
        << QByteArray(R"({"status":"success","data":[{"exemplars":[{"value":6,"timestamp":1}]}]})");
    QTest::newRow("value is no number")
        << QByteArray(R"({"status":"success","data":[{"exemplars":[{"value":"six","timestamp":1}]}]})");
    QTest::newRow("not a list") << QByteArray(R"({"status":"success","data":{}})");
    QTest::newRow("error") << QByteArray(R"({"status":"error","errorType":"bad_data","error":"no"})");
}

void ExemplarsTest::refuses()
{
    QFETCH(QByteArray, body);
    QVERIFY(!parseExemplars(body));
}

void ExemplarsTest::traceIds_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const QString id = utf8("0af7651916cd43dd8448eb211c80319c");
    for (const char *name : {"trace_id", "traceID", "traceId", "TraceID", "trace-id", "trace.id"})
        QTest::newRow(name) << utf8(name) << id << id;
    QTest::newRow("short") << utf8("trace_id") << id.left(16) << id.left(16);
    QTest::newRow("other label") << utf8("span_id") << id << QString();
    QTest::newRow("no hexadecimal") << utf8("trace_id") << QString(32, u'g') << QString();
    QTest::newRow("wrong length") << utf8("trace_id") << id.left(20) << QString();
}

void ExemplarsTest::traceIds()
{
    QFETCH(QString, label);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    QCOMPARE(traceIdIn({{label, value}}), expected);
}

void ExemplarsTest::asks()
{
    ScriptedServer server(always(reply(answer)));
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network(clock);
    Endpoint endpoint;
    endpoint.base = server.url();
    PromClient client(std::make_shared<HttpClient>(network, pool, endpoint));
    const auto got = waitFor(client.queryExemplars(
        utf8("rate(a_bucket{x=\"1\"}[1m])"),
        {fromUnixSeconds(std::int64_t{1'600'000'000}), fromUnixSeconds(std::int64_t{1'600'100'000})}));
    QVERIFY(got);
    QCOMPARE((*got)->size(), 2u);
    const SeenRequest request = server.requests().value(0);
    QVERIFY(request.line.startsWith("POST /api/v1/query_exemplars "));
    QVERIFY(request.body.contains("start=1600000000.000"));
    QVERIFY(request.body.contains("end=1600100000.000"));
    QVERIFY(request.body.contains("query=rate"));
}

void ExemplarsTest::readsSeries()
{
    const auto read = parseSeries(R"({"status":"success","data":[{"__name__":"up","job":"a"},{}]})");
    QVERIFY(read);
    QCOMPARE(read->size(), 2u);
    QCOMPARE(read->front(), (Labels{{utf8("__name__"), utf8("up")}, {utf8("job"), utf8("a")}}));
    QVERIFY(!parseSeries(R"({"status":"success","data":["up"]})"));
    QVERIFY(!parseSeries(R"({"status":"success","data":[{"job":1}]})"));
}

QTEST_GUILESS_MAIN(ExemplarsTest)
#include "tst_exemplars.moc"
