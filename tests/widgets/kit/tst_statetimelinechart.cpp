#include "kit/charts/states/statetimelinechart.h"
#include "widgets/kit/chartbench.h"

#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(yagura::kit::StateLook)

namespace {

Instant minute(int m)
{
    return fromUnixSeconds(std::int64_t{60} * m);
}

SeriesColor colorOfState(const QString &state)
{
    if (state == QLatin1String("Down"))
        return SeriesColor::role(ColorRole::Critical);
    if (state == QLatin1String("Degraded"))
        return SeriesColor::role(ColorRole::Warning);
    return SeriesColor::role(ColorRole::LineStrong);
}

// A row from "Up*3 Down Up*2": each word a sample of ten minutes.
StateRow rowOf(const QString &name, const char *states)
{
    StateRow row{name, {}};
    int at = 0;
    for (const QString &part : QString::fromLatin1(states).split(QLatin1Char(' '))) {
        const QString state = part.section(QLatin1Char('*'), 0, 0);
        const int count = std::max(1, part.section(QLatin1Char('*'), 1, 1).toInt());
        for (int i = 0; i < count; ++i, ++at)
            row.spans.push_back({minute(10 * at), minute(10 * at + 10), state, colorOfState(state)});
    }
    return row;
}

std::vector<StateRow> rowsOf()
{
    return {rowOf(QStringLiteral("checkout"), "Up*3 Down Up*2"),
            rowOf(QStringLiteral("payment"), "Up Degraded*2 Down*2 Up"),
            rowOf(QStringLiteral("a-service-with-a-very-long-name-that-has-no-end"), "Up*6")};
}

StateTimelineChart *chartOf(const StateLook &look = {})
{
    auto *chart = new StateTimelineChart(QStringLiteral("Service states"));
    chart->setRange({minute(0), minute(60)});
    chart->setRows(rowsOf());
    chart->setLook(look);
    return chart;
}

StateTimelineChart *manyRows()
{
    auto *chart = chartOf();
    std::vector<StateRow> rows;
    for (int i = 0; i < 40; ++i)
        rows.push_back(rowOf(QStringLiteral("host-%1").arg(i), i % 3 ? "Up*6" : "Up*2 Down Up*3"));
    chart->setRows(rows);
    return chart;
}

} // namespace

class StateTimelineChartTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neighboursMerge();
    void everyOptionIsDrawn_data();
    void everyOptionIsDrawn();
    void valueTextStandsWhereAsked_data();
    void valueTextStandsWhereAsked();
    void shortOutagesAreSeen();
    void legendIsolatesAState();
    void manyRowsArePaged();
    void pointerPinAndRange();
    void tooltipTellsOneRowOrAll();
    void keysGoFromChangeToChange();
    void nothingToDraw();
    void pictures();
};

void StateTimelineChartTest::neighboursMerge()
{
    const std::unique_ptr<StateTimelineChart> chart(chartOf());
    QCOMPARE(chart->spans(0).size(), size_t{3});
    QCOMPARE(chart->spans(0)[0].to, minute(30));
    StateLook look;
    look.mergesEqual = false;
    chart->setLook(look);
    QCOMPARE(chart->spans(0).size(), size_t{6});
    // A gap keeps equal neighbours apart; an overlap does not.
    const StateSpan up{minute(0), minute(5), QStringLiteral("Up"), {}};
    QCOMPARE(mergedSpans({up, {minute(6), minute(9), QStringLiteral("Up"), {}}}).size(), size_t{2});
    QCOMPARE(mergedSpans({up, {minute(4), minute(9), QStringLiteral("Up"), {}}}).front().to, minute(9));
    QCOMPARE(statesOf(rowsOf()).size(), size_t{3});
}

void StateTimelineChartTest::everyOptionIsDrawn_data()
{
    QTest::addColumn<StateLook>("look");
    QTest::addColumn<double>("width"); // of the outage of ten minutes, in tenths of the plot's sixth
    QTest::addColumn<double>("height"); // of its row's place
    const auto row = [](const char *name, double width, double height, auto change) {
        StateLook look;
        look.fillOpacity = 1;
        change(look);
        QTest::newRow(name) << look << width << height;
    };
    row("timeline", 1, 0.9, [](StateLook &) { });
    row("thin rows", 1, 0.4, [](StateLook &look) { look.rowHeight = 0.4; });
    row("full rows", 1, 1, [](StateLook &look) { look.rowHeight = 1; });
    row("history", 0.9, 0.9, [](StateLook &look) { look.mode = StateMode::History; });
    row("narrow cells", 0.3, 0.9, [](StateLook &look) {
        look.mode = StateMode::History;
        look.columnWidth = 0.3;
    });
    row("lines", 1, 0.9, [](StateLook &look) { look.lineWidth = 2; });
    row("no legend", 1, 0.9, [](StateLook &look) { look.legend = LegendKind::None; });
    row("legend right", 1, 0.9, [](StateLook &look) { look.legendPlace = LegendPlacement::Right; });
    row("legend table", 1, 0.9, [](StateLook &look) { look.legend = LegendKind::Table; });
}

void StateTimelineChartTest::everyOptionIsDrawn()
{
    QFETCH(StateLook, look);
    QFETCH(double, width);
    QFETCH(double, height);
    look.value = ShownValue::Never;
    const std::unique_ptr<StateTimelineChart> chart(chartOf(look));
    showChart(*chart, {640, 160});
    const QRectF plot = chart->plotRect();
    const int outage = look.mode == StateMode::History || !look.mergesEqual ? 3 : 1;
    const QRectF bar = chart->spanRect(0, outage);
    QVERIFY(std::abs(bar.width() - plot.width() / 6 * width) <= 2);
    QVERIFY(std::abs(bar.height() - chart->rowRect(0).height() * height) <= 1);
    const QColor critical = Theme::dark().color(ColorRole::Critical);
    const int painted = countPixels(pictureOf(*chart), critical, bar.toRect());
    QVERIFY(painted >= (bar.width() - 1) * bar.height() * 0.95);
    QCOMPARE(chart->legend().shownCount(), look.legend == LegendKind::None ? 0 : 3);
    // Half as opaque: not the colour itself any more.
    look.fillOpacity = 0.5;
    look.lineWidth = 0;
    chart->setLook(look);
    QCOMPARE(countPixels(pictureOf(*chart), critical, bar.toRect()), 0);
}

void StateTimelineChartTest::valueTextStandsWhereAsked_data()
{
    QTest::addColumn<ShownValue>("value");
    QTest::addColumn<ValueAlign>("align");
    QTest::addColumn<int>("length"); // minutes of the bar
    QTest::addColumn<int>("part"); // of three, where the text is; -1: nowhere
    QTest::newRow("left") << ShownValue::Auto << ValueAlign::Left << 60 << 0;
    QTest::newRow("centre") << ShownValue::Auto << ValueAlign::Center << 60 << 1;
    QTest::newRow("right") << ShownValue::Auto << ValueAlign::Right << 60 << 2;
    QTest::newRow("never") << ShownValue::Never << ValueAlign::Left << 60 << -1;
    QTest::newRow("no room") << ShownValue::Auto << ValueAlign::Left << 3 << -1;
    QTest::newRow("always") << ShownValue::Always << ValueAlign::Left << 3 << 0;
}

void StateTimelineChartTest::valueTextStandsWhereAsked()
{
    QFETCH(ShownValue, value);
    QFETCH(ValueAlign, align);
    QFETCH(int, length);
    QFETCH(int, part);
    StateLook look;
    look.value = value;
    look.align = align;
    look.fillOpacity = 1;
    const std::unique_ptr<StateTimelineChart> chart(chartOf(look));
    chart->setRows(
        {{QStringLiteral("a"),
          {{minute(0), minute(length), QStringLiteral("Degraded"), SeriesColor::role(ColorRole::Warning)}}}});
    showChart(*chart, {640, 120});
    const QRectF bar = chart->spanRect(0, 0);
    const QImage picture = pictureOf(*chart);
    const QColor fill = Theme::dark().color(ColorRole::Warning);
    for (int i = 0; i < 3; ++i) {
        const QRectF third(bar.left() + i * bar.width() / 3, bar.top(), bar.width() / 3 - 1, bar.height());
        if (i == part)
            QVERIFY(countPainted(picture, third.toRect(), fill) > 10);
        else if (part < 0 || length == 60)
            QVERIFY(countPainted(picture, third.toRect().adjusted(1, 1, -1, -1), fill) == 0);
    }
}

void StateTimelineChartTest::shortOutagesAreSeen()
{
    StateLook look;
    look.fillOpacity = 1;
    const std::unique_ptr<StateTimelineChart> chart(chartOf(look));
    const QString up = QStringLiteral("Up");
    const Instant blip = minute(30);
    chart->setRows({{QStringLiteral("a"),
                     {{minute(0), blip, up, colorOfState(up)},
                      {blip, blip + std::chrono::seconds(1), QStringLiteral("Down"),
                       colorOfState(QStringLiteral("Down"))},
                      {blip + std::chrono::seconds(1), minute(60), up, colorOfState(up)}}}});
    showChart(*chart, {400, 100});
    QCOMPARE(chart->spanRect(0, 1).width(), 1.0);
    // The state after it begins in the same pixel and does not paint over it.
    const QRect outage = chart->spanRect(0, 1).toRect();
    QCOMPARE(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Critical), outage),
             outage.height());
}

void StateTimelineChartTest::legendIsolatesAState()
{
    StateLook look;
    look.fillOpacity = 1;
    const std::unique_ptr<StateTimelineChart> chart(chartOf(look));
    showChart(*chart, {640, 160});
    QSignalSpy isolated(chart.get(), &StateTimelineChart::isolatedChanged);
    const QColor warning = Theme::dark().color(ColorRole::Warning);
    const QRect plot = chart->plotRect().toRect();
    QVERIFY(countPixels(pictureOf(*chart), warning, plot) > 100);
    // The second state of the legend is Down.
    const QRect legend = chart->legend().rect();
    std::optional<QPoint> down;
    for (int x = legend.left(); x < legend.right() && !down; ++x) {
        if (chart->legend().itemAt({x, legend.center().y()}) == 1)
            down = QPoint(x + 4, legend.center().y());
    }
    QVERIFY(down);
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, *down);
    QCOMPARE(chart->isolated(), std::optional(QStringLiteral("Down")));
    QCOMPARE(countPixels(pictureOf(*chart), warning, plot), 0);
    QVERIFY(countPixels(pictureOf(*chart), Theme::dark().color(ColorRole::Critical), plot) > 100);
    QTest::keyClick(chart.get(), Qt::Key_Escape);
    QVERIFY(!chart->isolated());
    QCOMPARE(isolated.size(), 2);
}

void StateTimelineChartTest::manyRowsArePaged()
{
    const std::unique_ptr<StateTimelineChart> chart(manyRows());
    showChart(*chart, {640, 200});
    const int page = chart->pageRows();
    QVERIFY(page >= 5 && page < 10);
    auto *bar = chart->findChild<QScrollBar *>();
    QVERIFY(bar && bar->isVisible());
    turnWheel(*chart, chart->plotRect().center(), -120);
    QCOMPARE(chart->firstRow(), 3);
    QCOMPARE(bar->value(), 0); // laid out when painted
    pictureOf(*chart);
    QCOMPARE(bar->value(), 3);
    bar->setValue(10);
    QCOMPARE(chart->firstRow(), 10);
    QTest::keyClick(chart.get(), Qt::Key_PageDown);
    QTest::keyClick(chart.get(), Qt::Key_PageDown);
    QVERIFY(chart->currentRow() && *chart->currentRow() >= 10 + page - 1);
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(chart.get(), Qt::Key_PageDown);
    QCOMPARE(chart->currentRow(), std::optional(39));
    QCOMPARE(chart->firstRow(), 40 - page);
    StateLook look;
    look.rowsPerPage = 4;
    chart->setLook(look);
    QCOMPARE(chart->pageRows(), 4);
    // At the end the wheel belongs to the page around.
    chart->setFirstRow(36);
    QWheelEvent event(QPointF(300, 50), chart->mapToGlobal(QPointF(300, 50)), {}, {0, -120}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(chart.get(), &event);
    QVERIFY(!event.isAccepted());
}

void StateTimelineChartTest::pointerPinAndRange()
{
    const std::unique_ptr<StateTimelineChart> chart(chartOf());
    showChart(*chart, {640, 200});
    QSignalSpy moved(chart.get(), &StateTimelineChart::cursorMoved);
    QSignalSpy pins(chart.get(), &StateTimelineChart::pinToggled);
    QSignalSpy activated(chart.get(), &StateTimelineChart::spanActivated);
    TimeRange chosen;
    connect(chart.get(), &StateTimelineChart::rangeSelected, this,
            [&](const TimeRange &range) { chosen = range; });
    const QPoint outage = chart->spanRect(1, 2).center().toPoint();
    QTest::mouseMove(chart.get(), outage);
    QCOMPARE(chart->currentRow(), std::optional(1));
    QCOMPARE(moved.size(), 1);
    auto *tooltip = chart->window()->findChild<ChartTooltip *>();
    QVERIFY(tooltip && tooltip->isVisible());
    QTest::mouseClick(chart.get(), Qt::LeftButton, {}, outage);
    QVERIFY(chart->pinned() && pins.size() == 1);
    QTest::mouseDClick(chart.get(), Qt::LeftButton, {}, outage);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.front().front().toInt(), 1);
    const QRectF plot = chart->plotRect();
    QTest::mousePress(chart.get(), Qt::LeftButton, {}, QPoint(static_cast<int>(plot.left()) + 1, outage.y()));
    QTest::mouseMove(chart.get(), plot.center().toPoint());
    QTest::mouseRelease(chart.get(), Qt::LeftButton, {},
                        QPoint(static_cast<int>(plot.center().x()), outage.y()));
    QVERIFY(std::abs(toUnixMilliseconds(chosen.to) - 1'800'000) < 10'000);
    // A cursor from elsewhere moves the line without any signal.
    const auto before = moved.size();
    chart->setCursor(minute(10));
    QCOMPARE(moved.size(), before);
}

void StateTimelineChartTest::tooltipTellsOneRowOrAll()
{
    const std::unique_ptr<StateTimelineChart> chart(chartOf());
    chart->setTooltip({TooltipMode::Single, TooltipSort::None});
    showChart(*chart, {640, 200});
    hover(*chart, chart->spanRect(1, 2).center());
    const int one = tooltipHeight(*chart);
    QVERIFY(one > 0);
    chart->setTooltip({TooltipMode::All, TooltipSort::None});
    QVERIFY(tooltipHeight(*chart) > one);
    chart->setTooltipNotes([](Instant) { return QStringList{QStringLiteral("Deploy 14:02")}; });
    const int before = tooltipHeight(*chart);
    hover(*chart, chart->spanRect(1, 2).center() + QPointF(1, 0));
    QVERIFY(tooltipHeight(*chart) > before);
    chart->setTooltip({TooltipMode::None, TooltipSort::None});
    QCOMPARE(tooltipHeight(*chart), 0);
}

void StateTimelineChartTest::keysGoFromChangeToChange()
{
    const std::unique_ptr<StateTimelineChart> chart(chartOf());
    showChart(*chart, {640, 200});
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QTest::keyClick(chart.get(), Qt::Key_Down);
    QCOMPARE(chart->currentRow(), std::optional(1));
    QTest::keyClick(chart.get(), Qt::Key_Home);
    const auto near = [&](int m) {
        return chart->cursor() && std::abs(toUnixMilliseconds(*chart->cursor()) - m * 60'000) < 6'000;
    };
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QVERIFY(near(10));
    QTest::keyClick(chart.get(), Qt::Key_Right);
    QVERIFY(near(30));
    QTest::keyClick(chart.get(), Qt::Key_Left);
    QVERIFY(near(10));
    QTest::keyClick(chart.get(), Qt::Key_Space);
    QCOMPARE(chart->isolated(), std::optional(QStringLiteral("Degraded")));
    QSignalSpy activated(chart.get(), &StateTimelineChart::spanActivated);
    QTest::keyClick(chart.get(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(activated.size(), 1);
    QVERIFY(chart->accessibleDescription().contains(QStringLiteral("payment Up")));
}

void StateTimelineChartTest::nothingToDraw()
{
    StateTimelineChart chart;
    showChart(chart, {300, 100});
    QVERIFY(!pictureOf(chart).isNull());
    QTest::keyClick(&chart, Qt::Key_Down);
    QTest::keyClick(&chart, Qt::Key_Space);
    QVERIFY(!chart.currentRow());
    chart.setRows({{QStringLiteral("empty"), {}}});
    chart.setRange({minute(0), minute(60)});
    QTest::mouseMove(&chart, chart.plotRect().center().toPoint());
    QCOMPARE(chart.currentRow(), std::optional(0));
}

void StateTimelineChartTest::pictures()
{
    ChartSheet sheet(2);
    auto *first = sheet.add(chartOf(), QSize(640, 170));
    StateLook look;
    look.mode = StateMode::History;
    sheet.add(chartOf(look), QSize(640, 170));
    look = {};
    look.align = ValueAlign::Center;
    look.lineWidth = 1;
    look.fillOpacity = 0.3;
    look.legendPlace = LegendPlacement::Right;
    sheet.add(chartOf(look), QSize(640, 170));
    sheet.add(manyRows(), QSize(640, 220));
    look = {};
    look.rowHeight = 0.5;
    look.align = ValueAlign::Right;
    auto *palette = sheet.add(chartOf(look), QSize(640, 170));
    std::vector<StateRow> versions;
    for (int i = 0; i < 4; ++i) {
        StateRow row{QStringLiteral("replica-%1").arg(i), {}};
        for (int v = 0; v < 3; ++v)
            row.spans.push_back({minute(v * 20 + i), minute(v * 20 + 20 + i),
                                 QStringLiteral("v1.%1").arg(v + 4), SeriesColor::palette(v)});
        versions.push_back(row);
    }
    palette->setRows(versions);
    look = {};
    look.value = ShownValue::Always;
    look.legend = LegendKind::None;
    auto *all = sheet.add(chartOf(look), QSize(640, 170));
    all->setIsolated(QStringLiteral("Down"));
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    hover(*first, first->spanRect(1, 2).center());
    QVERIFY(first->currentRow());
    savePictures(sheet, QStringLiteral("states"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    StateTimelineChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_statetimelinechart.moc"
