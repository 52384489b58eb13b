// The answer arrives whole and says something odd. Each function or row carries its number in the fault plan;
// the bytes are what the server would send, and go through the reader or client that the console uses.
// Asserted: an error of the right kind, or all data kept and the oddity told. The sentences of error kinds
// are tested with the widgets.
#include "fault/answers.h"
#include "net/clientundertest.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include "alerts/alertmanagerwire.h"
#include "incidents/incidentfeed.h"
#include "incidents/pagerdutyclient.h"
#include "incidents/pagerdutywire.h"
#include "logs/elasticmetawire.h"
#include "logs/elasticwire.h"
#include "logs/fieldstatistics.h"
#include "metrics/promwire.h"

#include <QElapsedTimer>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t year2106 = 4'294'967'296; // the first second beyond 32 bits: 2106-02-07T06:28:16Z

QByteArray isoTime(std::int64_t seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

// A PagerDuty that answers as scripted, and what asks it.
class ScriptedPagerDuty
{
public:
    explicit ScriptedPagerDuty(QList<Script> scripts)
        : server(std::move(scripts))
        , network(clock)
        , client(std::make_shared<incidents::PagerDutyClient>(
              HttpClient::make(network, workers, endpointAt(server.url())), u"me@shop.example"_s))
    { }

    SystemClock clock;
    QThreadPool workers;
    ScriptedServer server;
    NetworkThread network;
    std::shared_ptr<incidents::PagerDutyClient> client;
};

} // namespace

class SemanticFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void prometheusErrorInASuccess_data();
    void prometheusErrorInASuccess();
    void partialDataIsKeptWithItsWarnings();
    void notANumberAndInfinity();
    void duplicateSeries();
    void unsortedSamples_data();
    void unsortedSamples();
    void spanWithoutItsParent();
    void parentCycle();
    void negativeDuration();
    void clockSkew_data();
    void clockSkew();
    void searchThatTimedOut();
    void searchWithFailedShards();
    void tenThousandFields();
    void mappingConflict();
    void paginationThatRepeats();
    void paginationThatNeverEnds_data();
    void paginationThatNeverEnds();
    void incidentDisappears();
    void unknownEnumerationValues();
    void datesAtTheEnds_data();
    void datesAtTheEnds();
};

// 59
void SemanticFaultsTest::prometheusErrorInASuccess_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("59 bad_data") << QByteArray("bad_data") << ErrorKind::BadRequest;
    QTest::newRow("59 timeout") << QByteArray("timeout") << ErrorKind::DeadlineExceeded;
    QTest::newRow("59 execution") << QByteArray("execution") << ErrorKind::BadRequest;
    QTest::newRow("59 internal") << QByteArray("internal") << ErrorKind::ServerFailed;
}

void SemanticFaultsTest::prometheusErrorInASuccess()
{
    QFETCH(QByteArray, type);
    const auto result = metrics::parseQueryResult(R"({"status":"error","errorType":")" + type
                                                  + R"(","error":"the server's words"})");
    QVERIFY(!result);
    QTEST(result.error().kind, "kind");
    QCOMPARE(result.error().detail, u"the server's words"_s);
    // The same, although data is there: half an answer is not shown as a whole one.
    const auto both = metrics::parseQueryResult(
        R"({"status":"error","data":{"resultType":"vector","result":[]},"errorType":")" + type
        + R"(","error":"the server's words"})");
    QVERIFY(!both);
    QTEST(both.error().kind, "kind");
}

// 60
void SemanticFaultsTest::partialDataIsKeptWithItsWarnings()
{
    const QByteArray series = sampled(R"("job":"a")", R"([1,"1"],[2,"2"])");
    const auto result = metrics::parseQueryResult(
        matrix(series,
               R"(,"warnings":["store 10.0.0.1 is unreachable"],"infos":["metric might not be a counter"])"));
    QVERIFY(result);
    QCOMPARE(result->series.size(), 1u);
    QCOMPARE(result->series[0].values, (std::vector<double>{1, 2}));
    QCOMPARE(result->warnings, QStringList{u"store 10.0.0.1 is unreachable"_s});
    QCOMPARE(result->infos, QStringList{u"metric might not be a counter"_s});
    // One that is not in a list is one, too.
    QCOMPARE(metrics::parseQueryResult(matrix(series, R"(,"warnings":"partial response")"))->warnings,
             QStringList{u"partial response"_s});
    QVERIFY(metrics::parseQueryResult(matrix(series, R"(,"warnings":null)"))->warnings.isEmpty());
}

// 61
void SemanticFaultsTest::notANumberAndInfinity()
{
    const auto result = metrics::parseQueryResult(
        matrix(sampled(R"("job":"a")", R"([1,"NaN"],[2,"+Inf"],[3,"-Inf"],[4,"1e400"],[5,"0"])")));
    if (!result) // a number beyond double may be refused, but not the others with it
        QCOMPARE(result.error().kind, ErrorKind::Malformed);
    const auto plain = metrics::parseQueryResult(
        matrix(sampled(R"("job":"a")", R"([1,"NaN"],[2,"+Inf"],[3,"-Inf"],[5,"0"])")));
    QVERIFY(plain);
    const std::vector<double> &values = plain->series.at(0).values;
    QCOMPARE(values.size(), 4u);
    QVERIFY(std::isnan(values[0]));
    QCOMPARE(values[1], std::numeric_limits<double>::infinity());
    QCOMPARE(values[2], -std::numeric_limits<double>::infinity());
    QCOMPARE(values[3], 0.0);
}

// 62
void SemanticFaultsTest::duplicateSeries()
{
    const auto result = metrics::parseQueryResult(
        matrix(sampled(R"("job":"a")", R"([1,"1"])") + ',' + sampled(R"("job":"a")", R"([1,"2"])")));
    QVERIFY(result);
    QCOMPARE(result->series.size(), 2u);
    QCOMPARE(result->series[0].labels, result->series[1].labels);
    QCOMPARE(result->series[1].values, std::vector<double>{2});
}

// 63
void SemanticFaultsTest::unsortedSamples_data()
{
    QTest::addColumn<QByteArray>("values");
    QTest::newRow("63 backwards") << QByteArray(R"([1,"1"],[3,"3"],[2,"2"])");
    QTest::newRow("63 the same time twice") << QByteArray(R"([1,"1"],[1,"2"])");
}

void SemanticFaultsTest::unsortedSamples()
{
    QFETCH(QByteArray, values);
    const auto result = metrics::parseQueryResult(matrix(sampled(R"("job":"a")", values)));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Malformed);
    QVERIFY2(result.error().detail.contains(u"ascending"), qPrintable(describe(result.error())));
}

// 64
void SemanticFaultsTest::spanWithoutItsParent()
{
    const auto trace = opened({span("a", {}, 0, 100), span("b", "dead", 10, 20), span("c", "b", 12, 5)});
    QVERIFY(trace);
    QCOMPARE(trace->rowCount(), 3u);
    QVERIFY(tells(*trace, traces::RepairKind::Orphan));
    QCOMPARE(trace->summary.orphans, 1u);
    QCOMPARE(trace->tree.roots.size(), 2u);
    // Its child stays below it.
    QCOMPARE(trace->tree.depths[trace->rowOf(traces::SpanId{0xc})], 1u);
}

// 65
void SemanticFaultsTest::parentCycle()
{
    const auto trace = opened({span("a", "b", 0, 100), span("b", "c", 10, 20), span("c", "a", 12, 5)});
    QVERIFY(trace);
    QCOMPARE(trace->rowCount(), 3u);
    QVERIFY(tells(*trace, traces::RepairKind::CycleCut));
    QCOMPARE(trace->tree.roots.size(), 1u);
    const auto alone = opened({span("a", "a", 0, 100)});
    QVERIFY(alone);
    QCOMPARE(alone->rowCount(), 1u);
    QVERIFY(tells(*alone, traces::RepairKind::SelfReference));
}

// 66
void SemanticFaultsTest::negativeDuration()
{
    const auto trace = opened({span("a", {}, 0, 100), span("b", "a", 10, -20)});
    QVERIFY(trace);
    QCOMPARE(trace->rowCount(), 2u);
    QCOMPARE(trace->duration(trace->rowOf(traces::SpanId{0xb})), 0);
    QVERIFY(tells(*trace, traces::RepairKind::EndBeforeStart));
    QCOMPARE(toUnixMicroseconds(trace->summary.start) % 1'000'000, 0);
    QCOMPARE(trace->summary.duration, Duration(100us));
}

// 67: times stay as they were sent; what the store says about them stays, too.
void SemanticFaultsTest::clockSkew_data()
{
    QTest::addColumn<qint64>("skew");
    QTest::newRow("67 an hour early") << qint64{-3'600'000'000};
    QTest::newRow("67 an hour late") << qint64{3'600'000'000};
}

void SemanticFaultsTest::clockSkew()
{
    QFETCH(qint64, skew);
    const auto trace = opened({span("a", {}, 0, 1000),
                               span("b", "a", skew, 500, R"(,"warnings":["clock skew adjustment disabled"])"),
                               span("c", "b", skew + 100, 100)});
    QVERIFY(trace);
    QCOMPARE(trace->rowCount(), 3u);
    const auto root = trace->rowOf(traces::SpanId{0xa});
    const auto skewed = trace->rowOf(traces::SpanId{0xb});
    QCOMPARE(trace->start(skewed) - trace->start(root), skew * 1000);
    QCOMPARE(trace->tree.depths[skewed], 1u);
    QCOMPARE(trace->trace.warningsOf(trace->tree.spans[skewed]).size(), 1u);
    QVERIFY(trace->tree.start <= trace->start(skewed) && trace->end(skewed) <= trace->tree.end);
    // The path is the root's own interval, not the hour between.
    std::int64_t length = 0;
    for (const auto &section : trace->path.ofRoot(0))
        length += section.end - section.start;
    QCOMPARE(length, trace->duration(root));
    QCOMPARE(trace->self[root], trace->duration(root));

    // Samples and alerts of the future are kept as well.
    const QByteArray time = QByteArray::number(1'795'000'000 + skew / 1'000'000);
    QCOMPARE(
        metrics::parseQueryResult(matrix(sampled({}, "[" + time + R"(,"1"])")))->series.at(0).timesMs.at(0),
        time.toLongLong() * 1000);
}

// 68
void SemanticFaultsTest::searchThatTimedOut()
{
    const auto page = logs::elasticwire::readPage(hits(hit(R"({"message":"kept"})"), R"("timed_out":true,)"));
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1u);
    QVERIFY(page->facts.timedOut);
    QVERIFY(page->facts.isPartial());
}

void SemanticFaultsTest::searchWithFailedShards()
{
    const auto page = logs::elasticwire::readPage(hits(
        hit(R"({"message":"kept"})"),
        R"("timed_out":false,"_shards":{"total":5,"successful":3,"skipped":0,"failed":2,"failures":[{"shard":0,)"
        R"("index":"logs-1","reason":{"type":"x","reason":"outer","caused_by":{"type":"y","reason":"disk gone"}}}]},)"));
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 1u);
    QVERIFY(page->facts.isPartial());
    QCOMPARE(page->facts.shards, (logs::ShardReport{5, 2, 0, u"disk gone"_s, u"logs-1"_s}));
    // All of them failed, and yet 200: no rows, and it is told why.
    const auto none = logs::elasticwire::readPage(hits(
        {},
        R"("timed_out":false,"_shards":{"total":1,"failed":1,"failures":[{"index":"logs-1","reason":"gone"}]},)"));
    QVERIFY(none);
    QVERIFY(none->rows.isEmpty() && none->facts.isPartial());
}

// 69
void SemanticFaultsTest::tenThousandFields()
{
    constexpr int count = 10'000;
    QByteArrayList mapped;
    QByteArrayList filled{R"("message":"wide")"};
    for (int i = 0; i < count; ++i) {
        const QByteArray name = "field_" + QByteArray::number(i);
        mapped << "\"" + name + R"(":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}})";
        filled << "\"" + name + "\":" + QByteArray::number(i);
    }
    QElapsedTimer elapsed;
    elapsed.start();
    const auto fields
        = logs::elasticmetawire::readFields(R"({"indices":["a"],"fields":{)" + mapped.join(',') + "}}");
    QVERIFY(fields);
    QCOMPARE(fields->fields().size(), count);
    auto page = logs::elasticwire::readPage(hits(hit("{" + filled.join(',') + "}")));
    QVERIFY(page);
    QCOMPARE(page->rows.message(0), std::string_view("wide"));
    QVERIFY(page->rows.source(0).ends_with(R"("field_9999":9999})"));
    const auto summary = logs::summarise({std::make_shared<const logs::LogPage>(std::move(*page))}, *fields);
    QVERIFY(summary.find(u"field_9999"_s));
    QCOMPARE(summary.find(u"field_9999"_s)->filled, 1);
    QVERIFY2(elapsed.elapsed() < 20'000, qPrintable(QString::number(elapsed.elapsed())));
}

// 70
void SemanticFaultsTest::mappingConflict()
{
    const auto fields = logs::elasticmetawire::readFields(
        R"({"indices":["a","b"],"fields":{"code":{
            "long":{"type":"long","searchable":true,"aggregatable":true,"indices":["a"]},
            "text":{"type":"text","searchable":true,"aggregatable":false,"indices":["b"]}}}})");
    QVERIFY(fields);
    const auto code = fields->find(u"code"_s);
    QVERIFY(code && code->isConflicted);
    QVERIFY2(code->type.contains(u"long") && code->type.contains(u"text"), qPrintable(code->type));
    QVERIFY(!code->aggregatable && fields->aggregatable(u"code"_s).isEmpty());
    // Lines of both kinds are read.
    const auto page = logs::elasticwire::readPage(
        hits(hit(R"({"message":"a","code":500})") + ',' + hit(R"({"message":"b","code":"oops"})")));
    QVERIFY(page);
    QCOMPARE(page->rows.size(), 2u);
}

// 71
void SemanticFaultsTest::paginationThatRepeats()
{
    const ScriptedPagerDuty duty(always(reply(page({incident("Q1"), incident("Q2")}, true))));
    const auto list = waitFor(duty.client->incidents({}));
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::Malformed);
    QCOMPARE(duty.server.requests().size(), 2);
}

void SemanticFaultsTest::paginationThatNeverEnds_data()
{
    QTest::addColumn<int>("secondsApart");
    QTest::addColumn<int>("requests");
    // 10,000 rows can be asked for from one time of creation, a hundred a page.
    QTest::newRow("71 the time stands still") << 0 << 200;
    QTest::newRow("71 the time goes on") << 1 << 1'000;
}

void SemanticFaultsTest::paginationThatNeverEnds()
{
    QFETCH(int, secondsApart);
    QFETCH(int, requests);
    Script script;
    for (int i = 0; i < requests + 50; ++i) {
        const QByteArray created = isoTime(1'795'000'000 + i * secondsApart);
        script << Expect() << Send{reply(page({incident("Q" + QByteArray::number(i), created)}, true))};
    }
    const ScriptedPagerDuty duty({script});
    const auto list = waitFor(duty.client->incidents({}), 60s);
    QVERIFY(!list);
    QCOMPARE(list.error().kind, ErrorKind::TooLarge);
    QCOMPARE(duty.server.requests().size(), requests);
}

// 72
void SemanticFaultsTest::incidentDisappears()
{
    const QByteArray gone = reply(R"({"error":{"code":2100,"message":"Not Found"}})", "404 Not Found");
    // Writes have a connection of their own.
    const Script reads{Expect(), Send{reply(page({incident("Q1")}))},
                       Expect(), Send{gone},
                       Expect(), Send{gone},
                       Expect(), Send{reply(page({}))}};
    const ScriptedPagerDuty duty({reads, Script{Expect(), Send{gone}}});
    const auto list = waitFor(duty.client->incidents({}));
    QVERIFY(list);
    QCOMPARE((*list)->size(), 1u);
    const auto details = waitFor(duty.client->incident(u"Q1"_s));
    QVERIFY(!details);
    QCOMPARE(details.error().kind, ErrorKind::NotFound);
    QCOMPARE(details.error().detail, u"Not Found"_s);
    QCOMPARE(waitFor(duty.client->logEntries(u"Q1"_s)).error().kind, ErrorKind::NotFound);
    // A write to it was refused: that is known, not unknown.
    const auto written
        = waitFor(duty.client->perform({incidents::IncidentAct::Acknowledge, u"Q1"_s, {}, "key"}));
    QCOMPARE(written.error().kind, ErrorKind::NotFound);
    QVERIFY(waitFor(duty.client->incidents({})).value()->empty());
    QCOMPARE(duty.server.requests().size(), 5);
}

// 73
void SemanticFaultsTest::unknownEnumerationValues()
{
    const auto incidents = incidents::parseIncidents(page({incident(
        "Q1", "2026-11-24T12:00:00Z",
        R"("status":"paused","urgency":"severe","pending_actions":[{"type":"teleport","at":"2026-11-24T13:00:00Z"}])")}));
    QVERIFY(incidents);
    const incidents::Incident &odd = incidents->items.at(0);
    QCOMPARE(odd.status, incidents::IncidentStatus::Unknown);
    QCOMPARE(odd.statusName, u"paused"_s);
    QVERIFY(odd.isOpen());
    QCOMPARE(odd.urgency, incidents::Urgency::Unknown);
    QCOMPARE(odd.pendingChanges.at(0).kind, incidents::PendingKind::Other);

    const auto entries = incidents::parseLogEntries(
        R"({"log_entries":[{"id":"R1","type":"teleport_log_entry","created_at":"2026-11-24T12:00:00Z","summary":"Teleported"}]})");
    QVERIFY(entries);
    QCOMPARE(entries->items.at(0).kind, incidents::LogEntryKind::Other);
    QCOMPARE(entries->items.at(0).typeName, u"teleport_log_entry"_s);
    QCOMPARE(entries->items.at(0).summary, u"Teleported"_s);

    // What is not known to be held back fires.
    const auto alerts = alerts::parseAlerts(
        R"([{"labels":{"alertname":"A","severity":"apocalyptic"},"status":{"state":"dreaming","silencedBy":[],"inhibitedBy":[]}}])");
    QVERIFY(alerts);
    QCOMPARE(alerts->at(0).state, alerts::AlertState::Firing);
    QCOMPARE(alerts->at(0).labels.value(u"severity"), u"apocalyptic"_s);

    QCOMPARE(metrics::parseQueryResult(R"({"status":"success","data":{"resultType":"tensor","result":[]}})")
                 .error()
                 .kind,
             ErrorKind::Malformed);
    QCOMPARE(metrics::parseQueryResult(R"({"status":"perhaps","data":{"resultType":"vector","result":[]}})")
                 .error()
                 .kind,
             ErrorKind::Malformed);

    const auto trace
        = opened({span("a", {}, 0, 9, R"(,"tags":[{"key":"span.kind","type":"colour","value":"gadget"}])")});
    QVERIFY(trace);
    QCOMPARE(trace->trace.kinds.at(0), traces::SpanKind::Unspecified);
    const auto attributes = trace->trace.attributesOf(trace->trace.spanAttributes.at(0));
    QCOMPARE(trace->trace.valueText(attributes[0]), u"gadget"_s);

    const auto page
        = logs::elasticwire::readPage(R"({"hits":{"total":{"value":7,"relation":"roughly"},"hits":[)"
                                      + hit(R"({"message":"m","level":"grievous"})") + "]}}");
    QVERIFY(page);
    QCOMPARE(page->facts.count, (logs::HitCount{7, logs::CountExactness::AtLeast}));
    QCOMPARE(page->rows.level(0), logs::LogLevel::Unknown);
    QVERIFY(page->rows.source(0).find("grievous") != std::string_view::npos);
}

// 75
void SemanticFaultsTest::datesAtTheEnds_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("75 1970") << qint64{1};
    QTest::newRow("75 2106") << qint64{year2106};
}

void SemanticFaultsTest::datesAtTheEnds()
{
    QFETCH(qint64, seconds);
    const QByteArray number = QByteArray::number(seconds);
    const QByteArray iso = isoTime(seconds);

    const auto series = metrics::parseQueryResult(matrix(sampled({}, "[" + number + R"(,"1"])")));
    QCOMPARE(series->series.at(0).timesMs.at(0), seconds * 1000);

    auto answer = traces::jaegerwire::readTraces(
        R"({"data":[{"traceID":"1f","spans":[{"traceID":"1f","spanID":"a","startTime":)" + number
        + R"(000000,"duration":5}]}]})");
    QVERIFY(answer);
    const auto trace = traces::openTrace(std::move(answer->traces.at(0)));
    QCOMPARE(toUnixNanoseconds(trace.summary.start), seconds * 1'000'000'000);

    const auto page
        = logs::elasticwire::readPage(hits(hit(R"({"message":"m","@timestamp":")" + iso + R"("})", "[0]")));
    QCOMPARE(page->rows.timeNs(0), seconds * 1'000'000'000);

    const auto alerts = alerts::parseAlerts(R"([{"labels":{"alertname":"A"},"startsAt":")" + iso + R"("}])");
    QCOMPARE(alerts->at(0).since, fromUnixSeconds(std::int64_t{seconds}));

    // PagerDuty began in 2009; a time before 1990 is none, and it says which.
    const auto list = incidents::parseIncidents(::page({incident("Q1", iso)}));
    if (seconds == year2106) {
        QCOMPARE(list->items.at(0).createdAt, fromUnixSeconds(std::int64_t{seconds}));
    } else {
        QCOMPARE(list.error().kind, ErrorKind::Malformed);
        QVERIFY2(list.error().where.contains(u"created_at"), qPrintable(describe(list.error())));
    }
}

QTEST_GUILESS_MAIN(SemanticFaultsTest)
#include "tst_semanticfaults.moc"
