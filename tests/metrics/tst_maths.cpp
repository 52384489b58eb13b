#include "metrics/downsample.h"
#include "metrics/promclient.h"
#include "metrics/stepmaths.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

class MetricsMathsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundsSteps_data();
    void roundsSteps();
    void automaticSteps();
    void alignsToTheStep();
    void splitsBeyondTheLimit_data();
    void splitsBeyondTheLimit();
    void joinsParts();
    void keepsTheSilhouette();
    void holes();
    void edges();
    void neverMoreThanFourSamplesAColumn();
    void escapesLabelNames_data();
    void escapesLabelNames();
};

void MetricsMathsTest::roundsSteps_data()
{
    QTest::addColumn<double>("idealSeconds");
    QTest::addColumn<double>("seconds");
    const std::pair<double, double> rows[]{
        {0.0004, 0.001}, {0.3, 0.2},     {1.2, 1},       {3.6, 5},      {8, 10},        {14, 15},
        {21.6, 20},      {36, 30},       {50, 60},       {100, 120},    {604.8, 600},   {3000, 3600},
        {20000, 21600},  {40000, 43200}, {90000, 86400}, {1e6, 604800}, {3e6, 2592000}, {4e6, 31536000}};
    for (const auto &[ideal, seconds] : rows)
        QTest::addRow("%g s", ideal) << ideal << seconds;
}

void MetricsMathsTest::roundsSteps()
{
    QFETCH(double, idealSeconds);
    QFETCH(double, seconds);
    QCOMPARE(toSeconds(roundedStep(fromSeconds(idealSeconds))), seconds);
}

void MetricsMathsTest::automaticSteps()
{
    const auto start = fromUnixSeconds(std::int64_t{1'700'000'000});
    QCOMPARE(automaticStep({start, start + 1h}, 1000, 1s), Duration(5s));
    QCOMPARE(automaticStep({start, start + 1h}, 1000, 15s), Duration(15s));
    QCOMPARE(automaticStep({start, start + 24h * 7}, 1000, 1s), Duration(10min));
    QCOMPARE(automaticStep({start, start + 1s}, 0, Duration::zero()), Duration(1s));
}

void MetricsMathsTest::alignsToTheStep()
{
    const TimeRange range{fromUnixMilliseconds(1'700'000'003'250), fromUnixMilliseconds(1'700'000'603'999)};
    const TimeRange aligned = alignedTo(range, 15s);
    QCOMPARE(toUnixMilliseconds(aligned.from), 1'699'999'995'000);
    QCOMPARE(toUnixMilliseconds(aligned.to), 1'700'000'595'000);
    QCOMPARE(alignedTo(aligned, 15s), aligned);
    const TimeRange early{fromUnixMilliseconds(-1), fromUnixMilliseconds(1)};
    QCOMPARE(toUnixMilliseconds(alignedTo(early, 1s).from), -1000);
}

void MetricsMathsTest::splitsBeyondTheLimit_data()
{
    QTest::addColumn<qint64>("steps");
    QTest::addColumn<int>("parts");
    QTest::newRow("one point") << qint64{0} << 1;
    QTest::newRow("below") << qint64{10'999} << 1;
    QTest::newRow("at") << qint64{11'000} << 1;
    QTest::newRow("one above") << qint64{11'001} << 2;
    QTest::newRow("two full") << qint64{22'001} << 2;
    QTest::newRow("a third") << qint64{22'002} << 3;
}

void MetricsMathsTest::splitsBeyondTheLimit()
{
    QFETCH(qint64, steps);
    QFETCH(int, parts);
    const Instant start = fromUnixSeconds(std::int64_t{1'700'000'000});
    const TimeRange range{start, start + 5s * steps};
    const auto split = splitIntoParts(range, 5s);
    QCOMPARE(static_cast<int>(split.size()), parts);
    QCOMPARE(split.front().from, range.from);
    QCOMPARE(split.back().to, range.to);
    qint64 points = 0;
    for (size_t i = 0; i < split.size(); ++i) {
        QVERIFY(split[i].length() / Duration(5s) <= pointLimit);
        if (i > 0)
            QCOMPARE(split[i].from, split[i - 1].to + 5s);
        points += split[i].length() / Duration(5s) + 1;
    }
    QCOMPARE(points, steps + 1); // every moment exactly once
}

void MetricsMathsTest::joinsParts()
{
    const Labels a{{QStringLiteral("s"), QStringLiteral("a")}};
    const Labels b{{QStringLiteral("s"), QStringLiteral("b")}};
    const Instant zero = fromUnixMilliseconds(0);
    QueryResult first;
    first.type = ResultType::Matrix;
    first.range = {zero, zero + 1s};
    first.series = {{b, {0, 1000}, {1, 2}, {}}};
    first.warnings = {QStringLiteral("w")};
    QueryResult second = first;
    second.range = {zero + 2s, zero + 3s};
    second.series = {{a, {2000}, {9}, {}}, {b, {2000, 3000}, {3, 4}, {}}};
    second.warnings = {QStringLiteral("w"), QStringLiteral("v")};
    const QueryResult whole = joined({first, second});
    QCOMPARE(whole.range, (TimeRange{zero, zero + 3s}));
    QCOMPARE(whole.series.size(), 2u);
    QCOMPARE(whole.series[0].labels, a);
    QCOMPARE(whole.series[1].timesMs, (std::vector<std::int64_t>{0, 1000, 2000, 3000}));
    QCOMPARE(whole.series[1].values, (std::vector<double>{1, 2, 3, 4}));
    QCOMPARE(whole.warnings, (QStringList{QStringLiteral("w"), QStringLiteral("v")}));
    QVERIFY(joined({}).series.empty());
}

void MetricsMathsTest::keepsTheSilhouette()
{
    std::mt19937_64 random(7);
    std::normal_distribution<double> noise(100, 20);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 10'000; ++i) {
        times.push_back(i * 10);
        values.push_back(noise(random));
    }
    const M4Window window{0, 100'000, 500, 0};
    const auto columns = downsample(times, values, window);
    QCOMPARE(columns.size(), 500u);
    for (const M4Column &column : columns) {
        QCOMPARE(column.count, 20);
        const auto from = values.begin() + column.column * 20;
        QCOMPARE(column.lowest.value, *std::min_element(from, from + 20));
        QCOMPARE(column.highest.value, *std::max_element(from, from + 20));
        QCOMPARE(column.first, (Sample{column.column * 200, *from}));
        QCOMPARE(column.last, (Sample{column.column * 200 + 190, *(from + 19)}));
    }
    QVERIFY(columns.front().holeBefore);
    QVERIFY(!columns[1].holeBefore);
}

void MetricsMathsTest::holes()
{
    const std::vector<std::int64_t> times{0, 10, 20, 50, 60};
    const double nan = std::nan("");
    const std::vector<double> values{1, nan, 2, 3, HUGE_VAL};
    const auto columns = downsample(times, values, {0, 100, 10, 15});
    QCOMPARE(columns.size(), 4u);
    QCOMPARE(columns[0].column, 0);
    QVERIFY(columns[1].holeBefore); // NaN
    QVERIFY(columns[2].holeBefore); // 30 ms apart
    QVERIFY(!columns[3].holeBefore);
    QCOMPARE(columns[3].highest.value, HUGE_VAL);
}

void MetricsMathsTest::edges()
{
    const std::vector<std::int64_t> times{-5, 0, 99, 100, 101};
    const std::vector<double> values{1, 2, 3, 4, 5};
    const auto columns = downsample(times, values, {0, 100, 10, 0});
    QCOMPARE(columns.size(), 2u);
    QCOMPARE(columns[0].first.value, 2.0);
    QCOMPARE(columns[1].column, 9);
    QCOMPARE(columns[1].last.value, 4.0);
    QVERIFY(downsample({}, {}, {0, 100, 10, 0}).empty());
}

void MetricsMathsTest::neverMoreThanFourSamplesAColumn()
{
    const M4Column flat{0, {1, 5}, {1, 5}, {1, 5}, {9, 5}, false, 9};
    QCOMPARE(samplesOf(flat), (std::vector<Sample>{{1, 5}, {9, 5}}));
    const M4Column full{0, {1, 5}, {7, 0}, {3, 9}, {9, 6}, false, 9};
    QCOMPARE(samplesOf(full), (std::vector<Sample>{{1, 5}, {3, 9}, {7, 0}, {9, 6}}));
    const M4Column one{0, {1, 5}, {1, 5}, {1, 5}, {1, 5}, false, 1};
    QCOMPARE(samplesOf(one), (std::vector<Sample>{{1, 5}}));
}

void MetricsMathsTest::escapesLabelNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("segment");
    QTest::newRow("plain") << QStringLiteral("job_2") << QStringLiteral("job_2");
    QTest::newRow("metric names") << QStringLiteral("__name__") << QStringLiteral("__name__");
    QTest::newRow("dot") << QStringLiteral("service.name") << QStringLiteral("U__service_2e_name");
    QTest::newRow("underscore") << QStringLiteral("a_b.c") << QStringLiteral("U__a__b_2e_c");
    QTest::newRow("beyond ASCII") << QStringLiteral("櫓") << QStringLiteral("U___6ad3_");
}

void MetricsMathsTest::escapesLabelNames()
{
    QFETCH(QString, name);
    QFETCH(QString, segment);
    QCOMPARE(labelPathSegment(name), segment);
}

QTEST_GUILESS_MAIN(MetricsMathsTest)
#include "tst_maths.moc"
