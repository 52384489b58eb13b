#include "kit/charts/pie/piechart.h"
#include "widgets/kit/chartbench.h"

#include <QPainter>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::PieLook)
Q_DECLARE_METATYPE(std::vector<double>)

namespace {

std::vector<PieSlice> slicesOf(const std::vector<double> &values)
{
    std::vector<PieSlice> slices;
    for (size_t i = 0; i < values.size(); ++i)
        slices.push_back(
            {QStringLiteral("slice %1").arg(i), values[i], SeriesColor::palette(static_cast<int>(i))});
    return slices;
}

PieChart *chartOf(const std::vector<double> &values, const PieLook &look = {})
{
    auto *chart = new PieChart(QStringLiteral("Requests by service"));
    chart->setSlices(slicesOf(values));
    chart->setLook(look);
    return chart;
}

std::vector<double> hundred()
{
    std::vector<double> values;
    for (int i = 0; i < 100; ++i)
        values.push_back(100.0 / (i + 1));
    return values;
}

PieLook everyLabel()
{
    PieLook look;
    look.labelsName = true;
    look.labelsValue = true;
    return look;
}

} // namespace

class PieChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sharesAndOrder_data();
    void sharesAndOrder();
    void slicesCoverTheirShare();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
    void hostileTextsAreShownSafely();
    void labelsSayWhatIsAsked_data();
    void labelsSayWhatIsAsked();
    void legendPlaces_data();
    void legendPlaces();
    void hoverLiftsASlice();
    void tooltipTellsOneOrAll();
    void clickIsolatesAndControlToggles();
    void keysWalkTheSlices();
    void hiddenStaysByNameWhenOrderChanges();
    void donutHasAHole();
    void legendScrolls();
    void pictures();
};

void PieChartTest::sharesAndOrder_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<PieOrder>("order");
    QTest::addColumn<std::vector<double>>("shares");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double inf = std::numeric_limits<double>::infinity();
    using V = std::vector<double>;
    QTest::newRow("descending") << V{1, 3} << PieOrder::Descending << V{0.75, 0.25};
    QTest::newRow("ascending") << V{3, 1} << PieOrder::Ascending << V{0.25, 0.75};
    QTest::newRow("as given") << V{1, 2, 1} << PieOrder::AsGiven << V{0.25, 0.5, 0.25};
    QTest::newRow("all equal") << V{5, 5, 5, 5} << PieOrder::Descending << V{0.25, 0.25, 0.25, 0.25};
    QTest::newRow("one") << V{7} << PieOrder::Descending << V{1};
    QTest::newRow("nothing of everything") << V{0, 0} << PieOrder::Descending << V{0, 0};
    QTest::newRow("negative is no part") << V{-5, 5} << PieOrder::AsGiven << V{0, 1};
    QTest::newRow("no number is no part") << V{nan, inf, 4, 12} << PieOrder::AsGiven << V{0, 0, 0.25, 0.75};
    QTest::newRow("none") << V{} << PieOrder::Descending << V{};
}

void PieChartTest::sharesAndOrder()
{
    QFETCH(std::vector<double>, values);
    QFETCH(PieOrder, order);
    QFETCH(std::vector<double>, shares);
    PieLook look;
    look.order = order;
    const std::unique_ptr<PieChart> chart(chartOf(values, look));
    showChart(*chart, {420, 220});
    QVERIFY(!pictureOf(*chart).isNull());
    for (size_t i = 0; i < shares.size(); ++i)
        QVERIFY(std::abs(chart->share(static_cast<int>(i)) - shares[i]) < 1e-12);
    QCOMPARE(chart->legend().shownCount(), static_cast<int>(values.size()));
}

// The pixels of each colour are as many as its share of the circle.
void PieChartTest::slicesCoverTheirShare()
{
    PieLook look;
    look.labelsPercent = false;
    const std::unique_ptr<PieChart> chart(chartOf({50, 30, 20}, look));
    showChart(*chart, {420, 220});
    const QImage picture = pictureOf(*chart);
    const double area = M_PI * chart->radius() * chart->radius();
    const QRect plot(0, 0, chart->legend().rect().left() - 4, 220);
    const std::vector<double> shares{0.5, 0.3, 0.2};
    for (int i = 0; i < 3; ++i) {
        const QColor color = SeriesColor::palette(i).resolveFill(Theme::dark());
        const double painted = countPixels(picture, color, plot) / area;
        QVERIFY2(std::abs(painted - shares[static_cast<size_t>(i)]) < 0.03,
                 qPrintable(QString::number(painted)));
    }
}

void PieChartTest::labelsNeverOverlap_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<PieKind>("kind");
    using V = std::vector<double>;
    for (const PieKind kind : {PieKind::Pie, PieKind::Donut}) {
        const char *name = kind == PieKind::Pie ? "pie" : "donut";
        const auto row = [&](const char *what, const V &values, const QSize &size) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(name), QLatin1String(what))))
                << values << size << kind;
        };
        row("hundred", hundred(), {520, 260});
        row("tiny ones together", V{1000, 1, 1, 1, 1, 1, 1}, {520, 220});
        row("equal", V{1, 1, 1, 1, 1, 1, 1, 1}, {520, 220});
        row("small", V{5, 4, 3, 2, 1}, {160, 90});
        row("one", V{3}, {420, 200});
    }
}

void PieChartTest::labelsNeverOverlap()
{
    QFETCH(std::vector<double>, values);
    QFETCH(QSize, size);
    QFETCH(PieKind, kind);
    PieLook look = everyLabel();
    look.kind = kind;
    const std::unique_ptr<PieChart> chart(chartOf(values, look));
    chart->setLegend(LegendKind::None, LegendPlacement::Right);
    showChart(*chart, size);
    pictureOf(*chart);
    const std::vector<PieLabel> &labels = chart->labels();
    for (size_t a = 0; a < labels.size(); ++a) {
        QVERIFY(QRectF(chart->rect()).adjusted(-0.5, -0.5, 0.5, 0.5).contains(labels[a].rect));
        for (size_t b = a + 1; b < labels.size(); ++b)
            QVERIFY(!labels[a].rect.intersects(labels[b].rect));
        if (labels[a].isOutside) { // clear of the circle
            const double away = std::max(0.0,
                                         std::max(labels[a].rect.left() - chart->center().x(),
                                                  chart->center().x() - labels[a].rect.right()));
            QVERIFY(away >= chart->radius());
        }
    }
    if (size.width() > 400)
        QVERIFY(!labels.empty());
    QVERIFY(chart->radius() >= 20);
}

void PieChartTest::hostileTextsAreShownSafely()
{
    PieLook look = everyLabel();
    look.format.wording
        = [](double) { return ValueText{QStringLiteral("v\u202e\n") + QString(5'000, u'9'), {}}; };
    const std::unique_ptr<PieChart> chart(chartOf({3, 2}, look));
    chart->setSlices({{QStringLiteral("a\u202e\nb") + QString(5'000, u'n'), 3, {}}, {QString(), 2, {}}});
    showChart(*chart, {420, 220});
    QVERIFY(!pictureOf(*chart).isNull());
    QVERIFY(QRectF(chart->rect()).contains(QRectF(chart->legend().rect())));
    for (const PieLabel &label : chart->labels()) {
        QVERIFY(QRectF(chart->rect()).contains(label.rect));
        QVERIFY(!label.lines.join(QString()).contains(QChar(0x202e)));
    }
    QVERIFY(!chart->accessibleDescription().contains(QChar(0x202e)));
    QVERIFY(chart->accessibleDescription().size() < 1'000);
}

void PieChartTest::labelsSayWhatIsAsked_data()
{
    QTest::addColumn<bool>("name");
    QTest::addColumn<bool>("value");
    QTest::addColumn<bool>("percent");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("none") << false << false << false << QStringList{};
    QTest::newRow("name") << true << false << false << QStringList{QStringLiteral("slice 0")};
    QTest::newRow("value") << false << true << false << QStringList{QStringLiteral("3\u00a0s")};
    QTest::newRow("percent") << false << false << true << QStringList{QStringLiteral("75\u00a0%")};
    QTest::newRow("all") << true << true << true
                         << QStringList{QStringLiteral("slice 0"), QStringLiteral("3\u00a0s, 75\u00a0%")};
}

void PieChartTest::labelsSayWhatIsAsked()
{
    PieLook exact;
    exact.percentDecimals = 2;
    const std::unique_ptr<PieChart> thirds(chartOf({2, 1}, exact));
    showChart(*thirds, {520, 260});
    QCOMPARE(thirds->labels().front().lines, QStringList{QStringLiteral("66.67\u00a0%")});
    QFETCH(bool, name);
    QFETCH(bool, value);
    QFETCH(bool, percent);
    QFETCH(QStringList, lines);
    PieLook look;
    look.labelsName = name;
    look.labelsValue = value;
    look.labelsPercent = percent;
    look.format.unitId = QStringLiteral("s");
    const std::unique_ptr<PieChart> chart(chartOf({3, 1}, look));
    showChart(*chart, {520, 260});
    const auto &labels = chart->labels();
    QCOMPARE(labels.empty(), lines.isEmpty());
    if (!labels.empty())
        QCOMPARE(labels.front().lines, lines);
}

void PieChartTest::legendPlaces_data()
{
    QTest::addColumn<LegendKind>("kind");
    QTest::addColumn<LegendPlacement>("place");
    QTest::newRow("table right") << LegendKind::Table << LegendPlacement::Right;
    QTest::newRow("list right") << LegendKind::List << LegendPlacement::Right;
    QTest::newRow("table below") << LegendKind::Table << LegendPlacement::Bottom;
    QTest::newRow("list below") << LegendKind::List << LegendPlacement::Bottom;
    QTest::newRow("none") << LegendKind::None << LegendPlacement::Bottom;
}

void PieChartTest::legendPlaces()
{
    QFETCH(LegendKind, kind);
    QFETCH(LegendPlacement, place);
    const std::unique_ptr<PieChart> chart(chartOf({5, 4, 3}));
    chart->setLegend(kind, place);
    showChart(*chart, {420, 260});
    const QImage picture = pictureOf(*chart);
    const QRect legend = chart->legend().rect();
    QCOMPARE(legend.isEmpty(), kind == LegendKind::None);
    if (legend.isEmpty())
        return;
    const QRectF circle(chart->center() - QPointF(chart->radius(), chart->radius()),
                        QSizeF(2 * chart->radius(), 2 * chart->radius()));
    QVERIFY(!circle.intersects(QRectF(legend)));
    QCOMPARE(legend.left() > circle.right(), place == LegendPlacement::Right);
    QCOMPARE(legend.top() > circle.bottom(), place == LegendPlacement::Bottom);
    QVERIFY(countPainted(picture, legend, Theme::dark().color(ColorRole::Surface)) > 100);
    PieLook look;
    look.legendValue = false;
    look.legendPercent = false;
    chart->setLook(look);
    QVERIFY(countPainted(pictureOf(*chart), legend, Theme::dark().color(ColorRole::Surface)) > 30);
}

void PieChartTest::hoverLiftsASlice()
{
    const std::unique_ptr<PieChart> chart(chartOf({5, 4, 3}));
    showChart(*chart, {420, 220});
    QSignalSpy changed(chart.get(), &PieChart::currentChanged);
    const QColor full = SeriesColor::palette(1).resolve(Theme::dark());
    QTest::mouseMove(chart.get(), chart->middleOf(1).toPoint());
    QCOMPARE(chart->current(), std::optional(1));
    QCOMPARE(changed.size(), 1);
    QVERIFY(countPixels(pictureOf(*chart), full) > 500);
    auto *tooltip = chart->window()->findChild<ChartTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    QTest::mouseMove(chart.get(), QPoint(2, 2));
    QVERIFY(!chart->current() && !tooltip->isVisible());
}

void PieChartTest::tooltipTellsOneOrAll()
{
    const std::unique_ptr<PieChart> chart(chartOf({5, 4, 3}));
    chart->setTooltip({TooltipMode::Single, TooltipSort::None});
    showChart(*chart, {420, 220});
    hover(*chart, chart->middleOf(1));
    const int one = tooltipHeight(*chart);
    QVERIFY(one > 0);
    chart->setTooltip({TooltipMode::All, TooltipSort::None});
    QVERIFY(tooltipHeight(*chart) > one);
    chart->setTooltip({TooltipMode::None, TooltipSort::None});
    QCOMPARE(tooltipHeight(*chart), 0);
    // A hundred do not fill the screen.
    chart->setSlices(slicesOf(hundred()));
    chart->setTooltip({TooltipMode::All, TooltipSort::None});
    hover(*chart, chart->middleOf(0));
    QVERIFY(tooltipHeight(*chart) > one && tooltipHeight(*chart) < 320);
}

void PieChartTest::clickIsolatesAndControlToggles()
{
    const std::unique_ptr<PieChart> chart(chartOf({50, 30, 20}));
    showChart(*chart, {420, 220});
    QSignalSpy hidden(chart.get(), &PieChart::hiddenChanged);
    QTest::mouseClick(chart.get(), Qt::LeftButton, Qt::ControlModifier, chart->middleOf(0).toPoint());
    QCOMPARE(chart->hidden(), std::vector{0});
    QVERIFY(std::abs(chart->share(1) - 0.6) < 1e-12);
    // In the legend the left-out slice can be brought back.
    const QRect legend = chart->legend().rect();
    std::optional<QPoint> entry;
    for (int y = legend.top(); y < legend.bottom() && !entry; ++y) {
        if (chart->legend().itemAt({legend.left() + 4, y}) == 0)
            entry = QPoint(legend.left() + 4, y + 4);
    }
    QVERIFY(entry);
    QTest::mouseClick(chart.get(), Qt::LeftButton, Qt::ControlModifier, *entry);
    QVERIFY(chart->hidden().empty());
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->middleOf(2).toPoint());
    QCOMPARE(chart->hidden(), (std::vector{0, 1}));
    QCOMPARE(chart->share(2), 1.0);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, chart->middleOf(2).toPoint());
    QVERIFY(chart->hidden().empty());
    QCOMPARE(hidden.size(), 4);
    QSignalSpy activated(chart.get(), &PieChart::activated);
    const QPoint slice = chart->middleOf(1).toPoint();
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, slice);
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {}, slice);
    QCOMPARE(activated.size(), 1);
}

void PieChartTest::keysWalkTheSlices()
{
    const std::unique_ptr<PieChart> chart(chartOf({5, 0, 3}));
    showChart(*chart, {420, 220});
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QCOMPARE(chart->current(), std::optional(0));
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QCOMPARE(chart->givenIndex(*chart->current()), 2);
    QTest::keyClick(chart.get(), Qt::Key_Down); // the empty one cannot be reached
    QCOMPARE(chart->current(), std::optional(1));
    QTest::keyClick(chart.get(), Qt::Key_Home);
    QCOMPARE(chart->current(), std::optional(0));
    QTest::keyClick(chart.get(), Qt::Key_Space);
    QCOMPARE(chart->share(0), 1.0);
    QSignalSpy activated(chart.get(), &PieChart::activated);
    QTest::keyClick(chart.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(!chart->current() && chart->hidden().empty());
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("slice 0 5")));
}

void PieChartTest::hiddenStaysByNameWhenOrderChanges()
{
    const std::unique_ptr<PieChart> chart(chartOf({5, 4, 3}));
    chart->setHidden({0}); // "slice 0"
    chart->setSlices(slicesOf({1, 4, 3})); // now the last
    QCOMPARE(chart->hidden(), std::vector{2});
    QCOMPARE(chart->givenIndex(2), 0);
}

void PieChartTest::donutHasAHole()
{
    PieLook look;
    look.kind = PieKind::Donut;
    look.labelsPercent = false;
    const std::unique_ptr<PieChart> chart(chartOf({5, 4}, look));
    showChart(*chart, {420, 220});
    const QPoint middle = chart->center().toPoint();
    QCOMPARE(pictureOf(*chart).pixelColor(middle), Theme::dark().color(ColorRole::Surface));
    QTest::mouseMove(chart.get(), middle);
    QVERIFY(!chart->current());
    look.hasTotal = true;
    chart->setLook(look);
    QVERIFY(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Text),
                        QRect(middle - QPoint(40, 20), QSize(80, 40)))
            > 10);
}

void PieChartTest::legendScrolls()
{
    const std::unique_ptr<PieChart> chart(chartOf(hundred()));
    showChart(*chart, {420, 220});
    const QRect legend = chart->legend().rect();
    const QPoint top(legend.left() + 4, legend.top() + 30);
    QCOMPARE(chart->legend().itemAt(top), std::optional(0));
    turnWheel(*chart, legend.center(), -120);
    pictureOf(*chart);
    QCOMPARE(chart->legend().itemAt(top), std::optional(3));
    QTest::keyClick(chart.get(), Qt::Key_End);
    QCOMPARE(chart->current(), std::optional(99));
}

void PieChartTest::pictures()
{
    ChartSheet sheet(3);
    const QSize size(420, 220);
    auto *first = sheet.add(chartOf({420, 260, 120, 80, 40, 14, 6}), size);
    PieLook look = everyLabel();
    look.kind = PieKind::Donut;
    look.format.unitId = QStringLiteral("reqps");
    sheet.add(chartOf({420, 260, 120, 80, 40, 14, 6}, look), size)
        ->setLegend(LegendKind::List, LegendPlacement::Bottom);
    look.kind = PieKind::Pie;
    sheet.add(chartOf(hundred(), look), size)->setLegend(LegendKind::None, LegendPlacement::Right);
    sheet.add(chartOf(hundred()), size);
    look = {};
    look.kind = PieKind::Donut;
    look.hasTotal = true;
    look.labelsPercent = false;
    sheet.add(chartOf({5, 5, 5, 5}, look), size);
    sheet.add(chartOf({0, 0, -3}), size);
    sheet.add(chartOf({7}), size)->setLegend(LegendKind::Table, LegendPlacement::Bottom);
    look = everyLabel();
    sheet.add(chartOf({1000, 6, 6, 6, 6, 6}, look), size);
    auto *hidden = sheet.add(chartOf({5, 4, 3, 2}), size);
    hidden->setHidden({1});
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    hover(*first, first->middleOf(1));
    QVERIFY(first->current());
    savePictures(sheet, QStringLiteral("pie"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    PieChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_piechart.moc"
