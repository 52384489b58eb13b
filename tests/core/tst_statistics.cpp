#include "core/statistics.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace yagura;

class StatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void percentilesAsNumpy_data();
    void percentilesAsNumpy();
    void percentileEdges();
    void meanAndDeviation();
    void histogramSteps();
    void histogramEdges();
};

// Expected values from numpy.percentile with its default method.
void StatisticsTest::percentilesAsNumpy_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<double>("percent");
    QTest::addColumn<double>("expected");
    const QList<double> five{15, 20, 35, 40, 50};
    QTest::newRow("40 of five") << five << 40.0 << 29.0;
    QTest::newRow("0 of five") << five << 0.0 << 15.0;
    QTest::newRow("100 of five") << five << 100.0 << 50.0;
    QTest::newRow("95 of five") << five << 95.0 << 48.0;
    QTest::newRow("99 of five") << five << 99.0 << 49.6;
    QTest::newRow("median of even") << QList<double>{1, 2, 3, 4} << 50.0 << 2.5;
    QTest::newRow("unsorted") << QList<double>{9, 1, 5} << 25.0 << 3.0;
    QTest::newRow("one value") << QList<double>{7} << 95.0 << 7.0;
    QTest::newRow("beyond 100") << five << 120.0 << 50.0;
    QTest::newRow("below 0") << five << -3.0 << 15.0;
}

void StatisticsTest::percentilesAsNumpy()
{
    QFETCH(QList<double>, values);
    QFETCH(double, percent);
    QFETCH(double, expected);
    const auto result = percentile(values, percent);
    QVERIFY(result);
    QVERIFY2(std::abs(*result - expected) < 1e-9, qPrintable(QString::number(*result)));
}

void StatisticsTest::percentileEdges()
{
    QVERIFY(!percentile({}, 50));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    QVERIFY(std::isnan(*percentile(std::vector{1.0, nan, 2.0}, 50)));
    QCOMPARE(*percentile(std::vector{inf, inf}, 50), inf);
    const std::vector asked{50.0, 0.0, 100.0};
    QCOMPARE(percentiles(std::vector{3.0, 1.0, 2.0}, asked), (std::vector{2.0, 1.0, 3.0}));
    QVERIFY(percentiles({}, asked).empty());
}

void StatisticsTest::meanAndDeviation()
{
    QVERIFY(!mean({}));
    QVERIFY(!standardDeviation({}));
    QCOMPARE(*mean(std::vector{1.0, 2.0, 6.0}), 3.0);
    QCOMPARE(*standardDeviation(std::vector{2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}), 2.0);
    QCOMPARE(*mean(std::vector{1e16, 1.0, -1e16}), 1.0 / 3);
    QVERIFY(std::isnan(*mean(std::vector{1.0, std::numeric_limits<double>::quiet_NaN()})));
}

void StatisticsTest::histogramSteps()
{
    const auto h = histogram(std::vector{0.0, 1.0, 2.0, 3.0, 4.0, 10.0}, 5);
    QCOMPARE(h.counts, (std::vector<std::int64_t>{2, 2, 1, 0, 1}));
    QCOMPARE(h.stepWidth(), 2.0);
    QCOMPARE(h.lowerEdge(2), 4.0);
    QCOMPARE(h.total(), 6);
}

void StatisticsTest::histogramEdges()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(histogram({}, 5).counts.empty());
    QVERIFY(histogram(std::vector{1.0}, 0).counts.empty());
    QCOMPARE(histogram(std::vector{4.0, 4.0}, 5).counts, (std::vector<std::int64_t>{2}));
    QCOMPARE(histogram(std::vector{nan, 1.0, 99.0, -1.0}, 2, 0, 2).counts, (std::vector<std::int64_t>{0, 1}));
}

QTEST_GUILESS_MAIN(StatisticsTest)
#include "tst_statistics.moc"
