#include "dashboards/history/historystore.h"
#include "dashboards/history/historytable.h"
#include "kit/controls/statepane.h"
#include "store/database.h"
#include "support/eventloopgap.h"
#include "support/waiting.h"
#include "widgets/dashboards/boardundertest.h"
#include "widgets/dashboards/largeboards.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

QByteArray nodeExporterFull()
{
    QFile file(
        qEnvironmentVariable("YAGURA_FIXTURES", QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures"))
        + QStringLiteral("/grafana/node-exporter-full.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray deepNesting(int size)
{
    return "{\"title\":\"Deep\",\"panels\":" + QByteArray(size, '[');
}

const QString large = QStringLiteral("large.json");
const QString other = QStringLiteral("other.json");
constexpr int megabytes16 = 16'000'000;

} // namespace

// A large file is read away from the window, which goes on meanwhile.
class DashboardOpeningTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_board.reset(); }

    void windowGoesOn_data();
    void windowGoesOn();
    void nothingIsEditedMeanwhile();
    void whatIsLinkedIsChosenWhenItHasCome();
    void anotherTakesItsPlace();
    void readAgainWhileItIsRead();
    void panelsComeAsTheyAreSeen_data();
    void panelsComeAsTheyAreSeen();
    void undoReadsLargeStatesElsewhere();

private:
    DashboardsScreen &screen() { return m_board->screen(); }

    std::unique_ptr<kit::ThemeManager> m_themes;
    std::unique_ptr<test::BoardUnderTest> m_board;
};

void DashboardOpeningTest::init()
{
    if (!m_themes)
        m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    m_board = std::make_unique<test::BoardUnderTest>();
    m_board->open(test::threePanels());
}

void DashboardOpeningTest::windowGoesOn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");

    const QByteArray full = nodeExporterFull();
    if (!full.isEmpty())
        QTest::newRow("Node Exporter Full") << full << true;
    QTest::newRow("16 MB of panels in a row") << test::fullRow(megabytes16) << true;
    QTest::newRow("16 MB of brackets") << deepNesting(megabytes16) << false;
}

void DashboardOpeningTest::windowGoesOn()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRead);
    screen().setDashboards({{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, json}});
    QElapsedTimer since;
    since.start();
    const test::EventLoopGap gap;
    screen().open(large);
    QVERIFY(screen().isOpening());
    QCOMPARE(screen().openId(), large);
    QVERIFY(screen().grid().frames().empty());
    QVERIFY(!screen().isSettled());
    const auto saysSo = [this] {
        const auto panes = screen().findChildren<kit::StatePane *>();
        return std::any_of(panes.begin(), panes.end(),
                           [](const kit::StatePane *pane) { return pane->isVisible(); });
    };
    bool saidSo = false;
    QVERIFY(test::waitUntil([&] {
        saidSo = saidSo || (screen().isOpening() && saysSo());
        return !screen().isOpening();
    }));
    const qint64 took = since.elapsed();
    QCOMPARE(screen().grid().frames().empty(), !isRead);
    QVERIFY(saysSo() || isRead);
    QTRY_VERIFY_WITH_TIMEOUT(screen().isSettled() || !isRead, 60'000);
    qInfo("%s: opened after %d ms, longest work of the window's thread %d ms", QTest::currentDataTag(),
          static_cast<int>(took), static_cast<int>(gap.longestWork().count()));
    if (took > 1500)
        QVERIFY2(saidSo, "nothing is said while it takes its time");
    QVERIFY2(gap.longestWork() < 500ms, "the window stood still");
}

void DashboardOpeningTest::nothingIsEditedMeanwhile()
{
    QSignalSpy saves(&screen(), &DashboardsScreen::saveRequested);
    screen().setDashboards(
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, test::fullRow(1'000'000)}});
    screen().setEditing(true);
    screen().addPanel(PanelKind::Stat);
    screen().open(large); // the edit is written at once
    QCOMPARE(saves.size(), 1);
    QCOMPARE(saves[0][0].toString(), QStringLiteral("shop.json"));
    screen().setEditing(true);
    screen().addPanel(PanelKind::Stat);
    screen().undo();
    QVERIFY(!screen().isEditing());
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().dashboard().title, QStringLiteral("Full"));
    QCOMPARE(screen().dashboard().panels.size(), size_t{1});
    QCOMPARE(saves.size(), 1);
    screen().setEditing(true);
    QVERIFY(screen().isEditing());
}

void DashboardOpeningTest::whatIsLinkedIsChosenWhenItHasCome()
{
    screen().setDashboards(
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, test::fullRow(1'000'000)}});
    screen().goTo({large, 0, {{QStringLiteral("service"), {QStringLiteral("b")}}}});
    QVERIFY(screen().isOpening());
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().place().variables.value(QStringLiteral("service")), QStringList(QStringLiteral("b")));
}

void DashboardOpeningTest::anotherTakesItsPlace()
{
    screen().setDashboards({{QStringLiteral("shop.json"), {}, test::threePanels()},
                            {large, {}, test::fullRow(megabytes16 / 4)},
                            {other, {}, test::fullRow(200'000).replace("\"Full\"", "\"Other\"")}});
    screen().goTo({large, 0, {{QStringLiteral("service"), {QStringLiteral("b")}}}});
    QVERIFY(screen().isOpening());
    screen().open(other);
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().title(), QStringLiteral("Other"));
    QCOMPARE(screen().place().variables.value(QStringLiteral("service")), QStringList(QStringLiteral("a")));
    screen().open(large);
    screen().open(QStringLiteral("shop.json")); // small: there at once
    QVERIFY(!screen().isOpening());
    QCOMPARE(screen().title(), QStringLiteral("Shop"));
    screen().workers().waitForDone();
    QTest::qWait(50);
    QCOMPARE(screen().title(), QStringLiteral("Shop"));
    QCOMPARE(screen().grid().panels().size(), size_t{3});
}

// The folder is watched: its list may come again at any time.
void DashboardOpeningTest::readAgainWhileItIsRead()
{
    const DashboardFile shop{QStringLiteral("shop.json"), {}, test::threePanels()};
    const DashboardFile full{large, {}, test::fullRow(1'000'000)};
    screen().setDashboards({shop, full});
    screen().goTo({large, 0, {{QStringLiteral("service"), {QStringLiteral("b")}}}});
    screen().setDashboards({full, shop});
    QCOMPARE(screen().openId(), large);
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().openId(), large);
    QCOMPARE(screen().title(), QStringLiteral("Full"));
    QCOMPARE(screen().place().variables.value(QStringLiteral("service")), QStringList(QStringLiteral("b")));
}

// After a restart, when its states are on disk.
void DashboardOpeningTest::undoReadsLargeStatesElsewhere()
{
    const QTemporaryDir folder;
    Database database({folder.filePath(QStringLiteral("yagura.db")), {historySchema()}});
    HistoryStore store(database);
    QByteArray file = test::fullRow(megabytes16 / 4);
    const auto start = [&] {
        m_board = std::make_unique<test::BoardUnderTest>();
        screen().setEditStore(&store);
        connect(&screen(), &DashboardsScreen::saveRequested, this,
                [&](const QString &id, const QByteArray &text) {
                    file = text;
                    screen().saveFinished(id, {});
                });
        m_board->open(test::threePanels());
        screen().setDashboards({{large, {}, file}});
        return test::waitUntil([&] { return screen().openId() == large && screen().isSettled(); });
    };
    QVERIFY(start());
    screen().rename(QStringLiteral("Large"));
    QTRY_VERIFY_WITH_TIMEOUT(file.contains("\"Large\"") && screen().isSettled(), 60'000);
    screen().setLayoutMode(LayoutMode::Free);
    QTRY_VERIFY_WITH_TIMEOUT(file.contains("\"free\"") && screen().isSettled(), 60'000);
    m_board.reset();
    QVERIFY(start());
    QCOMPARE(screen().dashboard().layout, LayoutMode::Free);
    QCOMPARE(screen().title(), QStringLiteral("Large"));
    std::chrono::milliseconds longest{};
    {
        const test::EventLoopGap gap;
        screen().undo();
        QCOMPARE(screen().dashboard().layout, LayoutMode::Free); // not yet
        QTRY_COMPARE_WITH_TIMEOUT(screen().dashboard().layout, LayoutMode::Gravity, 60'000);
        QTest::qWait(20);
        longest = gap.longestWork();
    }
    QCOMPARE(screen().title(), QStringLiteral("Large"));
    qInfo("undo to a state of 4 MB: longest work of the window's thread %d ms",
          static_cast<int>(longest.count()));
    QVERIFY2(longest < 250ms, "the window stood still");
}

void DashboardOpeningTest::panelsComeAsTheyAreSeen_data()
{
    QTest::addColumn<int>("count");

    QTest::newRow("1,500") << 1'500;
    QTest::newRow("5,000") << 5'000;
}

void DashboardOpeningTest::panelsComeAsTheyAreSeen()
{
    QFETCH(int, count);
    screen().setDashboards(
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, test::manyPanels(count)}});
    const auto settle
        = [this] { return test::waitUntil([&] { return !screen().isOpening() && screen().isSettled(); }); };
    const auto during = [&](const char *what, const std::function<void()> &act) {
        const test::EventLoopGap gap;
        act();
        const bool isSettled = settle();
        QTest::qWait(20);
        qInfo("%d panels, %s: longest work %d ms, %d frames", count, what,
              static_cast<int>(gap.longestWork().count()), static_cast<int>(screen().grid().frames().size()));
        return isSettled ? gap.longestWork() : std::chrono::milliseconds::max();
    };
    GridView &grid = screen().grid();
    QVERIFY(during("opened", [this] { screen().open(large); }) < 150ms);
    QVERIFY(grid.visibleFrames().size() >= 6);
    QVERIFY(grid.frames().size() < 60);

    QScrollBar *bar = screen().findChild<QScrollArea *>(QStringLiteral("dashboardArea"))->verticalScrollBar();
    QVERIFY(during("scrolled", [bar] { bar->setValue(bar->maximum() / 2); }) < 150ms);
    QVERIFY(grid.visibleFrames().size() >= 6);
    QVERIFY(grid.frames().size() < 120);

    const size_t before = grid.frames().size();
    QVERIFY(during("edited", [this] { screen().rename(QStringLiteral("Many more")); }) < 500ms);
    QCOMPARE(grid.frames().size(), before);

    screen().setAlone(count);
    QVERIFY(grid.frame(count)->isVisible());
    screen().setAlone(std::nullopt);
    bool isDrawn = false;
    if (count > 2'000)
        return;
    QVERIFY(during("drawn whole", [&] { screen().drawEverything([&] { isDrawn = true; }); }) < 500ms);
    QTRY_VERIFY_WITH_TIMEOUT(isDrawn, 60'000);
    QCOMPARE(grid.frames().size(), static_cast<size_t>(count));
}

QTEST_MAIN(DashboardOpeningTest)
#include "tst_dashboardopening.moc"
