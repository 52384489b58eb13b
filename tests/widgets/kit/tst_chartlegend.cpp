// The legend of a chart: its figures, its order and filter, its scrolling, and what clicks and keys do. With
// YAGURA_PICTURES=DIR one sheet a theme is written there.
#include "kit/controls/searchfield.h"
#include "kit/thememanager.h"
#include "widgets/kit/chartparts.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QScrollBar>
#include <QSignalSpy>

#include <limits>

using namespace yagura;
using namespace yagura::kit;

Q_DECLARE_METATYPE(std::optional<int>)

namespace {

constexpr double nan_ = std::numeric_limits<double>::quiet_NaN();

std::vector<ChartSeries> named(const QStringList &names)
{
    std::vector<ChartSeries> all;
    for (const QString &name : names) {
        const int index = static_cast<int>(all.size());
        all.push_back(wave(name, index, [index](int i) { return 20.0 + 10 * index + i * 0.1; }));
    }
    return all;
}

std::vector<ChartSeries> numbered(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names << QStringLiteral("pod-%1").arg(i, 5, 10, QLatin1Char('0'));
    return named(names);
}

struct Fixture
{
    std::unique_ptr<TimeSeriesChart> chart;

    explicit Fixture(std::vector<ChartSeries> series, LegendKind kind = LegendKind::List,
                     LegendPlacement placement = LegendPlacement::Bottom, QSize size = {600, 320})
        : chart(hundredSeconds(size))
    {
        chart->setLegend(kind, {LegendCalculation::Last, LegendCalculation::Max});
        chart->setLegend(LegendOptions{kind, placement});
        chart->setSeries(std::move(series));
        show();
    }
    void show()
    {
        chart->show();
        static_cast<void>(QTest::qWaitForWindowExposed(chart.get()));
        draw();
    }
    ChartPicture draw() { return ChartPicture(*chart); }
    ChartLegend &legend() { return *chart->legend(); }
    void click(int series, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(&legend(), Qt::LeftButton, modifiers, legend().entryRect(series).center());
        draw();
    }
    QString states() const
    {
        QString text;
        for (size_t i = 0; i < chart->series().size(); ++i)
            text += QStringLiteral("SFH")[static_cast<int>(chart->seriesState(static_cast<int>(i)))];
        return text;
    }
    QStringList order()
    {
        std::vector<std::pair<int, QString>> places;
        for (size_t i = 0; i < chart->series().size(); ++i) {
            const QRect r = legend().entryRect(static_cast<int>(i));
            if (!r.isEmpty())
                places.emplace_back(r.top(), chart->series()[i].name);
        }
        std::sort(places.begin(), places.end());
        QStringList names;
        for (const auto &[y, name] : places)
            names << name;
        return names;
    }
};

} // namespace

class ChartLegendTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clicks_data();
    void clicks();
    void statesSurviveAnswersByName();
    void namesakesAreTold();
    void leftOutSeriesAreNotDrawn();
    void headersSort();
    void ownColumnsAreShownAndSorted();
    void filterOfLongTables();
    void tenThousandSeriesScroll();
    void keyboardDoesAll();
    void hiddenInLegend();
    void placesAndWidths();
    void figuresSpeakTheirUnit();
    void savesPictures_data();
    void savesPictures();
};

void ChartLegendTest::clicks_data()
{
    QTest::addColumn<QString>("clicks"); // "0" a click on the first, "^0" with Ctrl
    QTest::addColumn<QString>("states");
    QTest::newRow("none") << QString() << QStringLiteral("SSS");
    QTest::newRow("isolates") << QStringLiteral("1") << QStringLiteral("FSF");
    QTest::newRow("a second shows all") << QStringLiteral("1 1") << QStringLiteral("SSS");
    QTest::newRow("another takes over") << QStringLiteral("1 2") << QStringLiteral("FFS");
    QTest::newRow("leaves one out") << QStringLiteral("^1") << QStringLiteral("SHS");
    QTest::newRow("takes it back") << QStringLiteral("^1 ^1") << QStringLiteral("SSS");
    QTest::newRow("leaves two out") << QStringLiteral("^1 ^0") << QStringLiteral("HHS");
    QTest::newRow("adds to the isolated") << QStringLiteral("1 ^2") << QStringLiteral("FSS");
    QTest::newRow("and removes") << QStringLiteral("1 ^2 ^1") << QStringLiteral("FFS");
    QTest::newRow("the last removed shows all") << QStringLiteral("1 ^1") << QStringLiteral("SSS");
    QTest::newRow("isolating ends leaving out") << QStringLiteral("^1 2") << QStringLiteral("FFS");
}

void ChartLegendTest::clicks()
{
    QFETCH(QString, clicks);
    QFETCH(QString, states);
    for (const LegendKind kind : {LegendKind::List, LegendKind::Table}) {
        Fixture f(named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}), kind);
        for (const QString &one : clicks.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const bool isToggle = one.startsWith(QLatin1Char('^'));
            f.click(one.right(1).toInt(), isToggle ? Qt::ControlModifier : Qt::NoModifier);
        }
        QCOMPARE(f.states(), states);
    }
}

void ChartLegendTest::statesSurviveAnswersByName()
{
    Fixture f(named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    QSignalSpy changed(f.chart.get(), &TimeSeriesChart::isolatedChanged);
    f.click(1);
    QCOMPARE(f.chart->isolated(), std::optional(1));
    f.chart->setSeries(named({QStringLiteral("new"), QStringLiteral("c"), QStringLiteral("b")}));
    QCOMPARE(f.states(), QStringLiteral("FFS"));
    QCOMPARE(f.chart->isolated(), std::optional(2));
    QCOMPARE(changed.size(), 2); // it is another number now
    // Gone for one answer, it waits.
    f.chart->setSeries(named({QStringLiteral("c")}));
    QCOMPARE(f.states(), QStringLiteral("S"));
    f.chart->setSeries(named({QStringLiteral("b"), QStringLiteral("c")}));
    QCOMPARE(f.states(), QStringLiteral("SF"));
}

void ChartLegendTest::namesakesAreTold()
{
    Fixture f(named({QStringLiteral("same"), QStringLiteral("same"), QStringLiteral("same")}));
    f.click(1);
    QCOMPARE(f.states(), QStringLiteral("FSF"));
    QTest::keyClick(f.chart.get(), Qt::Key_Down);
    QCOMPARE(f.states(), QStringLiteral("FFS"));
}

void ChartLegendTest::leftOutSeriesAreNotDrawn()
{
    Fixture f(named({QStringLiteral("a"), QStringLiteral("b")}));
    const auto inkOf = [&](int series) {
        const ChartPicture picture = f.draw();
        return picture.inkAt(50, 20 + 10 * series + 5, picture.palette(series));
    };
    QVERIFY(inkOf(0) > 0.6 && inkOf(1) > 0.6);
    f.click(0, Qt::ControlModifier);
    QVERIFY(inkOf(0) < 0.1 && inkOf(1) > 0.6);
    f.click(0, Qt::ControlModifier);
    f.click(0);
    QVERIFY(inkOf(0) > 0.6);
    QVERIFY(inkOf(1) > 0.05 && inkOf(1) < 0.4); // faded
}

void ChartLegendTest::headersSort()
{
    Fixture f(named({QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}), LegendKind::Table);
    QSignalSpy sorted(f.chart.get(), &TimeSeriesChart::legendSorted);
    const auto clickHeader = [&](int column) {
        QTest::mouseClick(&f.legend(), Qt::LeftButton, {}, f.legend().headerRect(column).center());
    };
    const auto names = [](const char *text) { return QString::fromLatin1(text).split(QLatin1Char(' ')); };
    QCOMPARE(f.order(), names("b c a"));
    clickHeader(-1);
    QCOMPARE(f.order(), names("a b c"));
    clickHeader(-1);
    QCOMPARE(f.order(), names("c b a"));
    clickHeader(-1);
    QCOMPARE(f.order(), names("b c a")); // as they come
    clickHeader(1); // Max, the greatest first
    QCOMPARE(f.order(), names("a c b"));
    clickHeader(1);
    QCOMPARE(f.order(), names("b c a"));
    QCOMPARE(sorted.size(), 5);
    QCOMPARE(f.legend().sort().key, QStringLiteral("max"));
    f.chart->setSeries(named({QStringLiteral("z"), QStringLiteral("y")}));
    f.draw();
    QCOMPARE(f.order(), names("z y")); // still rising by Max
}

void ChartLegendTest::ownColumnsAreShownAndSorted()
{
    Fixture f(named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}), LegendKind::Table);
    f.chart->setLegendColumns({{QStringLiteral("p95"), QStringLiteral("p95"), {3, nan_, 5}},
                               {QStringLiteral("state"),
                                QStringLiteral("State"),
                                {1, 2, 0},
                                {QStringLiteral("fine"), {}, QStringLiteral("down")}}});
    f.chart->setLegend(
        LegendOptions{LegendKind::Table, LegendPlacement::Bottom, 0, {QStringLiteral("p95"), true}});
    f.draw();
    const LegendContent &content = f.legend().content();
    QCOMPARE(content.text(0, 0), unitText(3, QStringLiteral("short")).joined());
    QCOMPARE(content.text(0, 1), missingText());
    QCOMPARE(content.text(1, 0), QStringLiteral("fine"));
    QCOMPARE(content.text(1, 1), unitText(2, QStringLiteral("short")).joined());
    QCOMPARE(f.order(), (QStringList{QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("b")}));
    f.chart->setLegend(
        LegendOptions{LegendKind::Table, LegendPlacement::Bottom, 0, {QStringLiteral("p95"), false}});
    f.draw();
    QCOMPARE(f.order().last(), QStringLiteral("b")); // none is last either way
}

void ChartLegendTest::filterOfLongTables()
{
    Fixture few(numbered(20), LegendKind::Table);
    QVERIFY(few.legend().filterField()->isHidden());
    Fixture f(numbered(60), LegendKind::Table);
    QVERIFY(f.legend().filterField()->isVisible());
    QTest::keyClicks(f.legend().filterField(), QStringLiteral("POD-0001"));
    f.draw();
    QCOMPARE(f.legend().entryRect(5), QRect());
    QVERIFY(!f.legend().entryRect(10).isEmpty());
    f.click(11);
    QCOMPARE(f.chart->isolated(), std::optional(11));
    QTest::keyClicks(f.legend().filterField(), QStringLiteral(" nothing"));
    QCOMPARE(f.order(), QStringList());
}

void ChartLegendTest::tenThousandSeriesScroll()
{
    for (const LegendKind kind : {LegendKind::List, LegendKind::Table}) {
        Fixture f(numbered(100), kind);
        std::vector<ChartSeries> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back(columns(QStringLiteral("pod-%1").arg(i), {0, 100}, {i / 100.0, 50.0}, i));
        QElapsedTimer clock; // the limits are for builds without optimization on a busy machine
        clock.start();
        f.chart->setSeries(many);
        f.draw();
        QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(f.legend().scrollBar()->maximum() > 10'000);
        clock.start();
        for (int i = 0; i < 50; ++i) {
            const QPoint at = f.legend().rect().center();
            QWheelEvent event(at, f.legend().mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                              Qt::NoScrollPhase, false);
            QApplication::sendEvent(&f.legend(), &event);
            f.legend().grab();
        }
        QVERIFY2(clock.elapsed() < 50 * 100, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(f.legend().scrollBar()->value() > 500);
        QTest::keyClick(&f.legend(), Qt::Key_End);
        QCOMPARE(f.legend().currentSeries(), 9'999);
        QVERIFY(!f.legend().entryRect(9'999).isEmpty());
        QTest::keyClick(&f.legend(), Qt::Key_Return);
        QCOMPARE(f.chart->isolated(), std::optional(9'999));
    }
}

void ChartLegendTest::keyboardDoesAll()
{
    Fixture f(named({QStringLiteral("a"), QStringLiteral("b"),
                     QString(QStringLiteral("c\u202e") + QStringLiteral("d"))}),
              LegendKind::Table);
    ChartLegend &legend = f.legend();
    legend.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&legend, Qt::Key_Down);
    QCOMPARE(legend.currentSeries(), 1);
    QTest::keyClick(&legend, Qt::Key_Return);
    QCOMPARE(f.states(), QStringLiteral("FSF"));
    QTest::keyClick(&legend, Qt::Key_Return);
    QTest::keyClick(&legend, Qt::Key_Space);
    QCOMPARE(f.states(), QStringLiteral("SHS"));
    QTest::keyClick(&legend, Qt::Key_Escape);
    QCOMPARE(f.states(), QStringLiteral("SSS"));
    QTest::keyClick(&legend, Qt::Key_End);
    QTest::keyClick(&legend, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QString(QStringLiteral("c\u202e") + QStringLiteral("d")));
    QVERIFY(!legend.accessibleDescription().contains(QChar(0x202e)));
    // Up beyond the first is the header; Enter sorts by the column that Right goes to.
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&legend, Qt::Key_Up);
    QCOMPARE(legend.currentSeries(), -1);
    QTest::keyClick(&legend, Qt::Key_Right);
    QTest::keyClick(&legend, Qt::Key_Return);
    QCOMPARE(legend.sort(), (LegendSort{QStringLiteral("last"), true}));
    QTest::keyClick(&legend, Qt::Key_Down);
    QCOMPARE(legend.currentSeries(), 2); // the greatest
    QVERIFY(legend.accessibleDescription().contains(QLatin1String("Last")));
}

void ChartLegendTest::hiddenInLegend()
{
    auto series = named({QStringLiteral("a"), QStringLiteral("b")});
    series[0].isHiddenInLegend = true;
    series[1].isHiddenInTooltip = true;
    Fixture f(series);
    QCOMPARE(f.order(), QStringList{QStringLiteral("b")});
    f.chart->setCursor(fromUnixMilliseconds(50'000));
    const TooltipContent says = f.chart->tooltipContent();
    QCOMPARE(says.rows.size(), size_t{1});
    QCOMPARE(says.rows[0].name, QStringLiteral("a"));
}

void ChartLegendTest::placesAndWidths()
{
    Fixture bottom(numbered(6), LegendKind::Table);
    QVERIFY(bottom.legend().y() > bottom.chart->plotRect().bottom());
    for (const LegendKind kind : {LegendKind::List, LegendKind::Table}) {
        Fixture right(numbered(6), kind, LegendPlacement::Right);
        QVERIFY(right.legend().x() > right.chart->plotRect().right());
        QVERIFY(right.legend().width() <= right.chart->width() * 2 / 5);
        QCOMPARE(right.legend().height(), right.chart->height());
        right.chart->setLegend(LegendOptions{kind, LegendPlacement::Right, 222});
        right.draw();
        QCOMPARE(right.legend().width(), 222);
        QVERIFY(right.legend().entryRect(5).isValid());
        for (int column = 0; kind == LegendKind::Table && column < 2; ++column)
            QVERIFY(right.legend().rect().contains(right.legend().headerRect(column)));
    }
}

void ChartLegendTest::figuresSpeakTheirUnit()
{
    auto series = named({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    series[1].axis = 1;
    series[2].formatter = [](double) { return QStringLiteral("mapped"); };
    Fixture f(series);
    ValueAxisOptions bytes;
    bytes.unitId = QStringLiteral("bytes");
    ValueAxisOptions seconds;
    seconds.unitId = QStringLiteral("s");
    f.chart->setAxes({bytes, seconds});
    f.draw();
    QCOMPARE(f.legend().content().text(0, 0), unitText(30, QStringLiteral("bytes")).joined());
    QCOMPARE(f.legend().content().text(0, 1), unitText(40, QStringLiteral("s")).joined());
    QCOMPARE(f.legend().content().text(0, 2), QStringLiteral("mapped"));
}

void ChartLegendTest::savesPictures_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
}

void ChartLegendTest::savesPictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(int, mode);
    ThemeManager::installed()->setMode(static_cast<ThemeMode>(mode));
    const QStringList few{QStringLiteral("checkout"), QStringLiteral("payment"), QStringLiteral("gateway")};
    QImage sheet(3 * 520, 2 * 340, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    int cell = 0;
    for (const LegendPlacement placement : {LegendPlacement::Bottom, LegendPlacement::Right}) {
        for (int i = 0; i < 3; ++i) {
            Fixture f(i == 2 ? numbered(40) : named(few), i == 0 ? LegendKind::List : LegendKind::Table,
                      placement, {500, 320});
            if (i == 1) {
                f.chart->setLegend(
                    LegendOptions{LegendKind::Table, placement, 0, {QStringLiteral("max"), true}});
                f.click(2, Qt::ControlModifier);
            }
            if (i == 0)
                f.click(1);
            if (i == 2)
                f.click(3);
            f.legend().setFocus(Qt::TabFocusReason);
            const ChartPicture picture = f.draw();
            const QRect place(cell % 3 * 520, cell / 3 * 340, 520, 340);
            painter.fillRect(place, picture.ground());
            painter.drawImage(place.topLeft() + QPoint(10, 10), picture.image());
            ++cell;
        }
    }
    painter.end();
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(sheet.save(folder + QStringLiteral("/chartlegend-") + QString::fromLatin1(QTest::currentDataTag())
                       + QStringLiteral(".png")));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeManager manager(application);
    ChartLegendTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chartlegend.moc"
