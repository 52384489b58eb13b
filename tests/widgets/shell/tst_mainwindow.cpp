#include "shellbench.h"

#include "kit/accessibility.h"
#include "kit/controls/elidedlabel.h"
#include "shell/navigationrail.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace yagura;
using namespace yagura::shell;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using correlate::Target;

class MainWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysSwitchScreens();
    void railSwitchesScreens();
    void aShownScreenIsNotActivatedTwice();
    void pivotMovesTheRangeAndIsHandedOver();
    void pivotToNowhereChangesNothing();
    void screensAskForPivots();
    void titleFollowsTheScreen();
    void badges();
    void timeKeys();
    void statePersists();
    void unknownStateFallsBack();
    void kioskShowsTheScreenOnly();
    void filesAreDropped();
    void everyControlHasAName();
    void pictures();
};

void MainWindowTest::keysSwitchScreens()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QCOMPARE(bench.overview->notes, QStringList{u"activate"_s});
    QVERIFY(bench.logs->notes.isEmpty());
    QSignalSpy shown(&bench.window, &MainWindow::targetShown);
    bench.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    QVERIFY(bench.logs->isVisible());
    QVERIFY(!bench.overview->isVisible());
    QCOMPARE(bench.overview->notes, QStringList({u"activate"_s, u"deactivate"_s}));
    QCOMPARE(bench.logs->notes, QStringList{u"activate"_s});
    QVERIFY(bench.logs->hasFocus());
    bench.key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(bench.window.currentTarget(), Target::Overview);
    QCOMPARE(shown.count(), 2);
}

void MainWindowTest::railSwitchesScreens()
{
    ShellBench bench;
    QVERIFY(bench.show());
    auto *rail = bench.window.findChild<NavigationRail *>();
    QTest::mouseClick(rail->button(Target::Logs), Qt::LeftButton);
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    QVERIFY(rail->button(Target::Logs)->isChecked());
    QVERIFY(!rail->button(Target::Overview)->isChecked());
    rail->button(Target::Logs)->setFocus();
    QTest::keyClick(rail->button(Target::Logs), Qt::Key_Up);
    QVERIFY(rail->button(Target::Overview)->hasFocus());
    QTest::keyClick(rail->button(Target::Overview), Qt::Key_Space);
    QCOMPARE(bench.window.currentTarget(), Target::Overview);
}

void MainWindowTest::aShownScreenIsNotActivatedTwice()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.key(Qt::Key_1, Qt::ControlModifier);
    auto *button = bench.window.findChild<NavigationRail *>()->button(Target::Overview);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(bench.overview->notes, QStringList{u"activate"_s});
    QVERIFY(button->isChecked());
}

void MainWindowTest::pivotMovesTheRangeAndIsHandedOver()
{
    ShellBench bench;
    QVERIFY(bench.show());
    correlate::Pivot pivot;
    pivot.target = Target::Logs;
    pivot.service = u"payment"_s;
    pivot.range = TimeRange{bench.clock.now() - 30min, bench.clock.now() - 20min};
    bench.window.openPivot(pivot);
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    QCOMPARE(bench.logs->pivots, QList<correlate::Pivot>{pivot});
    QCOMPARE(bench.time.range(), *pivot.range);
    QVERIFY(bench.time.canGoBack());
    pivot.range.reset();
    pivot.target = Target::Overview;
    const TimeRange before = bench.time.range();
    bench.window.openPivot(pivot);
    QCOMPARE(bench.time.range(), before);
}

void MainWindowTest::pivotToNowhereChangesNothing()
{
    ShellBench bench;
    QVERIFY(bench.show());
    const TimeRange before = bench.time.range();
    correlate::Pivot pivot;
    pivot.target = Target::ErrorBudgets; // no such screen here
    pivot.range = TimeRange{bench.clock.now() - 30min, bench.clock.now() - 20min};
    bench.window.openPivot(pivot);
    QCOMPARE(bench.window.currentTarget(), Target::Overview);
    QCOMPARE(bench.time.range(), before);
}

void MainWindowTest::screensAskForPivots()
{
    ShellBench bench;
    QVERIFY(bench.show());
    correlate::Pivot pivot;
    pivot.target = Target::Logs;
    pivot.traceId = u"00000000000000000000000000000abc"_s;
    Q_EMIT bench.overview->pivotRequested(pivot);
    QCOMPARE(bench.logs->pivots, QList<correlate::Pivot>{pivot});
    QVERIFY(bench.logs->isVisible());
}

void MainWindowTest::titleFollowsTheScreen()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QVERIFY(bench.window.windowTitle().startsWith(u"Overview"_s));
    bench.key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(bench.window.windowTitle().startsWith(u"Logs"_s));
    bench.logs->setBreadcrumb(u"payment"_s);
    const auto labels = bench.window.findChildren<kit::ElidedLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const kit::ElidedLabel *label) { return label->text().endsWith(u"payment"_s); }));
}

void MainWindowTest::badges()
{
    ShellBench bench;
    QVERIFY(bench.show());
    const auto *rail = bench.window.findChild<NavigationRail *>();
    bench.window.setBadge(Target::Logs, 7);
    QCOMPARE(rail->button(Target::Logs)->badge(), 7);
    QVERIFY(rail->button(Target::Logs)->accessibleDescription().contains(u'7'));
    bench.window.setBadge(Target::Logs, 0);
    QVERIFY(rail->button(Target::Logs)->accessibleDescription().isEmpty());
    bench.window.setBadge(Target::Alerts, 3); // no such screen: nothing happens
    QCOMPARE(rail->button(Target::Overview)->badge(), 0);
}

void MainWindowTest::timeKeys()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QSignalSpy refreshed(&bench.time, &correlate::TimeContext::refreshed);
    bench.key(Qt::Key_F5);
    QCOMPARE(refreshed.count(), 1);
    const Duration length = bench.time.range().length();
    bench.key(Qt::Key_Minus, Qt::ControlModifier);
    const Duration doubled = bench.time.range().length();
    QVERIFY(doubled > length);
    bench.key(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(bench.time.range().length(), length);
    bench.key(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(bench.time.range().length(), doubled);
    const Instant to = bench.time.range().to;
    bench.key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QVERIFY(bench.time.range().to < to);
}

void MainWindowTest::statePersists()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    {
        ShellBench bench;
        QVERIFY(bench.show());
        bench.window.resize(1300, 820);
        bench.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(bench.time.setExpression({u"now-6h"_s, u"now"_s}));
        bench.time.setRefreshInterval(30s);
        bench.window.saveState(settings);
    }
    settings.sync();
    const QSettings read(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    ShellBench bench;
    bench.window.restoreState(read);
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    QCOMPARE(bench.logs->notes, QStringList{u"activate"_s});
    QVERIFY(bench.overview->notes.isEmpty());
    QCOMPARE(bench.time.expression().from, u"now-6h"_s);
    QCOMPARE(bench.time.refreshInterval(), std::chrono::milliseconds(30s));
}

void MainWindowTest::unknownStateFallsBack()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    settings.setValue(u"window/target"_s, 9999);
    settings.setValue(u"window/geometry"_s, u"nonsense"_s);
    settings.setValue(u"time/from"_s, u"not a time"_s);
    settings.setValue(u"time/refreshSeconds"_s, -5);
    ShellBench bench;
    const TimeRangeExpression before = bench.time.expression();
    bench.window.restoreState(settings);
    QCOMPARE(bench.window.currentTarget(), Target::Overview);
    QCOMPARE(bench.time.expression(), before);
    QCOMPARE(bench.time.refreshInterval(), std::chrono::milliseconds(0));
}

void MainWindowTest::kioskShowsTheScreenOnly()
{
    ShellBench bench;
    QVERIFY(bench.show());
    auto *rail = bench.window.findChild<NavigationRail *>();
    QSignalSpy changed(&bench.window, &MainWindow::kioskChanged);
    bench.key(Qt::Key_F11);
    QVERIFY(bench.window.isKiosk());
    QVERIFY(!rail->isVisible());
    QVERIFY(!bench.window.statusBar()->isVisible());
    QVERIFY(bench.window.windowState() & Qt::WindowFullScreen);
    QTRY_VERIFY(bench.overview->height() >= bench.window.height() - 2);
    bench.key(Qt::Key_2, Qt::ControlModifier); // keys still work
    QCOMPARE(bench.window.currentTarget(), Target::Logs);
    QTest::keyClick(bench.logs, Qt::Key_Escape);
    QVERIFY(!bench.window.isKiosk());
    QVERIFY(rail->isVisible());
    QVERIFY(!(bench.window.windowState() & Qt::WindowFullScreen));
    QCOMPARE(changed.count(), 2);
}

void MainWindowTest::filesAreDropped()
{
    ShellBench bench;
    QVERIFY(bench.show());
    QSignalSpy dropped(&bench.window, &MainWindow::filesDropped);
    const auto drop = [&bench](const QList<QUrl> &urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&bench.window, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        return QApplication::sendEvent(&bench.window, &event);
    };
    QVERIFY(drop({QUrl::fromLocalFile(u"/tmp/a.json"_s), QUrl(u"https://example.org/b.json"_s)}));
    QCOMPARE(dropped.count(), 1);
    QCOMPARE(dropped.front().front().toStringList(), QStringList{u"/tmp/a.json"_s});
    QVERIFY(!drop({QUrl(u"https://example.org/b.json"_s)})); // nothing is fetched
    QCOMPARE(dropped.count(), 1);
}

void MainWindowTest::everyControlHasAName()
{
    ShellBench bench;
    QVERIFY(bench.show());
    bench.window.statusBar()->setSources({{u"a"_s, u"Prometheus"_s, SourceHealth::Healthy, {}, {}, false}});
    bench.key(Qt::Key_K, Qt::ControlModifier);
    QCOMPARE(kit::namelessControls(&bench.window), QStringList());
    bench.key(Qt::Key_Escape);
    bench.key(Qt::Key_F1);
    QCOMPARE(kit::namelessControls(&bench.window), QStringList());
}

void MainWindowTest::pictures()
{
    kit::ThemeManager themes(application());
    ShellBench bench;
    QVERIFY(bench.show());
    bench.window.setBadge(Target::Logs, 7);
    bench.window.statusBar()->setSources({{u"a"_s, u"Prometheus"_s, SourceHealth::Healthy, {}, {}, false},
                                          {u"b"_s,
                                           u"Elasticsearch"_s,
                                           SourceHealth::Down,
                                           Error{ErrorKind::ConnectionRefused, {}, {}, {}},
                                           {},
                                           false},
                                          {u"c"_s, u"PagerDuty"_s, SourceHealth::Unknown, {}, {}, true}});
    bench.window.statusBar()->setOutbox({2, 1});
    bench.window.statusBar()->setWorkspaceName(u"Demo world"_s);
    savePicture(bench.window, themes, u"window"_s);
    bench.key(Qt::Key_F1);
    savePicture(bench.window, themes, u"keys"_s);
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
