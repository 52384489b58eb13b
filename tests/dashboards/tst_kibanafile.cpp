#include "core/jsonreader.h"
#include "dashboards/files/dashboarddocument.h"
#include "dashboards/files/kibana/kibanafile.h"
#include "dashboards/files/kibana/kibanafilterfile.h"
#include "dashboards/files/kibana/kibanaqueryfile.h"
#include "dashboards/files/kibana/kibanatargetfile.h"

#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::dashboards::kibana;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray data(const char *name)
{
    return contents(QStringLiteral(YAGURA_SOURCE_DIR "/tests/data/dashboards/") + QLatin1String(name));
}

KibanaDashboard firstOf(const QByteArray &text)
{
    auto found = readKibana(text, QStringLiteral("file"));
    if (!found)
        qWarning("%s", qPrintable(describe(found.error())));
    return found ? found->front() : KibanaDashboard();
}

// Panels by title, those of collapsed rows too.
Json panelNamed(const QByteArray &grafana, const char *title)
{
    const Json root = parseJson(grafana, {}).value_or(Json::object());
    for (const Json &panel : root.at("panels")) {
        if (panel.at("title") == title)
            return panel;
        for (const Json &child : panel.value("panels", Json::array())) {
            if (child.at("title") == title)
                return child;
        }
    }
    return Json();
}

QString shown(const Json &json)
{
    return QString::fromUtf8(dumpJson(json));
}

QString typesOf(const Json &list)
{
    QStringList types;
    for (const Json &one : list)
        types << QString::fromStdString(one.at("type").get<std::string>() + ":" + one.value("field", ""));
    return types.join(QLatin1Char(' '));
}

QString noteOf(const KibanaDashboard &dashboard, const char *title)
{
    for (const FileFinding &finding : dashboard.findings) {
        if (finding.subject == QLatin1String(title))
            return finding.detail;
    }
    return {};
}

} // namespace

class KibanaFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void queries_data();
    void queries();
    void filters_data();
    void filters();
    void intervals_data();
    void intervals();
    void panels_data();
    void panels();
    void placesAreScaled();
    void exportIsRead();
    void termsAreOrderedByTheirMetric();
    void lensAsksOnceForEveryFilter();
    void whatIsLostIsSaid();
    void oldDocumentsAreRead();
    void expandedMembersAreRead();
    void articleIsRead();
    void documentIsKibana();
    void changedDashboardBecomesGrafana();
    void refuses_data();
    void refuses();
    void truncationsNeverCrash_data();
    void truncationsNeverCrash();
};

void KibanaFileTest::queries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("lucene");
    const auto row = [](const char *name, const char *query, const char *lucene) {
        QTest::newRow(name) << QByteArray(query) << QString::fromUtf8(lucene);
    };
    row("empty", R"({"language":"kuery","query":""})", "");
    row("words", R"({"language":"kuery","query":"a : 1 and not b : 2 or c : 3"})",
        "a : 1 AND NOT b : 2 OR c : 3");
    row("quoted words stay", R"({"language":"kuery","query":"m : \"this and that\" and x : 1"})",
        "m : \"this and that\" AND x : 1");
    row("comparisons", R"({"language":"kuery","query":"status >= 500 and d < 3"})", "status:>=500 AND d:<3");
    row("names with words", R"({"language":"kuery","query":"android : 1"})", "android : 1");
    row("lucene", R"({"language":"lucene","query":"a:1 and b"})", "a:1 and b");
    row("old", R"({"query":{"query_string":{"query":"a:1"}}})", "a:1");
    row("text", R"("a:1")", "a:1");
}

void KibanaFileTest::queries()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, lucene);
    const OrderedJson json = parseOrderedJson(query, {}).value();
    QCOMPARE(luceneOf(OrderedJsonView(json)), lucene);
}

void KibanaFileTest::filters_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("lucene");
    const auto row = [](const char *name, const char *filter, const char *lucene) {
        QTest::newRow(name) << QByteArray(filter) << QString::fromUtf8(lucene);
    };
    row("phrase", R"({"query":{"match_phrase":{"a b":"x \"y\""}}})", R"(a\ b:"x \"y\"")");
    row("match", R"({"query":{"match":{"a":{"query":"x","type":"phrase"}}}})", R"(a:"x")");
    row("negated", R"({"meta":{"negate":true},"query":{"term":{"a":1}}})", R"(NOT a:"1")");
    row("disabled", R"({"meta":{"disabled":true},"query":{"term":{"a":1}}})", "");
    row("range", R"({"range":{"a":{"gte":1,"lt":"now"}}})", R"(a:[1 TO "now"})");
    row("open range", R"({"query":{"range":{"a":{"gt":1}}}})", "a:{1 TO *]");
    row("exists", R"({"exists":{"field":"a"}})", "_exists_:a");
    row("terms", R"({"query":{"terms":{"a":["x","y"]}}})", R"(a:("x" OR "y"))");
    row("bool",
        R"({"query":{"bool":{"filter":[{"term":{"a":"1"}},{"match_all":{}}],"must_not":{"term":{"b":"2"}}}}})",
        R"((a:"1" AND NOT b:"2"))");
    row("should", R"({"query":{"bool":{"should":[{"term":{"a":"1"}},{"term":{"b":"2"}}]}}})",
        R"((a:"1" OR b:"2"))");
    row("prefix", R"({"query":{"prefix":{"a":{"value":"x"}}}})", "a:x*");
    row("all", R"({"query":{"match_all":{}}})", "");
}

void KibanaFileTest::filters()
{
    QFETCH(QByteArray, filter);
    QFETCH(QString, lucene);
    const OrderedJson json = parseOrderedJson(filter, {}).value();
    QStringList unsaid;
    QCOMPARE(luceneOfFilter(OrderedJsonView(json), unsaid), lucene);
    QVERIFY(unsaid.isEmpty());
}

void KibanaFileTest::intervals_data()
{
    QTest::addColumn<QString>("kibana");
    QTest::addColumn<QString>("grafana");
    for (const auto &[from, to] : {std::pair("auto", "auto"), std::pair("5m", "5m"), std::pair("d", "1d"),
                                   std::pair("month", "1M"), std::pair("minute", "1m"), std::pair("", "auto"),
                                   std::pair("odd", "auto"), std::pair("100ms", "100ms")})
        QTest::newRow(from) << QString::fromLatin1(from) << QString::fromLatin1(to);
}

void KibanaFileTest::intervals()
{
    QFETCH(QString, kibana);
    QFETCH(QString, grafana);
    QCOMPARE(grafanaInterval(kibana), grafana);
}

void KibanaFileTest::panels_data()
{
    QTest::addColumn<QByteArray>("title");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("metrics");
    QTest::addColumn<QString>("buckets");
    QTest::addColumn<QString>("query");
    const auto row = [](const char *title, const char *type, const char *metrics, const char *buckets,
                        const char *query) {
        QTest::newRow(title) << QByteArray(title) << QString::fromLatin1(type) << QString::fromLatin1(metrics)
                             << QString::fromLatin1(buckets) << QString::fromLatin1(query);
    };
    row("Errors by level", "timeseries", "count:", "terms:level.keyword date_histogram:event.time",
        R"(env : prod AND (service : "cart" AND NOT level : "DEBUG" OR status:>=500))");
    row("Slow", "table", "percentiles:duration percentiles:size cardinality:user",
        "terms:path filters: histogram:size filters:",
        R"(env : prod AND NOT host:"test" AND (env:"a" OR env:"b") AND status:[400 TO 500} AND _exists_:trace.id)");
    row("Orders", "stat", "sum:total", "filters:", "env : prod");
    row("Shares", "piechart", "count:", "terms:country", "env : prod");
    row("Lines", "logs", "logs:", "", "env : prod AND level:ERROR");
    row("By value", "timeseries", "max:d", "date_histogram:event.time", "env : prod");
    row("Durations", "timeseries", "avg:duration", "terms:service date_histogram:event.time",
        "env : prod AND host : a");
    row("Users", "stat", "cardinality:user", "filters:", "env : prod");
    row("Version", "stat", "top_metrics:", "filters:", "env : prod");
    row("Table", "table", "percentiles:duration", "filters:", "env : prod");
    row("Pie", "piechart", "percentiles:duration", "terms:k", "env : prod");
}

void KibanaFileTest::panels()
{
    QFETCH(QByteArray, title);
    QFETCH(QString, type);
    QFETCH(QString, metrics);
    QFETCH(QString, buckets);
    QFETCH(QString, query);
    const Json panel = panelNamed(firstOf(data("kibana.ndjson")).json, title);
    QVERIFY(panel.is_object());
    QCOMPARE(QString::fromStdString(panel.at("type").get<std::string>()), type);
    const Json &target = panel.at("targets").at(0);
    QCOMPARE(typesOf(target.at("metrics")), metrics);
    QCOMPARE(typesOf(target.at("bucketAggs")), buckets);
    QCOMPARE(QString::fromStdString(target.at("query").get<std::string>()), query);
    QCOMPARE(target.at("datasource").at("type").get<std::string>(), std::string("elasticsearch"));
    for (const Json &one : target.at("bucketAggs"))
        QVERIFY(one.at("settings").is_object() && one.at("id").is_string());
    for (const Json &one : target.at("metrics"))
        QVERIFY(one.at("settings").is_object() && one.at("id").is_string());
}

void KibanaFileTest::placesAreScaled()
{
    const QByteArray json = firstOf(data("kibana.ndjson")).json;
    const auto grid = [&](const char *title) { return shown(panelNamed(json, title).at("gridPos")); };
    // 15 rows of 20 pixels and their gaps are 11 of ours; what touched still touches.
    QCOMPARE(grid("Errors by level"), QStringLiteral(R"({"h":11,"w":12,"x":0,"y":0})"));
    QCOMPARE(grid("Slow"), QStringLiteral(R"({"h":11,"w":12,"x":12,"y":0})"));
    QCOMPARE(grid("Orders"), QStringLiteral(R"({"h":6,"w":6,"x":0,"y":11})"));
    QCOMPARE(grid("Lines"), QStringLiteral(R"({"h":7,"w":24,"x":0,"y":17})"));
    QCOMPARE(grid("Lens"), QStringLiteral(R"({"h":1,"w":24,"x":0,"y":32})"));
    QCOMPARE(grid("Durations"), QStringLiteral(R"({"h":9,"w":12,"x":0,"y":33})"));
}

void KibanaFileTest::exportIsRead()
{
    const KibanaDashboard found = firstOf(data("kibana.ndjson"));
    QCOMPARE(found.id, QStringLiteral("dash-1"));
    const auto file = readGrafana(found.json, {});
    QVERIFY(file);
    const Dashboard &dashboard = file->dashboard;
    QCOMPARE(dashboard.title, QStringLiteral("Logs of the shop"));
    QCOMPARE(dashboard.time->from, QStringLiteral("now-24h"));
    QCOMPARE(dashboard.refresh, QStringLiteral("30s"));
    QCOMPARE(dashboard.panels.size(), 10u);
    QVERIFY(dashboard.panels.back().collapsed);
    QCOMPARE(dashboard.panels.back().children.size(), 6u);
    QStringList inputs;
    for (const FileInput &input : file->inputs)
        inputs << input.name + QLatin1Char('=') + input.label;
    QCOMPARE(inputs.front(), QStringLiteral("DS_APP_LOGS=app-logs-*"));
    QCOMPARE(panelNamed(found.json, "Read me").at("options").at("content").get<std::string>(),
             std::string("# Hello"));
    const Json bars = panelNamed(found.json, "Errors by level");
    QCOMPARE(shown(bars.at("fieldConfig").at("defaults").at("custom").at("stacking").at("mode")),
             QStringLiteral("\"normal\""));
    const Json &target = bars.at("targets").at(0);
    QCOMPARE(shown(target.at("timeField")), QStringLiteral("\"event.time\""));
    QCOMPARE(shown(target.at("index")), QStringLiteral("\"app-logs-*\""));
    QCOMPARE(shown(target.at("bucketAggs").at(1).at("settings").at("interval")), QStringLiteral("\"auto\""));
    const Json byValue = panelNamed(found.json, "By value");
    QCOMPARE(shown(byValue.at("targets").at(0).at("bucketAggs").at(0).at("settings").at("interval")),
             QStringLiteral("\"1M\""));
    QCOMPARE(shown(panelNamed(found.json, "Durations").at("fieldConfig").at("defaults").at("unit")),
             QStringLiteral("\"bytes\""));
}

void KibanaFileTest::termsAreOrderedByTheirMetric()
{
    const QByteArray json = firstOf(data("kibana.ndjson")).json;
    const auto terms = [&](const char *title) {
        return shown(panelNamed(json, title).at("targets").at(0).at("bucketAggs").at(0).at("settings"));
    };
    QCOMPARE(terms("Errors by level"),
             QStringLiteral(R"({"min_doc_count":"1","order":"desc","orderBy":"1","size":"5"})"));
    QCOMPARE(terms("Slow"),
             QStringLiteral(R"({"min_doc_count":"1","order":"asc","orderBy":"_term","size":"20"})"));
    QCOMPARE(terms("Durations"),
             QStringLiteral(R"({"min_doc_count":"1","order":"asc","orderBy":"1","size":"4"})"));
    const Json slow = panelNamed(json, "Slow").at("targets").at(0);
    QCOMPARE(shown(slow.at("metrics").at(0).at("settings")), QStringLiteral(R"({"percents":["50","95.5"]})"));
    QCOMPARE(shown(slow.at("bucketAggs").at(1).at("settings").at("filters").at(1).at("query")),
             QStringLiteral("\"status:[500 TO *}\""));
}

void KibanaFileTest::lensAsksOnceForEveryFilter()
{
    const Json targets = panelNamed(firstOf(data("kibana.ndjson")).json, "Durations").at("targets");
    QCOMPARE(targets.size(), 2u);
    QCOMPARE(targets.at(1).at("query").get<std::string>(),
             std::string("env : prod AND host : a AND status:>=500"));
    QCOMPARE(typesOf(targets.at(1).at("metrics")), QStringLiteral("count:"));
}

void KibanaFileTest::whatIsLostIsSaid()
{
    const KibanaDashboard found = firstOf(data("kibana.ndjson"));
    QCOMPARE(panelNamed(found.json, "Odd").at("type").get<std::string>(), std::string("kibana-vega"));
    QVERIFY(noteOf(found, "Odd").contains(QStringLiteral("vega")));
    QVERIFY(noteOf(found, "m-gone").contains(QStringLiteral("does not hold")));
    QVERIFY(noteOf(found, "Durations").contains(QStringLiteral("half (formula)")));
    QVERIFY(noteOf(found, "Durations").contains(QStringLiteral("referenceLine")));
    QVERIFY(noteOf(found, "Pie").contains(QStringLiteral("treemap")));
    QVERIFY(noteOf(found, "ES|QL").contains(QStringLiteral("ES|QL query")));
    QVERIFY(noteOf(found, "Logs of the shop").contains(QStringLiteral("controls")));
}

void KibanaFileTest::oldDocumentsAreRead()
{
    const KibanaDashboard found = firstOf(data("kibana-old.json"));
    const auto file = readGrafana(found.json, {});
    QCOMPARE(file->dashboard.title, QStringLiteral("Old one"));
    QCOMPARE(file->dashboard.panels.size(), 3u);
    QCOMPARE(file->dashboard.panels[0].grid, (GridRect{0, 0, 12, 11}));
    QCOMPARE(file->dashboard.panels[1].grid, (GridRect{12, 0, 12, 11}));
    QCOMPARE(file->dashboard.panels[2].grid, (GridRect{0, 11, 24, 7}));
    const Json target = panelNamed(found.json, "Lines").at("targets").at(0);
    QCOMPARE(typesOf(target.at("metrics")), QStringLiteral("avg:d"));
    QCOMPARE(shown(target.at("bucketAggs").at(0).at("settings").at("interval")), QStringLiteral("\"1d\""));
    QCOMPARE(shown(target.at("query")), QStringLiteral("\"\""));
    QCOMPARE(shown(target.at("index")), QStringLiteral("\"logstash-*\""));
}

void KibanaFileTest::expandedMembersAreRead()
{
    const KibanaDashboard found = firstOf(data("kibana-expanded.json"));
    const Json panel = panelNamed(found.json, "Durations");
    QCOMPARE(panel.at("type").get<std::string>(), std::string("timeseries"));
    QCOMPARE(panel.at("targets").at(0).at("query").get<std::string>(),
             std::string("env : prod AND host : a"));
}

void KibanaFileTest::articleIsRead()
{
    const QByteArray text = contents(
        QStringLiteral(YAGURA_SOURCE_DIR "/../shared/seed/kibana/application-logs-dashboard.json"));
    if (text.isEmpty())
        QSKIP("the article's files are not here");
    const KibanaDashboard found = firstOf(text);
    QCOMPARE(found.findings.size(), 1u);
    QCOMPARE(found.findings[0].kind, FileFindingKind::RemovedSpelling);
    QCOMPARE(found.findings[0].detail,
             QStringLiteral(
                 "date_histogram's interval 5m was removed in Elasticsearch 8; asked as fixed_interval 5m"));
    const Json volume = panelNamed(found.json, "Log Volume Over Time");
    QCOMPARE(volume.at("type").get<std::string>(), std::string("timeseries"));
    QCOMPARE(shown(volume.at("gridPos")), QStringLiteral(R"({"h":11,"w":12,"x":0,"y":0})"));
    const Json &target = volume.at("targets").at(0);
    QCOMPARE(typesOf(target.at("bucketAggs")),
             QStringLiteral("terms:level.keyword date_histogram:@timestamp"));
    QCOMPARE(shown(target.at("bucketAggs").at(1).at("settings").at("interval")), QStringLiteral("\"5m\""));
    const Json errors = panelNamed(found.json, "Top Errors");
    QCOMPARE(errors.at("type").get<std::string>(), std::string("table"));
    QCOMPARE(errors.at("targets").at(0).at("query").get<std::string>(),
             std::string("level.keyword:\"ERROR\""));
    QCOMPARE(typesOf(errors.at("targets").at(0).at("bucketAggs")),
             QStringLiteral("terms:error.message.keyword"));
    for (qsizetype length = 0; length < text.trimmed().size(); length += 97)
        QVERIFY(!readDashboardDocument(text.left(length), QStringLiteral("cut")));
}

void KibanaFileTest::documentIsKibana()
{
    const auto document = readDashboardDocument(data("kibana.ndjson"), QStringLiteral("k.ndjson"));
    QVERIFY(document);
    QCOMPARE(document->kind, DocumentKind::Kibana);
    QCOMPARE(document->dashboards.size(), 1u);
    QCOMPARE(document->dashboards[0].format, QStringLiteral("kibana"));
    QCOMPARE(document->dashboards[0].part, QStringLiteral("dash-1"));
    QVERIFY(!document->dashboards[0].findings.empty());
}

void KibanaFileTest::changedDashboardBecomesGrafana()
{
    const QByteArray text = data("kibana.ndjson");
    auto file = readGrafana(text, {});
    QVERIFY(file);
    QCOMPARE(file->form, GrafanaForm::Kibana);
    QCOMPARE(writeGrafana(file->dashboard), text);
    file->dashboard.title = QStringLiteral("Mine");
    const auto again = readGrafana(writeGrafana(file->dashboard), {});
    QCOMPARE(again->form, GrafanaForm::Shared);
    QCOMPARE(again->dashboard.title, QStringLiteral("Mine"));
    QCOMPARE(again->dashboard.panels, file->dashboard.panels);
}

void KibanaFileTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("no dashboard") << QByteArray(
        R"({"type":"visualization","id":"v","attributes":{"visState":"{}"}})")
                                  << QStringLiteral("k.json");
    QTest::newRow("broken line") << QByteArray(
        "{\"type\":\"dashboard\",\"id\":\"a\",\"attributes\":{}}\n{\"x\": }\n")
                                 << QStringLiteral("k.json, line 2");
    QTest::newRow("broken object") << QByteArray("{\"type\":\"dashboard\",\n\"attributes\": }\n")
                                   << QStringLiteral("k.json, line 2");
}

void KibanaFileTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto found = readKibana(text, QStringLiteral("k.json"));
    QVERIFY(!found);
    QCOMPARE(found.error().where, where);
    QVERIFY(!found.error().detail.isEmpty());
}

void KibanaFileTest::truncationsNeverCrash_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *name : {"kibana.ndjson", "kibana-old.json", "kibana-expanded.json"})
        QTest::newRow(name) << data(name);
}

void KibanaFileTest::truncationsNeverCrash()
{
    QFETCH(QByteArray, text);
    QVERIFY(!text.isEmpty());
    for (qsizetype length = 0; length < text.size(); length += 97) {
        const auto document = readDashboardDocument(text.left(length), QStringLiteral("cut"));
        QVERIFY2(document ? !document->dashboards.empty() : !document.error().detail.isEmpty(),
                 qPrintable(QString::number(length)));
    }
}

QTEST_GUILESS_MAIN(KibanaFileTest)
#include "tst_kibanafile.moc"
