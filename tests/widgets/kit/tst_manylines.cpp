// Charts with thousands of lines: the window stays free while their picture grows over several frames.
#include "chartbench.h"

#include "kit/charts/timeseries/timeserieschart.h"
#include "support/eventloopgap.h"

#include <QScreen>

#include <cmath>

using namespace yagura;
using namespace yagura::kit;

namespace {

constexpr std::int64_t firstMs = 1'795'000'000'000;
constexpr std::int64_t stepMs = 15'000;
constexpr int samples = 300;
constexpr int lineCount = 500;

TimeRange rangeFrom(int firstSample, int sampleCount = samples)
{
    return {fromUnixMilliseconds(firstMs + firstSample * stepMs),
            fromUnixMilliseconds(firstMs + (firstSample + sampleCount) * stepMs)};
}

std::vector<ChartSeries> manyLines(double phase)
{
    std::vector<ChartSeries> all;
    for (int line = 0; line < lineCount; ++line) {
        std::vector<std::int64_t> times;
        std::vector<double> values;
        for (int i = 0; i <= samples; ++i) {
            times.push_back(firstMs + i * stepMs);
            values.push_back(100 + line % 50 + 40 * std::sin(0.3 * i + line + phase));
        }
        all.push_back(ChartSeries::fromColumns(QStringLiteral("line %1").arg(line),
                                               SeriesColor::palette(line), std::move(times),
                                               std::move(values)));
    }
    return all;
}

// A chart in a window of its own, and what the screen shows of it.
struct ShownChart
{
    ShownChart()
    {
        chart.setLegend(LegendKind::None);
        chart.resize(780, 400);
        chart.setAxis({.min = 0, .max = 200});
        chart.setRange(rangeFrom(0));
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
    }

    [[nodiscard]] QImage screen() const
    {
        return chart.screen()->grabWindow(chart.winId()).toImage().convertToFormat(QImage::Format_RGB32);
    }
    // Until the screen shows what a picture of the chart, painted at one stretch, shows.
    [[nodiscard]] bool becomesWhole()
    {
        const QImage wanted = picture.isNull() ? whole() : picture;
        return QTest::qWaitFor([&] { return screen() == wanted; }, 30'000);
    }
    // The same chart elsewhere: a grab of this one would finish its picture.
    [[nodiscard]] QImage whole() const
    {
        TimeSeriesChart other;
        other.setLegend(LegendKind::None);
        other.resize(chart.size());
        other.setAxis({.min = 0, .max = 200});
        other.setRange(chart.range());
        other.setSeries(chart.series());
        return other.grab().toImage().convertToFormat(QImage::Format_RGB32);
    }

    TimeSeriesChart chart;
    QImage picture;
};

} // namespace

class ManyLinesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<ThemeManager>(*qApp); }
    void windowStaysFree();
    void zoomIsSeenAtOnce();
    void refreshKeepsTheOldPicture();
    void grabIsWhole();
    void newContentStartsAnew();
    void mayGoHalfWay();

private:
    std::unique_ptr<ThemeManager> m_theme;
};

void ManyLinesTest::windowStaysFree()
{
    ShownChart shown;
    shown.chart.setSeries(manyLines(0));
    const auto before = test::EventLoopGap::processorTime();
    shown.picture = shown.whole();
    const auto atOneStretch
        = std::chrono::duration_cast<std::chrono::milliseconds>(test::EventLoopGap::processorTime() - before);
    const test::EventLoopGap gap;
    shown.chart.setSeries(manyLines(0));
    QVERIFY(shown.becomesWhole());
    const auto longest = gap.longestWork();
    QVERIFY2(longest < atOneStretch * 2 / 3,
             qPrintable(QStringLiteral("%1 ms at a time, %2 ms at one stretch")
                            .arg(longest.count())
                            .arg(atOneStretch.count())));
}

void ManyLinesTest::zoomIsSeenAtOnce()
{
    ShownChart shown;
    shown.chart.setSeries(manyLines(0));
    QVERIFY(shown.becomesWhole());
    const QImage before = shown.screen();
    shown.chart.setRange(rangeFrom(100, 100));
    QVERIFY(QTest::qWaitFor([&] { return shown.screen() != before; }));
    QVERIFY(shown.screen() != shown.whole()); // axes and some lines
    QVERIFY(shown.becomesWhole());
}

void ManyLinesTest::refreshKeepsTheOldPicture()
{
    ShownChart shown;
    shown.chart.setSeries(manyLines(0));
    QVERIFY(shown.becomesWhole());
    const QImage before = shown.screen();
    shown.chart.setSeries(manyLines(1));
    shown.picture = shown.whole();
    QVERIFY(shown.picture != before);
    int others = 0; // neither the old nor the new one
    const bool isWhole = QTest::qWaitFor(
        [&] {
            const QImage now = shown.screen();
            others += now != before && now != shown.picture ? 1 : 0;
            return now == shown.picture;
        },
        30'000);
    QVERIFY(isWhole);
    QCOMPARE(others, 0);
}

void ManyLinesTest::grabIsWhole()
{
    ShownChart shown;
    shown.chart.setSeries(manyLines(0));
    QCOMPARE(shown.chart.grab().toImage().convertToFormat(QImage::Format_RGB32), shown.whole());
}

void ManyLinesTest::newContentStartsAnew()
{
    ShownChart shown;
    for (int i = 0; i < 5; ++i) {
        shown.chart.setSeries(manyLines(i));
        QCoreApplication::processEvents();
    }
    QVERIFY(shown.becomesWhole());
    shown.chart.setSeries({});
    QVERIFY(shown.becomesWhole());
}

void ManyLinesTest::mayGoHalfWay()
{
    auto shown = std::make_unique<ShownChart>();
    shown->chart.setSeries(manyLines(0));
    QCoreApplication::processEvents();
    shown->chart.hide();
    QCoreApplication::processEvents();
    shown->chart.show();
    QCoreApplication::processEvents();
    shown.reset();
    QCoreApplication::processEvents();
}

QTEST_MAIN(ManyLinesTest)
#include "tst_manylines.moc"
