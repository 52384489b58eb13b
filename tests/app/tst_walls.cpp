#include "app/consoleundertest.h"

#include "dashboards/grid/gridview.h"
#include "shell/navigationrail.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace yagura;
using namespace yagura::dashboards;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray board(const char *title, const char *tags = "")
{
    return QByteArray("{\"title\":\"") + title + "\",\"tags\":[" + tags
        + "],\"panels\":[{\"id\":1,\"type\":\"text\",\"title\":\"One\",\"options\":{\"content\":\"one\"},"
          "\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,\"h\":6}},{\"id\":2,\"type\":\"text\",\"title\":\"Two\","
          "\"options\":{\"content\":\"two\"},\"gridPos\":{\"x\":12,\"y\":0,\"w\":12,\"h\":6}}]}";
}

} // namespace

// Windows on other monitors, kiosk and playlists, on a console of their own.
class WallsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void windowsSurviveARestart();
    void windowsFollowTheirFiles();
    void windowsEditTheirDashboards();
    void closingAWindowForgetsIt();
    void playlistGoesRound();
    void playlistPassesOverWhatIsBroken();
    void unknownPlaylistIsNamed();
    void droppedDashboardIsKept();

private:
    DashboardsScreen &screen()
    {
        return *qobject_cast<DashboardsScreen *>(m_bench->console->screen(u"dashboards"_s));
    }
    void write(const QString &relative, const QByteArray &content)
    {
        QVERIFY(m_bench->workspace.write(u"workspace/"_s + relative, content));
        m_bench->session->workspace().reload();
    }

    std::unique_ptr<test::ConsoleUnderTest> m_bench;
};

void WallsTest::init()
{
    m_bench = std::make_unique<test::ConsoleUnderTest>("  []\n");
    write(u"dashboards/a.json"_s, board("Alpha", "\"wall\""));
    write(u"dashboards/b.json"_s, board("Beta", "\"wall\""));
    write(u"playlists/wall.yaml"_s,
          "name: Shop wall\ninterval: 2s\nitems:\n  - dashboard: a.json\n    panel: 2\n"
          "  - dashboard: missing.json\n  - dashboard: b.json\n");
    QTRY_VERIFY(m_bench->session->workspace().isLoaded());
    QTRY_COMPARE(m_bench->session->workspace().files(WorkspaceArea::Playlists).size(), 1);
    m_bench->console->show(u"dashboards"_s);
}

void WallsTest::cleanup()
{
    m_bench.reset();
}

void WallsTest::windowsSurviveARestart()
{
    DashboardWindows &windows = m_bench->console->windows();
    Q_EMIT screen().tearOffRequested({u"a.json"_s, 2, {}}, QPoint(120, 90));
    QCOMPARE(windows.windows().size(), 1u);
    DashboardWindow *window = windows.windows().front();
    QVERIFY(window->isVisible());
    QCOMPARE(window->screen().alone(), std::optional(2));
    window->setGeometry(120, 90, 480, 300);
    QVERIFY(windows.open({u"b.json"_s, 0, {}}));
    QVERIFY(!windows.open({u"gone.json"_s, 0, {}}));
    QTemporaryDir folder;
    {
        QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
        windows.saveState(settings);
    }
    m_bench->console.reset();
    m_bench->openConsole();
    DashboardWindows &again = m_bench->console->windows();
    QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    again.restoreState(settings);
    QTRY_COMPARE(again.windows().size(), 2u);
    QCOMPARE(again.windows()[0]->state().place, (DashboardPlace{u"a.json"_s, 2, {}}));
    QCOMPARE(again.windows()[0]->size(), QSize(480, 300));
    QCOMPARE(again.windows()[1]->screen().title(), u"Beta"_s);
    QVERIFY(again.windows()[1]->isVisible());
}

void WallsTest::windowsFollowTheirFiles()
{
    DashboardWindow *window = m_bench->console->windows().open({u"a.json"_s, 0, {}});
    QVERIFY(window);
    QCOMPARE(window->screen().title(), u"Alpha"_s);
    write(u"dashboards/a.json"_s, board("Alpha renamed"));
    QTRY_COMPARE(window->screen().title(), u"Alpha renamed"_s);
}

// What is edited in a window is written as here, and whoever shows it follows, with the steps to take back.
void WallsTest::windowsEditTheirDashboards()
{
    DashboardWindow *window = m_bench->console->windows().open({u"b.json"_s, 0, {}});
    QVERIFY(window);
    screen().open(u"b.json"_s);
    QTRY_COMPARE(screen().title(), u"Beta"_s);
    QTRY_COMPARE(window->screen().title(), u"Beta"_s);
    QTRY_VERIFY(!window->screen().isOpening());
    window->screen().setEditing(true);
    window->screen().duplicatePanel(1);
    QCOMPARE(window->screen().dashboard().panels.size(), 3u);
    QTRY_COMPARE_WITH_TIMEOUT(screen().dashboard().panels.size(), 3u, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(screen().isSettled(), 20'000);
    screen().undo(); // the step came along
    QTRY_COMPARE_WITH_TIMEOUT(screen().dashboard().panels.size(), 2u, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(window->screen().dashboard().panels.size(), 2u, 20'000);
}

void WallsTest::closingAWindowForgetsIt()
{
    DashboardWindows &windows = m_bench->console->windows();
    QPointer<DashboardWindow> window = windows.open({u"a.json"_s, 1, {}});
    window->close();
    QVERIFY(windows.windows().empty());
    QVERIFY(windows.states().empty());
    QTRY_VERIFY(!window);
    QVERIFY(windows.look({u"seen.json"_s, {}, board("Seen")}));
    QVERIFY(windows.states().empty()); // only looked at: not opened again
}

void WallsTest::playlistGoesRound()
{
    PlaylistPlayer &player = m_bench->console->player();
    QTRY_COMPARE(player.names(), QStringList{u"Shop wall"_s});
    m_bench->console->play(u"shop WALL"_s);
    QVERIFY(m_bench->console->window().isKiosk());
    QTRY_COMPARE(screen().openId(), u"a.json"_s);
    QCOMPARE(screen().alone(), std::optional(2));
    QVERIFY(screen().isPresenting());
    QTRY_COMPARE_WITH_TIMEOUT(screen().openId(), u"b.json"_s, 4'000); // after two seconds
    QVERIFY(!screen().alone());
    QTRY_COMPARE_WITH_TIMEOUT(screen().openId(), u"a.json"_s, 4'000); // and round again
    player.next();
    QCOMPARE(screen().openId(), u"b.json"_s);
    player.previous();
    QCOMPARE(screen().openId(), u"a.json"_s);
    QTest::keyClick(&screen(), Qt::Key_Escape);
    QVERIFY(!m_bench->console->window().isKiosk());
    QVERIFY(!player.isPlaying());
    QVERIFY(!screen().isPresenting());
}

// A file that breaks or goes while it is played does not stop the wall.
void WallsTest::playlistPassesOverWhatIsBroken()
{
    PlaylistPlayer &player = m_bench->console->player();
    QTRY_COMPARE(player.names().size(), 1);
    m_bench->console->play(u"wall"_s); // the file's name
    QTRY_COMPARE(screen().openId(), u"a.json"_s);
    write(u"playlists/wall.yaml"_s, "name: [");
    QVERIFY(QFile::remove(m_bench->workspace.filePath(u"workspace/dashboards/b.json"_s)));
    m_bench->session->workspace().reload();
    QTRY_VERIFY(!m_bench->session->workspace().problems().isEmpty());
    QTRY_COMPARE(m_bench->session->workspace().files(WorkspaceArea::Dashboards).size(), 1);
    player.next();
    QVERIFY(player.isPlaying());
    QCOMPARE(player.shown()->dashboard, u"a.json"_s);
    write(u"playlists/wall.yaml"_s, "name: Shop wall\nitems:\n  - tag: wall\n");
    write(u"dashboards/c.json"_s, board("Gamma", "\"Wall\""));
    QTRY_COMPARE(m_bench->session->workspace().files(WorkspaceArea::Dashboards).size(), 2);
    QVERIFY(QTest::qWaitFor([&] {
        player.next();
        return player.shown()->dashboard == u"c.json"_s;
    }));
}

void WallsTest::unknownPlaylistIsNamed()
{
    PlaylistPlayer &player = m_bench->console->player();
    QSignalSpy problem(&player, &PlaylistPlayer::problem);
    m_bench->console->play(u"no such"_s);
    QTRY_COMPARE(problem.size(), 1);
    QVERIFY(problem.front().front().value<Error>().detail.contains(u"no such"_s));
    QVERIFY(!player.isPlaying());
    QVERIFY(!m_bench->console->window().isKiosk());
}

void WallsTest::droppedDashboardIsKept()
{
    QVERIFY(m_bench->workspace.write(u"incoming/mail.json"_s, board("Mail")));
    m_bench->console->show(u"overview"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(m_bench->workspace.filePath(u"incoming/mail.json"_s))});
    QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->console->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPoint(400, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->console->window(), &drop);
    QCOMPARE(m_bench->console->window().currentTarget(), correlate::Target::Dashboards);
    const auto press = [this](const QString &text) {
        for (auto *button : screen().findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == text) {
                QTest::mouseClick(button, Qt::LeftButton);
                return true;
            }
        }
        return false;
    };
    QVERIFY(QTest::qWaitFor([&] { return press(u"Add to workspace"_s); }));
    QCOMPARE(m_bench->workspace.read(u"workspace/dashboards/mail.json"_s), board("Mail"));
    QVERIFY(QTest::qWaitFor([&] { return press(u"Open"_s) && screen().openId() == u"mail.json"_s; }));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    WallsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_walls.moc"
