// The value axes of a chart: scales, sides, names, grids, and the marks that keep to them. With
// YAGURA_PICTURES=DIR one sheet a theme is written there.
#include "kit/thememanager.h"
#include "widgets/kit/chartparts.h"

#include <QApplication>
#include <QDir>

#include <limits>

using namespace yagura;
using namespace yagura::kit;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

ValueAxisOptions unit(const char *id)
{
    ValueAxisOptions axis;
    axis.unitId = QString::fromLatin1(id);
    return axis;
}

ChartSeries onAxis(ChartSeries series, int axis)
{
    series.axis = axis;
    return series;
}

ChartSeries level(const char *name, double value, int color, int axis = 0)
{
    return onAxis(wave(QString::fromLatin1(name), color,
                       [value](int i) { return value * (1 + 0.1 * std::sin(i / 9.0)); }),
                  axis);
}

std::unique_ptr<TimeSeriesChart> twoUnits(AxisSide first, AxisSide second)
{
    auto chart = hundredSeconds();
    ValueAxisOptions bytes = unit("bytes");
    bytes.side = first;
    bytes.label = QStringLiteral("Memory");
    ValueAxisOptions seconds = unit("s");
    seconds.side = second;
    seconds.label = QStringLiteral("Latency");
    chart->setAxes({bytes, seconds});
    chart->setSeries({level("memory", 3e8, 0), level("latency", 0.4, 1, 1)});
    return chart;
}

std::unique_ptr<TimeSeriesChart> withAxis(const ValueAxisOptions &axis)
{
    auto chart = hundredSeconds();
    chart->setAxis(axis);
    chart->setSeries({wave(QStringLiteral("grows"), 0, [](int i) { return std::pow(2.0, i / 8.0); })});
    return chart;
}

} // namespace

class ChartAxesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noTickIsNamedTwice();
    void ends_data();
    void ends();
    void logPositions_data();
    void logPositions();
    void logScaleIsEvenInThePicture();
    void symlogReachesBelowZero();
    void decimalsOfTicks();
    void nonsenseIsLeftOut_data();
    void nonsenseIsLeftOut();
    void sides_data();
    void sides();
    void manyUnitsStandBesideEachOther();
    void seriesShareAxes();
    void fixedWidthGridAndColour();
    void zonesHaveTheirRows();
    void tooltipSpeaksEachAxisUnit();
    void thresholds_data();
    void thresholds();
    void savesPictures_data();
    void savesPictures();
};

void ChartAxesTest::noTickIsNamedTwice()
{
    ValueAxisOptions options;
    options.decimals = 0;
    QStringList labels;
    for (const ValueTick &tick : valueScale(0, 2, options, 120).ticks)
        labels << tick.label;
    QCOMPARE(labels.join(QLatin1Char('|')), QStringLiteral("0||1||2"));
}

void ChartAxesTest::ends_data()
{
    QTest::addColumn<ValueAxisOptions>("axis");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    ValueAxisOptions axis;
    QTest::newRow("from zero") << axis << 20.0 << 80.0 << 0.0 << 80.0;
    axis.startsAtZero = false;
    QTest::newRow("from the data") << axis << 20.0 << 80.0 << 20.0 << 80.0;
    axis.softMin = 10;
    axis.softMax = 100;
    QTest::newRow("soft ends reach farther") << axis << 20.0 << 80.0 << 10.0 << 100.0;
    QTest::newRow("soft ends give way") << axis << -20.0 << 180.0 << -50.0 << 200.0;
    QTest::newRow("soft ends without data") << axis << 1.0 << 0.0 << 10.0 << 100.0;
    axis = {};
    axis.softMin = 60;
    QTest::newRow("a soft end overrules zero") << axis << 70.0 << 90.0 << 60.0 << 90.0;
    axis = {};
    axis.min = 5;
    axis.max = 55;
    QTest::newRow("fixed ends") << axis << 20.0 << 80.0 << 5.0 << 55.0;
    axis = {};
    axis.isZeroCentred = true;
    QTest::newRow("zero in the middle") << axis << -20.0 << 80.0 << -100.0 << 100.0;
    QTest::newRow("zero in the middle of negative values") << axis << -80.0 << -20.0 << -100.0 << 100.0;
}

void ChartAxesTest::ends()
{
    QFETCH(ValueAxisOptions, axis);
    QFETCH(double, low);
    QFETCH(double, high);
    const ValueScale scale = valueScale(low, high, axis, 180);
    QTEST(scale.min, "min");
    QTEST(scale.max, "max");
}

void ChartAxesTest::logPositions_data()
{
    QTest::addColumn<double>("base");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<int>("height");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("10") << 10.0 << 1.0 << 100.0 << 300 << QList<double>{1, 2, 5, 10, 20, 50, 100};
    QTest::newRow("10, low") << 10.0 << 1.0 << 1000.0 << 80 << QList<double>{1, 10, 100, 1000};
    QTest::newRow("2") << 2.0 << 1.0 << 16.0 << 300 << QList<double>{1, 2, 4, 8, 16};
    QTest::newRow("2, rounded outwards") << 2.0 << 3.0 << 17.0 << 300 << QList<double>{2, 4, 8, 16, 32};
    QTest::newRow("2, every other") << 2.0 << 1.0 << 256.0 << 100 << QList<double>{1, 4, 16, 64, 256};
}

void ChartAxesTest::logPositions()
{
    QFETCH(double, base);
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(int, height);
    QFETCH(QList<double>, ticks);
    ValueAxisOptions axis;
    axis.scale = ScaleKind::Logarithmic;
    axis.logBase = base;
    const ValueScale scale = valueScale(low, high, axis, height);
    QList<double> found;
    for (const ValueTick &tick : scale.ticks) {
        found << tick.value;
        QVERIFY(!tick.label.isEmpty());
        QVERIFY(std::abs(scale.valueAt(scale.position(tick.value)) - tick.value) < 1e-9 * tick.value);
    }
    QCOMPARE(found, ticks);
    // Each power is as far from the next as the last.
    const double step = scale.position(base * scale.min) - scale.position(scale.min);
    QVERIFY(std::abs(scale.position(base * base * scale.min) - scale.position(base * scale.min) - step)
            < 1e-12);
    QCOMPARE(scale.position(-5), 0.0);
}

void ChartAxesTest::logScaleIsEvenInThePicture()
{
    ValueAxisOptions axis;
    axis.scale = ScaleKind::Logarithmic;
    axis.logBase = 2;
    const auto chart = withAxis(axis);
    const ChartPicture picture(*chart);
    // 2^(t/8) is a straight line there.
    const QRectF plot = chart->plotRect();
    const double low = chart->mapping().scale.position(1);
    const double high = chart->mapping().scale.position(std::pow(2.0, 12.5));
    for (const double share : {0.25, 0.5, 0.75}) {
        const double y = plot.bottom() - (low + share * (high - low)) * plot.height();
        const QPoint at(static_cast<int>(plot.left() + share * plot.width()), static_cast<int>(y));
        QVERIFY(picture.inkAt(at, picture.palette(0), 2) > 0.6);
    }
}

void ChartAxesTest::symlogReachesBelowZero()
{
    ValueAxisOptions axis;
    axis.scale = ScaleKind::Symlog;
    axis.linearThreshold = 10;
    const ValueScale scale = valueScale(-1'000, 1'000, axis, 300);
    QCOMPARE(scale.min, -1'000.0);
    QCOMPARE(scale.max, 1'000.0);
    QCOMPARE(scale.position(0), 0.5);
    QList<double> ticks;
    for (const ValueTick &tick : scale.ticks)
        ticks << tick.value;
    QCOMPARE(ticks, (QList<double>{-1'000, -100, -10, 0, 10, 100, 1'000}));
    // Near zero as good as linear, far out a decade is as long as a decade.
    QVERIFY(std::abs((scale.position(2) - 0.5) / (scale.position(1) - 0.5) - 2) < 0.02);
    const double decade = scale.position(1'000) - scale.position(100);
    QVERIFY(std::abs(scale.position(10'000) - scale.position(1'000) - decade) < 0.01);
    for (const double value : {-777.0, -3.0, 0.0, 42.0})
        QVERIFY(std::abs(scale.valueAt(scale.position(value)) - value) < 1e-9);
}

void ChartAxesTest::decimalsOfTicks()
{
    ValueAxisOptions axis = unit("percent");
    axis.decimals = 2;
    const ValueScale scale = valueScale(0, 100, axis, 180);
    QCOMPARE(scale.ticks.back().label, unitText(100, QStringLiteral("percent"), 2).joined());
    QVERIFY(scale.ticks.back().label.startsWith(QLatin1String("100.00")));
}

void ChartAxesTest::nonsenseIsLeftOut_data()
{
    QTest::addColumn<ScaleKind>("kind");
    QTest::newRow("linear") << ScaleKind::Linear;
    QTest::newRow("log") << ScaleKind::Logarithmic;
    QTest::newRow("symlog") << ScaleKind::Symlog;
}

// Files of dashboards and answers of servers may hold any number.
void ChartAxesTest::nonsenseIsLeftOut()
{
    QFETCH(ScaleKind, kind);
    const std::vector<double> strange{-infinity, std::nan(""), -9e307, 1e308, 0, 1e-300, 5};
    for (const double a : strange) {
        for (const double b : strange) {
            for (const double c : strange) {
                ValueAxisOptions axis;
                axis.scale = kind;
                axis.min = a;
                axis.max = b;
                axis.softMin = c;
                axis.linearThreshold = c;
                axis.logBase = a;
                for (const auto &[low, high] :
                     {std::pair(b, c), std::pair(1.0, 0.0), std::pair(-1e308, 1e308)}) {
                    const ValueScale scale = valueScale(low, high, axis, 200);
                    const QString text = QStringLiteral("min %1, max %2, soft %3, data %4 to %5: %6 to %7")
                                             .arg(a)
                                             .arg(b)
                                             .arg(c)
                                             .arg(low)
                                             .arg(high)
                                             .arg(scale.min)
                                             .arg(scale.max);
                    QVERIFY2(std::isfinite(scale.min) && std::isfinite(scale.max) && scale.min < scale.max,
                             qPrintable(text));
                    QVERIFY(scale.ticks.size() < 110);
                    QVERIFY(!std::isnan(scale.position(1)));
                }
            }
        }
    }
}

void ChartAxesTest::sides_data()
{
    QTest::addColumn<AxisSide>("first");
    QTest::addColumn<AxisSide>("second");
    QTest::addColumn<bool>("hasLeft");
    QTest::addColumn<bool>("hasRight");
    QTest::newRow("auto") << AxisSide::Auto << AxisSide::Auto << true << true;
    QTest::newRow("both left") << AxisSide::Left << AxisSide::Left << true << false;
    QTest::newRow("both right") << AxisSide::Right << AxisSide::Right << false << true;
    QTest::newRow("exchanged") << AxisSide::Right << AxisSide::Left << true << true;
    QTest::newRow("second hidden") << AxisSide::Auto << AxisSide::Hidden << true << false;
    QTest::newRow("both hidden") << AxisSide::Hidden << AxisSide::Hidden << false << false;
}

void ChartAxesTest::sides()
{
    QFETCH(AxisSide, first);
    QFETCH(AxisSide, second);
    const auto chart = twoUnits(first, second);
    const ChartPicture picture(*chart);
    const QRectF plot = chart->plotRect();
    const QRectF left(0, plot.top(), plot.left() - 2, plot.height());
    const QRectF right(plot.right() + 2, plot.top(), chart->width() - plot.right() - 2, plot.height());
    QTEST(picture.hasText(left), "hasLeft");
    QTEST(picture.hasText(right), "hasRight");
    // Each on its own scale: both in the upper half, though one is a billion times the other.
    for (const auto &[value, axis, color] : {std::tuple(3e8, size_t{0}, 0), std::tuple(0.4, size_t{1}, 1)}) {
        QVERIFY(chart->axes()[axis].mapping.scale.position(value) > 0.4);
        QVERIFY(picture.inkAt(picture.place(0, value, axis), picture.palette(color), 2) > 0.5);
    }
    for (const PlotAxis &axis : chart->axes())
        QVERIFY(!axis.isShown || QRectF(chart->rect()).contains(axis.room));
}

void ChartAxesTest::manyUnitsStandBesideEachOther()
{
    const auto chart = hundredSeconds({640, 240});
    chart->setAxes({unit("bytes"), unit("s"), unit("percent"), unit("reqps")});
    chart->setSeries(
        {level("a", 3e8, 0, 0), level("b", 0.4, 1, 1), level("c", 50, 2, 2), level("d", 900, 3, 3)});
    const ChartPicture picture(*chart);
    const auto &axes = chart->axes();
    QVERIFY(!axes[0].isRight && axes[1].isRight && axes[2].isRight && axes[3].isRight);
    for (size_t i = 0; i < axes.size(); ++i) {
        QVERIFY(picture.hasText(axes[i].room));
        for (size_t k = 0; k < i; ++k)
            QVERIFY(!axes[i].room.intersects(axes[k].room));
    }
    QVERIFY(axes[0].hasGrid && !axes[1].hasGrid && !axes[3].hasGrid);
}

void ChartAxesTest::seriesShareAxes()
{
    std::vector<ChartSeries> series{level("a", 1, 0), level("b", 2, 1), level("c", 3, 2), level("d", 4, 3)};
    ValueAxisOptions right = unit("s");
    right.side = AxisSide::Right;
    const auto axes = shareAxes(series, {unit("s"), unit("bytes"), unit("s"), right});
    QCOMPARE(axes.size(), size_t{3});
    QCOMPARE(series[0].axis, 0);
    QCOMPARE(series[1].axis, 1);
    QCOMPARE(series[2].axis, 0);
    QCOMPARE(series[3].axis, 2);
    QVERIFY(axes[2].side == AxisSide::Right);
}

void ChartAxesTest::zonesHaveTheirRows()
{
    const auto chart = withAxis(unit("short"));
    const auto draw = [&chart](QSize size) {
        chart->resize(size);
        return ChartPicture(*chart);
    };
    draw({600, 300});
    const QRectF one = chart->plotRect();
    const std::vector<QTimeZone> zones{QTimeZone::utc(), QTimeZone("Asia/Tokyo"),
                                       QTimeZone("America/New_York")};
    chart->setZones(zones);
    const ChartPicture picture = draw({600, 300});
    for (int row = 0; row < 3; ++row)
        QVERIFY(picture.hasText(
            QRectF(0, chart->plotRect().bottom() + 5 + row * timeLabelHeight, chart->plotRect().left(), 16)));
    QCOMPARE(chart->zoneRows(), size_t{3});
    QCOMPARE(one.height() - chart->plotRect().height(), 2.0 * timeLabelHeight);
    QVERIFY(chart->plotRect().left()
            >= QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(QStringLiteral("New York")));
    // A small chart keeps its plot rather than all of them.
    draw({600, 90});
    QVERIFY(chart->zoneRows() < 3);
    QVERIFY(chart->plotRect().height() > 20);
    chart->setZone(QTimeZone("Asia/Tokyo"));
    draw({600, 300});
    QCOMPARE(chart->plotRect(), one);
}

void ChartAxesTest::fixedWidthGridAndColour()
{
    ValueAxisOptions axis;
    axis.widthPx = 90;
    const auto wide = withAxis(axis);
    const ChartPicture first(*wide);
    QCOMPARE(wide->plotRect().left(), 90.0);
    const double tick = wide->mapping().scale.ticks[1].value;
    const QColor line = blend(first.ground(), first.role(ColorRole::Line), 0.75);
    const int gridded = first.inkInRow(tick, line);
    axis.grid = GridLines::Off;
    axis.color = AxisColor::Series;
    axis.hasLine = true;
    const auto plain = withAxis(axis);
    const ChartPicture second(*plain);
    QVERIFY(gridded > 300);
    QVERIFY(second.inkInRow(tick, line) < 50);
    const QRectF room = plain->axes()[0].room;
    int colored = 0;
    for (int y = 0; y < second.image().height(); ++y) {
        for (int x = 0; x < static_cast<int>(room.right()); ++x)
            colored += second.inkAt({x, y}, second.palette(0), 0) > 0.8 ? 1 : 0;
    }
    QVERIFY(colored > static_cast<int>(room.height())); // the line and the digits
}

void ChartAxesTest::tooltipSpeaksEachAxisUnit()
{
    const auto chart = twoUnits(AxisSide::Auto, AxisSide::Auto);
    ChartSeries own = level("own", 0.5, 2, 0);
    own.unitId = QStringLiteral("percentunit");
    own.decimals = 1;
    ChartSeries mapped = level("state", 0, 3, 0);
    mapped.formatter
        = [](double value) { return value < 1 ? QStringLiteral("down\nnow") : QStringLiteral("up"); };
    auto all = chart->series();
    all.push_back(own);
    all.push_back(mapped);
    chart->setSeries(all);
    chart->setTooltip({.sort = TooltipSort::None});
    chart->setCursor(fromUnixMilliseconds(0));
    const ChartPicture picture(*chart);
    const TooltipContent says = chart->tooltipContent();
    QCOMPARE(says.rows.size(), size_t{4});
    QCOMPARE(says.rows[0].value, unitText(3e8, QStringLiteral("bytes")).joined());
    QCOMPARE(says.rows[1].value, unitText(0.4, QStringLiteral("s")).joined());
    QCOMPARE(says.rows[2].value, unitText(0.5, QStringLiteral("percentunit"), 1).joined());
    QVERIFY(says.rows[3].value.startsWith(QLatin1String("down"))
            && !says.rows[3].value.contains(QLatin1Char('\n')));
}

void ChartAxesTest::thresholds_data()
{
    QTest::addColumn<ThresholdDrawing>("drawing");
    QTest::addColumn<double>("inked"); // share of the line's row
    QTest::addColumn<bool>("hasArea");
    QTest::newRow("line") << ThresholdDrawing::Line << 1.0 << false;
    QTest::newRow("dashed line") << ThresholdDrawing::DashedLine << 0.57 << false;
    QTest::newRow("area") << ThresholdDrawing::Area << 0.0 << true;
    QTest::newRow("line and area") << ThresholdDrawing::LineAndArea << 1.0 << true;
    QTest::newRow("dashed line and area") << ThresholdDrawing::DashedLineAndArea << 0.57 << true;
}

void ChartAxesTest::thresholds()
{
    QFETCH(ThresholdDrawing, drawing);
    QFETCH(double, inked);
    QFETCH(bool, hasArea);
    const auto chart = hundredSeconds();
    ChartThreshold limit{60, QStringLiteral("Limit 60"), kit::Severity::Critical, drawing};
    limit.until = 80;
    chart->setThresholds({limit});
    const ChartPicture picture(*chart);
    const QColor color = picture.role(ColorRole::Critical);
    const QRectF plot = chart->plotRect();
    int line = 0;
    for (int x = static_cast<int>(plot.left()) + 1; x < static_cast<int>(plot.right()); ++x)
        line += picture.inkAt({x, static_cast<int>(std::round(chart->mapping().y(60)))}, color, 0) > 0.8 ? 1
                                                                                                         : 0;
    QVERIFY(std::abs(line / plot.width() - inked) < 0.06);
    QCOMPARE(picture.inkAt(91, 73, color, 0) > 0.08, hasArea);
    QVERIFY(picture.inkAt(91, 91, color, 0) < 0.05); // above its end
    QVERIFY(picture.inkAt(91, 52, color, 0) < 0.05);
    for (const int x : {static_cast<int>(plot.left()) - 3, static_cast<int>(plot.right()) + 2})
        QVERIFY(picture.inkAt({x, static_cast<int>(chart->mapping().y(70))}, color, 0) < 0.05); // clipped
}

void ChartAxesTest::savesPictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
}

void ChartAxesTest::savesPictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(int, mode);
    ThemeManager::installed()->setMode(static_cast<ThemeMode>(mode));
    std::vector<std::unique_ptr<TimeSeriesChart>> charts;
    charts.push_back(twoUnits(AxisSide::Auto, AxisSide::Auto));
    charts.push_back(twoUnits(AxisSide::Left, AxisSide::Left));
    charts.push_back(hundredSeconds());
    charts.back()->setAxes({unit("bytes"), unit("s"), unit("percent"), unit("reqps")});
    charts.back()->setSeries(
        {level("a", 3e8, 0, 0), level("b", 0.4, 1, 1), level("c", 50, 2, 2), level("d", 900, 3, 3)});
    for (const auto &[kind, base] :
         {std::pair(ScaleKind::Logarithmic, 10.0), std::pair(ScaleKind::Logarithmic, 2.0)}) {
        ValueAxisOptions axis = unit("s");
        axis.scale = kind;
        axis.logBase = base;
        axis.label = QStringLiteral("A name that is longer than the plot is high, which is not rare at all");
        charts.push_back(withAxis(axis));
    }
    ValueAxisOptions symlog;
    symlog.scale = ScaleKind::Symlog;
    symlog.color = AxisColor::Series;
    symlog.hasLine = true;
    charts.push_back(hundredSeconds());
    charts.back()->setAxis(symlog);
    charts.back()->setSeries(
        {wave(QStringLiteral("swings"), 2, [](int i) { return std::sinh((i - 50) / 5.0); })});
    for (const ThresholdDrawing drawing : {ThresholdDrawing::Line, ThresholdDrawing::DashedLineAndArea}) {
        charts.push_back(hundredSeconds());
        charts.back()->setSeries({level("load", 55, 0)});
        ChartThreshold warning{60, QStringLiteral("Limit 60"), kit::Severity::Warning, drawing, 80.0};
        ChartThreshold critical{80, QStringLiteral("Limit 80"), kit::Severity::Critical, drawing};
        ChartThreshold fine{-infinity, {}, kit::Severity::Ok, drawing, 60.0};
        charts.back()->setThresholds({fine, warning, critical});
    }
    ValueAxisOptions centred = unit("Bps");
    centred.isZeroCentred = true;
    charts.push_back(hundredSeconds());
    charts.back()->setAxis(centred);
    ChartSeries out = drawn(level("out", 300'000, 1),
                            SeriesDrawing{.fillOpacity = 20, .transform = SeriesTransform::NegativeY});
    charts.back()->setSeries({drawn(level("in", 500'000, 0), SeriesDrawing{.fillOpacity = 20}), out});
    QImage sheet(3 * 500, 3 * 260, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    for (int i = 0; i < static_cast<int>(charts.size()); ++i) {
        const ChartPicture picture(*charts[static_cast<size_t>(i)]);
        const QRect cell(i % 3 * 500, i / 3 * 260, 500, 260);
        painter.fillRect(cell, picture.ground());
        painter.drawImage(cell.topLeft() + QPoint(10, 10), picture.image());
    }
    painter.end();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(sheet.save(folder + QStringLiteral("/chartaxes-") + QString::fromLatin1(QTest::currentDataTag())
                       + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ChartAxesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chartaxes.moc"
