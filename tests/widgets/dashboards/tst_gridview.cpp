#include "core/clock.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/grid/gridoverlays.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/grid/selectionframe.h"
#include "kit/thememanager.h"
#include "metrics/queryscheduler.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace yagura;
using namespace yagura::dashboards;

namespace {

Panel panelAt(int id, const GridRect &rect)
{
    Panel panel = newPanel(id, PanelKind::Text);
    panel.title = QStringLiteral("Panel %1").arg(id);
    panel.grid = rect;
    return panel;
}

// Two rows of two, one wide below, with a free strip on the right of the last row.
Dashboard desk(LayoutMode mode)
{
    Dashboard dashboard;
    dashboard.layout = mode;
    dashboard.panels = {panelAt(1, {0, 0, 12, 6}), panelAt(2, {12, 0, 12, 6}), panelAt(3, {0, 6, 12, 6}),
                        panelAt(4, {12, 6, 12, 6}), panelAt(5, {0, 12, 18, 4})};
    return dashboard;
}

} // namespace

class GridViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void dragsInEveryMode_data();
    void dragsInEveryMode();
    void modifiersChooseTheMode_data();
    void modifiersChooseTheMode();
    void modifierKeysChangeThePreview();
    void escapeRestoresInEveryMode_data();
    void escapeRestoresInEveryMode();
    void swapSaysWhenNothingComesOfIt();
    void everyHandleResizes_data();
    void everyHandleResizes();
    void clicksSelect();
    void bandSelects();
    void severalMoveAsABlock();
    void severalResizeAsABlock();
    void keysActOnSeveral();
    void arrowsGoToTheNextPlace_data();
    void arrowsGoToTheNextPlace();
    void tabWalksThePanels();
    void edgesScroll();
    void movesAreAnnounced();
    void readersAreNotDisturbed();
    void framesAreMadeWhereTheyAreSeen();
    void focusReachesPanelsWithoutFrames();
    void panelsWithoutFramesAreSelectedAndMoved();

private:
    void open(LayoutMode mode, const QSize &size = {1000, 760});
    void openTower();
    QPoint header(int id) const { return m_grid->frame(id)->headerRect().center(); }
    QPoint cells(int x, int y) const
    {
        return {GridGeometry(m_grid->width()).x(x), y * GridGeometry::rowPitch};
    }
    void drag(int id, const QPoint &by, Qt::KeyboardModifiers modifiers = {});
    void drop(int id) { QTest::mouseRelease(m_grid->frame(id), Qt::LeftButton); }
    void click(int id, Qt::KeyboardModifiers modifiers = {});
    GridRect rect(int id) const { return findPanel(m_dashboard, id)->grid; }
    std::vector<QRect> places() const;

    ManualClock m_clock;
    Dashboard m_dashboard;
    std::unique_ptr<metrics::QueryScheduler> m_scheduler;
    std::unique_ptr<QScrollArea> m_area;
    GridView *m_grid = nullptr;
    QLineEdit *m_after = nullptr;
};

void GridViewTest::init()
{
    m_scheduler = std::make_unique<metrics::QueryScheduler>();
    m_area = std::make_unique<QScrollArea>();
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    m_grid = new GridView(*m_scheduler, m_clock);
    m_after = new QLineEdit;
    layout->addWidget(m_grid);
    layout->addWidget(m_after);
    layout->addStretch(1);
    m_area->setWidget(page);
    connect(m_grid, &GridView::layoutEdited, this, [this](const GridLayout &edited) {
        applyGrid(m_dashboard, edited);
        m_grid->setDashboard(m_dashboard);
    });
}

void GridViewTest::cleanup()
{
    m_area.reset();
    m_scheduler.reset();
}

void GridViewTest::open(LayoutMode mode, const QSize &size)
{
    m_dashboard = desk(mode);
    m_area->resize(size);
    m_area->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_area.get()));
    m_grid->setDashboard(m_dashboard);
    m_grid->setMode(GridMode::Edit);
    QTRY_VERIFY(m_grid->frame(1)->isVisible());
}

// A hundred panels on top of each other.
void GridViewTest::openTower()
{
    open(LayoutMode::Gravity);
    m_dashboard.panels.clear();
    for (int id = 1; id <= 100; ++id)
        m_dashboard.panels.push_back(panelAt(id, {0, (id - 1) * 6, 24, 6}));
    m_grid->setDashboard(m_dashboard);
    QTRY_VERIFY(m_area->verticalScrollBar()->maximum() > 90 * 6 * GridGeometry::rowPitch);
    QTRY_VERIFY(!m_grid->isMaking());
}

void GridViewTest::drag(int id, const QPoint &by, Qt::KeyboardModifiers modifiers)
{
    PanelFrame *frame = m_grid->frame(id);
    const QPoint global = frame->mapToGlobal(header(id));
    QTest::mousePress(frame, Qt::LeftButton, {}, header(id));
    for (int step = 1; step <= 4; ++step) {
        const QPoint to = global + by * step / 4;
        QMouseEvent event(QEvent::MouseMove, frame->mapFromGlobal(to), to, Qt::NoButton, Qt::LeftButton,
                          modifiers);
        QSpontaneKeyEvent::setSpontaneous(&event);
        qApp->notify(frame, &event); // as QTest does, but with the keys held
    }
}

void GridViewTest::click(int id, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_grid->frame(id), Qt::LeftButton, modifiers, header(id));
}

std::vector<QRect> GridViewTest::places() const
{
    std::vector<QRect> all;
    for (const PanelFrame *frame : m_grid->frames())
        all.push_back(frame->geometry());
    return all;
}

void GridViewTest::dragsInEveryMode_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QPoint>("by"); // cells
    QTest::addColumn<QString>("words");
    QTest::addColumn<QRect>("dragged");
    QTest::addColumn<QRect>("other"); // panel 4
    const auto row
        = [](LayoutMode mode, const QPoint &by, const char *words, const QRect &dragged, const QRect &other) {
              QTest::newRow(qPrintable(layoutModeName(mode)))
                  << mode << by << QString::fromUtf8(words) << dragged << other;
          };
    row(LayoutMode::Gravity, {12, 6}, "Column 13, row 7, 12 × 6. 3 other panel(s) move(s)", {12, 6, 12, 6},
        {12, 12, 12, 6});
    row(LayoutMode::Free, {12, 6}, "Column 13, row 7, 12 × 6. 2 other panel(s) move(s)", {12, 6, 12, 6},
        {12, 12, 12, 6});
    row(LayoutMode::Swap, {12, 6}, "Column 13, row 7, 12 × 6. Changes places with Panel 4", {12, 6, 12, 6},
        {0, 0, 12, 6});
    row(LayoutMode::Insert, {12, 6}, "Column 13, row 7, 12 × 6. 2 other panel(s) move(s)", {12, 6, 12, 6},
        {12, 12, 12, 6});
    row(LayoutMode::Shrink, {12, 9}, "Column 13, row 10, 12 × 6. 2 other panel(s) shrink(s)", {12, 9, 12, 6},
        {12, 6, 12, 3});
}

void GridViewTest::dragsInEveryMode()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QPoint, by);
    QFETCH(QString, words);
    QFETCH(QRect, dragged);
    QFETCH(QRect, other);
    open(mode);
    const Dashboard before = m_dashboard;
    drag(1, cells(by.x(), by.y()));
    QVERIFY(m_grid->isDragging());
    QCOMPARE(m_grid->destinationText(), words);
    auto *label = m_grid->findChild<DestinationLabel *>();
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), words);
    QVERIFY(m_grid->findChild<LiftShadow *>()->isVisible());
    const GridRect otherCells{other.x(), other.y(), other.width(), other.height()};
    QCOMPARE(m_grid->frame(4)->geometry(), GridGeometry(m_grid->width()).rectOf(otherCells)); // already
    QCOMPARE(m_dashboard, before); // but nothing is final
    drop(1);
    QVERIFY(!m_grid->isDragging());
    QVERIFY(!label->isVisible());
    QCOMPARE(rect(1), (GridRect{dragged.x(), dragged.y(), dragged.width(), dragged.height()}));
    QCOMPARE(rect(4), otherCells);
    QCOMPARE(m_grid->frame(1)->geometry(), GridGeometry(m_grid->width()).rectOf(rect(1)));
}

void GridViewTest::modifiersChooseTheMode_data()
{
    QTest::addColumn<LayoutMode>("usual");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<QString>("begins");
    const auto row
        = [](const char *name, LayoutMode usual, Qt::KeyboardModifiers modifiers, const char *begins) {
              QTest::newRow(name) << usual << modifiers << QString::fromUtf8(begins);
          };
    row("none", LayoutMode::Free, Qt::NoModifier, "Column 13");
    row("shift", LayoutMode::Free, Qt::ShiftModifier,
        "Swap: Column 13, row 7, 12 × 6. Changes places with Panel 4");
    row("control", LayoutMode::Free, Qt::ControlModifier, "Insert: Column 13, row 7");
    row("alt", LayoutMode::Free, Qt::AltModifier, "Shrink: Column 13, row 7");
    row("control and shift", LayoutMode::Swap, Qt::ControlModifier | Qt::ShiftModifier,
        "Free: Column 13, row 7");
    row("control and shift in free", LayoutMode::Free, Qt::ControlModifier | Qt::ShiftModifier,
        "Gravity: Column 13, row 7");
    row("the usual one says nothing", LayoutMode::Swap, Qt::ShiftModifier, "Column 13, row 7");
}

void GridViewTest::modifiersChooseTheMode()
{
    QFETCH(LayoutMode, usual);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(QString, begins);
    open(usual);
    drag(1, cells(12, 6), modifiers);
    QVERIFY2(m_grid->destinationText().startsWith(begins), qPrintable(m_grid->destinationText()));
    drop(1);
}

void GridViewTest::modifierKeysChangeThePreview()
{
    open(LayoutMode::Free);
    drag(1, cells(12, 6));
    const QRect pushed = m_grid->frame(4)->geometry();
    QTest::keyPress(m_grid, Qt::Key_Shift, Qt::ShiftModifier); // the pointer rests
    QVERIFY(m_grid->destinationText().startsWith(QStringLiteral("Swap: ")));
    QVERIFY(m_grid->frame(4)->geometry() != pushed);
    QTest::keyRelease(m_grid, Qt::Key_Shift);
    QCOMPARE(m_grid->frame(4)->geometry(), pushed);
    drop(1);
    QCOMPARE(rect(4), (GridRect{12, 12, 12, 6}));
}

void GridViewTest::escapeRestoresInEveryMode_data()
{
    QTest::addColumn<LayoutMode>("mode");
    for (const LayoutMode mode : layoutModes)
        QTest::newRow(qPrintable(layoutModeName(mode))) << mode;
}

void GridViewTest::escapeRestoresInEveryMode()
{
    QFETCH(LayoutMode, mode);
    open(mode);
    QSignalSpy edits(m_grid, &GridView::layoutEdited);
    const std::vector<QRect> before = places();
    drag(2, cells(-7, 7));
    QVERIFY(m_grid->isDragging());
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QVERIFY(!m_grid->isDragging());
    QCOMPARE(places(), before);
    drop(2);
    QCOMPARE(places(), before);
    QCOMPARE(edits.count(), 0);
    QCOMPARE(m_grid->selected(), std::optional(2));
}

void GridViewTest::swapSaysWhenNothingComesOfIt()
{
    open(LayoutMode::Swap);
    drag(1, cells(4, 0));
    QCOMPARE(m_grid->destinationText(), QStringLiteral("Stays. Drop it on a panel or on empty cells"));
    drop(1);
    QCOMPARE(m_dashboard, desk(LayoutMode::Swap));
}

void GridViewTest::everyHandleResizes_data()
{
    QTest::addColumn<Qt::Edges>("edges");
    QTest::addColumn<QPoint>("by");
    QTest::addColumn<QRect>("after");
    // Panel 5 alone in its row, 0,12 18 × 4; panel 4 above its right half in free mode goes out of the way.
    QTest::newRow("right") << Qt::Edges(Qt::RightEdge) << QPoint(3, 0) << QRect(2, 20, 13, 4);
    QTest::newRow("left") << Qt::Edges(Qt::LeftEdge) << QPoint(-2, 0) << QRect(0, 20, 12, 4);
    QTest::newRow("top") << Qt::Edges(Qt::TopEdge) << QPoint(0, -2) << QRect(2, 18, 10, 6);
    QTest::newRow("bottom") << Qt::Edges(Qt::BottomEdge) << QPoint(0, 2) << QRect(2, 20, 10, 6);
    QTest::newRow("top left") << (Qt::TopEdge | Qt::LeftEdge) << QPoint(1, 1) << QRect(3, 21, 9, 3);
    QTest::newRow("top right") << (Qt::TopEdge | Qt::RightEdge) << QPoint(2, 2) << QRect(2, 22, 12, 2);
    QTest::newRow("bottom left") << (Qt::BottomEdge | Qt::LeftEdge) << QPoint(-1, 3) << QRect(1, 20, 11, 7);
    QTest::newRow("bottom right") << (Qt::BottomEdge | Qt::RightEdge) << QPoint(-3, -1) << QRect(2, 20, 7, 3);
    QTest::newRow("beyond the other edge")
        << Qt::Edges(Qt::RightEdge) << QPoint(-15, 0) << QRect(2, 20, 1, 4);
}

void GridViewTest::everyHandleResizes()
{
    QFETCH(Qt::Edges, edges);
    QFETCH(QPoint, by);
    QFETCH(QRect, after);
    open(LayoutMode::Free, {1000, 1200});
    m_dashboard.panels[4].grid = {2, 20, 10, 4};
    m_grid->setDashboard(m_dashboard);
    m_grid->select(5);
    auto *handles = m_grid->findChild<SelectionFrame *>(QStringLiteral("selectionHandles"));
    const QPoint handle = handles->handleRect(edges).center();
    const QPoint global = handles->mapToGlobal(handle);
    QTest::mousePress(handles, Qt::LeftButton, {}, handle);
    const QPoint target = global + cells(by.x(), by.y());
    QTest::mouseMove(handles, handles->mapFromGlobal(global + (target - global) / 2));
    QTest::mouseMove(handles, handles->mapFromGlobal(target));
    QVERIFY(m_grid->isDragging());
    QTest::mouseRelease(handles, Qt::LeftButton);
    QCOMPARE(rect(5), (GridRect{after.x(), after.y(), after.width(), after.height()}));
}

void GridViewTest::clicksSelect()
{
    open(LayoutMode::Free);
    click(1);
    QCOMPARE(m_grid->selection(), ItemIds{1});
    click(2, Qt::ControlModifier);
    click(3, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection(), (ItemIds{1, 2, 3}));
    click(2, Qt::ControlModifier);
    QCOMPARE(m_grid->selection(), (ItemIds{1, 3}));
    click(3, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection(), (ItemIds{1, 3})); // Shift only adds
    click(1);
    QCOMPARE(m_grid->selection(), ItemIds{1});
    QTest::mouseClick(m_grid, Qt::LeftButton, {}, cells(20, 13));
    QVERIFY(m_grid->selection().empty());
    QCOMPARE(m_dashboard, desk(LayoutMode::Free));
}

void GridViewTest::bandSelects()
{
    open(LayoutMode::Free);
    const QPoint from = cells(21, 15);
    QTest::mousePress(m_grid, Qt::LeftButton, {}, from);
    QTest::mouseMove(m_grid, cells(20, 13));
    auto *band = m_grid->findChild<SelectionBand *>();
    QVERIFY(band->isVisible());
    QTest::mouseMove(m_grid, cells(13, 11));
    QCOMPARE(m_grid->selection(), (ItemIds{4, 5}));
    QTest::mouseMove(m_grid, cells(19, 13)); // smaller again
    QVERIFY(m_grid->selection().empty());
    QTest::mouseMove(m_grid, cells(13, 1));
    QTest::mouseRelease(m_grid, Qt::LeftButton, {}, cells(13, 1));
    QCOMPARE(m_grid->selection(), (ItemIds{2, 4, 5}));
    QVERIFY(!band->isVisible());
    QTest::keyClick(m_grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_grid->selection(), (ItemIds{1, 2, 3, 4, 5}));
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QVERIFY(m_grid->selection().empty());
}

void GridViewTest::severalMoveAsABlock()
{
    open(LayoutMode::Swap);
    click(1);
    click(2, Qt::ControlModifier);
    drag(2, cells(0, 6));
    QCOMPARE(m_grid->destinationText(),
             QStringLiteral("2 panels: column 1, row 7, 24 × 6. 2 other panel(s) move(s)"));
    drop(2);
    QCOMPARE(rect(1), (GridRect{0, 6, 12, 6}));
    QCOMPARE(rect(2), (GridRect{12, 6, 12, 6}));
    QCOMPARE(rect(3), (GridRect{0, 0, 12, 6}));
    QCOMPARE(m_grid->selection(), (ItemIds{1, 2}));
}

void GridViewTest::severalResizeAsABlock()
{
    open(LayoutMode::Free);
    m_grid->setSelection({3, 4});
    auto *handles = m_grid->findChild<SelectionFrame *>(QStringLiteral("selectionHandles"));
    const QPoint handle = handles->handleRect(Qt::BottomEdge).center();
    const QPoint global = handles->mapToGlobal(handle);
    QTest::mousePress(handles, Qt::LeftButton, {}, handle);
    QTest::mouseMove(handles, handles->mapFromGlobal(global + QPoint(0, GridGeometry::rowPitch)));
    QTest::mouseMove(handles, handles->mapFromGlobal(global + QPoint(0, 2 * GridGeometry::rowPitch)));
    QCOMPARE(m_grid->destinationText(),
             QStringLiteral("2 panels: column 1, row 7, 24 × 8. 1 other panel(s) move(s)"));
    QTest::mouseRelease(handles, Qt::LeftButton);
    QCOMPARE(boxOf(gridOf(m_dashboard), {3, 4}).bottom(), 14);
    QCOMPARE(rect(3), (GridRect{0, 6, 12, 8}));
    QCOMPARE(rect(4), (GridRect{12, 6, 12, 8}));
    QCOMPARE(rect(5).y, 14);
}

void GridViewTest::keysActOnSeveral()
{
    open(LayoutMode::Free);
    m_grid->setSelection({4, 5});
    QTest::keyClick(m_grid, Qt::Key_Down);
    QCOMPARE(rect(4).y, 7);
    QCOMPARE(rect(5).y, 13);
    QTest::keyClick(m_grid, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(boxOf(gridOf(m_dashboard), {4, 5}), (GridRect{0, 7, 24, 9}));
    QSignalSpy removals(m_grid, &GridView::removeRequested);
    QTest::keyClick(m_grid, Qt::Key_Delete);
    QCOMPARE(removals.count(), 1);
    QCOMPARE(removals[0][0].value<ItemIds>(), (ItemIds{4, 5}));
}

void GridViewTest::arrowsGoToTheNextPlace_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QRect>("after");
    QTest::newRow("gravity: past what is below") << LayoutMode::Gravity << QRect(0, 6, 12, 6);
    QTest::newRow("free: a cell") << LayoutMode::Free << QRect(0, 1, 12, 6);
    QTest::newRow("swap: with the one below") << LayoutMode::Swap << QRect(0, 6, 12, 6);
}

void GridViewTest::arrowsGoToTheNextPlace()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QRect, after);
    open(mode);
    click(1);
    QTest::keyClick(m_grid->frame(1), Qt::Key_Down);
    QCOMPARE(rect(1), (GridRect{after.x(), after.y(), after.width(), after.height()}));
}

void GridViewTest::tabWalksThePanels()
{
    open(LayoutMode::Free);
    m_area->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_area.get()));
    m_grid->setFocus();
    for (const int id : {1, 2, 3, 4, 5}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(m_grid->selection(), ItemIds{id});
        QCOMPARE(QApplication::focusWidget(), m_grid->frame(id));
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_after);
    m_grid->frame(3)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_grid->selection(), ItemIds{2});
}

void GridViewTest::edgesScroll()
{
    open(LayoutMode::Free, {1000, 400});
    QScrollBar *bar = m_area->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 100);
    const QPoint bottom = m_area->viewport()->mapToGlobal(QPoint(300, 390));
    const QPoint pressed = m_grid->frame(1)->mapToGlobal(header(1));
    drag(1, bottom - pressed);
    const int row = m_grid->destinationText()
                        .section(QStringLiteral("row "), 1)
                        .section(QLatin1Char(','), 0, 0)
                        .toInt();
    QTRY_VERIFY(bar->value() > 100 && bar->value() == bar->maximum()); // the pointer rests at the edge
    const int later = m_grid->destinationText()
                          .section(QStringLiteral("row "), 1)
                          .section(QLatin1Char(','), 0, 0)
                          .toInt();
    QVERIFY(later > row);
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QCOMPARE(m_dashboard, desk(LayoutMode::Free));
    QTest::qWait(60); // the grid is shorter again
    const int stopped = bar->value();
    QTest::qWait(60);
    QCOMPARE(bar->value(), stopped);
    drop(1);
}

void GridViewTest::movesAreAnnounced()
{
    open(LayoutMode::Free);
    drag(5, cells(6, 0));
    drop(5);
    QCOMPARE(m_grid->accessibleDescription(), QStringLiteral("Column 7, row 13, 18 × 4. Nothing else moves"));
    QTest::keyClick(m_grid, Qt::Key_Right);
    QCOMPARE(m_grid->accessibleDescription(), QStringLiteral("No further"));
    drag(5, cells(-6, 0));
    QTest::keyClick(m_grid, Qt::Key_Escape);
    QCOMPARE(m_grid->accessibleDescription(), QStringLiteral("Put back"));
    drop(5);
}

void GridViewTest::readersAreNotDisturbed()
{
    open(LayoutMode::Free);
    m_grid->setMode(GridMode::View);
    const std::vector<QRect> before = places();
    drag(1, cells(12, 6));
    QVERIFY(!m_grid->isDragging());
    drop(1);
    QTest::keyClick(m_grid, Qt::Key_Right);
    QTest::mousePress(m_grid, Qt::LeftButton, {}, cells(21, 15));
    QTest::mouseMove(m_grid, cells(1, 1));
    QTest::mouseRelease(m_grid, Qt::LeftButton);
    QVERIFY(m_grid->selection().empty());
    QCOMPARE(places(), before);
}

void GridViewTest::framesAreMadeWhereTheyAreSeen()
{
    openTower();
    const auto hasFrame = [this](int id) {
        const auto frames = m_grid->frames();
        return std::ranges::any_of(frames, [id](const PanelFrame *frame) { return frame->panel().id == id; });
    };
    QVERIFY(hasFrame(1));
    QVERIFY(m_grid->frames().size() < 20);
    m_area->verticalScrollBar()->setValue(m_area->verticalScrollBar()->maximum());
    QTRY_VERIFY(hasFrame(100));
    QTRY_VERIFY(!m_grid->isMaking());
    QVERIFY(!hasFrame(50));
    m_grid->setWhole(true);
    QTRY_COMPARE(m_grid->frames().size(), size_t{100});
    for (int id = 1; id <= 100; ++id)
        QCOMPARE(m_grid->frame(id)->geometry(), GridGeometry(m_grid->width()).rectOf(rect(id)));
    m_dashboard.panels.resize(2);
    m_grid->setDashboard(m_dashboard);
    QCOMPARE(m_grid->frames().size(), size_t{2});
    QVERIFY(!m_grid->frame(50));
}

void GridViewTest::focusReachesPanelsWithoutFrames()
{
    const auto focused = [] {
        for (QWidget *one = QApplication::focusWidget(); one; one = one->parentWidget()) {
            if (const auto *frame = qobject_cast<PanelFrame *>(one))
                return frame->panel().id;
        }
        return 0;
    };
    for (const GridMode mode : {GridMode::View, GridMode::Edit}) {
        openTower();
        m_grid->setMode(mode);
        m_grid->frame(1)->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(focused(), 1);
        for (int id = 2; id <= 40; ++id) { // without a turn of the event loop
            for (int press = 0; press < 5 && focused() == id - 1; ++press) {
                QKeyEvent tab(QEvent::KeyPress, Qt::Key_Tab, {});
                QApplication::sendEvent(QApplication::focusWidget(), &tab);
            }
            QCOMPARE(focused(), id);
        }
        QTRY_VERIFY(!m_grid->frame(40)->visibleRegion().isEmpty());
        for (int press = 0; press < 5 && focused() == 40; ++press)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(focused(), 39);
    }
}

void GridViewTest::panelsWithoutFramesAreSelectedAndMoved()
{
    openTower();
    m_grid->setSelection({1, 90});
    QCOMPARE(m_grid->selection(), (ItemIds{1, 90}));
    auto *handles = m_grid->findChild<SelectionFrame *>(QStringLiteral("selectionHandles"));
    QVERIFY(handles->geometry().contains(GridGeometry(m_grid->width()).rectOf(rect(90))));
    drag(1, cells(0, 6));
    QVERIFY(m_grid->isDragging());
    drop(1);
    QCOMPARE(rect(1).y, 6);
    QVERIFY(rect(90).y > 89 * 6);
    QCOMPARE(m_grid->frame(90)->geometry(), GridGeometry(m_grid->width()).rectOf(rect(90)));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    GridViewTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gridview.moc"
