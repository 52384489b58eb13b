#include "kit/charts/distribution/distributionchart.h"
#include "widgets/kit/chartbench.h"

#include <QPainter>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::DistributionLook)

namespace {

// Twenty buckets of 50 ms, two humps.
std::vector<DistributionBucket> buckets()
{
    std::vector<DistributionBucket> all;
    for (int i = 0; i < 20; ++i) {
        const auto hump = [&](double middle, double height) {
            return std::round(height * std::exp(-(i - middle) * (i - middle) / 12));
        };
        all.push_back({0.05 * i, 0.05 * (i + 1), {hump(5, 80), hump(11, 40)}});
    }
    return all;
}

DistributionChart *chartOf(const DistributionLook &look = {})
{
    auto *chart = new DistributionChart(QStringLiteral("Latency distribution"));
    chart->setLook(look);
    chart->setBuckets({{QStringLiteral("checkout"), SeriesColor::palette(0)},
                       {QStringLiteral("payment"), SeriesColor::palette(1)}},
                      buckets());
    return chart;
}

DistributionLook lookOf(DistributionStacking stacking, int line = 0, double opacity = 1)
{
    DistributionLook look;
    look.stacking = stacking;
    look.lineWidth = line;
    look.fillOpacity = opacity;
    look.format.unitId = QStringLiteral("s");
    return look;
}

} // namespace

class DistributionChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void barsLieAsTheirBuckets();
    void stackingAddsUp();
    void combinedIsOneSeries();
    void hostileBucketsAreHeld();
    void pointerAndClick();
    void keys();
    void pictures();
};

void DistributionChartTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<DistributionLook>("look");
    QTest::addColumn<double>("most"); // pixels of the first series' fill, as a share of its bars
    QTest::addColumn<double>("least");
    QTest::newRow("overlaid") << lookOf(DistributionStacking::Overlaid) << 1.0 << 0.4;
    QTest::newRow("stacked") << lookOf(DistributionStacking::Stacked) << 1.0 << 0.95;
    QTest::newRow("lines") << lookOf(DistributionStacking::Stacked, 2) << 0.9 << 0.5;
    QTest::newRow("half opaque") << lookOf(DistributionStacking::Stacked, 0, 0.5) << 0.0 << 0.0;
}

void DistributionChartTest::everyOptionIsDrawn()
{
    QFETCH(DistributionLook, look);
    QFETCH(double, most);
    QFETCH(double, least);
    const std::unique_ptr<DistributionChart> chart(chartOf(look));
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        ThemeManager::installed()->setMode(mode);
        showChart(*chart, {640, 240});
        double area = 0;
        for (int i = 0; i < 20; ++i)
            area += chart->barRect(i, 0).width() * chart->barRect(i, 0).height();
        const QColor fill = SeriesColor::palette(0).resolveFill(Theme::forMode(mode));
        const double share = countPixels(pictureOf(*chart), fill, chart->plotRect().toRect()) / area;
        QVERIFY2(share <= most + 0.01 && share >= least - 0.01, qPrintable(QString::number(share)));
    }
    ThemeManager::installed()->setMode(ThemeMode::Dark);
}

void DistributionChartTest::barsLieAsTheirBuckets()
{
    const std::unique_ptr<DistributionChart> chart(chartOf());
    showChart(*chart, {640, 240});
    const QRectF plot = chart->plotRect();
    QCOMPARE(chart->countScale().max, 80.0);
    const QRectF top = chart->barRect(5, 0);
    QVERIFY(std::abs(top.top() - plot.top()) <= 1);
    QVERIFY(std::abs(top.left() - (plot.left() + plot.width() / 4)) <= 1);
    QVERIFY(std::abs(top.bottom() - plot.bottom()) <= 1);
    QVERIFY(top.right() < chart->barRect(6, 0).left() + 0.1);
}

void DistributionChartTest::stackingAddsUp()
{
    const std::unique_ptr<DistributionChart> chart(chartOf(lookOf(DistributionStacking::Stacked)));
    showChart(*chart, {640, 240});
    QCOMPARE(chart->barRect(8, 1).bottom(), chart->barRect(8, 0).top());
    chart->setHidden({0});
    QVERIFY(std::abs(chart->barRect(8, 1).bottom() - chart->plotRect().bottom()) <= 1);
}

void DistributionChartTest::combinedIsOneSeries()
{
    DistributionLook look = lookOf(DistributionStacking::Overlaid);
    look.isCombined = true;
    const std::unique_ptr<DistributionChart> chart(chartOf(look));
    showChart(*chart, {640, 240});
    pictureOf(*chart);
    QCOMPARE(chart->legend().shownCount(), 1);
    const double apart = 80 * std::exp(-9 / 12.0) + 40 * std::exp(-9 / 12.0);
    const double share = chart->barRect(8, 0).height() / chart->plotRect().height();
    QVERIFY(std::abs(share * chart->countScale().max - std::round(80 * std::exp(-9 / 12.0))
                     - std::round(40 * std::exp(-9 / 12.0)))
            < apart * 0.05);
    chart->setLegend(LegendKind::None, LegendPlacement::Bottom);
    pictureOf(*chart);
    QVERIFY(chart->legend().rect().isEmpty());
}

void DistributionChartTest::hostileBucketsAreHeld()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    DistributionChart chart(QStringLiteral("Broken"));
    chart.setBuckets({{QStringLiteral("a"), {}}},
                     {{nan, 1, {3}},
                      {0, 1, {nan}},
                      {1, 2, {inf}},
                      {2, 3, {-4}},
                      {3, 4, {}},
                      {4, 5, {7, 8, 9}},
                      {6, 5, {1}},
                      {-inf, 0, {1}}});
    showChart(chart, {400, 160});
    QVERIFY(!pictureOf(chart).isNull());
    QVERIFY(chart.countScale().max >= 7 && chart.countScale().max <= 8); // only one count is one
    chart.setBuckets({}, {});
    QVERIFY(!pictureOf(chart).isNull());
    QTest::keyClick(&chart, Qt::Key_Right);
    QVERIFY(!chart.current());
}

void DistributionChartTest::pointerAndClick()
{
    const std::unique_ptr<DistributionChart> chart(chartOf());
    showChart(*chart, {640, 240});
    // Where both stand, the smaller one is met; above it the larger.
    const QRectF small = chart->barRect(8, 1);
    const QRectF large = chart->barRect(8, 0);
    hover(*chart, small.center());
    const int all = tooltipHeight(*chart);
    chart->setTooltip({TooltipMode::Single, TooltipSort::None});
    QVERIFY(tooltipHeight(*chart) > 0 && tooltipHeight(*chart) < all);
    hover(*chart, {2, 2});
    QCOMPARE(tooltipHeight(*chart), 0);
    QVERIFY(large.height() > small.height());
    QTest::mouseMove(chart.get(), small.center().toPoint());
    QCOMPARE(chart->current(), std::optional(17));
    QCOMPARE(chart->bucketOf(17), 8);
    auto *tooltip = chart->window()->findChild<ChartTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    QTest::mouseMove(chart.get(), QPointF(large.center().x(), large.top() + 2).toPoint());
    QCOMPARE(chart->current(), std::optional(16));
    QTest::mouseClick(chart.get(), Qt::LeftButton, {},
                      QPointF(large.center().x(), large.top() + 2).toPoint());
    QCOMPARE(chart->hidden(), std::vector{1});
    QCOMPARE(countPixels(pictureOf(*chart), SeriesColor::palette(1).resolve(Theme::dark()),
                         chart->plotRect().toRect()),
             0);
}

void DistributionChartTest::keys()
{
    const std::unique_ptr<DistributionChart> chart(chartOf());
    showChart(*chart, {640, 240});
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QVERIFY(chart->current());
    const int first = *chart->current();
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->bucketOf(*chart->current()), chart->bucketOf(first) + 1);
    QSignalSpy activated(chart.get(), &DistributionChart::activated);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(chart.get(), Qt::Key_Space);
    QCOMPARE(chart->hidden().size(), size_t{1});
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("checkout ")));
}

void DistributionChartTest::pictures()
{
    ChartSheet sheet(2);
    const QSize size(480, 200);
    auto *first = sheet.add(chartOf(lookOf(DistributionStacking::Overlaid, 1, 0.6)), size);
    sheet.add(chartOf(lookOf(DistributionStacking::Stacked)), size)
        ->setLegend(LegendKind::Table, LegendPlacement::Right);
    DistributionLook look = lookOf(DistributionStacking::Overlaid, 2, 0.2);
    look.isCombined = true;
    sheet.add(chartOf(look), size);
    sheet.add(chartOf(lookOf(DistributionStacking::Stacked, 1, 0.5)), size)->setHidden({0});
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    hover(*first, first->barRect(8, 1).center());
    QVERIFY(first->current());
    savePictures(sheet, QStringLiteral("distribution"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    DistributionChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_distributionchart.moc"
