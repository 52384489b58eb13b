#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/history/historystore.h"
#include "dashboards/history/historytable.h"
#include "dashboards/history/versionspane.h"
#include "dashboards/paneleditor.h"
#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/controls/button.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/statusstrip.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "store/database.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

const QString fileName = QStringLiteral("desk.json");

const QByteArray fileText
    = "{\"title\": \"Desk\", \"panels\": ["
      "{\"id\": 1, \"type\": \"text\", \"title\": \"One\", \"options\": {\"content\": \"first\"}, "
      "\"gridPos\": {\"x\": 0, \"y\": 0, \"w\": 12, \"h\": 6}},"
      "{\"id\": 2, \"type\": \"text\", \"title\": \"Two\", \"options\": {\"content\": \"second\"}, "
      "\"gridPos\": {\"x\": 12, \"y\": 0, \"w\": 12, \"h\": 6}},"
      "{\"id\": 3, \"type\": \"text\", \"title\": \"Three\", \"options\": {\"content\": \"third\"}, "
      "\"gridPos\": {\"x\": 0, \"y\": 6, \"w\": 8, \"h\": 5}}],"
      "\"templating\": {\"list\": [{\"type\": \"custom\", \"name\": \"env\", \"query\": \"a,b\", "
      "\"current\": {\"value\": \"a\"},"
      "\"options\": [{\"text\": \"a\", \"value\": \"a\"}, {\"text\": \"b\", \"value\": \"b\"}]}]}}";

} // namespace

// The screen on a real database, with a file that is written as app/ does it.
class DashboardHistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void undoAfterARestart();
    void quickStepsEndWhereTheyShould();
    void everythingIsUndone();
    void fileIsWrittenAfterTheJournal();
    void unsavedEditsComeBack();
    void unsavedEditsCanBeDiscarded();
    void changedFileIsSaid();
    void reloadedFileKeepsTheSteps();
    void fileOfOthersIsKeptAsAVersion();
    void fileOnDiskIsReadAgain();
    void vanishingFileIsSavedFirst();
    void leavingSavesAtOnce();
    void switchingKeepsEachJournal();
    void versionsByKeyboard();
    void restoringIsAnEdit();
    void withoutAStoreThereAreNoVersions();
    void everyControlHasAName();
    void barTakesTwoLinesWhereItMust();
    void pictures_data();
    void pictures();

private:
    void start();
    void stop();
    bool saved() const { return m_lastSaved == m_screen->dashboard() && m_writes > 0; }
    void undo();
    void dragCells(int id, int columns, int rows);
    bool press(const QString &text);
    [[nodiscard]] kit::StatusStrip *strip() const { return m_screen->findChild<kit::StatusStrip *>(); }
    [[nodiscard]] QString heading() const;

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_file; // as on disk
    Dashboard m_lastSaved;
    int m_writes = 0;
    int m_refusals = 0;
    bool m_isBroken = false; // nothing reaches the file
    std::unique_ptr<Database> m_database;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<DashboardsScreen> m_screen;
};

void DashboardHistoryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = fileText;
    m_isBroken = false;
    start();
}

void DashboardHistoryTest::cleanup()
{
    stop();
}

void DashboardHistoryTest::start()
{
    m_writes = 0;
    m_refusals = 0;
    m_database = std::make_unique<Database>(
        DatabaseOptions{m_folder->filePath(QStringLiteral("yagura.db")), {historySchema()}});
    m_store = std::make_unique<HistoryStore>(*m_database);
    m_time = std::make_unique<correlate::TimeContext>(m_clock);
    m_time->setZone(QTimeZone::utc());
    m_screen = std::make_unique<DashboardsScreen>(*m_time);
    m_screen->setEditStore(m_store.get());
    connect(m_screen.get(), &DashboardsScreen::saveRequested, this,
            [this](const QString &id, const QByteArray &text) {
                if (m_isBroken) {
                    ++m_refusals;
                    m_screen->saveFinished(id, failure(ErrorKind::Storage, id, QStringLiteral("disk full")));
                    return;
                }
                m_file = text;
                ++m_writes;
                m_lastSaved = m_screen->dashboard();
                m_screen->saveFinished(id, {});
            });
    m_screen->resize(1224, 732);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->setDashboards({{fileName, {}, m_file}});
    m_screen->activate();
    QTRY_VERIFY(m_screen->isSettled()); // what was kept is read
}

void DashboardHistoryTest::stop()
{
    m_screen.reset();
    m_time.reset();
    m_store.reset();
    m_database.reset();
}

// A step of an earlier run is read first.
void DashboardHistoryTest::undo()
{
    m_screen->undo();
    QTRY_VERIFY(m_screen->isSettled());
}

void DashboardHistoryTest::dragCells(int id, int columns, int rows)
{
    GridView &grid = m_screen->grid();
    PanelFrame *frame = grid.frame(id);
    const QPoint by(GridGeometry(grid.width()).x(columns), rows * GridGeometry::rowPitch);
    const QPoint from = frame->headerRect().center();
    const QPoint global = frame->mapToGlobal(from);
    QTest::mousePress(frame, Qt::LeftButton, {}, from);
    QTest::mouseMove(frame, frame->mapFromGlobal(global + by / 2));
    QTest::mouseMove(frame, frame->mapFromGlobal(global + by));
    QTest::mouseRelease(frame, Qt::LeftButton);
}

// Clicks the visible button of that text or name.
bool DashboardHistoryTest::press(const QString &text)
{
    for (QAbstractButton *button : m_screen->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && (button->text() == text || button->accessibleName() == text)) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

QString DashboardHistoryTest::heading() const
{
    QStringList texts;
    for (const QLabel *label : m_screen->versions().findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text();
    }
    return texts.join(QLatin1Char('|'));
}

void DashboardHistoryTest::undoAfterARestart()
{
    m_screen->setEditing(true);
    m_screen->setLayoutMode(LayoutMode::Free);
    dragCells(3, 10, 1);
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    stop();
    start();
    QCOMPARE(m_screen->dashboard().panels.size(), 2u);
    QVERIFY(!strip()->isVisible());
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
    QVERIFY(m_screen->grid().frame(2));
    QCOMPARE(findPanel(m_screen->dashboard(), 3)->grid, (GridRect{10, 7, 8, 5}));
    undo();
    QCOMPARE(findPanel(m_screen->dashboard(), 3)->grid, (GridRect{0, 6, 8, 5}));
    m_screen->redo(); // that one is at hand
    QTRY_VERIFY(saved());
    stop();
    start();
    QCOMPARE(findPanel(m_screen->dashboard(), 3)->grid, (GridRect{10, 7, 8, 5}));
    for (int i = 0; i < 5; ++i)
        m_screen->undo(); // faster than they can be read
    QTRY_COMPARE(m_file, fileText); // byte for byte
}

// However fast the keys are pressed: what is shown in the end is that state, exactly.
void DashboardHistoryTest::quickStepsEndWhereTheyShould()
{
    std::vector<Dashboard> states{m_screen->dashboard()};
    for (int i = 0; i < 6; ++i) {
        m_screen->rename(QStringLiteral("Desk %1").arg(i));
        states.push_back(m_screen->dashboard());
    }
    QTRY_VERIFY(saved());
    stop();
    start();
    const auto press = [this](int undos, int redos) {
        for (int i = 0; i < undos; ++i)
            m_screen->undo();
        for (int i = 0; i < redos; ++i)
            m_screen->redo();
        QTRY_VERIFY(m_screen->isSettled());
    };
    press(4, 0);
    QCOMPARE(m_screen->title(), QStringLiteral("Desk 1"));
    press(0, 1);
    QCOMPARE(m_screen->title(), QStringLiteral("Desk 2"));
    press(3, 2);
    QCOMPARE(m_screen->title(), QStringLiteral("Desk 1"));
    press(20, 0);
    QCOMPARE(m_screen->title(), states[0].title);
    QCOMPARE(m_screen->dashboard().panels, states[0].panels);
    press(0, 20);
    QCOMPARE(m_screen->title(), QStringLiteral("Desk 5"));
    QTRY_VERIFY(saved());
    // An edit meanwhile goes on from what is shown.
    stop();
    start();
    m_screen->undo();
    m_screen->rename(QStringLiteral("Mine"));
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_screen->title(), QStringLiteral("Mine"));
    undo();
    QCOMPARE(m_screen->title(), QStringLiteral("Desk 5"));
}

// Layout, options, queries, variables, time, title: each is a step, over a restart too.
void DashboardHistoryTest::everythingIsUndone()
{
    const auto text = [this] { return findPanel(m_screen->dashboard(), 1)->text; };
    m_screen->setLayoutMode(LayoutMode::Swap);
    Panel panel = *findPanel(m_screen->dashboard(), 1);
    panel.text = QStringLiteral("changed");
    m_screen->editPanel(1);
    Q_EMIT m_screen->editor().edited(panel);
    m_screen->setVariable(QStringLiteral("env"), {QStringLiteral("b")});
    m_screen->keepVariables();
    QVERIFY(m_time->setExpression({QStringLiteral("now-6h"), QStringLiteral("now")}));
    m_screen->keepTimeRange();
    m_screen->setEditing(true);
    auto *title = m_screen->findChild<DashboardBar *>()->findChild<QLineEdit *>();
    title->setFocus();
    title->selectAll();
    QTest::keyClicks(title, QStringLiteral("Table"));
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(m_screen->title(), QStringLiteral("Table"));
    QTRY_VERIFY(saved());
    stop();
    start();
    QCOMPARE(m_screen->title(), QStringLiteral("Table"));
    undo();
    QCOMPARE(m_screen->title(), QStringLiteral("Desk"));
    QCOMPARE(m_screen->dashboard().time->from, QStringLiteral("now-6h"));
    undo();
    QVERIFY(!m_screen->dashboard().time);
    QCOMPARE(m_screen->dashboard().variables[0].current, QStringList{QStringLiteral("b")});
    undo();
    QCOMPARE(m_screen->dashboard().variables[0].current, QStringList{QStringLiteral("a")});
    QCOMPARE(text(), QStringLiteral("changed"));
    undo();
    QCOMPARE(text(), QStringLiteral("first"));
    QCOMPARE(m_screen->dashboard().layout, LayoutMode::Swap);
    undo();
    QCOMPARE(m_screen->dashboard().layout, LayoutMode::Gravity);
}

void DashboardHistoryTest::fileIsWrittenAfterTheJournal()
{
    // At the moment the file is written, another reader of the database already finds the edit.
    bool isKept = false;
    connect(m_screen.get(), &DashboardsScreen::saveRequested, m_screen.get(),
            [&](const QString &, const QByteArray &text) {
                Call<KeptJournal> call = m_store->load(fileName);
                bool isDone = false;
                call.onDone(m_screen.get(), [&](Result<KeptJournal> kept) {
                    isDone = true;
                    isKept = kept && !kept->edits.empty() && unpacked(kept->edits.back().packedText) == text;
                });
                QTRY_VERIFY(isDone);
            });
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    QVERIFY(isKept);
}

void DashboardHistoryTest::unsavedEditsComeBack()
{
    m_isBroken = true;
    m_screen->removePanel(2);
    QTRY_COMPARE(m_refusals, 1);
    stop();
    m_isBroken = false;
    start();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u); // as the file says
    QVERIFY(strip()->isVisible());
    QVERIFY(press(QStringLiteral("Restore them")));
    QTRY_COMPARE(m_screen->dashboard().panels.size(), 2u);
    QVERIFY(!strip()->isVisible());
    QTRY_VERIFY(saved());
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::unsavedEditsCanBeDiscarded()
{
    m_isBroken = true;
    m_screen->removePanel(2);
    QTRY_COMPARE(m_refusals, 1);
    stop();
    m_isBroken = false;
    start();
    QVERIFY(press(QStringLiteral("Discard them")));
    QVERIFY(!strip()->isVisible());
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
    QTRY_VERIFY(m_screen->isSettled());
    stop();
    start();
    QVERIFY(!strip()->isVisible());
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::changedFileIsSaid()
{
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    stop();
    m_file.replace("\"Desk\"", "\"Theirs\"");
    start();
    QCOMPARE(m_screen->title(), QStringLiteral("Theirs"));
    QVERIFY(strip()->isVisible());
    QVERIFY(press(QStringLiteral("Show versions")));
    QVERIFY(!strip()->isVisible());
    QVERIFY(m_screen->isShowingVersions());
    QTRY_COMPARE(m_screen->versions().list().model()->rowCount(), 3);
    undo();
    QCOMPARE(m_screen->title(), QStringLiteral("Desk"));
    QCOMPARE(m_screen->dashboard().panels.size(), 2u);
}

void DashboardHistoryTest::reloadedFileKeepsTheSteps()
{
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    QByteArray theirs = m_file;
    theirs.replace("\"Desk\"", "\"Theirs\"");
    m_screen->setDashboards({{fileName, {}, theirs}}); // the folder was watched
    QCOMPARE(m_screen->title(), QStringLiteral("Theirs"));
    QTRY_VERIFY(strip()->isVisible());
    undo();
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::fileOfOthersIsKeptAsAVersion()
{
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    QByteArray theirs = m_file;
    theirs.replace("\"Desk\"", "\"Theirs\"");
    m_screen->removePanel(3); // not written yet
    m_screen->setDashboards({{fileName, {}, theirs}});
    QCOMPARE(m_screen->title(), QStringLiteral("Desk"));
    QVERIFY(strip()->isVisible());
    QTRY_VERIFY(saved());
    m_screen->setShowingVersions(true);
    QTRY_COMPARE(m_screen->versions().list().model()->rowCount(), 4);
    m_screen->versions().list().setCurrentIndex(m_screen->versions().list().model()->index(1, 0));
    QTRY_VERIFY(heading().contains(QStringLiteral("1 panel(s) added, 1 setting(s)")));
    QVERIFY(press(QStringLiteral("Restore this version")));
    QCOMPARE(m_screen->title(), QStringLiteral("Theirs"));
}

void DashboardHistoryTest::fileOnDiskIsReadAgain()
{
    const QString path = m_folder->filePath(fileName);
    const auto write = [&](const QByteArray &text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(fileText);
    m_screen->setDashboards({{fileName, path, {}}});
    QByteArray theirs = fileText;
    theirs.replace("\"Desk\"", "\"Theirs\"");
    write(theirs);
    m_screen->setDashboards({{fileName, path, {}}});
    QCOMPARE(m_screen->title(), QStringLiteral("Theirs"));
}

void DashboardHistoryTest::vanishingFileIsSavedFirst()
{
    QStringList ids;
    connect(m_screen.get(), &DashboardsScreen::saveRequested, this, [&](const QString &id) { ids << id; });
    m_screen->removePanel(2);
    m_screen->setDashboards({{QStringLiteral("other.json"), {}, fileText}});
    QCOMPARE(ids, QStringList{fileName});
    QCOMPARE(m_screen->openId(), QStringLiteral("other.json"));
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::leavingSavesAtOnce()
{
    m_screen->removePanel(2);
    QCOMPARE(m_writes, 0);
    m_screen->hide(); // another screen, or the window closes
    QCOMPARE(m_writes, 1);
    QVERIFY(saved());
}

void DashboardHistoryTest::switchingKeepsEachJournal()
{
    QByteArray other = fileText;
    other.replace("\"Desk\"", "\"Other\"");
    m_screen->setDashboards({{fileName, {}, fileText}, {QStringLiteral("other.json"), {}, other}});
    m_screen->removePanel(2);
    m_screen->open(QStringLiteral("other.json")); // at once: the edit is written all the same
    QCOMPARE(m_writes, 1);
    QTRY_VERIFY(m_screen->isSettled());
    undo();
    QCOMPARE(m_screen->title(), QStringLiteral("Other"));
    m_screen->open(fileName);
    QTRY_VERIFY(m_screen->isSettled());
    QCOMPARE(m_screen->dashboard().panels.size(), 2u);
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::versionsByKeyboard()
{
    kit::ActionRegistry registry;
    m_screen->registerActions(registry);
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    m_screen->removePanel(3);
    QTRY_VERIFY(saved());
    registry.action(QStringLiteral("dashboards.versions"))->trigger();
    kit::DataTable &list = m_screen->versions().list();
    QTRY_COMPARE(list.model()->rowCount(), 3);
    QTRY_VERIFY(m_screen->versions().isSettled());
    QTRY_VERIFY(heading().contains(QStringLiteral("This is what is shown")));
    QTest::keyClick(&list, Qt::Key_Down);
    QTest::keyClick(&list, Qt::Key_Down);
    QTRY_VERIFY(heading().contains(QStringLiteral("Restoring it: 2 panel(s) added")));
    QTest::keyClick(&list, Qt::Key_Escape);
    QVERIFY(!m_screen->isShowingVersions());
}

void DashboardHistoryTest::restoringIsAnEdit()
{
    m_screen->setEditing(true);
    m_screen->setLayoutMode(LayoutMode::Free);
    dragCells(3, 10, 1);
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    QVERIFY(press(QStringLiteral("Versions")));
    QVERIFY(m_screen->isShowingVersions());
    QTRY_COMPARE(m_screen->versions().list().model()->rowCount(), 2);
    m_screen->versions().list().setCurrentIndex(m_screen->versions().list().model()->index(1, 0));
    QTRY_VERIFY(heading().contains(QStringLiteral("1 panel(s) added, 1 panel(s) moved")));
    QTRY_VERIFY(m_screen->versions().isSettled());
    QVERIFY(press(QStringLiteral("Restore this version")));
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
    QTRY_VERIFY(saved());
    QCOMPARE(m_file, fileText);
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 2u);
    QCOMPARE(findPanel(m_screen->dashboard(), 3)->grid, (GridRect{10, 7, 8, 5}));
}

void DashboardHistoryTest::withoutAStoreThereAreNoVersions()
{
    m_screen->setEditStore(nullptr);
    m_screen->setShowingVersions(true);
    QVERIFY(!m_screen->isShowingVersions());
    QVERIFY(!press(QStringLiteral("Versions")));
    m_screen->removePanel(2);
    undo();
    QCOMPARE(m_screen->dashboard().panels.size(), 3u);
}

void DashboardHistoryTest::everyControlHasAName()
{
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    m_screen->setEditing(true);
    m_screen->setShowingVersions(true);
    QTRY_COMPARE(m_screen->versions().list().model()->rowCount(), 2);
    QTRY_VERIFY(m_screen->versions().isSettled());
    QCOMPARE(kit::namelessControls(&m_screen->versions()), QStringList());
    QCOMPARE(kit::namelessControls(m_screen->findChild<DashboardBar *>()), QStringList());
}

void DashboardHistoryTest::barTakesTwoLinesWhereItMust()
{
    auto *bar = m_screen->findChild<DashboardBar *>();
    m_screen->setEditing(true);
    QTRY_COMPARE(bar->height(), 44);
    m_screen->removePanel(2); // what is said of saving changes nothing
    QTRY_VERIFY(saved());
    QTest::qWait(20);
    QCOMPARE(bar->height(), 44);
    m_screen->resize(700, 732);
    QTRY_VERIFY(bar->height() > 44);
    QCOMPARE(m_screen->width(), 700);
    for (const QWidget *child : bar->findChildren<QAbstractButton *>()) {
        if (child->isVisible())
            QVERIFY(bar->rect().contains(QRect(child->mapTo(bar, QPoint()), child->size())));
    }
    m_screen->setEditing(false);
    QTRY_COMPARE(bar->height(), 44);
}

void DashboardHistoryTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("dark") << true;
    QTest::newRow("light") << false;
}

void DashboardHistoryTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    kit::ThemeManager::installed()->setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    m_screen->setLayoutMode(LayoutMode::Free);
    m_screen->setEditing(true);
    QTRY_VERIFY(saved());
    m_clock.advance(std::chrono::minutes(4));
    dragCells(3, 10, 1);
    m_screen->rename(QStringLiteral("Checkout"));
    Panel panel = *findPanel(m_screen->dashboard(), 1);
    panel.text = QStringLiteral("# Runbook");
    panel.title = QStringLiteral("Runbook");
    Q_EMIT m_screen->editor().edited(panel);
    QTRY_VERIFY(saved());
    m_clock.advance(std::chrono::minutes(26 * 60));
    m_screen->duplicatePanel(1);
    m_screen->removePanel(2);
    QTRY_VERIFY(saved());
    m_screen->setShowingVersions(true);
    QTRY_COMPARE(m_screen->versions().list().model()->rowCount(), 4);
    m_screen->versions().list().setCurrentIndex(m_screen->versions().list().model()->index(3, 0));
    QTest::qWait(100);
    QVERIFY(m_screen->grab().save(
        folder + QStringLiteral("/versions-%1.png").arg(QLatin1String(dark ? "dark" : "light"))));
    m_isBroken = true;
    m_screen->removePanel(1);
    QTRY_COMPARE(m_refusals, 1);
    stop();
    start();
    QVERIFY(m_screen->grab().save(
        folder + QStringLiteral("/unsaved-%1.png").arg(QLatin1String(dark ? "dark" : "light"))));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardHistoryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_dashboardhistory.moc"
