#include "kit/charts/chartdata.h"
#include "kit/charts/charttooltip.h"
#include "kit/charts/histogram.h"
#include "kit/charts/linelayer.h"
#include "kit/charts/seriespath.h"
#include "kit/charts/timeaxis.h"
#include "kit/charts/timeseries/stacking.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/charts/valueaxis.h"
#include "kit/thememanager.h"

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace yagura;
using namespace yagura::kit;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(yagura::TimeRange)
Q_DECLARE_METATYPE(std::optional<yagura::TimeRange>)
Q_DECLARE_METATYPE(std::optional<yagura::Instant>)

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

Instant at(const char *iso)
{
    return fromUnixMilliseconds(
        QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate).toMSecsSinceEpoch());
}

QStringList labels(const std::vector<TimeTick> &ticks)
{
    QStringList result;
    for (const TimeTick &tick : ticks)
        result << tick.label;
    return result;
}

ChartSeries ramp(int count, std::int64_t stepMs)
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        times.push_back(i * stepMs);
        values.push_back(i);
    }
    return ChartSeries::fromColumns(QStringLiteral("ramp"), SeriesColor::palette(0), times, values);
}

PlotMapping mappingOf(std::int64_t lengthMs, double width, double height, double max)
{
    PlotMapping mapping;
    mapping.plot = QRectF(0, 0, width, height);
    mapping.range = {fromUnixMilliseconds(0), fromUnixMilliseconds(lengthMs)};
    mapping.scale.max = max;
    return mapping;
}

QImage strokesOf(const ChartSeries &series, const PlotMapping &mapping, qreal width,
                 QImage::Format format = QImage::Format_ARGB32_Premultiplied)
{
    QImage image(mapping.plot.size().toSize() + QSize(0, 20), format);
    image.fill(Qt::black);
    PlotMapping inside = mapping;
    inside.plot.translate(0, 10);
    QPainter painter(&image);
    LineLayer(painter, inside, width).stroke(series, Qt::white);
    painter.end();
    return image;
}

// How much of column x is covered, in pixels.
double coveredInColumn(const QImage &image, int x)
{
    double covered = 0;
    for (int y = 0; y < image.height(); ++y)
        covered += qRed(image.pixel(x, y)) / 255.0;
    return covered;
}

double coveredInRow(const QImage &image, int y)
{
    double covered = 0;
    for (int x = 0; x < image.width(); ++x)
        covered += qRed(image.pixel(x, y)) / 255.0;
    return covered;
}

} // namespace

class ChartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeTickLabels_data();
    void timeTickLabels();
    void timeTicksSurviveTheClockChange();
    void timeTicksFitAlways();
    void valueTicks_data();
    void valueTicks();
    void scaleOfFlatAndMissingData();
    void logScalePositions();
    void pathKeepsExtremes();
    void pathBreaksAtGaps();
    void pathIsBounded();
    void extentLeavesOutWhatIsNoNumber();
    void brokenColumnsOfDenseSeries();
    void strokesHaveTheWidthOfThePen_data();
    void strokesHaveTheWidthOfThePen();
    void strokesBreakAtGaps();
    void strokesKeepExtremes();
    void strokesAreTheSameOnAnyPicture();
    void stackAddsOnCommonTimes();
    void valueAtCursor();
    void tooltipStandsBesideTheCursor();
    void dragChoosesARange();
    void wheelAndKeysZoomAtTheCursor();
    void clickPinsAndEscapeReleases();
    void keyboardReachesEverything();
    void histogramBrush();
};

void ChartsTest::timeTickLabels_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("width");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *from, const char *to, int width, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << width
                            << QString::fromLatin1(expected).split(QLatin1Char('|'));
    };
    row("an hour", "2026-11-23T13:44:00Z", "2026-11-23T14:44:00Z", 500,
        "13:50|14:00|14:10|14:20|14:30|14:40");
    row("an hour, narrow", "2026-11-23T13:44:00Z", "2026-11-23T14:44:00Z", 200, "14:00|14:30");
    row("a minute", "2026-11-23T13:44:00Z", "2026-11-23T13:45:00Z", 300,
        "13:44:00|13:44:15|13:44:30|13:44:45|13:45:00");
    row("across midnight", "2026-11-23T22:00:00Z", "2026-11-24T02:00:00Z", 360,
        "22:00|23:00|24 Nov|01:00|02:00");
    row("a day", "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z", 360, "23 Nov|06:00|12:00|18:00|24 Nov");
    row("two months", "2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z", 200, "Jan 2026|Feb|Mar");
    row("nothing", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", 200, "");
}

void ChartsTest::timeTickLabels()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, width);
    QFETCH(QStringList, expected);
    if (expected == QStringList{QString()})
        expected.clear();
    const TimeRange range{at(qPrintable(from)), at(qPrintable(to))};
    QCOMPARE(labels(timeTicks(range, width, QTimeZone::utc(), 72)), expected);
}

void ChartsTest::timeTicksSurviveTheClockChange()
{
    // On 29 March 2026 Berlin has no 02:00; the labels after it are still whole hours of the wall clock.
    const QTimeZone berlin("Europe/Berlin");
    const TimeRange range{at("2026-03-28T23:00:00Z"), at("2026-03-29T22:00:00Z")};
    const auto ticks = timeTicks(range, 400, berlin, 72);
    QCOMPARE(labels(ticks),
             QStringList({QStringLiteral("29 Mar"), QStringLiteral("06:00"), QStringLiteral("12:00"),
                          QStringLiteral("18:00"), QStringLiteral("30 Mar")}));
    QCOMPARE(ticks[1].at, at("2026-03-29T04:00:00Z"));
}

void ChartsTest::timeTicksFitAlways()
{
    std::mt19937_64 random(20260101);
    for (int i = 0; i < 2'000; ++i) {
        const auto length
            = static_cast<std::int64_t>(std::exp(std::uniform_real_distribution(0.0, 27.0)(random)));
        const std::int64_t start = std::uniform_int_distribution<std::int64_t>(0, 2'000'000'000'000)(random);
        const int width = std::uniform_int_distribution(1, 3000)(random);
        const TimeRange range{fromUnixMilliseconds(start), fromUnixMilliseconds(start + length)};
        const auto ticks = timeTicks(range, width, QTimeZone("Asia/Tokyo"));
        QVERIFY(ticks.size() <= 202);
        QVERIFY2(static_cast<int>(ticks.size()) <= width / 40 + 2, qPrintable(QString::number(length)));
        for (size_t k = 0; k < ticks.size(); ++k) {
            QVERIFY(ticks[k].at >= range.from && ticks[k].at <= range.to);
            QVERIFY(k == 0 || ticks[k - 1].at < ticks[k].at);
        }
    }
}

void ChartsTest::valueTicks_data()
{
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("first");
    QTest::addColumn<double>("last");
    QTest::addColumn<int>("count");
    QTest::newRow("ratio") << 0.001 << 0.24 << QStringLiteral("percentunit") << 0.0 << 0.25 << 6;
    QTest::newRow("seconds") << 0.2 << 4.9 << QStringLiteral("s") << 0.0 << 5.0 << 6;
    QTest::newRow("bytes") << 0.0 << 3.0 * 1024 * 1024 << QStringLiteral("bytes") << 0.0 << 3.0 * 1024 * 1024
                           << 4;
    QTest::newRow("negative") << -23.0 << 100.0 << QStringLiteral("percent") << -25.0 << 100.0 << 6;
}

void ChartsTest::valueTicks()
{
    QFETCH(double, min);
    QFETCH(double, max);
    QFETCH(QString, unit);
    ValueAxisOptions options;
    options.unitId = unit;
    const ValueScale scale = valueScale(min, max, options, 150);
    QTEST(scale.ticks.front().value, "first");
    QTEST(scale.ticks.back().value, "last");
    QTEST(static_cast<int>(scale.ticks.size()), "count");
    QVERIFY(scale.min <= min && scale.max >= max);
    for (const ValueTick &tick : scale.ticks)
        QVERIFY(!tick.label.isEmpty());
}

void ChartsTest::scaleOfFlatAndMissingData()
{
    const ValueScale none = valueScale(1, 0, {}, 200);
    QVERIFY(none.max > none.min);
    const ValueScale zero = valueScale(0, 0, {}, 200);
    QCOMPARE(zero.min, 0.0);
    QVERIFY(zero.max > 0);
    const ValueScale flat = valueScale(50, 50, {}, 200);
    QVERIFY(flat.position(50) > 0.1 && flat.position(50) <= 1.0);
    ValueAxisOptions calm;
    calm.leastRange = 0.05;
    QVERIFY(valueScale(0, 0.001, calm, 200).max >= 0.05);
    const ValueScale strange = valueScale(-std::numeric_limits<double>::infinity(), 1, {}, 200);
    QVERIFY(std::isfinite(strange.min) && std::isfinite(strange.max) && strange.ticks.size() < 200);
}

void ChartsTest::logScalePositions()
{
    ValueAxisOptions options;
    options.scale = ScaleKind::Logarithmic;
    options.unitId = QStringLiteral("s");
    const ValueScale scale = valueScale(0.02, 10, options, 300);
    QCOMPARE(scale.min, 0.02);
    QCOMPARE(scale.max, 10.0);
    QCOMPARE(scale.position(0), 0.0);
    QVERIFY(std::abs(scale.valueAt(scale.position(0.5)) - 0.5) < 1e-9);
}

void ChartsTest::pathKeepsExtremes()
{
    // One spike among 100,000 samples must stay visible at 500 pixels.
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i) {
        times.push_back(i);
        values.push_back(i == 54'321 ? 100.0 : 1.0);
    }
    const auto series = ChartSeries::fromColumns({}, {}, times, values);
    const SeriesPath path = seriesPath(series, mappingOf(100'000, 500, 100, 100));
    const bool hasSpike = std::any_of(path.spans.begin(), path.spans.end(), [](const QRectF &span) {
        return span.top() <= 0.01 && std::abs(span.left() - 271) < 2;
    });
    QVERIFY(hasSpike);
}

void ChartsTest::pathBreaksAtGaps()
{
    auto series
        = ChartSeries::fromColumns({}, {}, {0, 10, 20, 30, 40, 100, 110}, {1, 2, nan_, 4, nan_, 6, 7});
    SeriesPath path = seriesPath(series, mappingOf(110, 110, 100, 10));
    QCOMPARE(path.lines.size(), size_t{2});
    QCOMPARE(path.dots.size(), size_t{1}); // the lone sample at 30
    auto sparse = ChartSeries::fromColumns({}, {}, {0, 10, 20, 100, 110}, {1, 2, 3, 4, 5});
    QCOMPARE(seriesPath(sparse, mappingOf(110, 110, 100, 10)).lines.size(), size_t{4});
    sparse.gapMs = 30;
    QCOMPARE(seriesPath(sparse, mappingOf(110, 110, 100, 10)).lines.size(), size_t{3});
}

void ChartsTest::pathIsBounded()
{
    std::mt19937 random(7);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 200'000; ++i) {
        times.push_back(i);
        values.push_back(std::uniform_real_distribution(0.0, 1.0)(random));
    }
    const auto series = ChartSeries::fromColumns({}, {}, times, values);
    const SeriesPath path = seriesPath(series, mappingOf(200'000, 800, 300, 1));
    QVERIFY(path.lines.size() + path.spans.size() < 2'000);
    QVERIFY(path.spans.size() > 700);
}

void ChartsTest::extentLeavesOutWhatIsNoNumber()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const TimeRange all{fromUnixMilliseconds(0), fromUnixMilliseconds(100)};
    for (const std::vector<double> &values : {std::vector<double>{3, nan_, -2, 7, nan_},
                                              {infinity, 7, -infinity, 3, -2},
                                              {nan_, nan_, nan_, nan_, nan_, 7, -2}}) {
        std::vector<std::int64_t> times(values.size());
        std::iota(times.begin(), times.end(), 0);
        const ValueExtent extent = extentOf(ChartSeries::fromColumns({}, {}, times, values), all);
        QCOMPARE(extent.min, -2.0);
        QCOMPARE(extent.max, 7.0);
    }
    QVERIFY(extentOf(ChartSeries::fromColumns({}, {}, {1, 2}, {nan_, infinity}), all).isEmpty());
    const ValueExtent part = extentOf(ramp(10, 10), {fromUnixMilliseconds(20), fromUnixMilliseconds(40)});
    QCOMPARE(part.min, 2.0);
    QCOMPARE(part.max, 4.0);
}

// Ten samples a pixel, and inside one pixel a hole: the line ends there and goes on after it.
void ChartsTest::brokenColumnsOfDenseSeries()
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i) {
        times.push_back(i);
        values.push_back(i == 505 ? nan_ : 5);
    }
    const SeriesPath path
        = seriesPath(ChartSeries::fromColumns({}, {}, times, values), mappingOf(1000, 100, 100, 10));
    QCOMPARE(path.runs.size(), size_t{2});
    QCOMPARE(path.runs[0].last().x(), 50.5);
    QCOMPARE(path.runs[1].first().x(), 50.5);
    auto holed = ChartSeries::fromColumns({}, {}, times, std::vector<double>(1000, 5));
    holed.gapMs = 1;
    QCOMPARE(seriesPath(holed, mappingOf(1000, 100, 100, 10)).runs.size(), size_t{1});
}

void ChartsTest::strokesHaveTheWidthOfThePen_data()
{
    QTest::addColumn<double>("rise"); // over the width of 100
    QTest::addColumn<double>("width");
    QTest::newRow("level") << 0.0 << 1.5;
    QTest::newRow("level, 3 px") << 0.0 << 3.0;
    QTest::newRow("gentle") << 20.0 << 1.5;
    QTest::newRow("diagonal") << 100.0 << 1.5;
}

void ChartsTest::strokesHaveTheWidthOfThePen()
{
    QFETCH(double, rise);
    QFETCH(double, width);
    const auto series = ChartSeries::fromColumns({}, {}, {0, 100}, {50.3 - rise / 2, 50.3 + rise / 2});
    const QImage image = strokesOf(series, mappingOf(100, 100, 100, 100), width);
    const double slope = rise / 100;
    for (int x = 10; x < 90; ++x)
        QVERIFY(std::abs(coveredInColumn(image, x) - width * std::sqrt(1 + slope * slope)) < 0.03);
    // Upright: all of it in one time step.
    const auto jump = ChartSeries::fromColumns({}, {}, {0, 50, 51, 100}, {10, 10, 90, 90});
    const QImage upright = strokesOf(jump, mappingOf(100, 100, 100, 100), width);
    for (int y = 30; y < 90; ++y)
        QVERIFY(std::abs(coveredInRow(upright, y) - width) < 0.35);
}

void ChartsTest::strokesBreakAtGaps()
{
    auto series = ChartSeries::fromColumns({}, {}, {0, 20, 40, 60, 80, 100}, {50, 50, nan_, 50, nan_, 50});
    const QImage image = strokesOf(series, mappingOf(100, 100, 100, 100), 1.5);
    QVERIFY(coveredInColumn(image, 10) > 1);
    QCOMPARE(coveredInColumn(image, 40), 0.0);
    QVERIFY(coveredInColumn(image, 60) > 3); // alone: a dot
    QCOMPARE(coveredInColumn(image, 70), 0.0);
    auto sparse = ChartSeries::fromColumns({}, {}, {0, 20, 80, 100}, {50, 50, 50, 50});
    QVERIFY(coveredInColumn(strokesOf(sparse, mappingOf(100, 100, 100, 100), 1.5), 50) > 1);
    sparse.gapMs = 30;
    QCOMPARE(coveredInColumn(strokesOf(sparse, mappingOf(100, 100, 100, 100), 1.5), 50), 0.0);
}

void ChartsTest::strokesKeepExtremes()
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i) {
        times.push_back(i);
        values.push_back(i == 54'321 ? 99.0 : 1.0);
    }
    const QImage image
        = strokesOf(ChartSeries::fromColumns({}, {}, times, values), mappingOf(100'000, 500, 100, 100), 1.5);
    QVERIFY(coveredInColumn(image, 271) > 97);
    QVERIFY(std::abs(coveredInColumn(image, 100) - 1.5) < 0.03);
    // A first sample from long ago, and a scale without extent: nothing to see, nothing out of bounds.
    times.front() = -4'000'000'000'000;
    const auto old = ChartSeries::fromColumns({}, {}, times, values);
    QVERIFY(coveredInColumn(strokesOf(old, mappingOf(100'000, 500, 100, 100), 1.5), 271) > 97);
    PlotMapping flat = mappingOf(100'000, 500, 100, 100);
    flat.scale.min = flat.scale.max = 1;
    QVERIFY(coveredInColumn(strokesOf(old, flat, 1.5), 100) < 1);
    QVERIFY(coveredInColumn(strokesOf(ramp(20, 5'000), flat, 1.5), 100) < 1);
    // Outside of the scale: cut at the plot's edge, nothing beyond the two pixels of room.
    const QImage cut = strokesOf(ChartSeries::fromColumns({}, {}, {0, 50, 100}, {50, 1e12, 50}),
                                 mappingOf(100, 100, 100, 100), 1.5);
    QCOMPARE(coveredInRow(cut, 7), 0.0);
    QVERIFY(coveredInRow(cut, 8) > 0);
}

void ChartsTest::strokesAreTheSameOnAnyPicture()
{
    std::mt19937 random(11);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (int i = 0; i < 300; ++i) {
        times.push_back(i);
        values.push_back(std::uniform_real_distribution(20.0, 80.0)(random));
    }
    const auto series = ChartSeries::fromColumns({}, {}, times, values);
    const PlotMapping mapping = mappingOf(300, 300, 100, 100);
    const QImage direct = strokesOf(series, mapping, 1.5);
    const QImage layered = strokesOf(series, mapping, 1.5, QImage::Format_RGB32);
    for (int y = 0; y < direct.height(); ++y) {
        for (int x = 0; x < direct.width(); ++x)
            QVERIFY(std::abs(qRed(direct.pixel(x, y)) - qRed(layered.pixel(x, y))) <= 2);
    }
}

void ChartsTest::stackAddsOnCommonTimes()
{
    const auto a = ChartSeries::fromColumns({}, {}, {0, 10, 20}, {1, 2, nan_});
    const auto b = ChartSeries::fromColumns({}, {}, {10, 20, 30}, {10, 20, 30});
    const StackedColumns columns = stack({&a, &b}, {fromUnixMilliseconds(0), fromUnixMilliseconds(30)});
    QCOMPARE(columns.timesMs, (std::vector<std::int64_t>{0, 10, 20, 30}));
    QCOMPARE(columns.levels[0], (std::vector<double>{1, 2, 0, 0}));
    QCOMPARE(columns.levels[1], (std::vector<double>{1, 12, 20, 30}));
}

void ChartsTest::valueAtCursor()
{
    const ChartSeries series = ramp(10, 1'000);
    QCOMPARE(series.valueAt(3'400, 1'000), 3.0);
    QVERIFY(std::isnan(series.valueAt(-1, 1'000)));
    QVERIFY(std::isnan(series.valueAt(60'000, 1'000)));
    QCOMPARE(series.lastValue(), 9.0);
}

void ChartsTest::tooltipStandsBesideTheCursor()
{
    const QRect window(0, 0, 1280, 800);
    for (const QRect &plot : {QRect(100, 100, 400, 200), QRect(900, 600, 370, 150), QRect(0, 0, 1280, 800)}) {
        for (int x = plot.left(); x <= plot.right(); x += 7) {
            const QSize box(220, 120);
            const QRect placed(tooltipPlace(box, plot, x, window), box);
            QVERIFY(window.contains(placed));
            QVERIFY(x < placed.left() || x > placed.right());
        }
    }
}

namespace {

struct ChartFixture
{
    TimeSeriesChart chart{QStringLiteral("Error ratio")};
    ChartFixture()
    {
        chart.resize(600, 240);
        chart.setRange({fromUnixMilliseconds(0), fromUnixMilliseconds(100'000)});
        chart.setSeries({ramp(101, 1'000), ramp(51, 2'000)});
        chart.show();
        static_cast<void>(QTest::qWaitForWindowExposed(&chart));
        chart.grab();
    }
    QPoint point(double share) const
    {
        const QRectF plot = chart.plotRect();
        return QPointF(plot.left() + share * plot.width(), plot.center().y()).toPoint();
    }
};

} // namespace

void ChartsTest::dragChoosesARange()
{
    ChartFixture f;
    TimeRange chosen;
    connect(&f.chart, &TimeSeriesChart::rangeSelected, this, [&](const TimeRange &range) { chosen = range; });
    QTest::mousePress(&f.chart, Qt::LeftButton, {}, f.point(0.25));
    QTest::mouseMove(&f.chart, f.point(0.5));
    QTest::mouseRelease(&f.chart, Qt::LeftButton, {}, f.point(0.75));
    QVERIFY(chosen.isValid());
    QVERIFY(std::abs(toUnixMilliseconds(chosen.from) - 25'000) < 400);
    QVERIFY(std::abs(toUnixMilliseconds(chosen.to) - 75'000) < 400);
}

// The chart shows 0 to 100 s; a notch at a quarter keeps 25 s where it is.
void ChartsTest::wheelAndKeysZoomAtTheCursor()
{
    ChartFixture f;
    std::vector<TimeRange> chosen;
    connect(&f.chart, &TimeSeriesChart::rangeSelected, this,
            [&](const TimeRange &range) { chosen.push_back(range); });
    const auto turn = [&](int delta, Qt::KeyboardModifiers modifiers) {
        const QPoint at = f.point(0.25);
        QWheelEvent event(at, f.chart.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&f.chart, &event);
        return event.isAccepted();
    };
    const auto isNear = [](Instant instant, int milliseconds) {
        return std::abs(toUnixMilliseconds(instant) - milliseconds) < 400;
    };
    QVERIFY(!turn(120, Qt::NoModifier)); // the page scrolls
    QVERIFY(turn(60, Qt::ControlModifier)); // half a notch
    QVERIFY(chosen.empty());
    QVERIFY(turn(60, Qt::ControlModifier));
    QCOMPARE(chosen.size(), size_t{1});
    QVERIFY(isNear(chosen[0].from, 25'000 - 16'667) && isNear(chosen[0].to, 25'000 + 50'000));
    QVERIFY(turn(-120, Qt::ControlModifier));
    QVERIFY(isNear(chosen[1].from, 25'000 - 37'500) && isNear(chosen[1].to, 25'000 + 112'500));
    f.chart.setCursor(fromUnixMilliseconds(50'000));
    QTest::keyClick(&f.chart, Qt::Key_Plus);
    QVERIFY(isNear(chosen[2].from, 50'000 - 33'333) && isNear(chosen[2].to, 50'000 + 33'333));
    QTest::keyClick(&f.chart, Qt::Key_Minus);
    QVERIFY(isNear(chosen[3].from, -25'000) && isNear(chosen[3].to, 125'000));
    f.chart.setRange({fromUnixMilliseconds(0), fromUnixMilliseconds(1'200)});
    QTest::keyClick(&f.chart, Qt::Key_Plus);
    QCOMPARE(chosen.size(), size_t{4}); // under a second there is nothing to see
}

void ChartsTest::clickPinsAndEscapeReleases()
{
    ChartFixture f;
    std::vector<std::optional<Instant>> pins;
    connect(&f.chart, &TimeSeriesChart::pinToggled, this,
            [&](std::optional<Instant> at_) { pins.push_back(at_); });
    QTest::mouseClick(&f.chart, Qt::LeftButton, {}, f.point(0.5));
    QCOMPARE(pins.size(), size_t{1});
    QVERIFY(pins[0] && std::abs(toUnixMilliseconds(*pins[0]) - 50'000) < 400);
    QTest::keyClick(&f.chart, Qt::Key_Escape);
    QCOMPARE(pins.size(), size_t{2});
    QVERIFY(!pins[1]);
}

void ChartsTest::keyboardReachesEverything()
{
    ChartFixture f;
    std::optional<Instant> cursor;
    TimeRange chosen;
    connect(&f.chart, &TimeSeriesChart::cursorMoved, this, [&](std::optional<Instant> at_) { cursor = at_; });
    connect(&f.chart, &TimeSeriesChart::rangeSelected, this, [&](const TimeRange &range) { chosen = range; });
    QTest::keyClick(&f.chart, Qt::Key_Home);
    QVERIFY(cursor && toUnixMilliseconds(*cursor) < 400);
    QTest::keyClick(&f.chart, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&f.chart, Qt::Key_Return);
    QVERIFY(chosen.isValid());
    QTest::keyClick(&f.chart, Qt::Key_Down);
    QCOMPARE(f.chart.isolated(), std::optional(0));
    QTest::keyClick(&f.chart, Qt::Key_Escape);
    QVERIFY(!f.chart.isolated());
    QVERIFY(f.chart.accessibleDescription().contains(QLatin1String("ramp")));
}

void ChartsTest::histogramBrush()
{
    Histogram histogram(QStringLiteral("Lines per minute"));
    histogram.resize(600, 96);
    histogram.setData({fromUnixMilliseconds(0), fromUnixMilliseconds(60'000)},
                      {{QStringLiteral("error"), ColorRole::Critical, std::vector<double>(60, 3.0)}});
    std::optional<TimeRange> selection;
    connect(&histogram, &Histogram::selectionChanged, this,
            [&](std::optional<TimeRange> s) { selection = s; });
    const QRectF plot = histogram.plotRect();
    const auto point
        = [&](double share) { return QPointF(plot.left() + share * plot.width(), 40).toPoint(); };
    QTest::mousePress(&histogram, Qt::LeftButton, {}, point(0.5));
    QTest::mouseMove(&histogram, point(0.6));
    QTest::mouseRelease(&histogram, Qt::LeftButton, {}, point(0.75));
    QVERIFY(selection && selection->isValid());
    // Dragging an edge keeps the other.
    const Instant kept = selection->to;
    QTest::mousePress(&histogram, Qt::LeftButton, {}, point(0.5));
    QTest::mouseMove(&histogram, point(0.25));
    QTest::mouseRelease(&histogram, Qt::LeftButton, {}, point(0.25));
    QCOMPARE(selection->to, kept);
    QVERIFY(toUnixMilliseconds(selection->from) < 16'000);
    QTest::keyClick(&histogram, Qt::Key_Escape);
    QVERIFY(!selection);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ChartsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_charts.moc"
