#include "support/qtprinting.h"
#include "traces/wire/metricswire.h"

#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::traces;

class MetricsWireTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsSeriesInOrderOfTime();
    void valuesOfEveryKind_data();
    void valuesOfEveryKind();
    void withoutDataIsEmpty_data();
    void withoutDataIsEmpty();
    void refuses_data();
    void refuses();
    void asks();
};

void MetricsWireTest::readsSeriesInOrderOfTime()
{
    const auto read
        = metricswire::readMetrics(R"({"name":"service_operation_call_rate","type":"GAUGE","help":"",
        "metrics":[{"labels":[{"name":"operation","value":"GET /"},{"name":"service_name","value":"web"}],
        "metricPoints":[{"gaugeValue":{"doubleValue":2.5},"timestamp":"2023-11-14T22:14:20Z"},
                        {"gaugeValue":{"doubleValue":0.5},"timestamp":"2023-11-14T22:13:20.250Z"}]}]})");
    QVERIFY(read);
    QCOMPARE(read->size(), size_t{1});
    const auto &series = read->front();
    QCOMPARE(series.service, QStringLiteral("web"));
    QCOMPARE(series.operation, QStringLiteral("GET /"));
    const std::vector<ServiceMetricPoint> expected{{fromUnixMilliseconds(1'700'000'000'250), 0.5},
                                                   {fromUnixMilliseconds(1'700'000'060'000), 2.5}};
    QVERIFY(series.points == expected);
}

void MetricsWireTest::valuesOfEveryKind_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("number") << QByteArray("0.25") << 0.25;
    QTest::newRow("whole number") << QByteArray("3") << 3.0;
    QTest::newRow("number as text") << QByteArray("\"12.5\"") << 12.5;
    QTest::newRow("NaN") << QByteArray("\"NaN\"") << std::nan("");
    QTest::newRow("null") << QByteArray("null") << std::nan("");
    QTest::newRow("words") << QByteArray("\"soon\"") << std::nan("");
}

void MetricsWireTest::valuesOfEveryKind()
{
    QFETCH(QByteArray, text);
    QFETCH(double, value);
    const auto read = metricswire::readMetrics(
        R"({"name":"n","metrics":[{"labels":[],"metricPoints":[{"gaugeValue":{"doubleValue":)" + text
        + R"(},"timestamp":"2023-11-14T22:13:20Z"}]}]})");
    QVERIFY(read);
    const auto found = read->front().points.front().value;
    QVERIFY(std::isnan(value) ? std::isnan(found) : found == value);
}

void MetricsWireTest::withoutDataIsEmpty_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray(R"({"name":"service_call_rate","type":"GAUGE","metrics":[]})");
    QTest::newRow("null") << QByteArray(R"({"name":"service_call_rate","metrics":null})");
    QTest::newRow("left out") << QByteArray(R"({"name":"service_call_rate"})");
}

void MetricsWireTest::withoutDataIsEmpty()
{
    QFETCH(QByteArray, body);
    const auto read = metricswire::readMetrics(body);
    QVERIFY(read);
    QVERIFY(read->empty());
}

void MetricsWireTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("page") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("cut") << QByteArray(R"({"name":"n","metrics":[)");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("envelope") << QByteArray(R"({"data":[],"errors":null})");
}

void MetricsWireTest::refuses()
{
    QFETCH(QByteArray, body);
    QVERIFY(!metricswire::readMetrics(body));
}

void MetricsWireTest::asks()
{
    ServiceMetricsQuery query;
    query.metric = ServiceMetric::Latencies;
    query.services = {QStringLiteral("a"), QStringLiteral("b")};
    query.range = {fromUnixMilliseconds(1'000'000), fromUnixMilliseconds(1'060'000)};
    query.step = std::chrono::seconds(15);
    query.rateOver = std::chrono::minutes(5);
    query.byOperation = true;
    query.spanKinds = {QStringLiteral("client")};
    QCOMPARE(metricswire::path(query.metric), QStringLiteral("/api/metrics/latencies"));
    QStringList items;
    for (const auto &[name, value] : metricswire::items(query))
        items.append(name + u'=' + value);
    const QStringList expected{QStringLiteral("service=a"),      QStringLiteral("service=b"),
                               QStringLiteral("endTs=1060000"),  QStringLiteral("lookback=60000"),
                               QStringLiteral("step=15000"),     QStringLiteral("ratePer=300000"),
                               QStringLiteral("quantile=0.95"),  QStringLiteral("groupByOperation=true"),
                               QStringLiteral("spanKind=client")};
    QCOMPARE(items, expected);
    query.metric = ServiceMetric::Errors;
    for (const auto &item : metricswire::items(query))
        QVERIFY(item.first != u"quantile");
}

QTEST_GUILESS_MAIN(MetricsWireTest)
#include "tst_metricswire.moc"
