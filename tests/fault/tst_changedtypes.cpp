// 76 of the fault plan: a field has another type than it always had, or a list is not there at all. What can
// be understood is kept; the rest is an error that says where, never an answer that is only shorter.
#include "fault/answers.h"
#include "support/qtprinting.h"

#include "alerts/alertmanagerwire.h"
#include "incidents/pagerdutywire.h"
#include "logs/elasticwire.h"
#include "logs/sourcewire.h"
#include "metrics/promwire.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class ChangedTypesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAnError_data();
    void isAnError();
    void isKept();
    void answersWithoutTheirList_data();
    void answersWithoutTheirList();
};

void ChangedTypesTest::isAnError_data()
{
    QTest::addColumn<QString>("reader");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *reader, const QByteArray &body) {
        QTest::newRow(name) << QString::fromLatin1(reader) << body;
    };
    row("76 value as a number", "metrics", matrix(sampled({}, "[1,1.5]")));
    row("76 value as an object", "metrics", matrix(sampled({}, R"([1,{}])")));
    row("76 label as a number", "metrics", matrix(sampled(R"("code":500)", R"([1,"1"])")));
    row("76 result as an object", "metrics",
        R"({"status":"success","data":{"resultType":"vector","result":{"a":1}}})");
    row("76 data as text", "metrics", R"({"status":"success","data":"none"})");
    row("76 data as text", "traces", R"({"data":"none"})");
    row("76 data as a number", "traces", R"({"data":7,"errors":null})");
    row("76 trace as text", "traces", R"({"data":["1f","2f"]})");
    row("76 spans as an object", "traces", R"({"data":[{"traceID":"1f","spans":{"a":{"spanID":"a"}}}]})");
    row("76 span as text", "traces", R"({"data":[{"traceID":"1f","spans":["a","b"]}]})");
    row("76 hits as text", "logs", R"({"took":1,"timed_out":false,"hits":"none"})");
    row("76 list of hits as an object", "logs", R"({"hits":{"total":1,"hits":{"a":1}}})");
    row("76 document as text", "logs", hits(hit(R"("just text")")));
    row("76 incidents as an object", "incidents", R"({"incidents":{"Q1":{}},"more":false})");
    row("76 incident as text", "incidents", R"({"incidents":["Q1"],"more":false})");
    row("76 id as a number", "incidents", R"({"incidents":[{"id":7,"created_at":"2026-11-24T12:00:00Z"}]})");
    row("76 time as a number", "incidents", R"({"incidents":[{"id":"Q1","created_at":1795000000}]})");
    row("76 alerts as an object", "alerts", R"({"alerts":[]})");
    row("76 labels as a list", "alerts", R"([{"labels":["alertname","A"]}])");
    row("76 alert as text", "alerts", R"(["A"])");
}

void ChangedTypesTest::isAnError()
{
    QFETCH(QString, reader);
    QFETCH(QByteArray, body);
    std::optional<Error> error;
    const auto take = [&](const auto &result) {
        if (!result)
            error = result.error();
    };
    if (reader == u"metrics")
        take(metrics::parseQueryResult(body));
    else if (reader == u"traces")
        take(traces::jaegerwire::readTraces(body));
    else if (reader == u"logs")
        take(logs::elasticwire::readPage(body));
    else if (reader == u"incidents")
        take(incidents::parseIncidents(body));
    else
        take(alerts::parseAlerts(body));
    QVERIFY2(error, "taken for a shorter answer");
    QCOMPARE(error->kind, ErrorKind::Malformed);
    QVERIFY2(!error->where.isEmpty() || !error->detail.isEmpty(), "says nothing");
}

void ChangedTypesTest::isKept()
{
    const auto trace = opened(
        {R"({"traceID":"1f","spanID":"a","operationName":7,"startTime":"1795000000000000","duration":"5",)"
         R"("processID":"p","tags":{"retries":3,"nested":{"a":1}}})"});
    QVERIFY(trace);
    QCOMPARE(trace->operation(0), u"7"_s);
    QCOMPARE(trace->duration(0), 5'000);
    QCOMPARE(trace->trace.attributesOf(trace->trace.spanAttributes.at(0)).size(), 2u);

    const auto page = logs::elasticwire::readPage(hits(
        hit(R"({"message":{"text":"m"},"service":["a","b"],"level":50,"@timestamp":"soon","host":null})")));
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1u);
    QCOMPARE(page->rows.service(0), std::string_view("a"));
    QCOMPARE(page->rows.timeNs(0), 1'795'000'000'000'000'000); // of the sort values
    const auto fields = logs::sourcewire::readFields(page->rows.source(0));
    QVERIFY(std::ranges::any_of(
        fields, [](const auto &field) { return field.name == u"message.text" && field.value == u"m"; }));

    const auto alerts = alerts::parseAlerts(
        R"([{"labels":{"alertname":"A","code":500,"flags":["x"],"gone":null},"annotations":{"value":1.5},"startsAt":5}])");
    QVERIFY(alerts);
    QCOMPARE(alerts->at(0).labels.value(u"code"), u"500"_s);
    QCOMPARE(alerts->at(0).labels.value(u"flags"), u"[\"x\"]"_s);
    QVERIFY(!alerts->at(0).labels.contains(u"gone"));
    QCOMPARE(alerts->at(0).annotations.value(u"value"), u"1.5"_s);
    QVERIFY(!alerts->at(0).since);
}

// JSON of another kind of server is not "nothing found".
void ChangedTypesTest::answersWithoutTheirList_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("76 empty object") << QByteArray("{}");
    QTest::newRow("76 another server") << QByteArray(R"({"ok":true,"version":"1.2"})");
}

void ChangedTypesTest::answersWithoutTheirList()
{
    QFETCH(QByteArray, body);
    QCOMPARE(metrics::parseQueryResult(body).error().kind, ErrorKind::Malformed);
    const auto traces = traces::jaegerwire::readTraces(body);
    QVERIFY2(!traces, "traces");
    QCOMPARE(traces.error().kind, ErrorKind::Malformed);
    QVERIFY2(!traces::jaegerwire::readServices(body), "services");
    const auto logs = logs::elasticwire::readPage(body);
    QVERIFY2(!logs, "logs");
    QCOMPARE(logs.error().kind, ErrorKind::Malformed);
    QCOMPARE(incidents::parseIncidents(body).error().kind, ErrorKind::Malformed);
    QCOMPARE(alerts::parseAlerts(body).error().kind, ErrorKind::Malformed);
}

QTEST_GUILESS_MAIN(ChangedTypesTest)
#include "tst_changedtypes.moc"
