#include "kit/charts/heatmap/heatmapchart.h"
#include "widgets/kit/chartbench.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::HeatmapAxis)
Q_DECLARE_METATYPE(yagura::kit::HeatmapColors)
Q_DECLARE_METATYPE(yagura::kit::HeatmapFilter)

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
const double nan_ = std::numeric_limits<double>::quiet_NaN();

Instant second(int s)
{
    return fromUnixSeconds(std::int64_t{s});
}

// columns of 60 s, rows of doubling latency from 10 ms; most in the middle, slower at the end.
std::shared_ptr<const std::vector<HeatmapCell>> latency(int columns, int rows)
{
    auto cells = std::make_shared<std::vector<HeatmapCell>>();
    for (int column = 0; column < columns; ++column) {
        const double middle = column > columns * 3 / 4 ? rows * 0.75 : rows * 0.4;
        for (int row = 0; row < rows; ++row) {
            const double away = (row - middle) / (rows * 0.14);
            const double count
                = std::round(120 * std::exp(-away * away) + 7 * ((column * 7 + row * 3) % 5 == 0));
            cells->push_back({second(60 * column), second(60 * column + 60), 0.01 * std::exp2(row),
                              0.01 * std::exp2(row + 1), count});
        }
    }
    return cells;
}

// The same in rows by name.
std::shared_ptr<const std::vector<HeatmapCell>> named(int columns, int rows)
{
    auto cells = std::make_shared<std::vector<HeatmapCell>>(*latency(columns, rows));
    for (size_t i = 0; i < cells->size(); ++i) {
        (*cells)[i].yMin = static_cast<double>(i % static_cast<size_t>(rows));
        (*cells)[i].yMax = (*cells)[i].yMin + 1;
    }
    return cells;
}

HeatmapAxis axisOf(HeatmapScale scale)
{
    HeatmapAxis axis;
    axis.scale = scale;
    axis.format.unitId = QStringLiteral("s");
    return axis;
}

HeatmapColors schemeOf(const char *name, int steps = 64)
{
    HeatmapColors colors;
    colors.ramp = {QString::fromLatin1(name), steps, false};
    return colors;
}

HeatmapChart *chartOf(int columns = 60, int rows = 9)
{
    auto *chart = new HeatmapChart(QStringLiteral("Latency"));
    chart->setAxis(axisOf(HeatmapScale::Log2));
    chart->setFilter({0.0, {}});
    chart->setCells(latency(columns, rows));
    chart->setRange({second(0), second(60 * columns)});
    return chart;
}

} // namespace

class HeatmapChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rampsTellMoreFromLess_data();
    void rampsTellMoreFromLess();
    void rampOptions();
    void countsTakeSteps_data();
    void countsTakeSteps();
    void boundsLieOnTheAxis_data();
    void boundsLieOnTheAxis();
    void openAndBrokenBoundsAreHeld();
    void cellsShareEdgesAndKeepTheirGap();
    void hiddenCountsAreNotPainted();
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void pointerMeetsItsCell();
    void tooltipTellsColumnAndQuantiles();
    void dragClickAndKeys();
    void exemplarsAreReached();
    void manyCellsAreFast();
    void pictures();
};

// Lightness alone orders a one-way ramp, in both themes; its end stands out from the ground.
void HeatmapChartTest::rampsTellMoreFromLess_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<ThemeMode>("mode");
    for (const QString &scheme : rampSchemes()) {
        QTest::newRow(qPrintable(scheme + QStringLiteral(" dark"))) << scheme << ThemeMode::Dark;
        QTest::newRow(qPrintable(scheme + QStringLiteral(" light"))) << scheme << ThemeMode::Light;
    }
}

void HeatmapChartTest::rampsTellMoreFromLess()
{
    QFETCH(QString, scheme);
    QFETCH(ThemeMode, mode);
    const auto ramp = colorRamp({scheme, 16, false}, mode);
    QCOMPARE(ramp.size(), size_t{16});
    const QColor ground = Theme::forMode(mode).color(ColorRole::Surface);
    const auto contrastAt = [&](size_t i) { return contrastRatio(QColor(ramp[i]), ground); };
    QVERIFY2(contrastAt(15) >= 3, qPrintable(QString::number(contrastAt(15))));
    static const QStringList hues{QStringLiteral("Turbo"), QStringLiteral("Rainbow"),
                                  QStringLiteral("Sinebow")};
    static const QStringList twoWay{
        QStringLiteral("BrBG"),   QStringLiteral("PRGn"),   QStringLiteral("PiYG"),
        QStringLiteral("PuOr"),   QStringLiteral("RdBu"),   QStringLiteral("RdGy"),
        QStringLiteral("RdYlBu"), QStringLiteral("RdYlGn"), QStringLiteral("Spectral")};
    if (twoWay.contains(scheme)) {
        QVERIFY(contrastAt(0) >= 3);
        QVERIFY(contrastAt(7) < contrastAt(0) && contrastAt(8) < contrastAt(15));
        QVERIFY(ramp[0] != ramp[15]);
    } else if (!hues.contains(scheme)) {
        for (size_t i = 1; i < ramp.size(); ++i)
            QVERIFY2(contrastAt(i) > contrastAt(i - 1), qPrintable(QString::number(i)));
    } else {
        QVERIFY(std::abs(contrastAt(4) - contrastAt(12)) < 1);
    }
}

void HeatmapChartTest::rampOptions()
{
    const auto ramp = colorRamp({QStringLiteral("Blues"), 5, false}, ThemeMode::Dark);
    auto back = colorRamp({QStringLiteral("interpolateBlues"), 5, true}, ThemeMode::Dark);
    std::reverse(back.begin(), back.end());
    QCOMPARE(ramp, back);
    QCOMPARE(colorRamp({QStringLiteral("Blues"), 1, false}, ThemeMode::Dark).size(), size_t{2});
    QCOMPARE(colorRamp({QStringLiteral("Blues"), 999, false}, ThemeMode::Dark).size(), size_t{128});
    QVERIFY(!isRampScheme(QStringLiteral("Plaid")));
    QCOMPARE(colorRamp({QStringLiteral("Plaid"), 8, false}, ThemeMode::Light),
             colorRamp({QStringLiteral("Oranges"), 8, false}, ThemeMode::Light));
    const QColor ground = Theme::dark().color(ColorRole::Surface);
    const auto opacity = opacityRamp(QColor(Qt::red), {{}, 10, false}, ground);
    QCOMPARE(opacity.back(), QColor(Qt::red).rgb());
    QVERIFY(contrastRatio(QColor(opacity.front()), ground) < 1.5);
}

void HeatmapChartTest::countsTakeSteps_data()
{
    QTest::addColumn<HeatmapColorScale>("scale");
    QTest::addColumn<double>("exponent");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    QTest::addColumn<double>("count");
    QTest::addColumn<int>("step");
    const auto linear = HeatmapColorScale::Linear;
    const auto exponential = HeatmapColorScale::Exponential;
    QTest::newRow("nothing") << linear << 1.0 << 0.0 << 100.0 << 0.0 << 1;
    QTest::newRow("half") << linear << 1.0 << 0.0 << 100.0 << 50.0 << 6;
    QTest::newRow("all") << linear << 1.0 << 0.0 << 100.0 << 100.0 << 10;
    QTest::newRow("clipped above") << linear << 1.0 << 0.0 << 100.0 << 1e9 << 10;
    QTest::newRow("clipped below") << linear << 1.0 << 40.0 << 100.0 << 2.0 << 1;
    QTest::newRow("square root lifts a quarter to half") << exponential << 0.5 << 0.0 << 100.0 << 25.0 << 6;
    QTest::newRow("square lowers half to a quarter") << exponential << 2.0 << 0.0 << 100.0 << 50.0 << 3;
    QTest::newRow("infinite") << linear << 1.0 << 0.0 << 100.0 << inf << 10;
    QTest::newRow("no number") << linear << 1.0 << 0.0 << 100.0 << nan_ << 0;
}

void HeatmapChartTest::countsTakeSteps()
{
    QFETCH(HeatmapColorScale, scale);
    QFETCH(double, exponent);
    QFETCH(double, min);
    QFETCH(double, max);
    QFETCH(double, count);
    QFETCH(int, step);
    HeatmapColors colors = schemeOf("Oranges", 10);
    colors.scale = scale;
    colors.exponent = exponent;
    colors.min = min;
    colors.max = max;
    QCOMPARE(static_cast<int>(CountScale({}, colors, {}).step(count)), step);
}

void HeatmapChartTest::boundsLieOnTheAxis_data()
{
    QTest::addColumn<HeatmapScale>("scale");
    QTest::addColumn<bool>("isReversed");
    QTest::addColumn<double>("bound");
    QTest::addColumn<double>("position");
    // Bounds 1, 2, 4, 8.
    QTest::newRow("linear") << HeatmapScale::Linear << false << 4.5 << 0.5;
    QTest::newRow("log2") << HeatmapScale::Log2 << false << 2.0 << 1.0 / 3;
    QTest::newRow("log10 lies the same") << HeatmapScale::Log10 << false << 4.0 << 2.0 / 3;
    QTest::newRow("reversed") << HeatmapScale::Log2 << true << 2.0 << 2.0 / 3;
    QTest::newRow("row") << HeatmapScale::Rows << false << 1.0 << 0.25;
    QTest::newRow("beyond") << HeatmapScale::Linear << false << 99.0 << 1.0;
}

void HeatmapChartTest::boundsLieOnTheAxis()
{
    QFETCH(HeatmapScale, scale);
    QFETCH(bool, isReversed);
    QFETCH(double, bound);
    QFETCH(double, position);
    HeatmapAxis axis = axisOf(scale);
    axis.isReversed = isReversed;
    axis.rows = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
    const std::vector<HeatmapCell> cells{
        {second(0), second(1), 1, 2, 1}, {second(0), second(1), 2, 4, 1}, {second(0), second(1), 4, 8, 1}};
    const ValueScale found = heatmapScale(cells, axis, 200);
    QVERIFY(std::abs(*heatmapPosition(found, axis, bound) - position) < 1e-9);
    QVERIFY(!heatmapPosition(found, axis, nan_));
    QVERIFY(found.ticks.size() >= 2 || scale == HeatmapScale::Log10);
}

// The open ends of a histogram get the room of one more bucket; what is no number is left out.
void HeatmapChartTest::openAndBrokenBoundsAreHeld()
{
    const std::vector<HeatmapCell> cells{
        {second(0), second(60), -inf, 1, 5},   {second(0), second(60), 1, 2, 9},
        {second(0), second(60), 2, inf, 3},    {second(0), second(60), nan_, 2, 9},
        {second(0), second(60), -inf, inf, 9}, {second(0), second(60), 1, 2, nan_},
        {second(60), second(0), 1, 2, 9},      {second(500), second(560), 1, 2, 9},
    };
    for (const HeatmapScale scale : {HeatmapScale::Linear, HeatmapScale::Log2, HeatmapScale::Log10}) {
        const HeatmapAxis axis = axisOf(scale);
        RasterSetup setup{QSize(60, 90), {second(0), second(60)}, heatmapScale(cells, axis, 90), axis, 0};
        QCOMPARE(cellPixels(cells[0], setup), QRect(0, 60, 60, 30));
        QCOMPARE(cellPixels(cells[1], setup), QRect(0, 30, 60, 30));
        QCOMPARE(cellPixels(cells[2], setup), QRect(0, 0, 60, 30));
        for (size_t i : {3u, 4u, 6u, 7u})
            QVERIFY(cellPixels(cells[i], setup).isEmpty());
    }
    HeatmapChart chart;
    chart.setCells(std::make_shared<const std::vector<HeatmapCell>>(cells));
    chart.setRange({second(0), second(60)});
    showChart(chart, {300, 200});
    QVERIFY(!pictureOf(chart).isNull());
    chart.setCells(nullptr);
    QVERIFY(!pictureOf(chart).isNull());
}

void HeatmapChartTest::cellsShareEdgesAndKeepTheirGap()
{
    const std::vector<HeatmapCell> cells{{second(0), second(10), 0, 1, 1}, {second(10), second(20), 0, 1, 2}};
    const HeatmapAxis axis = axisOf(HeatmapScale::Linear);
    RasterSetup setup{QSize(41, 20), {second(0), second(20)}, heatmapScale(cells, axis, 20), axis, 1};
    const std::vector<std::uint8_t> steps{1, 2};
    const std::vector<QRgb> ramp{qRgb(1, 0, 0), qRgb(2, 0, 0)};
    const QImage image = rasterHeatmap(cells, steps, ramp, setup);
    QCOMPARE(image.pixel(19, 0), ramp[0]);
    QCOMPARE(qAlpha(image.pixel(20, 0)), 0);
    QCOMPARE(image.pixel(21, 0), ramp[1]);
    QCOMPARE(qAlpha(image.pixel(5, 19)), 0); // the gap below
    setup.gap = 0;
    QCOMPARE(rasterHeatmap(cells, steps, ramp, setup).pixel(20, 0), ramp[0]);
    // Cells smaller than the gap are not eaten by it.
    setup.pixels = QSize(4, 2);
    setup.gap = 3;
    QCOMPARE(rasterHeatmap(cells, steps, ramp, setup).pixel(3, 1), ramp[1]);
}

void HeatmapChartTest::hiddenCountsAreNotPainted()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    showChart(*chart, {600, 240});
    const QRect plot = chart->plotRect().toRect();
    const QColor ground = Theme::dark().color(ColorRole::Surface);
    const int shown = countPainted(pictureOf(*chart), plot, ground);
    chart->setFilter({20.0, {}});
    const int fewer = countPainted(pictureOf(*chart), plot, ground);
    QVERIFY(fewer < shown * 3 / 4);
    chart->setFilter({20.0, 60.0});
    QVERIFY(countPainted(pictureOf(*chart), plot, ground) < fewer);
    QCOMPARE(chart->counts().max() < 60, true);
}

void HeatmapChartTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<HeatmapAxis>("axis");
    QTest::addColumn<HeatmapColors>("colors");
    QTest::addColumn<int>("gap");
    QTest::addColumn<bool>("hasLegend");
    const auto row = [](const char *name, const HeatmapAxis &axis, const HeatmapColors &colors, int gap = 1,
                        bool hasLegend = true) { QTest::newRow(name) << axis << colors << gap << hasLegend; };
    const HeatmapAxis log2 = axisOf(HeatmapScale::Log2);
    row("linear", axisOf(HeatmapScale::Linear), schemeOf("Oranges"));
    row("log2", log2, schemeOf("Blues"));
    row("log10", axisOf(HeatmapScale::Log10), schemeOf("Turbo"));
    HeatmapAxis axis = axisOf(HeatmapScale::Rows);
    for (int i = 0; i < 9; ++i)
        axis.rows << QStringLiteral("le %1").arg(i);
    row("rows", axis, schemeOf("Greens"));
    axis = log2;
    axis.isReversed = true;
    row("reversed axis", axis, schemeOf("Spectral"));
    axis = log2;
    axis.title = QStringLiteral("latency");
    row("title", axis, schemeOf("RdYlGn"));
    axis = log2;
    axis.isShown = false;
    row("no axis", axis, schemeOf("RdYlGn"));
    axis = log2;
    axis.min = 0.02;
    axis.max = 4;
    row("ends", axis, schemeOf("YlOrRd"));
    row("two steps", log2, schemeOf("Reds", 2));
    row("128 steps", log2, schemeOf("Reds", 128));
    HeatmapColors colors = schemeOf("Purples");
    colors.scale = HeatmapColorScale::Linear;
    row("linear colours", log2, colors);
    colors.ramp.isReversed = true;
    row("reversed colours", log2, colors);
    colors = schemeOf("Greys");
    colors.min = 10;
    colors.max = 60;
    row("clipped colours", log2, colors);
    colors.mode = HeatmapColorMode::Opacity;
    colors.color = SeriesColor::palette(2);
    row("opacity", log2, colors);
    row("wide gap", log2, schemeOf("Blues"), 3);
    row("no legend", log2, schemeOf("Blues"), 0, false);
}

void HeatmapChartTest::everyOptionIsDrawn()
{
    QFETCH(HeatmapAxis, axis);
    QFETCH(HeatmapColors, colors);
    QFETCH(int, gap);
    QFETCH(bool, hasLegend);
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    chart->setCells(axis.scale == HeatmapScale::Rows ? named(60, 9) : latency(60, 9));
    chart->setAxis(axis);
    chart->setColors(colors);
    chart->setCellGap(gap);
    chart->setLegendShown(hasLegend);
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        ThemeManager::installed()->setMode(mode);
        showChart(*chart, {600, 240});
        const QImage picture = pictureOf(*chart);
        const Theme &theme = Theme::forMode(mode);
        const auto ramp = colors.mode == HeatmapColorMode::Opacity
            ? opacityRamp(colors.color.resolve(theme), colors.ramp, theme.color(ColorRole::Surface))
            : colorRamp(colors.ramp, mode);
        const QRect plot = chart->plotRect().toRect();
        QVERIFY(countPixels(picture, QColor(ramp.back()), plot) > 20);
        QCOMPARE(chart->legendRect().isEmpty(), !hasLegend);
        if (hasLegend)
            QVERIFY(countPixels(picture, QColor(ramp.back()), chart->legendRect().toRect()) > 0);
        QCOMPARE(countPainted(picture, QRect(0, 0, plot.left() - 4, plot.bottom()),
                              theme.color(ColorRole::Surface))
                     > 20,
                 axis.isShown);
    }
    ThemeManager::installed()->setMode(ThemeMode::Dark);
}

void HeatmapChartTest::pointerMeetsItsCell()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    showChart(*chart, {600, 240});
    QSignalSpy moved(chart.get(), &HeatmapChart::cursorMoved);
    const size_t wanted = 9 * 30 + 4;
    QTest::mouseMove(chart.get(), chart->cellRect(wanted).center().toPoint());
    QCOMPARE(chart->currentCell(), std::optional(wanted));
    QCOMPARE(moved.size(), 1);
    QVERIFY(chart->cursor() && std::abs(toUnixMilliseconds(*chart->cursor()) - 1'830'000) < 30'000);
    // The mark above the legend stands over the count.
    const QRectF legend = chart->legendRect();
    const QRect above = QRectF(legend.left(), legend.top() - 7, legend.width(), 5).toRect();
    QVERIFY(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Text), above) > 5);
    QTest::mouseMove(chart.get(), QPoint(2, 2));
    QVERIFY(!chart->currentCell() && !chart->cursor());
}

void HeatmapChartTest::tooltipTellsColumnAndQuantiles()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    chart->setQuantiles([](Instant) {
        return std::vector<std::pair<QString, QString>>{{QStringLiteral("p50"), QStringLiteral("41 ms")},
                                                        {QStringLiteral("p99"), QStringLiteral("2.3 s")}};
    });
    chart->setTooltipNotes([](Instant) { return QStringList{QStringLiteral("Deploy 14:02")}; });
    showChart(*chart, {600, 240});
    QTest::mouseMove(chart.get(), chart->cellRect(9 * 30 + 4).center().toPoint());
    auto *tooltip = chart->findChild<HeatmapTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    const HeatmapTip &tip = tooltip->tip();
    QCOMPARE(tip.column.size(), size_t{9});
    QCOMPARE(tip.current, std::optional(4));
    QCOMPARE(tip.rows.front().name, QStringLiteral("160\u00a0ms to 320\u00a0ms"));
    QCOMPARE(tip.quantiles.size(), size_t{2});
    QCOMPARE(tip.notes, QStringList{QStringLiteral("Deploy 14:02")});
    QVERIFY(countPixels(pictureOf(*tooltip), Theme::dark().color(ColorRole::Accent)) > 20);
    chart->setTooltipHistogram(false);
    QVERIFY(tooltip->tip().column.empty());
    chart->hide();
    QVERIFY(!tooltip->isVisible());
}

void HeatmapChartTest::dragClickAndKeys()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    showChart(*chart, {600, 240});
    TimeRange chosen;
    connect(chart.get(), &HeatmapChart::rangeSelected, this, [&](const TimeRange &range) { chosen = range; });
    QSignalSpy pins(chart.get(), &HeatmapChart::pinToggled);
    const QRectF plot = chart->plotRect();
    const auto point = [&](double share) {
        return QPointF(plot.left() + share * plot.width(), plot.center().y()).toPoint();
    };
    QTest::mousePress(chart.get(), Qt::LeftButton, {}, point(0.25));
    QTest::mouseMove(chart.get(), point(0.5));
    QTest::mouseRelease(chart.get(), Qt::LeftButton, {}, point(0.75));
    QVERIFY(std::abs(toUnixMilliseconds(chosen.from) - 900'000) < 8'000);
    QVERIFY(std::abs(toUnixMilliseconds(chosen.to) - 2'700'000) < 8'000);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, point(0.5));
    QVERIFY(chart->pinned());
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(!chart->pinned());
    QCOMPARE(pins.size(), 2);
    chosen = {};
    turnWheel(*chart, point(0.5), 120, Qt::ControlModifier);
    QVERIFY(std::abs(toSeconds(chosen.length()) - 2400) < 1);
    // Keys go from column to column and from cell to cell.
    chart->setCursor(second(30));
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QVERIFY(std::abs(toUnixMilliseconds(*chart->cursor()) - 90'000) < 1'000);
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QVERIFY(chart->currentCell());
    const size_t first = *chart->currentCell();
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QVERIFY(*chart->currentCell() < first);
    QSignalSpy activated(chart.get(), &HeatmapChart::cellActivated);
    QTest::keyClick(chart.get(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QCOMPARE(*chart->cursor(), second(0));
    QTest::keyClick(chart.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QVERIFY(chosen.from == second(0) && toSeconds(chosen.length()) > 300);
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("540 cells")));
}

void HeatmapChartTest::exemplarsAreReached()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    chart->setExemplars(
        {{second(600), 0.05, QStringLiteral("trace 8f1c")}, {second(1800), 2, QStringLiteral("trace 22aa")}});
    showChart(*chart, {600, 240});
    QSignalSpy activated(chart.get(), &HeatmapChart::exemplarActivated);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->exemplarPoint(1).toPoint());
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.takeFirst().front().toInt(), 1);
    QVERIFY(!chart->pinned());
    QTest::keyClick(chart.get(), Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(chart.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(chart->cursor().has_value(), true);
    auto *tooltip = chart->findChild<HeatmapTooltip *>();
    QVERIFY(tooltip && !tooltip->tip().notes.isEmpty());
}

void HeatmapChartTest::manyCellsAreFast()
{
    const std::unique_ptr<HeatmapChart> chart(chartOf());
    chart->setCells(latency(4000, 50));
    chart->setRange({second(0), second(60 * 4000)});
    showChart(*chart, {1600, 500});
    QImage target(chart->size(), QImage::Format_ARGB32_Premultiplied);
    const auto least = [&](auto prepare) {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 8; ++i) {
            prepare();
            QElapsedTimer timer;
            timer.start();
            chart->render(&target, {}, {}, QWidget::RenderFlags{});
            best = std::min(best, timer.nsecsElapsed());
        }
        return static_cast<double>(best) / 1e6;
    };
    const double still = least([] { });
    const double anew = least([&] { chart->setCellGap(1); });
    qInfo("200,000 cells: %.2f ms from the picture, %.2f ms anew", still, anew);
#ifdef QT_NO_DEBUG
    QVERIFY2(anew < 16, qPrintable(QString::number(anew)));
#endif
    QVERIFY2(still < 16, qPrintable(QString::number(still)));
}

void HeatmapChartTest::pictures()
{
    ChartSheet sheet(3);
    const auto add = [&](const HeatmapAxis &axis, const HeatmapColors &colors, int gap = 1) {
        auto *chart = sheet.add(chartOf(), QSize(440, 210));
        chart->setCells(axis.scale == HeatmapScale::Rows ? named(60, 9) : latency(60, 9));
        chart->setAxis(axis);
        chart->setColors(colors);
        chart->setCellGap(gap);
        return chart;
    };
    const HeatmapAxis log2 = axisOf(HeatmapScale::Log2);
    HeatmapAxis titled = log2;
    titled.title = QStringLiteral("latency");
    auto *first = add(titled, schemeOf("Blues"));
    first->setQuantiles([](Instant) {
        return std::vector<std::pair<QString, QString>>{{QStringLiteral("p50"), QStringLiteral("160 ms")},
                                                        {QStringLiteral("p90"), QStringLiteral("320 ms")},
                                                        {QStringLiteral("p99"), QStringLiteral("640 ms")}};
    });
    first->setExemplars(
        {{second(600), 0.05, QStringLiteral("trace 8f1c")}, {second(2900), 2, QStringLiteral("trace 22aa")}});
    add(log2, schemeOf("Oranges"));
    add(axisOf(HeatmapScale::Log10), schemeOf("YlOrRd"));
    HeatmapAxis rows = axisOf(HeatmapScale::Rows);
    for (const char *name :
         {"10 ms", "20 ms", "40 ms", "80 ms", "160 ms", "320 ms", "640 ms", "1.28 s", "over"})
        rows.rows << QString::fromLatin1(name);
    add(rows, schemeOf("Spectral"));
    add(axisOf(HeatmapScale::Linear), schemeOf("Turbo"), 0);
    add(log2, schemeOf("RdYlGn", 8));
    HeatmapColors opacity = schemeOf("");
    opacity.mode = HeatmapColorMode::Opacity;
    opacity.color = SeriesColor::palette(3);
    add(log2, opacity);
    add(log2, schemeOf("Viridis"));
    add(log2, schemeOf("Greens", 5))->setPinned(second(1200));
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    hover(*first, first->cellRect(9 * 30 + 4).center());
    QVERIFY(first->currentCell());
    savePictures(sheet, QStringLiteral("heatmap"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    HeatmapChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_heatmapchart.moc"
