#include "demo/esdouble.h"

#include "core/clock.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace yagura;
using namespace yagura::demo;
using Json = nlohmann::json;

namespace {

// 2026-11-23T05:21:10Z
constexpr std::int64_t base = 1'795'411'270'000'000'000;

struct Reply
{
    int status = 0;
    Json body;
    QByteArray retryAfter;
};

// Thirty documents: one a second; three services in turn; every tenth an error with a stack trace.
QByteArray document(int i)
{
    const char *services[]{"payment", "checkout", "inventory"};
    const bool error = i % 10 == 0;
    Json json{{"@timestamp", (base / 1'000'000) + i * 1000},
              {"log",
               {{"level",
                 error       ? "ERROR"
                     : i % 2 ? "INFO"
                             : "WARN"}}},
              {"service.name", services[i % 3]},
              {"message",
               error ? "Connection is not available, pool orders-rw: 20 in use"
                     : "order " + std::to_string(i) + " accepted"},
              {"event", {{"duration", i * 1'000'000}}},
              {"sampled", i % 4 == 0},
              {"ratio", i / 10.0},
              {"client", {{"ip", "10.0.0." + std::to_string(i)}}}};
    if (error)
        json["error"] = {{"type", "SQLTransientConnectionException"},
                         {"stack_trace", "java.sql.X: no\n\tat a.b.C(D.java:1)"}};
    if (i == 7)
        json["message"] = "注文を受け付けました。テスト Straße";
    return QByteArray::fromStdString(json.dump());
}

} // namespace

class EsDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bannerTellsTheFlavour();
    void queries_data();
    void queries();
    void refusals_data();
    void refusals();
    void sortsAndPages();
    void pointInTimeIsASnapshot();
    void totals();
    void sourceAndFields();
    void aggregations();
    void fieldCapabilitiesAndIndices();
    void bulkOverHttp();
    void faults();
    void authorization();
    void openSearchHasItsOwnPaths();
    void retentionDropsTheOldest();
    void fastWithManyDocuments();

private:
    Reply send(const QByteArray &verb, const QString &path, const QByteArray &body = {},
               const QByteArray &authorization = {});
    Reply post(const QString &path, const Json &body)
    {
        return send("POST", path, QByteArray::fromStdString(body.dump()));
    }

    ManualClock m_clock{fromUnixNanoseconds(base + 60'000'000'000)};
    std::unique_ptr<ElasticDouble> m_double;
    QNetworkAccessManager m_network;
};

void EsDoubleTest::init()
{
    m_double = std::make_unique<ElasticDouble>(m_clock);
    for (int i = 0; i < 30; ++i)
        QVERIFY(m_double->addDocument(i < 20 ? QStringLiteral("logs-prod-2026.11.22")
                                             : QStringLiteral("logs-prod-2026.11.23"),
                                      document(i)));
    QVERIFY(m_double->listen() != 0);
}

void EsDoubleTest::cleanup()
{
    m_double.reset();
}

Reply EsDoubleTest::send(const QByteArray &verb, const QString &path, const QByteArray &body,
                         const QByteArray &authorization)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_double->port()).arg(path)));
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 20'000))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            Json::parse(reply->readAll().toStdString(), nullptr, false), reply->rawHeader("Retry-After")};
}

void EsDoubleTest::bannerTellsTheFlavour()
{
    const auto reply = send("GET", QStringLiteral("/"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.at("version").at("number").get<std::string>().starts_with("8."));
    QVERIFY(!reply.body.at("version").contains("distribution"));
    QCOMPARE(send("GET", QStringLiteral("/_cluster/health")).body.at("status").get<std::string>(), "green");
}

void EsDoubleTest::queries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("hits");
    const auto row = [](const char *name, const char *query, int hits) {
        QTest::newRow(name) << QByteArray(query) << hits;
    };
    row("all", R"({"match_all":{}})", 30);
    row("term keyword", R"({"term":{"service.name":"payment"}})", 10);
    row("term object form", R"({"term":{"log.level":{"value":"ERROR"}}})", 3);
    row("term is exact", R"({"term":{"log.level":"error"}})", 0);
    row("term case insensitive", R"({"term":{"log.level":{"value":"error","case_insensitive":true}}})", 3);
    row("terms", R"({"terms":{"service.name":["payment","checkout"]}})", 20);
    row("term boolean", R"({"term":{"sampled":true}})", 8);
    row("term ip", R"({"term":{"client.ip":"10.0.0.3"}})", 1);
    row("term cidr", R"({"term":{"client.ip":"10.0.0.0/29"}})", 8);
    row("term on text sees words", R"({"term":{"message":"connection"}})", 3);
    row("term keyword sub-field", R"({"term":{"message.keyword":"order 3 accepted"}})", 1);
    row("match any word", R"({"match":{"message":"pool accepted"}})", 29);
    row("match all words", R"({"match":{"message":{"query":"pool 20","operator":"and"}}})", 3);
    row("match phrase", R"({"match_phrase":{"message":"not available"}})", 3);
    row("match phrase order", R"({"match_phrase":{"message":"available not"}})", 0);
    row("match japanese", R"({"match_phrase":{"message":"受け付け"}})", 1);
    row("match folds case", R"({"match":{"message":"STRASSE straße"}})", 1);
    row("range number", R"({"range":{"event.duration":{"gte":5000000,"lt":8000000}}})", 3);
    row("range double", R"({"range":{"ratio":{"gt":2.5}}})", 4);
    row("range time",
        R"({"range":{"@timestamp":{"gte":"2026-11-23T05:21:15Z","lte":"2026-11-23T05:21:19Z"}}})", 5);
    row("range millis",
        R"({"range":{"@timestamp":{"gte":1795411275000,"lt":1795411280000,"format":"epoch_millis"}}})", 5);
    row("range now", R"({"range":{"@timestamp":{"gte":"now-45s"}}})", 15);
    row("range of a coarse minute", R"({"range":{"@timestamp":{"lte":"2026-11-23T05:21"}}})", 30);
    row("range in a zone", R"({"range":{"@timestamp":{"gte":"2026-11-23T14:21:35","time_zone":"+09:00"}}})",
        5);
    row("exists", R"({"exists":{"field":"error.stack_trace"}})", 3);
    row("exists object", R"({"exists":{"field":"error"}})", 3);
    row("wildcard", R"({"wildcard":{"service.name":{"value":"*ment"}}})", 10);
    row("prefix", R"({"prefix":{"service.name":"in"}})", 10);
    row("ids none", R"({"ids":{"values":["nope"]}})", 0);
    row("bool",
        R"({"bool":{"must":[{"term":{"service.name":"payment"}}],"must_not":{"term":{"log.level":"ERROR"}}}})",
        9);
    row("bool should alone",
        R"({"bool":{"should":[{"term":{"service.name":"payment"}},{"term":{"log.level":"ERROR"}}]}})", 12);
    row("bool should beside filter",
        R"({"bool":{"filter":[{"term":{"service.name":"payment"}}],"should":[{"term":{"log.level":"ERROR"}}]}})",
        10);
    row("minimum should",
        R"({"bool":{"should":[{"term":{"service.name":"payment"}},{"term":{"log.level":"ERROR"}}],"minimum_should_match":2}})",
        1);
    row("index", R"({"term":{"_index":"logs-prod-2026.11.23"}})", 10);
    row("unmapped field", R"({"term":{"nowhere":"x"}})", 0);
    const auto lucene = [&](const char *text, int hits) {
        QTest::newRow(text) << QByteArray::fromStdString(Json{{"query_string", {{"query", text}}}}.dump())
                            << hits;
    };
    lucene("service.name:payment", 10);
    lucene("service.name:payment AND log.level:ERROR", 1);
    lucene("service.name:payment OR log.level:ERROR", 12);
    lucene("service.name:payment NOT log.level:ERROR", 9);
    lucene("service.name:(payment OR checkout)", 20);
    lucene("NOT service.name:payment", 20);
    lucene("-service.name:payment +log.level:ERROR", 2);
    lucene("message:\"not available\"", 3);
    lucene("\"not available\"", 3);
    lucene("connection", 3);
    lucene("inventory", 10);
    lucene("message:connec*", 3);
    lucene("service.name:*o*", 20);
    lucene("_exists_:error.type", 3);
    lucene("error.type:*", 3);
    lucene("event.duration:[5000000 TO 8000000}", 3);
    lucene("event.duration:>=28000000", 2);
    lucene("ratio:[* TO 0.2]", 3);
    lucene("(service.name:payment AND sampled:true) || log.level:ERROR", 5);
    lucene("service.name:pay\\ment", 10);
    lucene("*", 30);
    lucene("@timestamp:[2026-11-23T05:21:15Z TO 2026-11-23T05:21:19Z]", 5);
}

void EsDoubleTest::queries()
{
    QFETCH(QByteArray, query);
    QFETCH(int, hits);
    if (QLatin1String(QTest::currentDataTag()) == QLatin1String("ids none"))
        QCOMPARE(send("GET", QStringLiteral("/_count")).body.at("count").get<int>(), 30);
    const auto reply = post(QStringLiteral("/logs-*/_search"),
                            {{"query", Json::parse(query.toStdString())}, {"size", 50}});
    QVERIFY2(reply.status == 200, reply.body.dump().c_str());
    QCOMPARE(reply.body.at("hits").at("total").at("value").get<int>(), hits);
    QCOMPARE(int(reply.body.at("hits").at("hits").size()), hits);
}

void EsDoubleTest::refusals_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("names");
    const auto row = [](const char *name, const char *path, const char *body, int status, const char *type,
                        const char *names) {
        QTest::newRow(name) << QString::fromLatin1(path) << QByteArray(body) << status << QByteArray(type)
                            << QByteArray(names);
    };
    row("index", "/nope/_search", "{}", 404, "index_not_found_exception", "nope");
    row("query", "/_search", R"({"query":{"fancy":{}}})", 400, "parsing_exception", "unknown query [fancy]");
    row("known query", "/_search", R"({"query":{"regexp":{"message":"a+"}}})", 400,
        "illegal_argument_exception", "query regexp");
    row("highlight", "/_search", R"({"highlight":{"fields":{}}})", 400, "illegal_argument_exception",
        "highlight");
    row("body key", "/_search", R"({"qery":{}})", 400, "parsing_exception", "qery");
    row("parameter", "/_search?foo=1", "{}", 400, "illegal_argument_exception",
        "unrecognized parameter: [foo]");
    row("window", "/_search", R"({"from":9990,"size":11})", 400, "illegal_argument_exception",
        "Result window is too large");
    row("lucene", "/_search", R"({"query":{"query_string":{"query":"a AND (b"}}})", 400,
        "search_phase_execution_exception", "Cannot parse");
    row("lucene and", "/_search", R"({"query":{"query_string":{"query":"AND b"}}})", 400,
        "search_phase_execution_exception", "Cannot parse");
    row("fuzzy", "/_search", R"({"query":{"query_string":{"query":"a~1"}}})", 400,
        "illegal_argument_exception", "fuzziness");
    row("number", "/_search", R"({"query":{"term":{"event.duration":"soon"}}})", 400,
        "search_phase_execution_exception", "For input string");
    row("text aggregation", "/_search", R"({"aggs":{"a":{"terms":{"field":"message"}}}})", 400,
        "search_phase_execution_exception", "Fielddata is disabled");
    row("aggregation", "/_search", R"({"aggs":{"a":{"composite":{}}}})", 400, "illegal_argument_exception",
        "aggregation composite");
    row("old interval", "/_search",
        R"({"aggs":{"a":{"date_histogram":{"field":"@timestamp","interval":"1m"}}}})", 400,
        "x_content_parse_exception", "unknown field [interval]");
    row("buckets", "/_search",
        R"({"aggs":{"a":{"date_histogram":{"field":"@timestamp","fixed_interval":"1ms","extended_bounds":{"min":"now-1d","max":"now"}}}}})",
        400, "search_phase_execution_exception", "too many buckets");
    row("search_after", "/_search", R"({"sort":["@timestamp"],"search_after":[1,2]})", 400,
        "illegal_argument_exception", "search_after has 2 value(s) but sort has 1.");
    row("sort", "/_search", R"({"sort":["nowhere"]})", 400, "search_phase_execution_exception",
        "No mapping found for [nowhere]");
    row("pit", "/_search", R"({"pit":{"id":"gone"}})", 404, "search_phase_execution_exception",
        "No search context found");
    row("json", "/_search", "{", 400, "x_content_parse_exception", "JSON");
}

void EsDoubleTest::refusals()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, names);
    const auto reply = send("POST", path, body);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.body.at("status").get<int>(), status);
    QCOMPARE(QByteArray::fromStdString(reply.body.at("error").at("type").get<std::string>()), type);
    QVERIFY2(reply.body.dump().find(names.toStdString()) != std::string::npos, reply.body.dump().c_str());
    QVERIFY(!reply.body.at("error").at("root_cause").empty());
}

void EsDoubleTest::sortsAndPages()
{
    Json body{{"size", 7}, {"sort", {{{"log.level", "asc"}}, {{"@timestamp", "desc"}}}}};
    std::vector<std::string> levels;
    std::vector<std::int64_t> times;
    for (int page = 0; page < 6; ++page) {
        const auto reply = post(QStringLiteral("/logs-prod-*/_search"), body);
        QVERIFY2(reply.status == 200, reply.body.dump().c_str());
        const auto &hits = reply.body.at("hits").at("hits");
        if (hits.empty())
            break;
        for (const auto &hit : hits) {
            levels.push_back(hit.at("sort").at(0).get<std::string>());
            times.push_back(hit.at("sort").at(1).get<std::int64_t>());
        }
        body["search_after"] = hits.back().at("sort");
    }
    QCOMPARE(levels.size(), size_t{30});
    for (size_t i = 1; i < levels.size(); ++i)
        QVERIFY(levels[i - 1] < levels[i] || (levels[i - 1] == levels[i] && times[i - 1] > times[i]));
    // Missing values last in either direction, first on request.
    const auto lastOf = [&](const char *missing) {
        const auto reply = post(QStringLiteral("/_search"),
                                {{"size", 30}, {"sort", {{{"error.type", {{"missing", missing}}}}}}});
        return reply.body.at("hits").at("hits").back().at("sort").at(0);
    };
    QVERIFY(lastOf("_last").is_null());
    QVERIFY(lastOf("_first").is_string());
}

void EsDoubleTest::pointInTimeIsASnapshot()
{
    const auto opened = send("POST", QStringLiteral("/logs-prod-*/_pit?keep_alive=1m"));
    QCOMPARE(opened.status, 200);
    QCOMPARE(m_double->openPointsInTime(), 1);
    const std::string id = opened.body.at("id");
    QVERIFY(m_double->addDocument(QStringLiteral("logs-prod-2026.11.23"), document(29)));
    Json body{
        {"size", 20}, {"pit", {{"id", id}, {"keep_alive", "1m"}}}, {"sort", {{{"@timestamp", "desc"}}}}};
    auto reply = post(QStringLiteral("/_search"), body);
    QCOMPARE(reply.body.at("hits").at("total").at("value").get<int>(), 30);
    QCOMPARE(reply.body.at("pit_id").get<std::string>(), id);
    QCOMPARE(reply.body.at("hits").at("hits").at(0).at("sort").size(),
             size_t{2}); // with the implicit tie-break
    body["search_after"] = reply.body.at("hits").at("hits").back().at("sort");
    QCOMPARE(post(QStringLiteral("/_search"), body).body.at("hits").at("hits").size(), size_t{10});
    QCOMPARE(post(QStringLiteral("/logs-prod-*/_search"), body).status,
             400); // no index beside a point in time
    QCOMPARE(
        send("DELETE", QStringLiteral("/_pit"), QByteArray::fromStdString(Json{{"id", id}}.dump())).status,
        200);
    QCOMPARE(m_double->openPointsInTime(), 0);
    QCOMPARE(post(QStringLiteral("/_search"), body).status, 404);
}

void EsDoubleTest::totals()
{
    auto reply = post(QStringLiteral("/_search"), {{"size", 0}, {"track_total_hits", 10}});
    QCOMPARE(reply.body.at("hits").at("total").at("value").get<int>(), 10);
    QCOMPARE(reply.body.at("hits").at("total").at("relation").get<std::string>(), "gte");
    reply = post(QStringLiteral("/_search"), {{"size", 0}, {"track_total_hits", true}});
    QCOMPARE(reply.body.at("hits").at("total").at("relation").get<std::string>(), "eq");
    reply = post(QStringLiteral("/_search"), {{"size", 0}, {"track_total_hits", false}});
    QVERIFY(!reply.body.at("hits").contains("total"));
    reply = post(QStringLiteral("/_search?rest_total_hits_as_int=true"), {{"size", 0}});
    QCOMPARE(reply.body.at("hits").at("total").get<int>(), 30);
}

void EsDoubleTest::sourceAndFields()
{
    auto reply = post(QStringLiteral("/_search"),
                      {{"size", 1}, {"sort", {"@timestamp"}}, {"_source", {"log", "service.*"}}});
    QCOMPARE(reply.body.at("hits").at("hits").at(0).at("_source").dump(),
             R"({"log":{"level":"ERROR"},"service.name":"payment"})");
    reply = post(QStringLiteral("/_search"),
                 {{"size", 1},
                  {"sort", {"@timestamp"}},
                  {"_source", false},
                  {"fields",
                   {"service.name",
                    {{"field", "@timestamp"}, {"format", "strict_date_optional_time_nanos"}},
                    "event.*"}}});
    const auto &hit = reply.body.at("hits").at("hits").at(0);
    QVERIFY(!hit.contains("_source"));
    QCOMPARE(hit.at("fields").at("service.name").at(0).get<std::string>(), "payment");
    QCOMPARE(hit.at("fields").at("@timestamp").at(0).get<std::string>(), "2026-11-23T05:21:10.000000000Z");
    QCOMPARE(hit.at("fields").at("event.duration").at(0).get<int>(), 0);
}

void EsDoubleTest::aggregations()
{
    const Json aggs = Json::parse(R"({
        "time": {"date_histogram": {"field": "@timestamp", "fixed_interval": "10s", "min_doc_count": 0,
                 "extended_bounds": {"min": "2026-11-23T05:21:00Z", "max": "2026-11-23T05:21:59Z"}},
                 "aggs": {"level": {"terms": {"field": "log.level"}}}},
        "services": {"terms": {"field": "service.name", "size": 2, "order": {"_key": "asc"}},
                     "aggs": {"newest": {"top_hits": {"size": 1, "sort": [{"@timestamp": "desc"}], "_source": ["message"]}}}},
        "kinds": {"cardinality": {"field": "service.name"}},
        "slow": {"percentiles": {"field": "event.duration", "percents": [50, 100]}},
        "errors": {"filter": {"term": {"log.level": "ERROR"}}},
        "named": {"filters": {"filters": {"warn": {"term": {"log.level": "WARN"}}, "pool": {"match": {"message": "pool"}}}}},
        "fine": {"missing": {"field": "error.type"}},
        "sampled": {"terms": {"field": "sampled"}},
        "spread": {"stats": {"field": "ratio"}}})");
    const auto reply = post(QStringLiteral("/logs-*/_search"), {{"size", 0}, {"aggs", aggs}});
    QVERIFY2(reply.status == 200, reply.body.dump().c_str());
    const auto &got = reply.body.at("aggregations");
    const auto &time = got.at("time").at("buckets");
    QCOMPARE(time.size(), size_t{6});
    QCOMPARE(time.at(0).at("doc_count").get<int>(), 0);
    QCOMPARE(time.at(1).at("key_as_string").get<std::string>(), "2026-11-23T05:21:10.000Z");
    QCOMPARE(time.at(1).at("doc_count").get<int>(), 10);
    QCOMPARE(time.at(1).at("level").at("buckets").at(0).at("key").get<std::string>(), "INFO");
    QCOMPARE(time.at(1).at("level").at("buckets").at(0).at("doc_count").get<int>(), 5);
    QCOMPARE(got.at("services").at("buckets").size(), size_t{2});
    QCOMPARE(got.at("services").at("sum_other_doc_count").get<int>(), 10);
    QCOMPARE(got.at("services")
                 .at("buckets")
                 .at(0)
                 .at("newest")
                 .at("hits")
                 .at("hits")
                 .at(0)
                 .at("_source")
                 .at("message")
                 .get<std::string>(),
             "order 28 accepted");
    QCOMPARE(got.at("kinds").at("value").get<int>(), 3);
    QCOMPARE(got.at("slow").at("values").at("50.0").get<double>(), 14.5e6);
    QCOMPARE(got.at("slow").at("values").at("100.0").get<double>(), 29e6);
    QCOMPARE(got.at("errors").at("doc_count").get<int>(), 3);
    QCOMPARE(got.at("named").at("buckets").at("pool").at("doc_count").get<int>(), 3);
    QCOMPARE(got.at("fine").at("doc_count").get<int>(), 27);
    QCOMPARE(got.at("sampled").at("buckets").at(0).at("key_as_string").get<std::string>(), "false");
    QCOMPARE(got.at("spread").at("max").get<double>(), 2.9);
}

void EsDoubleTest::fieldCapabilitiesAndIndices()
{
    const auto reply = send("GET", QStringLiteral("/logs-*/_field_caps?fields=*&filters=-metadata"));
    const auto &fields = reply.body.at("fields");
    QCOMPARE(fields.at("@timestamp").at("date").at("aggregatable").get<bool>(), true);
    QCOMPARE(fields.at("message").at("text").at("aggregatable").get<bool>(), false);
    QVERIFY(fields.contains("message.keyword"));
    QVERIFY(fields.at("client.ip").contains("ip"));
    QVERIFY(fields.at("ratio").contains("double"));
    QVERIFY(!fields.contains("_id"));
    const auto cat = send("GET", QStringLiteral("/_cat/indices?format=json&bytes=b"));
    QCOMPARE(cat.body.size(), size_t{2});
    QCOMPARE(cat.body.at(0).at("docs.count").get<std::string>(), "20");
    const auto resolved = send("GET", QStringLiteral("/_resolve/index/*22"));
    QCOMPARE(resolved.body.at("indices").at(0).at("name").get<std::string>(), "logs-prod-2026.11.22");
    QCOMPARE(post(QStringLiteral("/logs-prod-2026.11.22,nope/_search?ignore_unavailable=true"), {{"size", 0}})
                 .body.at("hits")
                 .at("total")
                 .at("value")
                 .get<int>(),
             20);
    QCOMPARE(post(QStringLiteral("/logs-*,-*23/_search"), {{"size", 0}})
                 .body.at("hits")
                 .at("total")
                 .at("value")
                 .get<int>(),
             20);
}

void EsDoubleTest::bulkOverHttp()
{
    QCOMPARE(send("PUT", QStringLiteral("/typed"),
                  R"({"mappings":{"properties":{"@timestamp":{"type":"date_nanos"},"n":{"type":"long"}}}})")
                 .status,
             200);
    const QByteArray lines
        = "{\"create\":{\"_index\":\"typed\"}}\n{\"@timestamp\":\"2026-11-23T05:21:10.123456789Z\",\"n\":1}\n"
          "{\"index\":{\"_index\":\"typed\"}}\n{\"@timestamp\":\"2026-11-23T05:21:10.123456788Z\",\"n\":"
          "\"many\"}\n";
    const auto reply = send("POST", QStringLiteral("/_bulk?refresh=true"), lines);
    QCOMPARE(reply.body.at("errors").get<bool>(), true);
    QCOMPARE(reply.body.at("items").at(0).at("create").at("status").get<int>(), 201);
    QCOMPARE(reply.body.at("items").at(1).at("index").at("error").at("type").get<std::string>(),
             "document_parsing_exception");
    const auto found = post(QStringLiteral("/typed/_search"), {{"sort", {{{"@timestamp", "asc"}}}}});
    QCOMPARE(found.body.at("hits").at("hits").at(0).at("sort").at(0).get<std::int64_t>(),
             1'795'411'270'123'456'789);
    QCOMPARE(send("DELETE", QStringLiteral("/typed")).status, 200);
    QCOMPARE(post(QStringLiteral("/typed/_search"), Json::object()).status, 404);
}

void EsDoubleTest::faults()
{
    m_double->setFailingShard(true);
    auto reply = post(QStringLiteral("/logs-*/_search"), {{"size", 50}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.at("_shards").at("failed").get<int>(), 2);
    QCOMPARE(reply.body.at("_shards").at("failures").at(0).at("reason").at("type").get<std::string>(),
             "circuit_breaking_exception");
    QCOMPARE(reply.body.at("hits").at("total").at("value").get<int>(), 24);
    m_double->setFailingShard(false);
    m_double->rejectNext(1, std::chrono::seconds(3));
    reply = post(QStringLiteral("/logs-*/_search"), Json::object());
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.retryAfter, QByteArray("3"));
    QCOMPARE(post(QStringLiteral("/logs-*/_search"), Json::object()).status, 200);
    // Hanging up before the answer is noticed.
    m_double->setDelay(std::chrono::minutes(5));
    const QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/_count").arg(m_double->port())));
    const auto before = m_double->requestCount();
    auto *slow = m_network.get(request);
    QTRY_COMPARE(m_double->requestCount(), before + 1);
    slow->abort();
    slow->deleteLater();
    QTRY_COMPARE(m_double->abandonedCount(), std::uint64_t{1});
}

void EsDoubleTest::authorization()
{
    m_double = std::make_unique<ElasticDouble>(m_clock,
                                               ElasticDoubleOptions{.requiredAuthorization = "ApiKey abc"});
    QVERIFY(m_double->listen() != 0);
    QCOMPARE(send("GET", QStringLiteral("/")).status, 401);
    QCOMPARE(send("GET", QStringLiteral("/")).body.at("error").at("type").get<std::string>(),
             "security_exception");
    QCOMPARE(send("GET", QStringLiteral("/"), {}, "ApiKey abc").status, 200);
}

void EsDoubleTest::openSearchHasItsOwnPaths()
{
    m_double = std::make_unique<ElasticDouble>(m_clock,
                                               ElasticDoubleOptions{.flavour = ElasticFlavour::OpenSearch});
    QVERIFY(m_double->addDocument(QStringLiteral("a"), document(1)));
    QVERIFY(m_double->listen() != 0);
    QCOMPARE(send("GET", QStringLiteral("/")).body.at("version").at("distribution").get<std::string>(),
             "opensearch");
    QCOMPARE(send("POST", QStringLiteral("/a/_pit?keep_alive=1m")).status, 400);
    const auto opened = send("POST", QStringLiteral("/a/_search/point_in_time?keep_alive=1m"));
    QCOMPARE(opened.status, 200);
    // No _shard_doc before 3.3.
    Json body{{"pit", {{"id", opened.body.at("pit_id")}}}, {"sort", {"_shard_doc"}}};
    QCOMPARE(post(QStringLiteral("/_search"), body).status, 400);
    body["sort"] = {"@timestamp", "_doc"};
    QCOMPARE(post(QStringLiteral("/_search"), body).status, 200);
    const auto closed = send("DELETE", QStringLiteral("/_search/point_in_time"),
                             QByteArray::fromStdString(Json{{"pit_id", {opened.body.at("pit_id")}}}.dump()));
    QCOMPARE(closed.body.at("pits").at(0).at("successful").get<bool>(), true);
}

void EsDoubleTest::retentionDropsTheOldest()
{
    m_double = std::make_unique<ElasticDouble>(m_clock, ElasticDoubleOptions{.retention = 100});
    QVERIFY(m_double->listen() != 0);
    for (int i = 999; i >= 0; --i) // out of order, too
        QVERIFY(m_double->addDocument(QStringLiteral("a"), document(i % 2 ? i : 1000 + i)));
    QVERIFY(m_double->documentCount() <= 100 + 100 / 16 + 64);
    const auto reply
        = post(QStringLiteral("/a/_search"), {{"size", 1}, {"sort", {{{"@timestamp", "desc"}}}}});
    QCOMPARE(reply.body.at("hits").at("hits").at(0).at("sort").at(0).get<std::int64_t>(),
             base / 1'000'000 + 1998 * 1000);
}

void EsDoubleTest::fastWithManyDocuments()
{
    QByteArrayList many;
    for (int i = 0; i < 60'000; ++i)
        many.append(document(i % 200));
    QVERIFY(m_double->addDocuments(QStringLiteral("logs-prod-2026.11.24"), many));
    const auto reply = post(
        QStringLiteral("/logs-*/_search"),
        {{"size", 500},
         {"query", {{"query_string", {{"query", "pool OR accepted"}}}}},
         {"sort", {{{"@timestamp", "desc"}}}},
         {"aggs", {{"t", {{"date_histogram", {{"field", "@timestamp"}, {"fixed_interval", "10s"}}}}}}}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body.at("hits").at("hits").size(), size_t{500});
}

QTEST_GUILESS_MAIN(EsDoubleTest)
#include "tst_esdouble.moc"
