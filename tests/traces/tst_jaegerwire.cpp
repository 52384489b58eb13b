#include "fixtures_support.h"
#include "support/qtprinting.h"
#include "traces/opentrace.h"
#include "traces/wire/jaegerwire.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace yagura;
using namespace yagura::traces;

namespace {

QByteArray spanJson(const QByteArray &fields)
{
    return R"({"traceID":"1f","processes":{"p1":{"serviceName":"shop","tags":[]}},"spans":[{"spanID":"a","processID":"p1",)"
        + fields + "}]}";
}

// The one trace with the one span that fields describe.
Trace one(const QByteArray &fields)
{
    auto answer = jaegerwire::readTraces(spanJson(fields));
    if (!answer)
        qFatal("%s", qPrintable(describe(answer.error())));
    return std::move(answer->traces.at(0));
}

// Every observable fact in one text, to compare two readings.
QString dump(const TraceAnswer &answer)
{
    QStringList lines(answer.problems);
    for (const auto &trace : answer.traces) {
        lines.append(idText(trace.id));
        for (const auto warning : trace.traceWarnings)
            lines.append(QString::fromStdString(std::string(trace.textOf(warning))));
        for (std::uint32_t span = 0; span < trace.size(); ++span) {
            lines.append(QStringLiteral("%1 %2 %3 %4 %5 %6")
                             .arg(trace.spanIdText(span), trace.service(span), trace.operation(span))
                             .arg(trace.starts[span])
                             .arg(trace.durations[span])
                             .arg(trace.isError(span)));
            for (const auto &attribute : trace.attributesOf(trace.spanAttributes[span]))
                lines.append(trace.names[attribute.key] + u'=' + trace.valueText(attribute));
            for (const auto &event : trace.eventsOf(span))
                lines.append(QStringLiteral("@%1 %2").arg(event.time).arg(event.attributes.count));
            lines.append(QString::number(trace.referencesOf(span).size()));
        }
    }
    return lines.join(u'\n');
}

} // namespace

class JaegerWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sampleTrace();
    void envelopes_data();
    void envelopes();
    void absentAndNull_data();
    void absentAndNull();
    void typedValues_data();
    void typedValues();
    void errorMarks_data();
    void errorMarks();
    void times_data();
    void times();
    void oldSpellings();
    void idsThatAreNoneKeepTheirSpelling();
    void partialSuccess();
    void truncatedAnywhereIsAnErrorOrTheSame();
    void hostile_data();
    void hostile();
    void lists();
    void errorBodies_data();
    void errorBodies();
    void searchParameters();
};

void JaegerWireTest::sampleTrace()
{
    YAGURA_NEED_FIXTURE(bytes, "jaeger/v1-trace.json");
    const auto answer = jaegerwire::readTraces(*bytes);
    QVERIFY(answer);
    QCOMPARE(answer->traces.size(), size_t{1});
    const auto &trace = answer->traces.front();
    QCOMPARE(trace.id, (TraceId{0, 1}));
    QCOMPARE(trace.size(), 5U);
    QCOMPARE(trace.starts[0], 1'485'467'191'639'875'000);
    QCOMPARE(trace.durations[0], 5000);
    QCOMPARE(trace.eventsOf(0).size(), size_t{2});
    const auto tags = trace.attributesOf(trace.spanAttributes[1]);
    QCOMPARE(tags[1].type, AttributeType::Integer);
    QCOMPARE(tags[1].integer(), 23456);
    QCOMPARE(tags[3].real(), 72.5);
    QCOMPARE(tags[4].integer(), 9'223'372'036'854'775'222);
    QCOMPARE(tags[5].type, AttributeType::Binary);
    QVERIFY(trace.isError(1) && !trace.isError(0));
    QCOMPARE(trace.referencesOf(3).size(), size_t{3});
    QCOMPARE(trace.service(3), QStringLiteral("service-y"));
    QCOMPARE(trace.warningsOf(4).size(), size_t{1});
    QCOMPARE(trace.traceWarnings.size(), size_t{1});
    const auto open = openTrace(trace);
    QCOMPARE(open.tree.repairs.front().kind, RepairKind::DuplicateId);
    QCOMPARE(open.rowCount(), 5U);
}

void JaegerWireTest::envelopes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("traces");
    const QByteArray trace
        = R"({"traceID":"1","spans":[{"spanID":"2","startTime":1,"duration":1}],"processes":{}})";
    QTest::newRow("envelope") << QByteArray(R"({"data":[)" + trace
                                            + R"(],"total":0,"limit":0,"offset":0,"errors":null})")
                              << 1;
    QTest::newRow("two") << QByteArray(R"({"data":[)" + trace + "," + trace + "]}") << 2;
    QTest::newRow("bare") << trace << 1;
    QTest::newRow("list") << QByteArray("[" + trace + "," + trace + "]") << 2;
    QTest::newRow("data is one trace") << QByteArray(R"({"data":)" + trace + "}") << 1;
    QTest::newRow("nothing found") << QByteArray(R"({"data":[],"total":0})") << 0;
    QTest::newRow("null") << QByteArray(R"({"data":null,"errors":[{"code":500,"msg":"x"}]})") << 0;
    QTest::newRow("ends in a newline") << QByteArray("  " + trace + "\n") << 1;
}

void JaegerWireTest::envelopes()
{
    QFETCH(QByteArray, body);
    const auto answer = jaegerwire::readTraces(body);
    QVERIFY2(answer, answer ? "" : qPrintable(describe(answer.error())));
    QTEST(static_cast<int>(answer->traces.size()), "traces");
}

void JaegerWireTest::absentAndNull_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("absent") << QByteArray(R"("startTime":1)");
    QTest::newRow("null") << QByteArray(
        R"("startTime":1,"tags":null,"logs":null,"references":null,"warnings":null,"flags":null)");
    QTest::newRow("empty") << QByteArray(
        R"("startTime":1,"tags":[],"logs":[],"references":[],"warnings":[])");
    QTest::newRow("of another shape")
        << QByteArray(R"("startTime":1,"tags":7,"logs":"x","references":{},"warnings":1,"process":null)");
    QTest::newRow("unknown fields") << QByteArray(R"("startTime":1,"new":{"deep":[1,{"a":"]"}]},"x":[[]])");
}

void JaegerWireTest::absentAndNull()
{
    QFETCH(QByteArray, fields);
    const auto trace = one(fields);
    QCOMPARE(trace.size(), 1U);
    QCOMPARE(trace.spanAttributes[0].count, 0U);
    QCOMPARE(trace.eventsOf(0).size(), size_t{0});
    QCOMPARE(trace.referencesOf(0).size(), size_t{0});
    QCOMPARE(trace.repairs.size(), size_t{1});
    QCOMPARE(trace.repairs[0].kind, RepairKind::MissingDuration);
}

void JaegerWireTest::typedValues_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<AttributeType>("type");
    QTest::addColumn<QString>("text");
    using enum AttributeType;
    const auto row = [](const char *name, const char *tag, AttributeType type, const char *text) {
        QTest::newRow(name) << QByteArray(tag) << type << QString::fromUtf8(text);
    };
    row("string", R"("type":"string","value":"a\"b\u3042")", Text, "a\"bあ");
    row("string that is a number", R"("type":"string","value":"5")", Text, "5");
    row("bool", R"("type":"bool","value":true)", Boolean, "true");
    row("bool in words", R"("type":"bool","value":"false")", Boolean, "false");
    row("int64", R"("type":"int64","value":-3)", Integer, "-3");
    row("int64 in words", R"("type":"int64","value":"9223372036854775807")", Integer, "9223372036854775807");
    row("int64 beyond a double", R"("type":"int64","value":9007199254740993)", Integer, "9007199254740993");
    row("int64 that does not fit", R"("type":"int64","value":18446744073709551615)", Text,
        "18446744073709551615");
    row("int64 that is none", R"("type":"int64","value":"n/a")", Text, "n/a");
    row("float64", R"("type":"float64","value":0.1)", Real, "0.1");
    row("float64, whole", R"("type":"float64","value":2)", Real, "2");
    row("float64 NaN", R"("type":"float64","value":"NaN")", Real, "nan");
    row("float64 infinite", R"("type":"float64","value":"-Inf")", Real, "-inf");
    row("binary", R"("type":"binary","value":"AAE=")", Binary, "AAE=");
    row("no type, text", R"("value":"x")", Text, "x");
    row("no type, whole number", R"("value":12)", Integer, "12");
    row("no type, fraction", R"("value":1.5e3)", Real, "1500");
    row("object", R"("type":"string","value":{"a":[1,2]} )", Json, R"({"a":[1,2]})");
    row("null", R"("type":"string","value":null)", Null, "null");
    row("value before type", R"("value":"4","type":"int64")", Integer, "4");
}

void JaegerWireTest::typedValues()
{
    QFETCH(QByteArray, tag);
    const auto trace = one(R"("tags":[{"key":"k",)" + tag + "}]");
    const auto tags = trace.attributesOf(trace.spanAttributes[0]);
    QCOMPARE(tags.size(), size_t{1});
    QCOMPARE(trace.names[tags[0].key], QStringLiteral("k"));
    QTEST(tags[0].type, "type");
    QTEST(trace.valueText(tags[0]), "text");
}

void JaegerWireTest::errorMarks_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<bool>("isError");
    QTest::newRow("true") << QByteArray(R"({"key":"error","type":"bool","value":true})") << true;
    QTest::newRow("in words") << QByteArray(R"({"key":"error","type":"string","value":"True"})") << true;
    QTest::newRow("false in words") << QByteArray(R"({"key":"error","type":"string","value":"false"})")
                                    << false;
    QTest::newRow("false") << QByteArray(R"({"key":"error","type":"bool","value":false})") << false;
    QTest::newRow("status") << QByteArray(R"({"key":"otel.status_code","type":"string","value":"ERROR"})")
                            << true;
    QTest::newRow("status ok") << QByteArray(R"({"key":"otel.status_code","type":"string","value":"OK"})")
                               << false;
    QTest::newRow("another key") << QByteArray(R"({"key":"error.kind","type":"bool","value":true})") << false;
}

void JaegerWireTest::errorMarks()
{
    QFETCH(QByteArray, tag);
    const auto trace = one(R"("tags":[)" + tag + "]");
    QTEST(trace.isError(0), "isError");
}

void JaegerWireTest::times_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<qint64>("start");
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<std::vector<int>>("repairs");
    using enum RepairKind;
    const auto row = [](const char *name, const char *fields, qint64 start, qint64 duration,
                        std::initializer_list<RepairKind> repairs) {
        std::vector<int> kinds;
        for (const auto kind : repairs)
            kinds.push_back(static_cast<int>(kind));
        QTest::newRow(name) << QByteArray(fields) << start << duration << kinds;
    };
    row("plain", R"("startTime":1700000000000001,"duration":3)", 1'700'000'000'000'001'000, 3000, {});
    row("in words", R"("startTime":"1700000000000001","duration":"3")", 1'700'000'000'000'001'000, 3000, {});
    row("no start", R"("duration":3)", 0, 3000, {MissingStart});
    row("start 0", R"("startTime":0,"duration":3)", 0, 3000, {MissingStart});
    row("no duration", R"("startTime":1000)", 1'000'000, 0, {MissingDuration});
    row("end before start", R"("startTime":1000,"duration":-5)", 1'000'000, 0, {EndBeforeStart});
    row("far away", R"("startTime":9223372036854775807,"duration":1)", 7'258'118'400'000'000'000, 1000,
        {TimeOutOfRange});
    row("before everything", R"("startTime":-5,"duration":1)", 0, 1000, {TimeOutOfRange});
    row("endless", R"("startTime":1000,"duration":18446744073709551615)", 1'000'000,
        1'900'000'000'000'000'000, {TimeOutOfRange});
    row("fraction", R"("startTime":1000.0,"duration":1e3)", 1'000'000, 1'000'000, {});
}

void JaegerWireTest::times()
{
    QFETCH(QByteArray, fields);
    const auto trace = one(fields);
    QTEST(static_cast<qint64>(trace.starts[0]), "start");
    QTEST(static_cast<qint64>(trace.durations[0]), "duration");
    std::vector<int> kinds;
    for (const auto &repair : trace.repairs)
        kinds.push_back(static_cast<int>(repair.kind));
    QTEST(kinds, "repairs");
}

void JaegerWireTest::oldSpellings()
{
    const auto answer = jaegerwire::readTraces(QByteArray(R"({"traceID":"1","spans":[
        {"traceID":"1","spanID":"a","operationName":"x","startTime":1,"duration":1,
         "process":{"serviceName":"inline","tags":[{"key":"host","value":"h"}]}},
        {"traceID":"1","spanID":"b","parentSpanID":"a","startTime":1,"duration":1,
         "process":{"serviceName":"inline"},"tags":{"http.status":200}},
        {"traceID":"1","spanID":"c","parentSpanID":"0","startTime":1,"duration":1,"processID":"p9"}]})"));
    QVERIFY(answer);
    const auto &trace = answer->traces.front();
    QCOMPARE(trace.service(0), QStringLiteral("inline"));
    QCOMPARE(trace.processOf[0], trace.processOf[1]);
    QCOMPARE(trace.referencesOf(1)[0], (Reference{{0, 1}, {0xa}, ReferenceType::ChildOf}));
    QCOMPARE(trace.find(trace.spanAttributes[1], u"http.status")->integer(), 200);
    QVERIFY(trace.referencesOf(2).empty());
    QCOMPARE(trace.service(2), QString());
    QCOMPARE(trace.repairs.back(), (Repair{RepairKind::MissingProcess, 2, QStringLiteral("p9")}));
}

void JaegerWireTest::idsThatAreNoneKeepTheirSpelling()
{
    const auto answer = jaegerwire::readTraces(QByteArray(R"({"traceID":"1","spans":[
        {"spanID":"req-1","startTime":1,"duration":9},
        {"spanID":"req-2","startTime":1,"duration":1,"references":[{"refType":"CHILD_OF","traceID":"1","spanID":"req-1"}]}]})"));
    QVERIFY(answer);
    const auto open = openTrace(answer->traces.front());
    QCOMPARE(open.tree.depth, 2U);
    QCOMPARE(open.trace.spanIdText(0), QStringLiteral("req-1"));
    QCOMPARE(open.trace.repairs[0].kind, RepairKind::UnreadableId);
}

void JaegerWireTest::partialSuccess()
{
    const auto answer = jaegerwire::readTraces(QByteArray(
        R"({"data":[{"traceID":"1","spans":[]}],"errors":[{"msg":"trace not found","traceID":"2"},{"msg":"slow"}]})"));
    QVERIFY(answer);
    QCOMPARE(answer->traces.size(), size_t{1});
    QCOMPARE(answer->problems, (QStringList{QStringLiteral("2: trace not found"), QStringLiteral("slow")}));
}

void JaegerWireTest::truncatedAnywhereIsAnErrorOrTheSame()
{
    const QByteArray whole = R"({"data":[{"traceID":"1f","spans":[{"traceID":"1f","spanID":"2","flags":1,
        "operationName":"GET /","references":[{"refType":"CHILD_OF","traceID":"1f","spanID":"9"}],"startTime":17,"duration":5,
        "tags":[{"key":"k","type":"int64","value":12},{"key":"b","type":"bool","value":true}],
        "logs":[{"timestamp":18,"fields":[{"key":"event","type":"string","value":"e\n"}]}],
        "processID":"p1","warnings":["w"]}],"processes":{"p1":{"serviceName":"s","tags":[]}},"warnings":null}],
        "total":0,"limit":0,"offset":0,"errors":null}
        )";
    const auto expected = dump(*jaegerwire::readTraces(whole));
    int errors = 0;
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = jaegerwire::readTraces(whole.left(length));
        if (cut) {
            QCOMPARE(dump(*cut), expected);
            continue;
        }
        ++errors;
        QVERIFY2(cut.error().kind == ErrorKind::Incomplete || cut.error().kind == ErrorKind::Malformed,
                 qPrintable(QStringLiteral("%1: %2").arg(length).arg(describe(cut.error()))));
    }
    QVERIFY(errors > whole.size() - 12);
}

void JaegerWireTest::hostile_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::Incomplete;
    QTest::newRow("blank") << QByteArray(" \n") << ErrorKind::Incomplete;
    QTest::newRow("a page") << QByteArray("<!doctype html><title>Sign in</title>") << ErrorKind::NotJson;
    QTest::newRow("words") << QByteArray("404 page not found\n") << ErrorKind::NotJson;
    QTest::newRow("two documents") << QByteArray(R"({"data":[]} {"data":[]})") << ErrorKind::Malformed;
    QTest::newRow("not UTF-8") << QByteArray("{\"data\":[{\"traceID\":\"\xff\xfe\"}]}")
                               << ErrorKind::Malformed;
    QTest::newRow("broken number") << spanJson(R"("startTime":12x)") << ErrorKind::Malformed;
    QTest::newRow("broken literal") << spanJson(R"("tags":[{"key":"k","value":trux}])")
                                    << ErrorKind::Malformed;
    QTest::newRow("unclosed") << QByteArray(R"({"data":[{"traceID":"1)") << ErrorKind::Incomplete;
    QTest::newRow("very deep") << QByteArray(R"({"data":[{"traceID":"1","spans":[{"x":)"
                                             + QByteArray(200'000, '['))
                               << ErrorKind::Malformed;
}

void JaegerWireTest::hostile()
{
    QFETCH(QByteArray, body);
    const auto answer = jaegerwire::readTraces(body);
    QVERIFY(!answer);
    if (answer.error().kind == ErrorKind::Incomplete && body.size() > 1000)
        return; // very deep: either word is right
    QTEST(answer.error().kind, "kind");
    QVERIFY(!answer.error().detail.isEmpty());
}

void JaegerWireTest::lists()
{
    QCOMPARE(*jaegerwire::readServices(QByteArray(R"({"data":["web","Cart","web"],"total":3})")),
             (QStringList{QStringLiteral("Cart"), QStringLiteral("web")}));
    QVERIFY(jaegerwire::readServices(QByteArray(R"({"data":null,"total":0})"))->isEmpty());
    QCOMPARE(
        *jaegerwire::readOperations(QByteArray(R"({"data":[{"name":"GET /","spanKind":"server"},"old"]})")),
        (std::vector<Operation>{{QStringLiteral("GET /"), QStringLiteral("server")},
                                {QStringLiteral("old"), {}}}));
    QCOMPARE(
        *jaegerwire::readDependencies(QByteArray(
            R"({"data":[{"parent":"b","child":"c","callCount":2},{"parent":"a","child":"b","callCount":3},{"parent":"b","child":"c","callCount":5}]})")),
        (std::vector<Dependency>{{QStringLiteral("a"), QStringLiteral("b"), 3},
                                 {QStringLiteral("b"), QStringLiteral("c"), 7}}));
}

void JaegerWireTest::errorBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("v1") << QByteArray(
        "{\"data\":null,\"errors\":[{\"code\":404,\"msg\":\"trace not found\"}]}\n")
                        << QStringLiteral("trace not found");
    QTest::newRow("v3") << QByteArray(R"({"error":{"httpCode":404,"message":"No traces found"}})")
                        << QStringLiteral("No traces found");
    QTest::newRow("gateway") << QByteArray(R"({"code":5,"message":"Not Found","details":[]})")
                             << QStringLiteral("Not Found");
    QTest::newRow("a page") << QByteArray("<html>") << QString();
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("no errors") << QByteArray(R"({"errors":null})") << QString();
}

void JaegerWireTest::errorBodies()
{
    QFETCH(QByteArray, body);
    QTEST(jaegerwire::errorText(body), "text");
}

void JaegerWireTest::searchParameters()
{
    TraceQuery query;
    query.service = QStringLiteral("shop");
    query.operation = QStringLiteral("POST /api/checkout");
    query.tags
        = {{QStringLiteral("error"), QStringLiteral("true")}, {QStringLiteral("q"), QStringLiteral("a\"b")}};
    query.shortest = std::chrono::microseconds(1500);
    query.longest = std::chrono::seconds(2);
    query.range = {fromUnixSeconds(std::int64_t{100}), fromUnixMicroseconds(200'000'001)};
    query.limit = 0;
    QMap<QString, QString> items;
    for (const auto &[name, value] : jaegerwire::searchItems(query))
        items.insert(name, value);
    QCOMPARE(items.value(QStringLiteral("start")), QStringLiteral("100000000"));
    QCOMPARE(items.value(QStringLiteral("end")), QStringLiteral("200000001"));
    QCOMPARE(items.value(QStringLiteral("limit")), QStringLiteral("1"));
    QCOMPARE(items.value(QStringLiteral("minDuration")), QStringLiteral("1.5ms"));
    QCOMPARE(items.value(QStringLiteral("maxDuration")), QStringLiteral("2s"));
    const auto tags = QJsonDocument::fromJson(items.value(QStringLiteral("tags")).toUtf8()).object();
    QCOMPARE(tags.value(QStringLiteral("error")).toString(), QStringLiteral("true"));
    QCOMPARE(tags.value(QStringLiteral("q")).toString(), query.tags.at(QStringLiteral("q")));
    QVERIFY(!items.contains(QStringLiteral("lookback")));
}

QTEST_GUILESS_MAIN(JaegerWireTest)
#include "tst_jaegerwire.moc"
