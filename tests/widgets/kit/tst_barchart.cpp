#include "kit/charts/bars/barchart.h"
#include "widgets/kit/chartbench.h"

#include <QPainter>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::BarLook)
Q_DECLARE_METATYPE(yagura::kit::BarAxis)

namespace {

const double nan_ = std::numeric_limits<double>::quiet_NaN();

QStringList services()
{
    return {QStringLiteral("checkout"), QStringLiteral("payment"), QStringLiteral("gateway"),
            QStringLiteral("catalogue")};
}

std::vector<BarSeries> twoSeries()
{
    return {{QStringLiteral("2xx"), SeriesColor::palette(0), {40, 30, 20, 10}},
            {QStringLiteral("5xx"), SeriesColor::role(ColorRole::Critical), {10, 20, 0, 30}}};
}

BarChart *chartOf(const BarLook &look = {})
{
    auto *chart = new BarChart(QStringLiteral("Responses"));
    chart->setBars(services(), twoSeries());
    chart->setLook(look);
    return chart;
}

BarLook lookOf(BarDirection direction, BarStacking stacking = BarStacking::None)
{
    BarLook look;
    look.direction = direction;
    look.stacking = stacking;
    return look;
}

QStringList longNames(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << QStringLiteral("/api/v2/customers/%1/orders").arg(i);
    return names;
}

std::vector<double> rising(int count)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(i + 1);
    return values;
}

const Bar *barOf(BarChart &chart, int category, int series)
{
    for (const Bar &bar : chart.bars()) {
        if (bar.category == category && bar.series == series)
            return &bar;
    }
    return nullptr;
}

} // namespace

class BarChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stacks_data();
    void stacks();
    void widthsAreShares_data();
    void widthsAreShares();
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void directionFollowsTheShape();
    void axisEnds_data();
    void axisEnds();
    void hostileValuesAreHeld();
    void valueLabels_data();
    void valueLabels();
    void categoryLabels();
    void turnedLabelsStayBelowThePlot_data();
    void turnedLabelsStayBelowThePlot();
    void thresholdIsDrawn_data();
    void thresholdIsDrawn();
    void titleHasItsRoom_data();
    void titleHasItsRoom();
    void secondAxisIsOpposite_data();
    void secondAxisIsOpposite();
    void coloursPerBar();
    void tooltips_data();
    void tooltips();
    void clickAndLegend();
    void keys();
    void pictures();
};

void BarChartTest::stacks_data()
{
    QTest::addColumn<BarStacking>("stacking");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::newRow("side by side") << BarStacking::None << 0.0 << 10.0;
    QTest::newRow("on top") << BarStacking::Normal << 40.0 << 50.0;
    QTest::newRow("of the whole") << BarStacking::Percent << 0.8 << 1.0;
}

void BarChartTest::stacks()
{
    QFETCH(BarStacking, stacking);
    QFETCH(double, low);
    QFETCH(double, high);
    const auto bars = stackedBars(twoSeries(), {true, true}, 4, stacking);
    QCOMPARE(bars.size(), size_t{8});
    QCOMPARE(bars[1].low, low);
    QCOMPARE(bars[1].high, high);
    // What is left out leaves its place.
    const auto fewer = stackedBars(twoSeries(), {false, true}, 4, stacking);
    QCOMPARE(fewer[0].low, 0.0);
    // Above and below zero are stacked apart.
    const std::vector<BarSeries> mixed{
        {QStringLiteral("a"), {}, {3}}, {QStringLiteral("b"), {}, {-2}}, {QStringLiteral("c"), {}, {-1}}};
    const auto apart = stackedBars(mixed, {true, true, true}, 1, BarStacking::Normal);
    QCOMPARE(apart[2].low, -2.0);
    QCOMPARE(apart[2].high, -3.0);
}

void BarChartTest::widthsAreShares_data()
{
    QTest::addColumn<double>("group");
    QTest::addColumn<double>("bar");
    QTest::newRow("usual") << 0.7 << 0.97;
    QTest::newRow("full") << 1.0 << 1.0;
    QTest::newRow("thin bars") << 0.7 << 0.4;
    QTest::newRow("thin groups") << 0.3 << 1.0;
}

void BarChartTest::widthsAreShares()
{
    QFETCH(double, group);
    QFETCH(double, bar);
    for (const BarDirection direction : {BarDirection::Vertical, BarDirection::Horizontal}) {
        BarLook look = lookOf(direction);
        look.groupWidth = group;
        look.barWidth = bar;
        const std::unique_ptr<BarChart> chart(chartOf(look));
        showChart(*chart, {640, 300});
        const QRectF rect = barOf(*chart, 1, 0)->rect;
        const double thick = direction == BarDirection::Vertical ? rect.width() : rect.height();
        QVERIFY(std::abs(thick - chart->plot().slotLength() * group / 2 * bar) <= 1.5);
        QVERIFY(!rect.intersects(barOf(*chart, 1, 1)->rect));
        QVERIFY(chart->plot().slot(1).adjusted(-1, -1, 1, 1).contains(rect));
    }
}

void BarChartTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<BarLook>("look");
    QTest::addColumn<LegendKind>("legend");
    QTest::addColumn<LegendPlacement>("place");
    int number = 0;
    for (const BarDirection direction :
         {BarDirection::Auto, BarDirection::Vertical, BarDirection::Horizontal}) {
        for (const BarStacking stacking : {BarStacking::None, BarStacking::Normal, BarStacking::Percent}) {
            for (const BarValues values : {BarValues::Auto, BarValues::Never, BarValues::Always}) {
                BarLook look = lookOf(direction, stacking);
                look.values = values;
                look.lineWidth = number % 3;
                look.labelRotation = number % 4 == 3 ? -45 : 0;
                const std::array kinds{LegendKind::List, LegendKind::Table, LegendKind::None};
                const auto place = number % 2 ? LegendPlacement::Right : LegendPlacement::Bottom;
                QTest::addRow("%d", number) << look << kinds[static_cast<size_t>(number) % 3] << place;
                ++number;
            }
        }
    }
}

void BarChartTest::everyOptionIsDrawn()
{
    QFETCH(BarLook, look);
    QFETCH(LegendKind, legend);
    QFETCH(LegendPlacement, place);
    const std::unique_ptr<BarChart> chart(chartOf(look));
    chart->setLegend(legend, place);
    showChart(*chart, {640, 300});
    const QImage picture = pictureOf(*chart);
    const QColor critical = Theme::dark().color(ColorRole::Critical);
    const Bar *bar = barOf(*chart, 3, 1);
    QVERIFY(bar);
    const double area = bar->rect.width() * bar->rect.height();
    QVERIFY(countPixels(picture, critical, bar->rect.toRect()) > area * 0.7);
    QCOMPARE(chart->legend().rect().isEmpty(), legend == LegendKind::None);
    QVERIFY(!QRectF(chart->legend().rect()).intersects(chart->plot().plot));
    QVERIFY(QRectF(chart->rect()).contains(chart->plot().plot));
    // Half as opaque: not the colour itself any more.
    look.fillOpacity = 0.5;
    look.lineWidth = 0;
    chart->setLook(look);
    QVERIFY(countPixels(pictureOf(*chart), critical, bar->rect.toRect()) < area * 0.1);
}

void BarChartTest::directionFollowsTheShape()
{
    const std::unique_ptr<BarChart> chart(chartOf());
    showChart(*chart, {400, 200});
    QVERIFY(!chart->plot().isHorizontal);
    showChart(*chart, {200, 400});
    QVERIFY(chart->plot().isHorizontal);
}

void BarChartTest::axisEnds_data()
{
    QTest::addColumn<BarAxis>("axis");
    QTest::addColumn<double>("min");
    QTest::addColumn<double>("max");
    const auto row = [](const char *name, double min, double max, auto change) {
        BarAxis axis;
        change(axis);
        QTest::newRow(name) << axis << min << max;
    };
    row("from the data", 0, 40, [](BarAxis &) { });
    row("fixed", 5, 25, [](BarAxis &axis) {
        axis.min = 5;
        axis.max = 25;
    });
    row("soft beyond", -20, 100, [](BarAxis &axis) {
        axis.softMin = -20;
        axis.softMax = 100;
    });
    row("soft within gives way", 0, 40, [](BarAxis &axis) { axis.softMax = 12; });
    row("logarithmic", 10, 50, [](BarAxis &axis) { axis.scale = ScaleKind::Logarithmic; });
}

void BarChartTest::axisEnds()
{
    QFETCH(BarAxis, axis);
    QFETCH(double, min);
    QFETCH(double, max);
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical)));
    chart->setAxis(axis);
    showChart(*chart, {640, 300});
    QCOMPARE(chart->plot().scale.min, min);
    QCOMPARE(chart->plot().scale.max, max);
    for (const Bar &bar : chart->bars())
        QVERIFY(chart->plot().plot.adjusted(-1, -1, 1, 1).contains(bar.rect.center()));
}

void BarChartTest::hostileValuesAreHeld()
{
    const double inf = std::numeric_limits<double>::infinity();
    for (const BarStacking stacking : {BarStacking::None, BarStacking::Normal, BarStacking::Percent}) {
        const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical, stacking)));
        chart->setBars({QStringLiteral("a\u202eb"), QStringLiteral("b"), QStringLiteral("c")},
                       {{QStringLiteral("s"), {}, {inf, nan_, -3}}, {QStringLiteral("short"), {}, {-inf}}});
        showChart(*chart, {300, 200});
        QVERIFY(!pictureOf(*chart).isNull());
        for (const Bar &bar : chart->bars())
            QVERIFY(QRectF(chart->rect()).contains(bar.rect.topLeft())
                    && QRectF(chart->rect()).contains(bar.rect.bottomRight()));
    }
    BarChart empty;
    showChart(empty, {300, 200});
    QTest::keyClick(&empty, Qt::Key_Right);
    QVERIFY(!pictureOf(empty).isNull() && !empty.current());
}

void BarChartTest::valueLabels_data()
{
    QTest::addColumn<BarValues>("values");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("auto with room") << BarValues::Auto << QSize(640, 300) << true;
    QTest::newRow("auto without") << BarValues::Auto << QSize(100, 90) << false;
    QTest::newRow("never") << BarValues::Never << QSize(640, 300) << false;
    QTest::newRow("always") << BarValues::Always << QSize(100, 90) << true;
}

void BarChartTest::valueLabels()
{
    QFETCH(BarValues, values);
    QFETCH(QSize, size);
    QFETCH(bool, isShown);
    BarLook look = lookOf(BarDirection::Vertical);
    look.values = values;
    const std::unique_ptr<BarChart> chart(chartOf(look));
    showChart(*chart, size);
    QCOMPARE(chart->hasValueLabels(), isShown);
    const QRectF bar = barOf(*chart, 1, 0)->rect;
    const QRect above = QRectF(bar.left(), bar.top() - 14, bar.width(), 12).toRect();
    QCOMPARE(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Text), above) > 0, isShown);
}

void BarChartTest::categoryLabels()
{
    BarLook look = lookOf(BarDirection::Vertical);
    look.labelLength = 8;
    const std::unique_ptr<BarChart> chart(chartOf(look));
    chart->setBars(longNames(3), {{QStringLiteral("n"), {}, rising(3)}});
    showChart(*chart, {640, 200});
    QCOMPARE(chart->categoryLabels().front(), QStringLiteral("/api/v2/…"));
    // Forty of them: every n-th stays, and those keep their distance.
    look.labelLength = 0;
    chart->setLook(look);
    chart->setBars(longNames(40), {{QStringLiteral("n"), {}, rising(40)}});
    const QStringList labels = chart->categoryLabels();
    QVERIFY(!labels[0].isEmpty() && labels[1].isEmpty());
    const auto shown
        = std::count_if(labels.begin(), labels.end(), [](const QString &l) { return !l.isEmpty(); });
    QVERIFY(shown >= 5 && shown <= 10);
    look.labelRotation = -90;
    chart->setLook(look);
    const QStringList turned = chart->categoryLabels();
    QVERIFY(std::count_if(turned.begin(), turned.end(), [](const QString &l) { return !l.isEmpty(); })
            > shown);
    look.labelRotation = 0;
    look.labelSpacing = 200;
    chart->setLook(look);
    const QStringList sparse = chart->categoryLabels();
    QVERIFY(std::count_if(sparse.begin(), sparse.end(), [](const QString &l) { return !l.isEmpty(); })
            < shown);
}

void BarChartTest::turnedLabelsStayBelowThePlot_data()
{
    QTest::addColumn<int>("rotation");
    for (const int rotation : {-90, -45, -30, 30, 45, 90})
        QTest::addRow("%d degrees", rotation) << rotation;
}

void BarChartTest::turnedLabelsStayBelowThePlot()
{
    QFETCH(int, rotation);
    BarLook look = lookOf(BarDirection::Vertical);
    look.labelRotation = rotation;
    const std::unique_ptr<BarChart> chart(chartOf(look));
    chart->setBars(longNames(12), {{QStringLiteral("n"), {}, rising(12)}});
    chart->setLegend(LegendKind::None, LegendPlacement::Bottom);
    showChart(*chart, {640, 300});
    const QRectF plot = chart->plot().plot;
    QVERIFY(plot.height() > 150);
    const QImage picture = pictureOf(*chart);
    const QColor ground = Theme::dark().color(ColorRole::Surface);
    const QRect below
        = QRectF(plot.left(), plot.bottom() + 4, plot.width(), chart->height() - plot.bottom() - 4).toRect();
    QVERIFY(countPainted(picture, below, ground) > 300);
    QCOMPARE(countPainted(picture, QRect(0, chart->height() - 1, chart->width(), 1), ground),
             0); // not cut off
}

void BarChartTest::thresholdIsDrawn_data()
{
    QTest::addColumn<BarDirection>("direction");
    QTest::newRow("upright") << BarDirection::Vertical;
    QTest::newRow("lying") << BarDirection::Horizontal;
}

void BarChartTest::thresholdIsDrawn()
{
    QFETCH(BarDirection, direction);
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(direction)));
    chart->setThresholds(
        {{45, QStringLiteral("limit"), kit::Severity::Warning}, {1e9, QStringLiteral("far"), {}}});
    showChart(*chart, {640, 300});
    QCOMPARE(chart->plot().scale.max, 50.0);
    const double at = chart->plot().valuePixel(45);
    const QRectF plot = chart->plot().plot;
    const QRectF line = direction == BarDirection::Vertical
        ? QRectF(plot.left(), std::round(at), plot.width(), 1)
        : QRectF(std::round(at), plot.top(), 1, plot.height());
    QVERIFY(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Warning), line.toRect()) > 100);
}

void BarChartTest::titleHasItsRoom_data()
{
    thresholdIsDrawn_data();
}

void BarChartTest::titleHasItsRoom()
{
    QFETCH(BarDirection, direction);
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(direction)));
    chart->setLegend(LegendKind::None, LegendPlacement::Bottom);
    showChart(*chart, {640, 300});
    const QRectF before = chart->plot().plot;
    BarAxis axis;
    axis.title = QStringLiteral("requests per second\u202e");
    chart->setAxis(axis);
    const QRectF plot = chart->plot().plot;
    const bool isUpright = direction == BarDirection::Vertical;
    QCOMPARE(isUpright ? plot.left() - before.left() : before.bottom() - plot.bottom(), 16.0);
    const QRect strip = isUpright ? QRect(0, 0, 16, 300) : QRect(0, 284, 640, 16);
    QVERIFY(countPainted(pictureOf(*chart), strip, Theme::dark().color(ColorRole::Surface)) > 100);
}

void BarChartTest::secondAxisIsOpposite_data()
{
    QTest::addColumn<BarDirection>("direction");
    QTest::addColumn<bool>("isFirstOnRight");
    for (const bool isRight : {false, true}) {
        QTest::addRow("upright, %d", isRight) << BarDirection::Vertical << isRight;
        QTest::addRow("lying, %d", isRight) << BarDirection::Horizontal << isRight;
    }
}

void BarChartTest::secondAxisIsOpposite()
{
    QFETCH(BarDirection, direction);
    QFETCH(bool, isFirstOnRight);
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(direction)));
    chart->setLegend(LegendKind::None, LegendPlacement::Bottom);
    std::vector<BarSeries> series = twoSeries();
    series[1].values = {1000, 2000, 3000, 4000};
    series[1].scale = BarScale::Second;
    chart->setBars({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")},
                   series);
    BarAxis first;
    first.isOnRight = isFirstOnRight;
    chart->setAxis(first);
    showChart(*chart, {640, 300});
    const QRectF before = chart->plot().plot;
    const double flat = barOf(*chart, 0, 0)->rect.width() * barOf(*chart, 0, 0)->rect.height();
    BarAxis second;
    second.format.unitId = QStringLiteral("bytes");
    chart->setAxis(first, second);
    const QRectF plot = chart->plot().plot;
    if (direction == BarDirection::Vertical)
        QVERIFY(isFirstOnRight ? plot.left() > before.left() + 10 : plot.right() < before.right() - 10);
    else
        QVERIFY(isFirstOnRight ? plot.bottom() < before.bottom() - 10 : plot.top() > before.top() + 10);
    // Each bar by its own scale: the small ones are not flattened by the large ones.
    QVERIFY(barOf(*chart, 0, 0)->rect.width() * barOf(*chart, 0, 0)->rect.height() > 5 * flat);
    QVERIFY(chart->plot().scale.max < 100 && chart->plot().second->max >= 4000);
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("B")));
}

void BarChartTest::coloursPerBar()
{
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical)));
    BarSeries one{QStringLiteral("a"), SeriesColor::palette(0), {1, 2, 3}, {}};
    one.barColors = {SeriesColor::role(ColorRole::Ok), SeriesColor::role(ColorRole::Warning),
                     SeriesColor::role(ColorRole::Critical)};
    chart->setBars({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")}, {one});
    showChart(*chart, {400, 200});
    const QImage picture = pictureOf(*chart);
    QVERIFY(countPixels(picture, Theme::dark().color(ColorRole::Ok)) > 100);
    QVERIFY(countPixels(picture, Theme::dark().color(ColorRole::Critical))
            > 2 * countPixels(picture, Theme::dark().color(ColorRole::Ok)));
}

void BarChartTest::tooltips_data()
{
    QTest::addColumn<TooltipMode>("tooltip");
    QTest::addColumn<bool>("isShownOnBar");
    QTest::addColumn<bool>("isShownBeside");
    QTest::newRow("single") << TooltipMode::Single << true << false;
    QTest::newRow("all") << TooltipMode::All << true << true;
    QTest::newRow("none") << TooltipMode::None << false << false;
}

void BarChartTest::tooltips()
{
    QFETCH(TooltipMode, tooltip);
    QFETCH(bool, isShownOnBar);
    QFETCH(bool, isShownBeside);
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical)));
    chart->setTooltip({tooltip, TooltipSort::None});
    showChart(*chart, {640, 300});
    const auto isShown = [&] {
        const auto *box = chart->window()->findChild<ChartTooltip *>();
        return box && box->isVisible();
    };
    const QRectF bar = barOf(*chart, 1, 1)->rect;
    QTest::mouseMove(chart.get(), bar.center().toPoint());
    QCOMPARE(chart->current(), std::optional(3));
    QCOMPARE(chart->categoryOf(3), 1);
    QCOMPARE(isShown(), isShownOnBar);
    QTest::mouseMove(chart.get(), QPointF(bar.center().x(), chart->plot().plot.top() + 2).toPoint());
    QCOMPARE(isShown(), isShownBeside);
    // Where all are told, a click in the empty room still isolates nothing.
    QTest::mouseClick(chart.get(), Qt::LeftButton, {},
                      QPointF(bar.center().x(), chart->plot().plot.top() + 2).toPoint());
    QVERIFY(chart->hidden().empty());
}

void BarChartTest::clickAndLegend()
{
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical, BarStacking::Normal)));
    showChart(*chart, {640, 300});
    QSignalSpy hidden(chart.get(), &BarChart::hiddenChanged);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, barOf(*chart, 0, 0)->rect.center().toPoint());
    QCOMPARE(chart->hidden(), std::vector{1});
    QVERIFY(!barOf(*chart, 0, 1));
    const int oneFigure = chart->legend().rect().width();
    chart->setLegend(LegendKind::Table, LegendPlacement::Right,
                     {LegendCalculation::Min, LegendCalculation::Max});
    QVERIFY(!chart->bars().empty());
    QVERIFY(chart->legend().rect().width() < oneFigure); // no longer over the whole width
    QVERIFY(chart->legend().rect().left() > chart->plot().plot.right());
    chart->setLegend(LegendKind::List, LegendPlacement::Bottom, {});
    QVERIFY(!chart->bars().empty());
    const QRect legend = chart->legend().rect();
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, QPoint(legend.left() + 4, legend.center().y()));
    QVERIFY(chart->hidden().empty());
    QCOMPARE(hidden.size(), 2);
}

void BarChartTest::keys()
{
    const std::unique_ptr<BarChart> chart(chartOf(lookOf(BarDirection::Vertical)));
    showChart(*chart, {640, 300});
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->current(), std::optional(0));
    QTest::keyClick(chart.get(), Qt::Key_Right); // the next category
    QCOMPARE(chart->current(), std::optional(2));
    QTest::keyClick(chart.get(), Qt::Key_Down); // the next series
    QCOMPARE(chart->current(), std::optional(3));
    QSignalSpy activated(chart.get(), &BarChart::activated);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(chart.get(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(chart->hidden(), std::vector{1});
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(chart->hidden().empty());
    chart->setLook(lookOf(BarDirection::Horizontal));
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QTest::keyClick(chart.get(), Qt::Key_Down); // lying, categories are below each other
    QCOMPARE(chart->current(), std::optional(2));
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("checkout, 2xx 40")));
}

void BarChartTest::pictures()
{
    ChartSheet sheet(3);
    const QSize size(430, 220);
    auto *first = sheet.add(chartOf(lookOf(BarDirection::Vertical)), size);
    first->setThresholds({{35, QStringLiteral("Limit 35"), kit::Severity::Warning}});
    sheet.add(chartOf(lookOf(BarDirection::Vertical, BarStacking::Normal)), size)
        ->setLegend(LegendKind::Table, LegendPlacement::Right,
                    {LegendCalculation::Max, LegendCalculation::Mean});
    sheet.add(chartOf(lookOf(BarDirection::Vertical, BarStacking::Percent)), size);
    BarAxis titled;
    titled.title = QStringLiteral("responses per second");
    first->setAxis(titled);
    auto *lying = sheet.add(chartOf(lookOf(BarDirection::Horizontal)), size);
    lying->setAxis(titled);
    lying->setThresholds({{35, QStringLiteral("Limit 35"), kit::Severity::Critical}});
    sheet.add(chartOf(lookOf(BarDirection::Horizontal, BarStacking::Normal)), size);
    BarLook look = lookOf(BarDirection::Vertical);
    look.labelRotation = -45;
    auto *turned = sheet.add(chartOf(look), size);
    turned->setBars(longNames(16), {{QStringLiteral("requests"), SeriesColor::palette(5), rising(16)}});
    auto *many = sheet.add(chartOf(lookOf(BarDirection::Vertical)), size);
    many->setBars(longNames(40), {{QStringLiteral("requests"), SeriesColor::palette(1), rising(40)}});
    auto *below = sheet.add(chartOf(lookOf(BarDirection::Vertical)), size);
    below->setBars(services(), {{QStringLiteral("change"), SeriesColor::palette(2), {12, -8, 3, -20}}});
    look = lookOf(BarDirection::Horizontal);
    look.lineWidth = 1;
    look.fillOpacity = 0.3;
    auto *names = sheet.add(chartOf(look), size);
    names->setBars(
        longNames(7),
        {{QStringLiteral("latency"), SeriesColor::palette(3), {0.8, 0.6, 0.5, 0.4, 0.2, 0.1, 0.05}}});
    BarAxis axis;
    axis.format.unitId = QStringLiteral("s");
    names->setAxis(axis);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    hover(*first, barOf(*first, 1, 0)->rect.center());
    QVERIFY(first->current());
    savePictures(sheet, QStringLiteral("bars"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    BarChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_barchart.moc"
