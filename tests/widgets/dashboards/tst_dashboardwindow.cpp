#include "dashboards/paneleditor.h"
#include "dashboards/views/timeseriesview.h"
#include "dashboards/windows/dashboardwindow.h"
#include "dashboards/windows/panelcommands.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/kioskguard.h"
#include "widgets/dashboards/boardundertest.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QScreen>
#include <QSet>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

kit::TimeSeriesChart *chartOf(PanelFrame *frame)
{
    auto *view = qobject_cast<TimeSeriesView *>(frame->view());
    return view ? view->chart() : nullptr;
}

} // namespace

// Dashboards and panels in windows of their own: one time range, one cursor, one scheduler.
class DashboardWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void showsOnePanelAndSharesTime();
    void zoomIsStackedAndLinked();
    void followsItsFile();
    void restoresOntoAScreenThatIsThere();
    void fillsTheMonitor();
    void pointerHidesAndPictureShifts();
    void hasThePanelMenu();
    void panelIsEditedAndAloneAgain();
    void carriesBothWays_data();
    void carriesBothWays();
    void nothingIsDroppedOnAWall();
    void windowPictures();

private:
    void openWindow(int panel);
    void openOther();
    void dragOut(GridView &from, int id);
    [[nodiscard]] GridView::Carrier carrierTo(GridView &target, Qt::KeyboardModifiers modifiers);
    QAction *choose(DashboardsScreen &screen, int id, const QString &entry);
    [[nodiscard]] static QStringList titlesOf(const DashboardsScreen &screen);

    std::unique_ptr<test::BoardUnderTest> m_board;
    std::unique_ptr<metrics::QueryScheduler> m_scheduler;
    std::unique_ptr<DashboardWindow> m_window;
};

void DashboardWindowTest::init()
{
    m_board = std::make_unique<test::BoardUnderTest>();
    m_board->open(test::threePanels());
    m_scheduler = std::make_unique<metrics::QueryScheduler>();
    m_window = std::make_unique<DashboardWindow>(m_board->time(), *m_scheduler);
    m_window->setSources(m_board->sources());
}

void DashboardWindowTest::cleanup()
{
    m_window.reset();
    m_scheduler.reset();
    m_board.reset();
}

void DashboardWindowTest::openWindow(int panel)
{
    m_window->open({QStringLiteral("shop.json"), {}, test::threePanels()},
                   {QStringLiteral("shop.json"), panel, {}});
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->screen().isSettled(), 20'000);
}

void DashboardWindowTest::showsOnePanelAndSharesTime()
{
    openWindow(1);
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("Rate of orders")));
    PanelFrame *torn = m_window->screen().grid().frame(1);
    QVERIFY(torn->isVisible());
    QVERIFY(!m_window->screen().grid().frame(2)->isVisible());
    QTRY_COMPARE(chartOf(torn)->series().size(), 3u);
    // A pointer on the main window's chart marks the time here.
    kit::TimeSeriesChart *own = chartOf(m_board->frame(1));
    const QImage before = torn->grab().toImage();
    QTest::mouseMove(own, own->plotRect().center().toPoint());
    QVERIFY(m_board->time().cursor());
    QVERIFY(torn->grab().toImage() != before);
    test::BoardUnderTest::savePictures(*m_window, "window-cursor");
    // And the other way round.
    kit::TimeSeriesChart *far = chartOf(torn);
    const QPoint quarter(static_cast<int>(far->plotRect().left() + far->plotRect().width() / 4),
                         static_cast<int>(far->plotRect().center().y()));
    // Handed over directly: without a window system both windows lie at the same place.
    QMouseEvent move(QEvent::MouseMove, quarter, far->mapToGlobal(quarter), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(far, &move);
    QVERIFY(m_board->time().cursor());
    const double off = far->mapping().x(toUnixMilliseconds(*m_board->time().cursor())) - quarter.x();
    QVERIFY2(std::abs(off) < 2, qPrintable(QStringLiteral("%1 px off").arg(off)));
    test::BoardUnderTest::savePictures(*m_window, "window-panel");
}

void DashboardWindowTest::zoomIsStackedAndLinked()
{
    openWindow(1);
    const TimeRange whole = m_board->time().range();
    kit::TimeSeriesChart *far = chartOf(m_window->screen().grid().frame(1));
    const QPoint middle = far->plotRect().center().toPoint();
    QTest::mousePress(far, Qt::LeftButton, {}, middle);
    QTest::mouseMove(far, middle + QPoint(100, 0));
    QTest::mouseRelease(far, Qt::LeftButton, {}, middle + QPoint(100, 0));
    const TimeRange zoomed = m_board->time().range();
    QVERIFY(zoomed.length() < whole.length() / 2);
    QTRY_VERIFY(m_board->screen().isSettled() && m_window->screen().isSettled());
    QCOMPARE(chartOf(m_board->frame(1))->range(), zoomed);
    QWheelEvent wheel(middle, far->mapToGlobal(middle), {}, QPoint(0, 120), Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    const Instant under = zoomed.from + zoomed.length() / 2;
    m_board->clock().advance(600ms); // what follows at once belongs to the same step
    QApplication::sendEvent(far, &wheel);
    const TimeRange closer = m_board->time().range();
    QVERIFY(closer.length() < zoomed.length());
    QVERIFY(std::chrono::abs(closer.from + closer.length() / 2 - under) < zoomed.length() / 50);
    QTest::keyClick(far, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(m_board->time().range(), zoomed);
    QTest::keyClick(far, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(std::chrono::abs(m_board->time().range().length() - whole.length()) < 1s);
    QTest::keyClick(far, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_board->time().range(), zoomed);
}

void DashboardWindowTest::followsItsFile()
{
    openWindow(2);
    QByteArray changed = test::threePanels();
    changed.replace("\"Errors\"", "\"Failures\"");
    m_window->setFile({QStringLiteral("shop.json"), {}, changed});
    QTRY_COMPARE(m_window->screen().breadcrumb(), QStringLiteral("Failures"));
    QCOMPARE(m_window->screen().alone(), std::optional(2));
    QVERIFY(!m_window->screen().isEditing());
    m_window->screen().setEditing(true); // not here
    QVERIFY(!m_window->screen().isEditing());
}

void DashboardWindowTest::restoresOntoAScreenThatIsThere()
{
    openWindow(1);
    m_window->setGeometry(40, 50, 500, 330);
    const DashboardWindowState state = m_window->state();
    QCOMPARE(state.place.panel, 1);
    DashboardWindow other(m_board->time(), *m_scheduler);
    other.restore(state);
    QCOMPARE(other.size(), QSize(500, 330));
    DashboardWindow lost(m_board->time(), *m_scheduler);
    lost.move(20'000, 20'000);
    lost.restore({state.place, {}, false});
    QVERIFY(QGuiApplication::primaryScreen()->availableGeometry().intersects(lost.geometry()));
    QSignalSpy closed(m_window.get(), &DashboardWindow::closed);
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(closed.size(), 1);
    m_board->server().forgetQueries();
    m_board->screen().deactivate();
    m_board->time().refresh();
    QTest::qWait(60);
    QVERIFY(m_board->server().queries().isEmpty()); // a closed window asks nothing
}

void DashboardWindowTest::fillsTheMonitor()
{
    openWindow(0);
    test::BoardUnderTest::savePictures(*m_window, "window-dashboard");
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    QVERIFY(m_window->windowState() & Qt::WindowFullScreen);
    QVERIFY(m_window->state().isFullScreen);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!(m_window->windowState() & Qt::WindowFullScreen));
}

void DashboardWindowTest::pointerHidesAndPictureShifts()
{
    openWindow(1);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *guard = m_window->findChild<kit::KioskGuard *>();
    guard->setIntervals(30ms, 20ms);
    const QMargins plain = m_window->layout()->contentsMargins();
    m_window->setFullScreen(true);
    QTRY_VERIFY(guard->isPointerHidden());
    QSet<QPoint> places;
    QTRY_VERIFY((places.insert(m_window->screen().pos()), places.size() > 4));
    for (const QPoint &place : places)
        QVERIFY(place.x() <= 2 && place.y() <= 2);
    QTest::mouseMove(m_window.get(), QPoint(60, 60));
    QTest::mouseMove(m_window.get(), QPoint(61, 61));
    QVERIFY(!guard->isPointerHidden());
    m_window->setFullScreen(false);
    QCOMPARE(m_window->layout()->contentsMargins(), plain);
    QVERIFY(!QGuiApplication::overrideCursor());
}

// A dashboard of its own beside the one of the main window.
void DashboardWindowTest::openOther()
{
    m_window->allowEditing(nullptr);
    const QByteArray json
        = "{\"title\":\"Desk\",\"uid\":\"d\",\"panels\":[{\"id\":1,\"type\":\"text\",\"title\":"
          "\"Note\",\"options\":{\"content\":\"note\"},\"gridPos\":{\"x\":0,\"y\":0,\"w\":12,"
          "\"h\":6}}]}";
    m_window->open({QStringLiteral("desk.json"), {}, json}, {QStringLiteral("desk.json"), 0, {}});
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->screen().isSettled(), 20'000);
}

QStringList DashboardWindowTest::titlesOf(const DashboardsScreen &screen)
{
    QStringList titles;
    for (const Panel &panel : screen.dashboard().panels)
        titles << panel.title;
    titles.sort();
    return titles;
}

// Opens the menu with its key and takes the entry with Return.
QAction *DashboardWindowTest::choose(DashboardsScreen &screen, int id, const QString &entry)
{
    PanelFrame *frame = screen.grid().frame(id);
    frame->setFocus();
    QTest::keyClick(frame, Qt::Key_Menu);
    QMenu *menu = screen.commands().menu();
    if (!menu)
        return nullptr;
    for (QAction *action : menu->actions()) {
        if (action->text().section(QLatin1Char('\t'), 0, 0) == entry) {
            menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return action;
        }
    }
    return nullptr;
}

void DashboardWindowTest::hasThePanelMenu()
{
    openOther();
    DashboardsScreen &screen = m_window->screen();
    PanelFrame *frame = screen.grid().frame(1);
    QAbstractButton *button = nullptr;
    for (auto *one : frame->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->accessibleName() == QLatin1String("Panel menu"))
            button = one;
    }
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QMenu *menu = screen.commands().menu();
    QVERIFY(menu && menu->isVisible());
    QCOMPARE(menu->actions().size(), 9);
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_VERIFY(!screen.commands().menu());
    QVERIFY(choose(screen, 1, QStringLiteral("Duplicate")));
    QCOMPARE(titlesOf(screen), (QStringList{QStringLiteral("Note"), QStringLiteral("Note")}));
    QCOMPARE(m_board->screen().dashboard().panels.size(), 3u); // that is another one
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(titlesOf(screen), QStringList{QStringLiteral("Note")});
    QAbstractButton *redo = nullptr;
    for (auto *one : m_window->findChildren<QAbstractButton *>()) {
        if (one->isVisible() && one->accessibleName().startsWith(QLatin1String("Redo")))
            redo = one;
    }
    QVERIFY(redo && redo->isEnabled());
    QTest::mouseClick(redo, Qt::LeftButton);
    QCOMPARE(screen.dashboard().panels.size(), 2u);
    QVERIFY(choose(screen, 1, QStringLiteral("Inspect data")));
    QVERIFY(screen.commands().sidePanes().front()->isVisible());
}

void DashboardWindowTest::panelIsEditedAndAloneAgain()
{
    m_window->allowEditing(nullptr);
    openWindow(1);
    DashboardsScreen &screen = m_window->screen();
    QCOMPARE(screen.alone(), std::optional(1));
    QVERIFY(choose(screen, 1, QStringLiteral("Edit")));
    QVERIFY(screen.isEditing());
    QVERIFY(screen.editor().isVisible());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!screen.isEditing());
    QCOMPARE(screen.alone(), std::optional(1));
    QCOMPARE(m_window->state().place.panel, 1);
}

// Stands in for the window system, which there is none of here: offers what a person's drag would.
GridView::Carrier DashboardWindowTest::carrierTo(GridView &target, Qt::KeyboardModifiers modifiers)
{
    return [&target, modifiers](QDrag &drag, Qt::DropActions offered, Qt::DropAction usual) {
        const bool copies = modifiers & Qt::ControlModifier && offered & Qt::CopyAction;
        const Qt::DropActions action = copies ? Qt::CopyAction : usual;
        const QPoint at(300, 20);
        QDragEnterEvent enter(at, action, drag.mimeData(), Qt::LeftButton, modifiers);
        QApplication::sendEvent(&target, &enter);
        QDragMoveEvent move(at, action, drag.mimeData(), Qt::LeftButton, modifiers);
        QApplication::sendEvent(&target, &move);
        if (!enter.isAccepted() || !move.isAccepted())
            return Qt::IgnoreAction;
        QDropEvent drop(at, action, drag.mimeData(), Qt::LeftButton, modifiers);
        QApplication::sendEvent(&target, &drop);
        return drop.isAccepted() ? drop.dropAction() : Qt::IgnoreAction;
    };
}

// With the pointer, beyond the side of its window.
void DashboardWindowTest::dragOut(GridView &from, int id)
{
    PanelFrame *frame = from.frame(id);
    const QPoint header = frame->headerRect().center();
    QTest::mousePress(frame, Qt::LeftButton, {}, header);
    QTest::mouseMove(frame, header + QPoint(40, 10));
    QTest::mouseMove(frame, header + QPoint(5000, 10));
    QTest::mouseRelease(frame, Qt::LeftButton, {}, header);
    QCoreApplication::processEvents();
}

void DashboardWindowTest::carriesBothWays_data()
{
    QTest::addColumn<bool>("isFromWindow");
    QTest::addColumn<bool>("isEdited");
    QTest::addColumn<bool>("hasControl");
    QTest::addColumn<bool>("isMoved");
    QTest::newRow("to the window") << false << true << false << true;
    QTest::newRow("to the window with Ctrl") << false << true << true << false;
    QTest::newRow("to the window, only looked at") << false << false << false << false;
    QTest::newRow("from the window") << true << true << false << true;
    QTest::newRow("from the window with Ctrl") << true << true << true << false;
    QTest::newRow("from the window, only looked at") << true << false << false << false;
}

// Each dashboard has its own step to take back; time and cursor stay linked.
void DashboardWindowTest::carriesBothWays()
{
    QFETCH(bool, isFromWindow);
    QFETCH(bool, isEdited);
    QFETCH(bool, hasControl);
    QFETCH(bool, isMoved);
    openOther();
    DashboardsScreen &from = isFromWindow ? m_window->screen() : m_board->screen();
    DashboardsScreen &to = isFromWindow ? m_board->screen() : m_window->screen();
    const QString title = isFromWindow ? QStringLiteral("Note") : QStringLiteral("Rate of orders");
    const QStringList before = titlesOf(from);
    const QStringList there = titlesOf(to);
    from.setEditing(isEdited);
    from.grid().setCarrier(
        carrierTo(to.grid(), hasControl ? Qt::ControlModifier : Qt::KeyboardModifiers(Qt::NoModifier)));
    dragOut(from.grid(), 1);
    QStringList more = there + QStringList{title};
    more.sort();
    QCOMPARE(titlesOf(to), more);
    QStringList less = before;
    less.removeOne(title);
    QCOMPARE(titlesOf(from), isMoved ? less : before);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->screen().isSettled() && m_board->screen().isSettled(), 20'000);
    const TimeRange range{m_board->time().range().from, m_board->time().range().from + 10min};
    m_board->time().zoomTo(range);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->screen().isSettled() && m_board->screen().isSettled(), 20'000);
    to.undo();
    QCOMPARE(titlesOf(to), there);
    QCOMPARE(titlesOf(from), isMoved ? less : before); // that is the other one's step
    from.undo();
    QCOMPARE(titlesOf(from), before);
}

void DashboardWindowTest::nothingIsDroppedOnAWall()
{
    openOther();
    m_window->setFullScreen(true);
    const QStringList there = titlesOf(m_window->screen());
    m_board->screen().setEditing(true);
    m_board->screen().grid().setCarrier(carrierTo(m_window->screen().grid(), Qt::NoModifier));
    dragOut(m_board->screen().grid(), 1);
    QCOMPARE(titlesOf(m_window->screen()), there);
    QCOMPARE(m_board->screen().dashboard().panels.size(), 3u);
    m_window->setFullScreen(false);
    m_window->screen().setEditing(true);
    QVERIFY(m_window->screen().isEditing());
}

void DashboardWindowTest::windowPictures()
{
    if (qEnvironmentVariable("YAGURA_PICTURES").isEmpty())
        QSKIP("no pictures wanted");
    m_window->allowEditing(nullptr);
    openWindow(0);
    m_window->screen().setEditing(true);
    test::BoardUnderTest::savePictures(*m_window, "window-edited");
    m_window->screen().editPanel(1);
    test::BoardUnderTest::savePictures(*m_window, "window-editor");
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_dashboardwindow.moc"
