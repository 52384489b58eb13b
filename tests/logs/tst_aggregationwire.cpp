#include "core/jsonreader.h"
#include "logs/aggregation/aggregationwire.h"

#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::logs;
using namespace std::chrono_literals;

namespace {

AggregationQuery errorsByService()
{
    AggregationQuery query;
    query.text = QStringLiteral("level:error");
    query.range = {fromUnixMilliseconds(1'000'000), fromUnixMilliseconds(1'120'000)};
    query.step = 1min;
    AggregationMetric slow{QStringLiteral("3"), MetricKind::Percentiles, QStringLiteral("duration")};
    slow.percents = {95};
    query.metrics = {{QStringLiteral("1")}, slow};
    AggregationBucket terms{QStringLiteral("4"), BucketKind::Terms, QStringLiteral("service")};
    terms.size = 5;
    terms.orderBy = QStringLiteral("1");
    query.buckets = {terms, {QStringLiteral("2"), BucketKind::Time, {}}};
    query.buckets[1].interval = QStringLiteral("auto");
    return query;
}

} // namespace

class AggregationWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksNested();
    void intervals_data();
    void intervals();
    void refuses_data();
    void refuses();
    void readsSeries();
    void readsTables();
    void countsWithoutBuckets();
    void saysErrors();
    void survivesTruncation();
};

void AggregationWireTest::asksNested()
{
    const auto body = aggregationwire::body(errorsByService());
    QVERIFY(body);
    const auto json = parseJson(*body, {});
    const JsonView root(*json);
    QCOMPARE(root.at("size").numberOr(-1), 0.0);
    const auto filter = root.at("query").at("bool").at("filter");
    QCOMPARE(filter.at(0).at("range").at("@timestamp").at("gte").numberOr(0), 1'000'000.0);
    QCOMPARE(filter.at(1).at("query_string").at("query").stringOr(), QStringLiteral("level:error"));
    const auto terms = root.at("aggs").at("4");
    QCOMPARE(terms.at("terms").at("order").at("_count").stringOr(), QStringLiteral("desc"));
    const auto time = terms.at("aggs").at("2");
    QCOMPARE(time.at("date_histogram").at("fixed_interval").stringOr(), QStringLiteral("60000ms"));
    QCOMPARE(time.at("date_histogram").at("extended_bounds").at("max").numberOr(0), 1'120'000.0);
    QCOMPARE(time.at("aggs").at("3").at("percentiles").at("percents").at(0).numberOr(0), 95.0);
}

void AggregationWireTest::intervals_data()
{
    QTest::addColumn<QString>("interval");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("auto") << QStringLiteral("auto") << QStringLiteral("fixed_interval")
                          << QStringLiteral("60000ms");
    QTest::newRow("seconds") << QStringLiteral("30s") << QStringLiteral("fixed_interval")
                             << QStringLiteral("30000ms");
    QTest::newRow("month") << QStringLiteral("1M") << QStringLiteral("calendar_interval")
                           << QStringLiteral("1M");
    QTest::newRow("day") << QStringLiteral("1d") << QStringLiteral("fixed_interval")
                         << QStringLiteral("86400000ms");
}

void AggregationWireTest::intervals()
{
    QFETCH(QString, interval);
    QFETCH(QString, key);
    QFETCH(QString, value);
    AggregationQuery query = errorsByService();
    query.buckets = {query.buckets[1]};
    query.buckets[0].interval = interval;
    const auto json = parseJson(*aggregationwire::body(query), {});
    QCOMPARE(JsonView(*json).at("aggs").at("2").at("date_histogram").at(key.toUtf8().constData()).stringOr(),
             value);
}

void AggregationWireTest::refuses_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("hasTime");
    QTest::newRow("average of nothing") << static_cast<int>(MetricKind::Average) << true;
    QTest::newRow("cumulative without time") << static_cast<int>(MetricKind::CumulativeSum) << false;
}

void AggregationWireTest::refuses()
{
    QFETCH(int, kind);
    QFETCH(bool, hasTime);
    AggregationQuery query = errorsByService();
    query.metrics = {{QStringLiteral("1"), static_cast<MetricKind>(kind)}};
    if (!hasTime) {
        query.metrics[0].field = QStringLiteral("2");
        query.buckets.pop_back();
    }
    const auto body = aggregationwire::body(query);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!body.error().detail.isEmpty() && !body.error().hint.isEmpty());
}

void AggregationWireTest::readsSeries()
{
    const QByteArray text
        = R"({"took":1,"timed_out":false,"_shards":{"failed":1},"hits":{"total":{"value":3}},
        "aggregations":{"4":{"buckets":[
            {"key":"pay","doc_count":3,"2":{"buckets":[
                {"key":1020000,"key_as_string":"1020000","doc_count":2,"3":{"values":{"95.0":12.5}}},
                {"key":1080000,"doc_count":1,"3":{"values":{"95.0":null}}}]}},
            {"key":"web","doc_count":1,"2":{"buckets":[
                {"key":1020000,"doc_count":1,"3":{"values":{"95.0":7}}}]}}]}}})";
    const auto answer = aggregationwire::readAnswer(text, errorsByService());
    QVERIFY(answer);
    QCOMPARE(answer->series.size(), 4u);
    QVERIFY(answer->isPartial);
    QCOMPARE(answer->step, Duration(1min));
    const AggregationSeries &count = answer->series[0];
    QCOMPARE(count.metric, QStringLiteral("Count"));
    QCOMPARE(count.keys.front(), std::pair(QStringLiteral("service"), QStringLiteral("pay")));
    QCOMPARE(count.timesMs, (std::vector<std::int64_t>{1020000, 1080000}));
    QCOMPARE(count.values, (std::vector<double>{2, 1}));
    QCOMPARE(answer->series[1].metric, QStringLiteral("p95 duration"));
    QVERIFY(std::isnan(answer->series[1].values[1]));
    QCOMPARE(answer->series[3].values, std::vector<double>{7});
}

void AggregationWireTest::readsTables()
{
    AggregationQuery query = errorsByService();
    query.metrics = {{QStringLiteral("1")}};
    query.buckets = {query.buckets[0], {QStringLiteral("5"), BucketKind::Filters}};
    query.buckets[1].filters = {{QStringLiteral("slow"), QStringLiteral("duration:>1")}};
    const auto answer = aggregationwire::readAnswer(
        R"({"hits":{},"aggregations":{"4":{"buckets":[
            {"key":500,"doc_count":9,"5":{"buckets":{"slow":{"doc_count":4}}}}]}}})",
        query);
    QVERIFY(answer);
    QCOMPARE(answer->series.size(), 1u);
    QCOMPARE(answer->series[0].keys[0].second, QStringLiteral("500"));
    QCOMPARE(answer->series[0].keys[1], std::pair(QStringLiteral("filter"), QStringLiteral("slow")));
    QCOMPARE(answer->series[0].values, std::vector<double>{4});
    QVERIFY(answer->series[0].timesMs.empty());
}

void AggregationWireTest::countsWithoutBuckets()
{
    AggregationQuery query;
    query.metrics = {{QStringLiteral("1")}};
    const auto json = parseJson(*aggregationwire::body(query), {});
    QVERIFY(JsonView(*json).at("track_total_hits").booleanOr(false));
    const auto answer = aggregationwire::readAnswer(R"({"hits":{"total":{"value":42}}})", query);
    QVERIFY(answer);
    QCOMPARE(answer->series.at(0).values, std::vector<double>{42});
}

void AggregationWireTest::saysErrors()
{
    const auto answer = aggregationwire::readAnswer(
        R"({"error":{"root_cause":[{"type":"x","reason":"Fielddata is disabled"}],"type":"x","reason":"all shards failed"},"status":400})",
        errorsByService());
    QVERIFY(!answer);
    QVERIFY2(answer.error().detail.contains(u"shards failed"), qPrintable(answer.error().detail));
    QCOMPARE(aggregationwire::readAnswer("<html>", errorsByService()).error().kind, ErrorKind::NotJson);
    QCOMPARE(aggregationwire::readAnswer("{}", errorsByService()).error().kind, ErrorKind::Malformed);
}

void AggregationWireTest::survivesTruncation()
{
    const QByteArray whole
        = R"({"hits":{"total":1},"aggregations":{"4":{"buckets":[{"key":"a","2":{"buckets":[{"key":1}]}}]}}})";
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(!aggregationwire::readAnswer(whole.left(length), errorsByService()));
    QVERIFY(aggregationwire::readAnswer(whole, errorsByService()));
}

QTEST_GUILESS_MAIN(AggregationWireTest)
#include "tst_aggregationwire.moc"
