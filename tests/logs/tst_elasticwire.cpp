#include "logs/elasticaggregationwire.h"
#include "logs/elasticmetawire.h"
#include "logs/elasticquerywire.h"
#include "logs/elasticwire.h"
#include "logs/sourcewire.h"
#include "support/qtprinting.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace yagura;
using namespace yagura::logs;

namespace {

QByteArray answer(const QByteArray &hits, const QByteArray &rest = {})
{
    return R"({"took":12,"timed_out":false,"_shards":{"total":5,"successful":5,"skipped":0,"failed":0},"hits":{"total":{"value":1284332,"relation":"eq"},"max_score":null,"hits":[)"
        + hits + "]}" + rest + "}";
}

LogEntry only(const QByteArray &source, const QByteArray &sort = "[1795411270123,42]")
{
    const auto page = elasticwire::readPage(answer(R"({"_index":"logs-1","_id":"a","_score":null,"_source":)"
                                                   + source + R"(,"sort":)" + sort + "}"));
    return page && page->rows.size() == 1 ? page->rows.entry(0) : LogEntry{};
}

} // namespace

class ElasticWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hitsBecomeColumns();
    void namesOfFields_data();
    void namesOfFields();
    void sortValuesAreKeptExactly();
    void totals();
    void partialAnswers();
    void brokenAnswers_data();
    void brokenAnswers();
    void errorReasons_data();
    void errorReasons();
    void histogram();
    void fieldCapabilities();
    void banners();
    void requestBodies();
    void overlapWithoutSnapshot();
    void sourceFields();
    void everyPrefixIsAnErrorNotACrash();
};

void ElasticWireTest::hitsBecomeColumns()
{
    const auto entry = only(
        R"({"@timestamp":"2026-11-23T05:21:10.123456789Z","log":{"level":"ERROR"},"service":{"name":"payment"},
        "message":"Connection is not available \"now\"","trace.id":"7f3a9c1e5b2d4860a1c4e97b00000001","span":{"id":"b03d25f18c6e4a91"},
        "error":{"stack_trace":"a.b.CException: x\n\tat a.b.C.d[C.java:1]"},"order":{"id":814402}
})");
    QCOMPARE(toUnixNanoseconds(entry.time.value()), std::int64_t{1'795'411'270'123'456'789});
    QCOMPARE(int(entry.level), int(LogLevel::Error));
    QCOMPARE(entry.service, QStringLiteral("payment"));
    QCOMPARE(entry.message, QStringLiteral("Connection is not available \"now\""));
    QCOMPARE(entry.trace.toString(), QStringLiteral("7f3a9c1e5b2d4860a1c4e97b00000001"));
    QCOMPARE(entry.span.toString(), QStringLiteral("b03d25f18c6e4a91"));
    QCOMPARE(entry.index, QStringLiteral("logs-1"));
    QCOMPARE(entry.id, QStringLiteral("a"));
    QVERIFY(entry.source.startsWith('{') && entry.source.endsWith('}'));
    const auto page = elasticwire::readPage(answer({}));
    QVERIFY(page->rows.isEmpty() && page->after.isEmpty());
    QCOMPARE(page->facts.serverTook, Duration(std::chrono::milliseconds(12)));
}

void ElasticWireTest::namesOfFields_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("level");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("message");
    const auto row
        = [](const char *name, const char *source, LogLevel level, const char *service, const char *message) {
              QTest::newRow(name) << QByteArray(source) << int(level) << QString::fromUtf8(service)
                                  << QString::fromUtf8(message);
          };
    row("plain", R"({"level":"warn","service":"a","msg":"m"})", LogLevel::Warn, "a", "m");
    row("dotted", R"({"log.level":"INFO","service.name":"a","message":"m"})", LogLevel::Info, "a", "m");
    row("pino", R"({"level":50,"app":"a","msg":"m"})", LogLevel::Error, "a", "m");
    row("syslog", R"({"syslog":{"severity":{"code":4}},"application":"a","log":"m"})", LogLevel::Warn, "a",
        "m");
    row("parsed", R"({"parsed":{"level":"debug","service":"a","message":"m"}})", LogLevel::Debug, "a", "m");
    row("best name wins, last",
        R"({"msg":"worse","app":"worse","message":"m","service":{"name":"a"},"severity":"info","log":{"level":"error"}})",
        LogLevel::Error, "a", "m");
    row("best name wins, first",
        R"({"message":"m","service":{"name":"a"},"log":{"level":"error"},"msg":"worse","app":"worse","severity":"info"})",
        LogLevel::Error, "a", "m");
    row("plain before parsed", R"({"parsed":{"message":"worse"},"message":"m"})", LogLevel::Unknown, "", "m");
    row("list", R"({"message":["m","n"],"tags":[]})", LogLevel::Unknown, "", "m");
    row("otel",
        R"({"severity_text":"FATAL","resource":{"attributes":{"service":{"name":"a"}}},"body":{"text":"m"}})",
        LogLevel::Fatal, "a", "m");
    row("unknown word does not hide a number", R"({"log":{"level":"??"},"severity":"warning","message":"m"})",
        LogLevel::Warn, "", "m");
    row("japanese", R"({"message":"注文を受け付けました","service":"\u30e1\u30fc\u30eb"})", LogLevel::Unknown,
        "メール", "注文を受け付けました");
    row("empty", "{}", LogLevel::Unknown, "", "");
}

void ElasticWireTest::namesOfFields()
{
    QFETCH(QByteArray, source);
    QFETCH(int, level);
    QFETCH(QString, service);
    QFETCH(QString, message);
    const auto entry = only(source);
    QCOMPARE(entry.id, QStringLiteral("a"));
    QCOMPARE(int(entry.level), level);
    QCOMPARE(entry.service, service);
    QCOMPARE(entry.message, message);
    // The document has no time of its own: the sort value is one.
    QCOMPARE(toUnixNanoseconds(entry.time.value()), std::int64_t{1'795'411'270'123'000'000});
}

void ElasticWireTest::sortValuesAreKeptExactly()
{
    const auto page = elasticwire::readPage(answer(
        R"({"_index":"a","_id":"1","_source":{},"sort":[1540815132987654321,3]},{"_index":"a","_id":"2","_source":{},"sort":[1540815132987654320, 9223372036854775807]})",
        R"(,"pit_id":"abc")"));
    QVERIFY(page);
    QCOMPARE(page->after, QByteArray("[1540815132987654320, 9223372036854775807]"));
    QCOMPARE(page->pointInTime, QByteArray("abc"));
    QCOMPARE(page->rows.timeNs(0), std::int64_t{1'540'815'132'987'654'321});
}

void ElasticWireTest::totals()
{
    QCOMPARE(elasticwire::readPage(answer({}))->facts.count, (HitCount{1'284'332, CountExactness::Exact}));
    QCOMPARE(elasticwire::readPage(R"({"hits":{"total":{"value":10000,"relation":"gte"},"hits":[]}})")
                 ->facts.count,
             (HitCount{10'000, CountExactness::AtLeast}));
    QCOMPARE(elasticwire::readPage(R"({"hits":{"total":7,"hits":[]}})")->facts.count,
             (HitCount{7, CountExactness::Exact}));
    QCOMPARE(elasticwire::readPage(R"({"hits":{"hits":[]}})")->facts.count,
             (HitCount{0, CountExactness::Unknown}));
}

void ElasticWireTest::partialAnswers()
{
    const auto page = elasticwire::readPage(
        R"({"took":3,"timed_out":true,"_shards":{"total":5,"successful":4,"skipped":0,"failed":1,"failures":[
        {"shard":0,"index":"logs-1","node":"n","reason":{"type":"query_shard_exception","reason":"","caused_by":{"type":"x","reason":"No mapping found for [_shard_doc]"}}}]},
        "hits":{"total":{"value":0,"relation":"eq"},"max_score":null,"hits":[]}})");
    QVERIFY(page);
    QVERIFY(page->facts.isPartial() && page->facts.timedOut);
    QCOMPARE(page->facts.shards.failed, 1);
    QCOMPARE(page->facts.shards.total, 5);
    QCOMPARE(page->facts.shards.reason, QStringLiteral("No mapping found for [_shard_doc]"));
    QCOMPARE(page->facts.shards.index, QStringLiteral("logs-1"));
}

void ElasticWireTest::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("empty") << QByteArray() << ErrorKind::Incomplete;
    QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>") << ErrorKind::NotJson;
    QTest::newRow("text") << QByteArray("upstream timed out") << ErrorKind::NotJson;
    QTest::newRow("half") << answer(R"({"_index":"a","_source":{"message":"x)").chopped(8)
                          << ErrorKind::Incomplete;
    QTest::newRow("garbage") << QByteArray(R"({"hits":{"hits":[}]}})") << ErrorKind::Malformed;
    QTest::newRow("hits are no list") << QByteArray(R"({"hits":{"hits":7}})") << ErrorKind::Malformed;
    QTest::newRow("error despite 200")
        << QByteArray(R"({"error":{"type":"x","reason":"y"},"status":400})") << ErrorKind::ServerFailed;
}

void ElasticWireTest::brokenAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    const auto page = elasticwire::readPage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, kind);
}

void ElasticWireTest::errorReasons_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *body, const char *reason) {
        QTest::newRow(name) << QByteArray(body) << QString::fromUtf8(reason);
    };
    row("plain",
        R"({"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index [x]"}],"type":"index_not_found_exception","reason":"no such index [x]"},"status":404})",
        "no such index [x]");
    row("string", R"({"error":"no handler found for uri [/x]","status":400})",
        "no handler found for uri [/x]");
    row("shard",
        R"({"error":{"root_cause":[{"type":"query_shard_exception","reason":"Failed to parse query [a AND]"}],"type":"search_phase_execution_exception","reason":"all shards failed","failed_shards":[{"shard":0,"reason":{"type":"query_shard_exception","reason":"Failed to parse query [a AND]","caused_by":{"type":"parse_exception","reason":"Cannot parse 'a AND': Encountered <EOF>"}}}]},"status":400})",
        "Cannot parse 'a AND': Encountered <EOF>");
    row("empty reason",
        R"({"error":{"root_cause":[],"type":"search_phase_execution_exception","reason":"","caused_by":{"type":"too_many_buckets_exception","reason":"Trying to create too many buckets"}},"status":503})",
        "Trying to create too many buckets");
    row("only type", R"({"error":{"type":"security_exception","reason":null},"status":403})",
        "security_exception");
    row("gateway", R"({"message":"Forbidden by policy"})", "Forbidden by policy");
    row("html",
        "<html><head><style>p{}</style><title>502</title></head><body><h1>Bad Gateway</h1></body></html>",
        "502 Bad Gateway");
    row("nothing", "", "");
}

void ElasticWireTest::errorReasons()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, reason);
    QCOMPARE(elasticmetawire::errorReason(body), reason);
}

void ElasticWireTest::histogram()
{
    const auto read = elasticaggregationwire::readHistogram(answer({}, R"(,"aggregations":{"time":{"buckets":[
        {"key_as_string":"x","key":1795411200000,"doc_count":10,"level":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[
            {"key":"INFO","doc_count":6},{"key":"error","doc_count":2},{"key":"ERROR","doc_count":1}]}},
        {"key_as_string":"y","key":1795411260000,"doc_count":0,"level":{"buckets":[]}}]}})"),
                                                            std::chrono::minutes(1));
    QVERIFY(read);
    QCOMPARE(read->buckets.size(), size_t{2});
    QVERIFY(read->byLevel);
    QCOMPARE(read->buckets[0].counts[size_t(LogLevel::Error)], 3);
    QCOMPARE(read->buckets[0].counts[size_t(LogLevel::Info)], 6);
    QCOMPARE(read->buckets[0].counts[size_t(LogLevel::Unknown)], 1);
    QCOMPARE(read->highest(), 10);
    QCOMPARE(toUnixSeconds(read->buckets[1].start), 1'795'411'260.0);
    QCOMPARE(read->countWithin({fromUnixSeconds(std::int64_t{1'795'411'200}),
                                fromUnixSeconds(std::int64_t{1'795'411'260})}),
             10);
    const auto services = elasticaggregationwire::readServices(answer(
        {},
        R"(,"aggregations":{"service":{"sum_other_doc_count":5,"buckets":[{"key":"payment","doc_count":8}]}})"));
    QCOMPARE(services->services, (std::vector<ServiceCount>{{QStringLiteral("payment"), 8}}));
    QCOMPARE(services->others, 5);
}

void ElasticWireTest::fieldCapabilities()
{
    const auto read = elasticmetawire::readFields(R"({"indices":["a","b"],"fields":{
        "message":{"text":{"type":"text","metadata_field":false,"searchable":true,"aggregatable":false}},
        "message.keyword":{"keyword":{"type":"keyword","searchable":true,"aggregatable":true}},
        "mixed":{"long":{"type":"long","searchable":true,"aggregatable":true,"indices":["a"]},"keyword":{"type":"keyword","searchable":true,"aggregatable":true,"indices":["b"]}},
        "@timestamp":{"date":{"type":"date","searchable":true,"aggregatable":true,"indices":["a"]},"date_nanos":{"type":"date_nanos","searchable":true,"aggregatable":true,"indices":["b"]},"unmapped":{"type":"unmapped"}},
        "_id":{"_id":{"type":"_id","metadata_field":true,"searchable":true,"aggregatable":false}}}})");
    QVERIFY(read);
    QCOMPARE(read->aggregatable(QStringLiteral("message")), QStringLiteral("message.keyword"));
    QVERIFY(read->find(QStringLiteral("mixed"))->isConflicted);
    QVERIFY(!read->find(QStringLiteral("mixed"))->aggregatable);
    const auto time = read->find(QStringLiteral("@timestamp"));
    QVERIFY(time->hasNanoseconds && !time->isConflicted && time->aggregatable);
    QVERIFY(read->find(QStringLiteral("_id"))->isMetadata);
    QVERIFY(!elasticmetawire::readFields(R"({"acknowledged":true})"));
}

void ElasticWireTest::banners()
{
    const auto elastic
        = elasticmetawire::readBanner(R"({"name":"n","cluster_name":"c","version":{"number":"8.17.4"}})");
    QCOMPARE(int(elastic->product), int(Product::Elasticsearch));
    QCOMPARE(elastic->major, 8);
    QCOMPARE(int(elastic->paging()), int(PagingSupport::ElasticsearchPit));
    const auto open
        = elasticmetawire::readBanner(R"({"version":{"distribution":"opensearch","number":"2.19.1"}})");
    QCOMPARE(int(open->paging()), int(PagingSupport::OpenSearchPit));
    QVERIFY(!open->wantsShardDocument());
    QVERIFY(elasticmetawire::readBanner(R"({"version":{"distribution":"opensearch","number":"3.3.0"}})")
                ->wantsShardDocument());
    QCOMPARE(int(elasticmetawire::readBanner(R"({"version":{"number":"7.10.2"}})")->paging()),
             int(PagingSupport::None));
    QCOMPARE(elasticmetawire::readBanner(R"({"status":"ok"})").error().kind, ErrorKind::Malformed);
    QCOMPARE(elasticmetawire::readBanner("<html>").error().kind, ErrorKind::NotJson);
}

void ElasticWireTest::requestBodies()
{
    using nlohmann::json;
    const FieldCatalogue fields(
        {{QStringLiteral("@timestamp"), {FieldKind::Date, QStringLiteral("date"), true, true}},
         {QStringLiteral("log.level"), {FieldKind::Keyword, QStringLiteral("keyword"), true, true}}});
    LogQuery query;
    query.text = QStringLiteral(" pool \"a b\" ");
    query.range = {fromUnixMilliseconds(1000), fromUnixMilliseconds(2000)};
    query.filters
        = {{QStringLiteral("service.name"),
            FilterKind::Is,
            FilterSense::Include,
            {QStringLiteral("a"), QStringLiteral("b")}},
           {QStringLiteral("url.path"), FilterKind::Is, FilterSense::Exclude, {QStringLiteral("/healthz")}},
           {QStringLiteral("trace.id"), FilterKind::Exists, FilterSense::Include, {}},
           {QStringLiteral("pod"), FilterKind::Is, FilterSense::Include, {QStringLiteral("x")}, false}};
    elasticquerywire::PageWanted wanted;
    wanted.after = "[1540815132987654321,7]";
    wanted.pointInTime = "pit";
    const ElasticCapabilities server{Product::OpenSearch, QStringLiteral("3.3.0"), 3, 3, {}};
    const QByteArray text = elasticquerywire::pageBody(query, fields, wanted, server);
    QVERIFY2(text.contains("\"search_after\":[1540815132987654321,7]"), text.constData());
    const json body = json::parse(text.toStdString());
    const auto &filter = body.at("query").at("bool").at("filter");
    QCOMPARE(filter.size(), size_t{4});
    QCOMPARE(filter.at(0).at("range").at("@timestamp").at("lt").get<int>(), 2000);
    QCOMPARE(filter.at(1).at("query_string").at("query").get<std::string>(), "pool \"a b\"");
    QCOMPARE(filter.at(2).at("bool").at("should").size(), size_t{2});
    QCOMPARE(filter.at(3).at("exists").at("field").get<std::string>(), "trace.id");
    QCOMPARE(body.at("query").at("bool").at("must_not").size(), size_t{1});
    QCOMPARE(body.at("sort").at(1).get<std::string>(), "_shard_doc");
    QCOMPARE(body.at("pit").at("id").get<std::string>(), "pit");
    const json counted
        = json::parse(elasticquerywire::histogramBody(query, fields, std::chrono::seconds(30)).toStdString());
    QCOMPARE(counted.at("aggs").at("time").at("date_histogram").at("fixed_interval").get<std::string>(),
             "30000ms");
    QCOMPARE(counted.at("aggs").at("time").at("aggs").at("level").at("terms").at("field").get<std::string>(),
             "log.level");
    QCOMPARE(counted.at("track_total_hits").get<bool>(), true);
    // Nothing asked for is everything; a catalogue without levels counts without them.
    const json all
        = json::parse(elasticquerywire::histogramBody({}, {}, std::chrono::seconds(30)).toStdString());
    QVERIFY(all.at("query").contains("match_all"));
    QVERIFY(!all.at("aggs").at("time").contains("aggs"));
    QCOMPARE(elasticquerywire::errorsOnly({}, fields).filters.size(), 1);
    QCOMPARE(elasticquerywire::ofTrace({}, fields, QStringLiteral("1")).filters.size(), 0);
}

void ElasticWireTest::overlapWithoutSnapshot()
{
    QCOMPARE(elasticquerywire::overlapping("[1540815132987654321]", SortOrder::NewestFirst),
             QByteArray("[1540815132987654322]"));
    QCOMPARE(elasticquerywire::overlapping("[5]", SortOrder::OldestFirst), QByteArray("[4]"));
    QCOMPARE(elasticquerywire::overlapping("[\"x\"]", SortOrder::NewestFirst), QByteArray());
    QCOMPARE(elasticquerywire::overlapping("", SortOrder::NewestFirst), QByteArray());
}

void ElasticWireTest::sourceFields()
{
    const auto fields
        = sourcewire::readFields(R"({"a":{"b":1,"c.d":"x"},"list":["p","q",{"in":true}],"none":null})");
    QCOMPARE(fields.size(), 5);
    QCOMPARE(fields[0],
             (sourcewire::SourceField{QStringLiteral("a.b"), sourcewire::ScalarKind::Number,
                                      QStringLiteral("1")}));
    QCOMPARE(fields[1].name, QStringLiteral("a.c.d"));
    QCOMPARE(fields[2].value, QStringLiteral("p, q"));
    QCOMPARE(fields[3].name, QStringLiteral("list.in"));
    QCOMPARE(int(fields[4].kind), int(sourcewire::ScalarKind::Null));
    QVERIFY(sourcewire::readFields("not json").isEmpty());
    QCOMPARE(sourcewire::indented(R"({"z":1,"a":[]})"), QStringLiteral("{\n  \"z\": 1,\n  \"a\": []\n}"));
    QCOMPARE(sourcewire::indented("not json"), QStringLiteral("not json"));
    QCOMPARE(sourcewire::readFields(R"({"long":"0123456789"})", 4)[0].value, QStringLiteral("0123"));
}

void ElasticWireTest::everyPrefixIsAnErrorNotACrash()
{
    const QByteArray whole = answer(
        R"({"_index":"a","_id":"1","_source":{"message":"x","log":{"level":"WARN"},"n":[1,{"a":null}]},"sort":[1,2]})",
        R"(,"aggregations":{"time":{"buckets":[{"key":1,"doc_count":2}]}})");
    QVERIFY(elasticwire::readPage(whole));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        QVERIFY(!elasticwire::readPage(whole.left(length)));
        QVERIFY(!elasticaggregationwire::readHistogram(whole.left(length), std::chrono::seconds(1)));
    }
}

QTEST_GUILESS_MAIN(ElasticWireTest)
#include "tst_elasticwire.moc"
