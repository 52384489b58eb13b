#include "fixtures_support.h"
#include "support/qtprinting.h"
#include "traces/opentrace.h"
#include "traces/wire/otlpwire.h"

#include <QTest>

#include <random>

using namespace yagura;
using namespace yagura::traces;

namespace {

const QByteArray TraceHex = "7f3a9c1e5b2d4860a1c4e97b03d25f18";

QByteArray document(const QByteArray &spans,
                    const QByteArray &resource
                    = R"({"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]})")
{
    return R"({"resourceSpans":[{"resource":)" + resource
        + R"(,"scopeSpans":[{"scope":{"name":"lib","version":"1.2"},"spans":[)" + spans + "]}]}]}";
}

QByteArray span(const QByteArray &fields)
{
    return R"({"traceId":")" + TraceHex
        + R"(","spanId":"00000000000000aa","startTimeUnixNano":"1000","endTimeUnixNano":"2500")"
        + (fields.isEmpty() ? QByteArray() : QByteArray("," + fields)) + "}";
}

Trace one(const QByteArray &fields)
{
    auto answer = otlpwire::readTraces(document(span(fields)));
    if (!answer)
        qFatal("%s", qPrintable(describe(answer.error())));
    return std::move(answer->traces.at(0));
}

QString facts(const TraceAnswer &answer)
{
    QStringList lines;
    for (const auto &trace : answer.traces) {
        for (std::uint32_t i = 0; i < trace.size(); ++i) {
            lines.append(trace.spanIdText(i) + trace.service(i) + trace.operation(i)
                         + QString::number(trace.durations[i]));
            for (const auto &attribute : trace.attributesOf(trace.spanAttributes[i]))
                lines.append(trace.names[attribute.key] + u'=' + trace.valueText(attribute));
        }
    }
    return lines.join(u'\n');
}

} // namespace

class OtlpWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sampleAnswers();
    void envelopes_data();
    void envelopes();
    void spanFields();
    void values_data();
    void values();
    void enumerations_data();
    void enumerations();
    void absentTimes_data();
    void absentTimes();
    void base64Ids();
    void orderOfFieldsDoesNotMatter();
    void tracesArriveInPieces();
    void warningsAndLinks();
    void truncatedAnywhereIsAnErrorOrTheSame();
    void hostile_data();
    void hostile();
    void mangledBytesAreReadOrRefused();
    void summaries();
    void bothSpellingsOfParameters();
};

void OtlpWireTest::sampleAnswers()
{
    YAGURA_NEED_FIXTURE(traceBytes, "jaeger/v3-GetTrace.json");
    YAGURA_NEED_FIXTURE(summaryBytes, "jaeger/v3-FindTraceSummaries.json");
    YAGURA_NEED_FIXTURE(operationBytes, "jaeger/v3-GetOperations.json");
    YAGURA_NEED_FIXTURE(serviceBytes, "jaeger/v3-GetServices.json");
    const auto answer = otlpwire::readTraces(*traceBytes);
    QVERIFY(answer);
    const auto &trace = answer->traces.front();
    QCOMPARE(trace.id, (TraceId{0, 1}));
    QCOMPARE(trace.operation(0), QStringLiteral("foobar"));
    QCOMPARE(trace.kinds[0], SpanKind::Server);
    QVERIFY(trace.isError(0));
    const auto summaries = otlpwire::readSummaries(*summaryBytes);
    QVERIFY(summaries);
    QCOMPARE(summaries->front().rootService, QStringLiteral("frontend"));
    QCOMPARE(summaries->front().duration, Duration(std::chrono::seconds(1)));
    QCOMPARE(summaries->front().services.front(), (ServiceCount{QStringLiteral("frontend"), 2, 1}));
    QCOMPARE(*otlpwire::readOperations(*operationBytes),
             (std::vector<Operation>{{QStringLiteral("get_users"), QStringLiteral("server")}}));
    QCOMPARE(*otlpwire::readServices(*serviceBytes), QStringList{QStringLiteral("foo")});
}

void OtlpWireTest::envelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("spans");
    const auto bare = document(span({}));
    const QByteArray result = R"({"result":)" + bare + "}";
    QTest::newRow("result") << result << 1;
    QTest::newRow("bare") << bare << 1;
    QTest::newRow("one after the other") << QByteArray(result + result) << 2;
    QTest::newRow("lines") << QByteArray(bare + "\n" + bare + "\n" + bare + "\n") << 3;
    QTest::newRow("old name") << QByteArray(bare).replace("scopeSpans", "instrumentationLibrarySpans") << 1;
    QTest::newRow("nothing") << QByteArray(R"({"result":{"resourceSpans":[]}})") << 0;
    QTest::newRow("empty object") << QByteArray("{}") << 0;
    QTest::newRow("null") << QByteArray(R"({"result":null})") << 0;
}

void OtlpWireTest::envelopes()
{
    QFETCH(QByteArray, body);
    const auto answer = otlpwire::readTraces(body);
    QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
    int spans = 0;
    for (const auto &trace : answer->traces)
        spans += static_cast<int>(trace.size());
    QTEST(spans, "spans");
}

void OtlpWireTest::spanFields()
{
    const auto trace = one(R"("parentSpanId":"00000000000000bb","name":"GET /","kind":3,"flags":257,
        "attributes":[{"key":"a","value":{"stringValue":"x"}}],"status":{"code":2,"message":"late"},
        "events":[{"timeUnixNano":"1500","name":"retry","attributes":[{"key":"n","value":{"intValue":"2"}}]}])");
    QCOMPARE(trace.starts[0], 1000);
    QCOMPARE(trace.durations[0], 1500);
    QCOMPARE(trace.service(0), QStringLiteral("shop"));
    QCOMPARE(trace.kinds[0], SpanKind::Client);
    QCOMPARE(trace.flags[0], 257U);
    QVERIFY(trace.isError(0));
    QCOMPARE(trace.referencesOf(0)[0].span, SpanId{0xbb});
    const auto event = trace.eventsOf(0)[0];
    QCOMPARE(event.time, 1500);
    QCOMPARE(trace.names[event.name], QStringLiteral("retry"));
    QCOMPARE(trace.attributesOf(event.attributes)[0].integer(), 2);
    QVERIFY(trace.find(trace.spanAttributes[0], u"otel.status_description"));
    QVERIFY(trace.find(trace.spanAttributes[0], u"otel.scope.name"));
    QVERIFY(trace.repairs.empty());
}

void OtlpWireTest::values_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<AttributeType>("type");
    QTest::addColumn<QString>("text");
    using enum AttributeType;
    const auto row = [](const char *name, const char *value, AttributeType type, const char *text) {
        QTest::newRow(name) << QByteArray(value) << type << QString::fromUtf8(text);
    };
    row("string", R"({"stringValue":"x"})", Text, "x");
    row("bool", R"({"boolValue":true})", Boolean, "true");
    row("int in words", R"({"intValue":"9223372036854775807"})", Integer, "9223372036854775807");
    row("int", R"({"intValue":-7})", Integer, "-7");
    row("double", R"({"doubleValue":0.25})", Real, "0.25");
    row("double NaN", R"({"doubleValue":"NaN"})", Real, "nan");
    row("double infinite", R"({"doubleValue":"Infinity"})", Real, "inf");
    row("bytes", R"({"bytesValue":"AAE="})", Binary, "AAE=");
    row("array", R"({"arrayValue":{"values":[{"intValue":"1"},{"stringValue":"b"},{}]}})", Json,
        R"(["1","b",null])");
    row("empty array", R"({"arrayValue":{}})", Json, "[]");
    row("map",
        R"({"kvlistValue":{"values":[{"key":"k","value":{"boolValue":false}},{"key":"l","value":{"arrayValue":{"values":[]}}}]}})",
        Json, R"({"k":false,"l":[]})");
    row("nothing", "{}", Null, "null");
    row("null", "null", Null, "null");
    row("of another kind", R"({"futureValue":3})", Text, "3");
}

void OtlpWireTest::values()
{
    QFETCH(QByteArray, value);
    const auto trace = one(R"("attributes":[{"key":"k","value":)" + value + "}]");
    const auto *attribute = trace.find(trace.spanAttributes[0], u"k");
    QVERIFY(attribute);
    QTEST(attribute->type, "type");
    QTEST(trace.valueText(*attribute), "text");
}

void OtlpWireTest::enumerations_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<SpanKind>("kind");
    QTest::addColumn<bool>("isError");
    QTest::newRow("numbers") << QByteArray(R"("kind":2,"status":{"code":2})") << SpanKind::Server << true;
    QTest::newRow("names") << QByteArray(
        R"("kind":"SPAN_KIND_PRODUCER","status":{"code":"STATUS_CODE_ERROR"})")
                           << SpanKind::Producer << true;
    QTest::newRow("absent") << QByteArray(R"("name":"x")") << SpanKind::Unspecified << false;
    QTest::newRow("unknown") << QByteArray(R"("kind":99,"status":{"code":"STATUS_CODE_NEW"})")
                             << SpanKind::Unspecified << false;
    QTest::newRow("ok is stronger than the tag")
        << QByteArray(R"("status":{"code":1},"attributes":[{"key":"error","value":{"boolValue":true}}])")
        << SpanKind::Unspecified << false;
    QTest::newRow("tag without a status")
        << QByteArray(R"("attributes":[{"key":"error","value":{"boolValue":true}}])") << SpanKind::Unspecified
        << true;
}

void OtlpWireTest::enumerations()
{
    QFETCH(QByteArray, fields);
    const auto trace = one(fields);
    QTEST(trace.kinds[0], "kind");
    QTEST(trace.isError(0), "isError");
}

void OtlpWireTest::absentTimes_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<int>("repairs");
    QTest::newRow("none") << QByteArray(R"("x":1)") << qint64{0} << 2;
    QTest::newRow("start only") << QByteArray(R"("startTimeUnixNano":"5")") << qint64{0} << 1;
    QTest::newRow("unset time of an old server") << QByteArray(
        R"("startTimeUnixNano":"11651379494838206464","endTimeUnixNano":"11651379494838206464")")
                                                 << qint64{0} << 2;
    QTest::newRow("numbers") << QByteArray(R"("startTimeUnixNano":5,"endTimeUnixNano":9)") << qint64{4} << 0;
    QTest::newRow("end first") << QByteArray(R"("endTimeUnixNano":"4","startTimeUnixNano":"5")") << qint64{0}
                               << 1;
}

void OtlpWireTest::absentTimes()
{
    QFETCH(QByteArray, times);
    const auto answer = otlpwire::readTraces(document(R"({"traceId":"1","spanId":"2",)" + times + "}"));
    QVERIFY(answer);
    const auto &trace = answer->traces.front();
    QTEST(static_cast<qint64>(trace.durations[0]), "duration");
    QTEST(static_cast<int>(trace.repairs.size()), "repairs");
}

void OtlpWireTest::base64Ids()
{
    const auto answer = otlpwire::readTraces(document(
        R"({"traceId":"fzqcHlstSGChxOl7A9JfGA==","spanId":"ocTpewPSXxg=","parentSpanId":"","startTimeUnixNano":"1","endTimeUnixNano":"2"})"));
    QVERIFY(answer);
    const auto &trace = answer->traces.front();
    QCOMPARE(idText(trace.id), QString::fromLatin1(TraceHex));
    QCOMPARE(trace.spanIdText(0), QStringLiteral("a1c4e97b03d25f18"));
    QVERIFY(trace.referencesOf(0).empty());
}

void OtlpWireTest::orderOfFieldsDoesNotMatter()
{
    const QByteArray body = R"({"resourceSpans":[{"scopeSpans":[{"spans":[{"name":"late id","attributes":[
        {"value":{"intValue":"4"},"key":"k"}],"startTimeUnixNano":"1","endTimeUnixNano":"3","spanId":"2","traceId":"1"}],
        "scope":{"name":"lib"}}],"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"after"}}]}}]})";
    const auto answer = otlpwire::readTraces(body);
    QVERIFY(answer);
    const auto &trace = answer->traces.front();
    QCOMPARE(trace.service(0), QStringLiteral("after"));
    QCOMPARE(trace.find(trace.spanAttributes[0], u"k")->integer(), 4);
    QCOMPARE(trace.valueText(*trace.find(trace.spanAttributes[0], u"otel.scope.name")),
             QStringLiteral("lib"));
}

void OtlpWireTest::tracesArriveInPieces()
{
    const auto spanOf = [](const char *trace, const char *id, const char *parent) -> QByteArray {
        return QByteArray(R"({"traceId":")") + trace + R"(","spanId":")" + id + R"(","parentSpanId":")"
            + parent + R"(","startTimeUnixNano":"1","endTimeUnixNano":"9"})";
    };
    const auto other = R"({"attributes":[{"key":"service.name","value":{"stringValue":"cart"}}]})";
    const QByteArray body = document(spanOf("a", "1", "") + "," + spanOf("b", "1", "")) + "\n"
        + document(spanOf("a", "2", "1"), other);
    const auto answer = otlpwire::readTraces(body);
    QVERIFY(answer);
    QCOMPARE(answer->traces.size(), size_t{2});
    const auto open = openTrace(answer->traces[0]);
    QCOMPARE(open.tree.depth, 2U);
    QCOMPARE(open.service(0), QStringLiteral("shop"));
    QCOMPARE(open.service(1), QStringLiteral("cart"));
    QCOMPARE(answer->traces[1].service(0), QStringLiteral("shop"));
}

void OtlpWireTest::warningsAndLinks()
{
    const auto trace = one(R"("attributes":[{"key":"@jaeger@warnings","value":{"arrayValue":{"values":[
        {"stringValue":"clock skew"},{"stringValue":"two"}]}}}],"links":[{"traceId":"ff","spanId":"1"},{"traceId":"ff"}])");
    QCOMPARE(trace.warningsOf(0).size(), size_t{2});
    QCOMPARE(trace.textOf(trace.warningsOf(0)[0]), std::string_view("clock skew"));
    QVERIFY(!trace.find(trace.spanAttributes[0], u"@jaeger@warnings"));
    QCOMPARE(trace.referencesOf(0).size(), size_t{1});
    QCOMPARE(trace.referencesOf(0)[0].type, ReferenceType::FollowsFrom);
}

void OtlpWireTest::truncatedAnywhereIsAnErrorOrTheSame()
{
    const QByteArray whole = R"({"result":)"
        + document(span(
            R"("name":"n","attributes":[{"key":"k","value":{"arrayValue":{"values":[{"intValue":"1"}]}}}],
        "events":[{"timeUnixNano":"4","name":"e"}],"status":{"code":2})"))
        + "}\n";
    const auto expected = facts(*otlpwire::readTraces(whole));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = otlpwire::readTraces(whole.left(length));
        if (cut)
            QCOMPARE(facts(*cut), expected);
        else
            QVERIFY2(cut.error().kind == ErrorKind::Incomplete || cut.error().kind == ErrorKind::Malformed,
                     qPrintable(QStringLiteral("%1: %2").arg(length).arg(describe(cut.error()))));
        QVERIFY(!cut || length >= whole.size() - 1);
    }
}

void OtlpWireTest::hostile_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::Incomplete;
    QTest::newRow("a page") << QByteArray("<html>") << ErrorKind::NotJson;
    QTest::newRow("a list") << QByteArray("[1,2]") << ErrorKind::Malformed;
    QTest::newRow("second document cut")
        << QByteArray(R"({"result":{"resourceSpans":[]}}{"result":{"resou)") << ErrorKind::Incomplete;
    QTest::newRow("not UTF-8") << QByteArray("{\"result\":\"\xff\"}") << ErrorKind::Malformed;
}

void OtlpWireTest::hostile()
{
    QFETCH(QByteArray, body);
    const auto answer = otlpwire::readTraces(body);
    QVERIFY(!answer);
    QTEST(answer.error().kind, "kind");
}

// Broken inside a field that is looked up before the others, too.
void OtlpWireTest::mangledBytesAreReadOrRefused()
{
    const QByteArray whole = R"({"result":)"
        + document(span(R"("name":"n","attributes":[{"key":"k","value":{"kvlistValue":{"values":[
        {"key":"a","value":{"doubleValue":1.5}}]}}}],"events":[{"timeUnixNano":"4","name":"e"}],"status":{"code":2})"))
        + "}";
    std::mt19937 random(3);
    const QByteArray alphabet = "\"{}[],:0-9\\ x";
    const auto place = [&] { return static_cast<qsizetype>(random() % static_cast<unsigned>(whole.size())); };
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = whole;
        const auto at = place();
        if (round % 3 == 0)
            bytes.remove(at, 1 + static_cast<qsizetype>(random() % 12));
        else if (round % 3 == 1)
            bytes[at] = alphabet[static_cast<qsizetype>(random() % static_cast<unsigned>(alphabet.size()))];
        else
            bytes.insert(at, whole.mid(place(), 12));
        const auto answer = otlpwire::readTraces(bytes);
        if (!answer) {
            ++refused;
            QVERIFY(!answer.error().detail.isEmpty());
            continue;
        }
        for (const auto &trace : answer->traces)
            QCOMPARE(openTrace(trace).rowCount(), trace.size());
    }
    QVERIFY(refused > 1'000);
}

void OtlpWireTest::summaries()
{
    const auto read = otlpwire::readSummaries(QByteArray(R"({"summaries":[
        {"traceID":"1f","services":[{"name":"a","spanCount":1},{"name":"b","spanCount":4,"errorSpanCount":2}]},
        {"rootServiceName":"no id"},
        {"traceId":"2","minStartTimeUnixNano":"5","maxEndTimeUnixNano":"3","orphanSpanCount":3}]})"));
    QVERIFY(read);
    QCOMPARE(read->size(), size_t{2});
    QCOMPARE(read->at(0).id, (TraceId{0, 0x1f}));
    QCOMPARE(read->at(0).services.front().service, QStringLiteral("b"));
    QCOMPARE(read->at(1).duration, Duration(0));
    QCOMPARE(read->at(1).orphans, 3U);
    QVERIFY(!otlpwire::readServices(QByteArray(R"({"data":["v1"],"total":1})")));
    QVERIFY(otlpwire::readServices(QByteArray("{}"))->isEmpty());
}

void OtlpWireTest::bothSpellingsOfParameters()
{
    TraceQuery query;
    query.service = QStringLiteral("shop");
    query.operation = QStringLiteral("GET /");
    query.shortest = std::chrono::milliseconds(20);
    query.tags = {{QStringLiteral("error"), QStringLiteral("true")}};
    query.range
        = {fromUnixNanoseconds(1'700'000'000'000'000'001), fromUnixNanoseconds(1'700'000'060'000'000'000)};
    query.limit = 50;
    QMap<QString, QString> items;
    for (const auto &[name, value] : otlpwire::searchItems(query))
        items.insert(name, value);
    const auto has = [&](const char *name, const char *value) {
        return items.value(QString::fromLatin1(name)) == QString::fromLatin1(value);
    };
    QVERIFY(has("query.serviceName", "shop") && has("query.service_name", "shop"));
    QVERIFY(has("query.operationName", "GET /") && has("query.operation_name", "GET /"));
    QVERIFY(has("query.startTimeMin", "2023-11-14T22:13:20.000000001Z"));
    QVERIFY(has("query.start_time_max", "2023-11-14T22:14:20.000000000Z"));
    QVERIFY(has("query.durationMin", "20ms") && has("query.duration_min", "20ms"));
    QVERIFY(has("query.searchDepth", "50") && has("query.search_depth", "50")
            && has("query.num_traces", "50"));
    QVERIFY(has("query.attributes", R"({"error":"true"})"));
}

QTEST_GUILESS_MAIN(OtlpWireTest)
#include "tst_otlpwire.moc"
