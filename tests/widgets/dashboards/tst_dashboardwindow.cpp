#include "dashboards/views/timeseriesview.h"
#include "dashboards/windows/dashboardwindow.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/kioskguard.h"
#include "widgets/dashboards/boardundertest.h"

#include <QApplication>
#include <QLayout>
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

private:
    void openWindow(int panel);

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

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardWindowTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_dashboardwindow.moc"
