#include "dashboards/frames/heatmap.h"
#include "dashboards/frametext.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::dashboards::frames;

class HeatmapsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bounds_data();
    void bounds();
    void buckets_data();
    void buckets();
    void cellsOfBuckets();
    void cellsByWhatBoundsMean();
    void cellsOfNegativeBounds();
    void cellsOfNative();
    void cellsOfValues();
    void quantiles_data();
    void quantiles();
    void columns();
    void manySeries();
};

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// "le=1 job=a@1:5,2:~" …, apart by " | ".
std::vector<metrics::Series> series(const QString &text)
{
    std::vector<metrics::Series> all;
    for (const QString &one : text.split(QStringLiteral(" | "), Qt::SkipEmptyParts)) {
        metrics::Series out;
        for (const QString &label :
             one.section(QLatin1Char('@'), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            out.labels.set(label.section(QLatin1Char('='), 0, 0), label.section(QLatin1Char('='), 1));
        for (const QString &sample :
             one.section(QLatin1Char('@'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            out.timesMs.push_back(sample.section(QLatin1Char(':'), 0, 0).toLongLong());
            const QString value = sample.section(QLatin1Char(':'), 1);
            out.values.push_back(value == QLatin1String("NaN") ? std::nan("") : value.toDouble());
        }
        all.push_back(out);
    }
    return all;
}

QString text(const HeatmapCell &cell)
{
    return QStringLiteral("%1..%2 %3..%4 %5")
        .arg(cell.xMin)
        .arg(cell.xMax)
        .arg(cell.yMin)
        .arg(cell.yMax)
        .arg(cell.count);
}

QString text(const Heatmap &heatmap)
{
    QStringList cells;
    for (const HeatmapCell &cell : heatmap.cells)
        cells << text(cell);
    return cells.join(QStringLiteral("; "));
}

} // namespace

void HeatmapsTest::bounds_data()
{
    QTest::addColumn<QString>("le");
    QTest::addColumn<bool>("is");
    QTest::addColumn<double>("bound");
    QTest::newRow("number") << "0.5" << true << 0.5;
    QTest::newRow("exponent") << "1e-05" << true << 1e-5;
    QTest::newRow("infinite") << "+Inf" << true << infinity;
    QTest::newRow("negative") << "-2" << true << -2.0;
    QTest::newRow("empty") << "" << false << 0.0;
    QTest::newRow("word") << "fast" << false << 0.0;
    QTest::newRow("NaN") << "NaN" << false << 0.0;
}

void HeatmapsTest::bounds()
{
    QFETCH(QString, le);
    QFETCH(bool, is);
    const auto bound = bucketBound(le);
    QCOMPARE(bound.has_value(), is);
    if (is)
        QTEST(*bound, "bound");
}

void HeatmapsTest::buckets_data()
{
    QTest::addColumn<QString>("series");
    QTest::addColumn<QString>("expected");
    QTest::newRow("by bound, not by text") << "le=10@1:9 | le=+Inf@1:10 | le=2@1:5"
                                           << "A> Time@t=1; 2{le=2}@n=5; 10{le=10}@n=4; +Inf{le=+Inf}@n=1";
    QTest::newRow("a fall is nothing")
        << "le=1@1:5 | le=2@1:4 | le=3@1:6" << "A> Time@t=1; 1{le=1}@n=5; 2{le=2}@n=0; 3{le=3}@n=1";
    QTest::newRow("several instances add up")
        << "le=1 i=a@1:1,2:2 | le=2 i=a@1:3,2:3 | le=1 i=b@1:10,2:20 | le=2 i=b@1:10,2:30"
        << "A> Time@t=1,2; 1{le=1}@n=11,22; 2{le=2}@n=2,11";
    QTest::newRow("different times") << "le=1@1:5 | le=2@1:6,2:7"
                                     << "A> Time@t=1,2; 1{le=1}@n=5,~; 2{le=2}@n=1,7";
    QTest::newRow("NaN") << "le=1@1:NaN,2:1 | le=2@1:3,2:4" << "A> Time@t=1,2; 1{le=1}@n=~,1; 2{le=2}@n=3,3";
    QTest::newRow("one bound written twice") << "le=1@1:5 | le=1.0@1:2" << "A> Time@t=1; 1.0{le=1.0}@n=7";
    QTest::newRow("no buckets") << "job=a@1:5" << "A> Time@t=";
    QTest::newRow("nothing") << "" << "A> Time@t=";
}

void HeatmapsTest::buckets()
{
    QFETCH(QString, series);
    const Frame frame = heatmapFrame(::series(series), QStringLiteral("A"));
    QTEST(test::text(frame), "expected");
    QCOMPARE(frame.kind, FrameKind::Heatmap);
}

void HeatmapsTest::cellsOfBuckets()
{
    const Frame frame
        = heatmapFrame(series(QStringLiteral("le=1@10:2,20:2 | le=5@10:2,20:9 | le=+Inf@10:3,20:9")), {});
    const Heatmap heatmap = heatmapOfBuckets(frame);
    QCOMPARE(text(heatmap), QStringLiteral("0..10 0..1 2; 0..10 5..inf 1; 10..20 0..1 2; 10..20 1..5 7"));
    QCOMPARE(heatmap.stepMs, 10.0);
    QCOMPARE(heatmap.least, 1.0);
    QCOMPARE(heatmap.most, 7.0);
    QVERIFY(heatmapOfBuckets({}).cells.empty());
    QVERIFY(heatmapOfBuckets(test::frame("A> Time@t=1; x@n=1")).cells.empty()); // no bound
    QCOMPARE(text(heatmapOfBuckets(test::frame("A> Time@t=1; 5@n=3"))), QStringLiteral("1..1 0..5 3"));
}

void HeatmapsTest::cellsByWhatBoundsMean()
{
    const Frame frame = test::frame("A> Time@t=1; 2@n=3; 4@n=5; 8@n=7");
    QCOMPARE(text(heatmapOfBuckets(frame, BucketEdge::Lower)),
             QStringLiteral("1..1 2..4 3; 1..1 4..8 5; 1..1 8..inf 7"));
    QCOMPARE(text(heatmapOfBuckets(frame, BucketEdge::Middle)),
             QStringLiteral("1..1 1..3 3; 1..1 3..6 5; 1..1 6..10 7"));
    const Frame open = heatmapFrame(series(QStringLiteral("le=1@10:2 | le=5@10:3 | le=+Inf@10:4")), {});
    QCOMPARE(text(heatmapOfBuckets(open, BucketEdge::Middle)),
             QStringLiteral("10..10 -1..3 2; 10..10 3..5 1; 10..10 5..inf 1"));
}

void HeatmapsTest::cellsOfNegativeBounds()
{
    const Frame frame = heatmapFrame(series(QStringLiteral("le=-1@10:2 | le=0@10:5")), {});
    QCOMPARE(text(heatmapOfBuckets(frame)), QStringLiteral("10..10 -inf..-1 2; 10..10 -1..0 3"));
}

void HeatmapsTest::cellsOfNative()
{
    using metrics::BucketBounds;
    metrics::Series one;
    one.histograms
        = {{10, 5, 0, {{BucketBounds::BothClosed, -0.1, 0.1, 1}, {BucketBounds::LeftOpen, 1, 2, 4}}},
           {30, 2, 0, {{BucketBounds::LeftOpen, 1, 2, 2}, {BucketBounds::LeftOpen, 2, 4, 0}}}};
    metrics::Series two;
    two.histograms = {{10, 3, 0, {{BucketBounds::LeftOpen, 1, 2, 3}}}};
    const Heatmap heatmap = heatmapOfNative(std::array{one, two});
    QCOMPARE(text(heatmap), QStringLiteral("-10..10 -0.1..0.1 1; -10..10 1..2 7; 10..30 1..2 2"));
    QCOMPARE(heatmap.stepMs, 20.0);
    QCOMPARE(heatmap.most, 7.0);
    QVERIFY(heatmapOfNative({}).cells.empty());
    QCOMPARE(heatmapOfSeries(std::array{one, two}).cells, heatmap.cells);
    QCOMPARE(text(heatmapOfSeries(series(QStringLiteral("le=1@10:2,20:3")))),
             QStringLiteral("0..10 0..1 2; 10..20 0..1 3"));
}

void HeatmapsTest::cellsOfValues()
{
    const Frames frames = test::frames("A> Time@t=0,5,10; v@n=0,9,10 || B> Time@t=0,10; w@n=1,NaN; s@s=x,y");
    const Heatmap heatmap = heatmapOfValues(frames, 2, 2);
    QCOMPARE(text(heatmap),
             QStringLiteral("0..5 0..5 2; 5..10 5..10 2")); // the ends belong to the last parts
    QCOMPARE(heatmap.stepMs, 5.0);
    QCOMPARE(text(heatmapOfValues(test::frames("A> Time@t=1,1; v@n=7,7"), 3, 3)),
             QStringLiteral("1..1 7..7 2"));
    QVERIFY(heatmapOfValues(frames, 0, 2).cells.empty());
    QVERIFY(heatmapOfValues({}, 2, 2).cells.empty());
}

void HeatmapsTest::quantiles_data()
{
    QTest::addColumn<double>("q");
    QTest::addColumn<double>("expected"); // of 4 in 0..1, 4 in 1..3, 2 above 3
    QTest::newRow("lowest") << 0.0 << 0.0;
    QTest::newRow("inside the first") << 0.2 << 0.5;
    QTest::newRow("an edge") << 0.4 << 1.0;
    QTest::newRow("inside the second") << 0.6 << 2.0;
    QTest::newRow("its end") << 0.8 << 3.0;
    QTest::newRow("in the open one") << 0.95 << 3.0; // nothing is known beyond its lower edge
    QTest::newRow("beyond") << 7.0 << 3.0;
}

void HeatmapsTest::quantiles()
{
    QFETCH(double, q);
    const std::vector<HeatmapCell> column{{0, 1, 0, 1, 4}, {0, 1, 1, 3, 4}, {0, 1, 3, infinity, 2}};
    QTEST(*quantileOf(column, q), "expected");
    QVERIFY(!quantileOf({}, q));
    QVERIFY(!quantileOf(column, std::nan("")));
    const std::vector<HeatmapCell> open{{0, 1, -infinity, -5, 4}};
    QCOMPARE(*quantileOf(open, q), -5.0);
}

void HeatmapsTest::columns()
{
    Heatmap heatmap;
    heatmap.cells = {{0, 10, 0, 1, 1}, {0, 10, 1, 2, 2}, {20, 30, 0, 1, 3}};
    QCOMPARE(columnAt(heatmap, 0).size(), size_t{2});
    QCOMPARE(columnAt(heatmap, 9.9).size(), size_t{2});
    QCOMPARE(columnAt(heatmap, 10).size(), size_t{0});
    QCOMPARE(columnAt(heatmap, 25).size(), size_t{1});
    QCOMPARE(columnAt(heatmap, -1).size(), size_t{0});
    QCOMPARE(columnAt(heatmap, 30).size(), size_t{0});
    heatmap.cells = {{5, 5, 0, 1, 1}, {5, 5, 1, 2, 2}};
    QCOMPARE(columnAt(heatmap, 5).size(), size_t{2});
    QCOMPARE(columnAt(heatmap, 6).size(), size_t{0});
}

void HeatmapsTest::manySeries()
{
    std::vector<metrics::Series> all(5'000);
    for (size_t i = 0; i < all.size(); ++i) {
        all[i].labels.set(QStringLiteral("le"), QString::number(i % 20));
        all[i].labels.set(QStringLiteral("pod"), QString::number(i / 20));
        for (int t = 0; t < 200; ++t) {
            all[i].timesMs.push_back(t * 1000);
            all[i].values.push_back(static_cast<double>(i % 20));
        }
    }
    QElapsedTimer timer;
    timer.start();
    const Heatmap heatmap = heatmapOfBuckets(heatmapFrame(all, {}));
    QCOMPARE(heatmap.cells.size(), size_t{19 * 200});
    QCOMPARE(heatmap.most, 250.0);
    QVERIFY2(timer.elapsed() < 10'000, "quadratic"); // a tenth of a second when linear, on a quiet machine
}

QTEST_GUILESS_MAIN(HeatmapsTest)
#include "tst_heatmaps.moc"
