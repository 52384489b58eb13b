#include "kit/controls/statepane.h"
#include "support/eventloopgap.h"
#include "support/waiting.h"
#include "widgets/dashboards/boardundertest.h"

#include <QSignalSpy>

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

// size bytes at least: a folded row with panels in the ten thousands.
QByteArray fullRow(int size)
{
    QByteArray json(
        "{\"title\":\"Full\",\"uid\":\"f\",\"templating\":{\"list\":[{\"type\":\"custom\",\"name\":"
        "\"service\",\"query\":\"a,b,c\",\"current\":{\"value\":\"a\"}}]},\"panels\":[{\"id\":1,"
        "\"type\":\"row\",\"collapsed\":true,\"title\":\"Row\",\"gridPos\":{\"x\":0,\"y\":0,\"w\":24,"
        "\"h\":1},\"panels\":[");
    for (int id = 2; json.size() < size; ++id) {
        json += id > 2 ? "," : "";
        json += "{\"id\":" + QByteArray::number(id)
            + ",\"type\":\"timeseries\",\"title\":\"Panel\",\"gridPos\":"
            + "{\"x\":0,\"y\":1,\"w\":12,\"h\":6},\"description\":\"" + QByteArray(2000, 'd')
            + "\",\"targets\":[{\"refId\":\"A\",\"expr\":\"rate(orders_total[5m])\"}]}";
    }
    return json + "]}]}";
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
    QTest::newRow("16 MB of panels in a row") << fullRow(megabytes16) << true;
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
    QTRY_VERIFY_WITH_TIMEOUT(screen().isSettled() || !isRead, 20'000);
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
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, fullRow(1'000'000)}});
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
        {{QStringLiteral("shop.json"), {}, test::threePanels()}, {large, {}, fullRow(1'000'000)}});
    screen().goTo({large, 0, {{QStringLiteral("service"), {QStringLiteral("b")}}}});
    QVERIFY(screen().isOpening());
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().place().variables.value(QStringLiteral("service")), QStringList(QStringLiteral("b")));
}

void DashboardOpeningTest::anotherTakesItsPlace()
{
    screen().setDashboards({{QStringLiteral("shop.json"), {}, test::threePanels()},
                            {large, {}, fullRow(megabytes16 / 4)},
                            {other, {}, fullRow(200'000).replace("\"Full\"", "\"Other\"")}});
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
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(50);
    QCOMPARE(screen().title(), QStringLiteral("Shop"));
    QCOMPARE(screen().grid().frames().size(), size_t{3});
}

// The folder is watched: its list may come again at any time.
void DashboardOpeningTest::readAgainWhileItIsRead()
{
    const DashboardFile shop{QStringLiteral("shop.json"), {}, test::threePanels()};
    const DashboardFile full{large, {}, fullRow(1'000'000)};
    screen().setDashboards({shop, full});
    screen().goTo({large, 0, {{QStringLiteral("service"), {QStringLiteral("b")}}}});
    screen().setDashboards({full, shop});
    QCOMPARE(screen().openId(), large);
    QTRY_VERIFY(!screen().isOpening());
    QCOMPARE(screen().openId(), large);
    QCOMPARE(screen().title(), QStringLiteral("Full"));
    QCOMPARE(screen().place().variables.value(QStringLiteral("service")), QStringList(QStringLiteral("b")));
}

QTEST_MAIN(DashboardOpeningTest)
#include "tst_dashboardopening.moc"
