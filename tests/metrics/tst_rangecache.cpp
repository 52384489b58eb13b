#include "metrics/rangecache.h"
#include "support/qtprinting.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace yagura;
using namespace yagura::metrics;
using namespace std::chrono_literals;

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();
const QString prom = QStringLiteral("prom");
const QString up = QStringLiteral("up");

Labels named(const char *value)
{
    return {{QStringLiteral("i"), QString::fromLatin1(value)}};
}

TimeRange seconds(std::int64_t from, std::int64_t to)
{
    return {fromUnixSeconds(from), fromUnixSeconds(to)};
}

Series series(const char *name, std::vector<std::int64_t> timesS, std::vector<double> values)
{
    for (std::int64_t &time : timesS)
        time *= 1000;
    return {named(name), std::move(timesS), std::move(values), {}};
}

QueryResult matrix(const TimeRange &range, std::vector<Series> all)
{
    QueryResult result;
    result.type = ResultType::Matrix;
    result.range = range;
    result.step = 1s;
    result.series = std::move(all);
    return result;
}

SharedResult whole(std::int64_t from, std::int64_t to)
{
    Series one{named("a"), {}, {}, {}};
    for (std::int64_t t = from; t <= to; ++t) {
        one.timesMs.push_back(t * 1000);
        one.values.push_back(static_cast<double>(t));
    }
    return std::make_shared<const QueryResult>(matrix(seconds(from, to), {one}));
}

RangeCacheOptions exactly(int overlapSteps)
{
    return {.overlapSteps = overlapSteps, .overlapTime = {}};
}

} // namespace

class RangeCacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void continuesSeries();
    void seriesComeAndGo();
    void histogramsMoveOnToo();
    void randomWalksEqualTheWhole();
    void plans_data();
    void plans();
    void overlapCoversItsTime();
    void keepsWithinItsBytes();
    void keepsNothingElse();
};

void RangeCacheTest::continuesSeries()
{
    const auto known = matrix(seconds(10, 14), {series("a", {10, 11, 12, 13, 14}, {0, 1, nan_, 3, 4})});
    const auto tail = matrix(seconds(13, 16), {series("a", {13, 14, 15, 16}, {33, 44, 5, 6})});
    const QueryResult result = continued(known, tail, seconds(11, 16));
    QCOMPARE(result.range, seconds(11, 16));
    QCOMPARE(result.series.size(), size_t{1});
    QCOMPARE(result.series[0].timesMs,
             (std::vector<std::int64_t>{11'000, 12'000, 13'000, 14'000, 15'000, 16'000}));
    QCOMPARE(result.series[0].values[0], 1.0);
    QVERIFY(std::isnan(result.series[0].values[1]));
    QCOMPARE(result.series[0].values[2], 33.0); // the late sample counts
}

void RangeCacheTest::seriesComeAndGo()
{
    const auto known = matrix(seconds(10, 14),
                              {series("gone", {10, 11}, {1, 2}),
                               series("stale", {10, 11, 12, 14}, {1, 2, 3, 4}), series("z", {14}, {9})});
    const auto tail = matrix(seconds(14, 16), {series("m", {16}, {7}), series("z", {15, 16}, {9, 9})});
    const QueryResult result = continued(known, tail, seconds(12, 16));
    QCOMPARE(result.series.size(), size_t{3});
    QCOMPARE(result.series[0].labels, named("m")); // new, in the order of labels
    QCOMPARE(result.series[1].labels, named("stale")); // its end was taken back, what is left stays
    QCOMPARE(result.series[1].timesMs, std::vector<std::int64_t>{12'000});
    QCOMPARE(result.series[2].timesMs, (std::vector<std::int64_t>{15'000, 16'000}));
}

void RangeCacheTest::histogramsMoveOnToo()
{
    Series before{named("h"), {}, {}, {{10'000, 1, 1, {}}, {11'000, 2, 2, {}}}};
    Series after{named("h"), {}, {}, {{11'000, 3, 3, {}}, {12'000, 4, 4, {}}}};
    const QueryResult result
        = continued(matrix(seconds(10, 11), {before}), matrix(seconds(11, 12), {after}), seconds(10, 12));
    QCOMPARE(result.series.at(0).histograms.size(), size_t{3});
    QCOMPARE(result.series.at(0).histograms[1].count, 3.0);
}

// Any cut of a matrix into what was known and its end, put together again, is the matrix.
void RangeCacheTest::randomWalksEqualTheWhole()
{
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        const std::int64_t last = 20 + static_cast<std::int64_t>(random() % 40);
        std::vector<Series> all;
        for (const char *name : {"a", "b", "c", "d"}) {
            Series one{named(name), {}, {}, {}};
            for (std::int64_t t = 0; t <= last; ++t) {
                if (random() % 3 == 0)
                    continue;
                one.timesMs.push_back(t * 1000);
                one.values.push_back(static_cast<double>(random() % 1000));
            }
            all.push_back(std::move(one));
        }
        const auto cut = [&](std::int64_t from, std::int64_t to) {
            // From an empty beginning the tail alone is cut to the range.
            return continued(matrix(seconds(0, 0), {}), matrix(seconds(from, to), all), seconds(from, to));
        };
        const std::int64_t from = static_cast<std::int64_t>(random() % 10);
        const std::int64_t seam = from + 1 + static_cast<std::int64_t>(random() % 9);
        const QueryResult put = continued(cut(0, seam + 1), cut(seam, last), seconds(from, last));
        const QueryResult wanted = cut(from, last);
        QCOMPARE(put.series.size(), wanted.series.size());
        for (size_t i = 0; i < put.series.size(); ++i) {
            QCOMPARE(put.series[i].labels, wanted.series[i].labels);
            QCOMPARE(put.series[i].timesMs, wanted.series[i].timesMs);
            QCOMPARE(put.series[i].values, wanted.series[i].values);
        }
    }
}

void RangeCacheTest::plans_data()
{
    QTest::addColumn<TimeRange>("wanted");
    QTest::addColumn<TimeRange>("asked");
    QTest::newRow("the same again") << seconds(100, 200) << seconds(199, 200);
    QTest::newRow("one step on") << seconds(101, 201) << seconds(199, 201);
    QTest::newRow("longer") << seconds(100, 250) << seconds(199, 250);
    QTest::newRow("narrower, from later") << seconds(150, 210) << seconds(199, 210);
    QTest::newRow("begins earlier") << seconds(99, 201) << seconds(99, 201);
    QTest::newRow("ends earlier") << seconds(100, 199) << seconds(100, 199);
    QTest::newRow("far on") << seconds(201, 301) << seconds(201, 301);
    QTest::newRow("nothing before the overlap") << seconds(199, 299) << seconds(199, 299);
}

void RangeCacheTest::plans()
{
    QFETCH(TimeRange, wanted);
    QFETCH(TimeRange, asked);
    RangeCache cache(exactly(2));
    cache.keep(prom, up, whole(100, 200), true);
    const RangePlan plan = cache.plan(prom, up, wanted, 1s);
    QCOMPARE(plan.range, asked);
    QCOMPARE(plan.known != nullptr, asked != wanted);
    QVERIFY(!cache.plan(prom, up, wanted, 2s).known);
    QVERIFY(!cache.plan(QStringLiteral("other"), up, wanted, 1s).known);
    QVERIFY(!cache.plan(prom, QStringLiteral("down"), wanted, 1s).known);
}

void RangeCacheTest::overlapCoversItsTime()
{
    RangeCache cache({.overlapSteps = 2, .overlapTime = 30s});
    cache.keep(prom, up, whole(100, 200), true);
    QCOMPARE(cache.plan(prom, up, seconds(101, 201), 1s).range,
             seconds(171, 201)); // thirty steps of those known
}

void RangeCacheTest::keepsWithinItsBytes()
{
    const qint64 one = bytesOf(*whole(100, 200));
    QVERIFY(one > 101 * 16);
    RangeCache cache({.bytes = 3 * one, .overlapSteps = 1, .overlapTime = {}});
    for (int i = 0; i < 3; ++i)
        cache.keep(prom, QString::number(i), whole(100, 200), true);
    QCOMPARE(cache.size(), size_t{3});
    QVERIFY(cache.plan(prom, QStringLiteral("0"), seconds(101, 201), 1s).known); // needed lately
    cache.keep(prom, QStringLiteral("3"), whole(100, 200), true);
    QCOMPARE(cache.bytes(), 3 * one);
    QVERIFY(!cache.plan(prom, QStringLiteral("1"), seconds(101, 201), 1s).known);
    QVERIFY(cache.plan(prom, QStringLiteral("0"), seconds(101, 201), 1s).known);
    cache.keep(prom, QStringLiteral("0"), whole(101, 201), false); // in place of the older
    QCOMPARE(cache.bytes(), 3 * one);
    cache.keep(prom, QStringLiteral("big"), whole(0, 1000), true);
    QCOMPARE(cache.bytes(), 3 * one); // more than there is room for
    cache.clear();
    QCOMPARE(cache.bytes(), 0);
    QVERIFY(!cache.plan(prom, QStringLiteral("0"), seconds(101, 201), 1s).known);
}

void RangeCacheTest::keepsNothingElse()
{
    RangeCache cache(exactly(1));
    QueryResult vector;
    vector.step = 1s;
    cache.keep(prom, up, std::make_shared<const QueryResult>(vector), true);
    cache.keep(prom, QStringLiteral("up @ end()"), whole(100, 200), true);
    cache.keep(prom, up, whole(100, 200), false); // continues what is no longer known
    QCOMPARE(cache.size(), size_t{0});
}

Q_DECLARE_METATYPE(yagura::TimeRange)

QTEST_GUILESS_MAIN(RangeCacheTest)
#include "tst_rangecache.moc"
