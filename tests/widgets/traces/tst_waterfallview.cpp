#include "checkout_trace.h"
#include "traces/traces_support.h"

#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/waterfallview.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

void settle(QWidget &widget)
{
    widget.show();
    static_cast<void>(QTest::qWaitForWindowExposed(&widget));
    QCoreApplication::processEvents();
}

// 1(2(3 4) 5) with an error at 4.
std::shared_ptr<const OpenTrace> small()
{
    return std::make_shared<const OpenTrace>(
        openTrace(makeTrace({{1, 0, 0, 1000},
                             {2, 1, 0, 700},
                             {3, 2, 0, 300},
                             {4, 2, 300, 400, "b", SpanKind::Client, ReferenceType::ChildOf, true},
                             {5, 1, 700, 300}})));
}

} // namespace

class WaterfallViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void arrowsMoveFoldAndUnfold();
    void clickOnAChevronFolds();
    void foldingKeepsTheCurrentRowVisible();
    void nextErrorAndNextCriticalWrap();
    void revealsAndScrollsToARow();
    void onlyVisibleRowsArePainted();
    void deepTracesArePainted();
    void withoutATraceNothingHappens();
    void minimapWindowIsDragged();
    void minimapKeys();
    void errorBarsAreVisible();
};

void WaterfallViewTest::arrowsMoveFoldAndUnfold()
{
    WaterfallView view;
    view.resize(900, 400);
    settle(view);
    view.setTrace(small());
    QSignalSpy changes(&view, &WaterfallView::currentRowChanged);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentRow(), 0U);
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentRow(), 1U);
    QTest::keyClick(&view, Qt::Key_Left);
    QVERIFY(view.rows().isFolded(1));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentRow(), 4U); // past what is folded
    QTest::keyClick(&view, Qt::Key_Up);
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(!view.rows().isFolded(1));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentRow(), 2U);
    QTest::keyClick(&view, Qt::Key_Left); // a leaf: to its parent
    QCOMPARE(view.currentRow(), 1U);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentRow(), 4U);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.currentRow(), 0U);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.rows().shownCount(), 1U);
    QVERIFY(changes.count() >= 8);
}

void WaterfallViewTest::clickOnAChevronFolds()
{
    WaterfallView view;
    view.resize(900, 400);
    settle(view);
    view.setTrace(small());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.chevronRect(1).center().toPoint());
    QVERIFY(view.rows().isFolded(1));
    QCOMPARE(view.currentRow(), NoIndex); // folding is not choosing
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.rowRect(4).center().toPoint());
    QCOMPARE(view.currentRow(), 4U);
    QVERIFY(view.chevronRect(4).isEmpty());
}

void WaterfallViewTest::foldingKeepsTheCurrentRowVisible()
{
    WaterfallView view;
    view.resize(900, 400);
    settle(view);
    view.setTrace(small());
    view.setCurrentRow(3);
    view.setFolded(1, true);
    QCOMPARE(view.currentRow(), 1U);
    view.unfoldAll();
    view.setCurrentRow(3);
    view.foldAll();
    QVERIFY(view.rows().isShown(view.currentRow()));
}

void WaterfallViewTest::nextErrorAndNextCriticalWrap()
{
    WaterfallView view;
    view.resize(900, 400);
    settle(view);
    view.setTrace(small());
    view.foldAll();
    view.goToNextError();
    QCOMPARE(view.currentRow(), 3U);
    QVERIFY(view.rows().isShown(3));
    view.goToNextError();
    QCOMPARE(view.currentRow(), 3U); // the only one
    view.goToNextCritical();
    QCOMPARE(view.currentRow(), 4U);
    view.goToNextCritical();
    QCOMPARE(view.currentRow(), 2U);
}

void WaterfallViewTest::revealsAndScrollsToARow()
{
    WaterfallView view;
    view.resize(900, 200);
    settle(view);
    view.setTrace(checkoutTrace());
    view.foldAll();
    const auto last = view.trace()->rowCount() - 2;
    view.setCurrentRow(last);
    const auto rect = view.rowRect(last);
    QVERIFY(!rect.isEmpty());
    QVERIFY(rect.top() >= 0 && rect.bottom() <= view.viewport()->height());
}

void WaterfallViewTest::onlyVisibleRowsArePainted()
{
    std::vector<Row> rows{{1, 0, 0, 1'000'010}};
    for (std::uint64_t id = 2; id <= 100'000; ++id)
        rows.push_back({id, id % 3 == 0 ? id - 1 : 1, static_cast<std::int64_t>(id) * 10, 8});
    WaterfallView view;
    view.resize(1200, 600);
    settle(view);
    view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace(rows))));
    view.viewport()->repaint();
    const int most = view.viewport()->height() / 24 + 2;
    QVERIFY2(view.paintedRows() > 10 && view.paintedRows() <= most,
             qPrintable(QString::number(view.paintedRows())));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    view.viewport()->repaint();
    QVERIFY(view.paintedRows() > 10 && view.paintedRows() <= most);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.currentRow(), 99'999U);
}

void WaterfallViewTest::deepTracesArePainted()
{
    std::vector<Row> rows;
    for (std::uint64_t id = 1; id <= 20'000; ++id)
        rows.push_back(
            {id, id - 1, static_cast<std::int64_t>(id), 100'000 - 2 * static_cast<std::int64_t>(id)});
    WaterfallView view;
    view.resize(800, 400);
    settle(view);
    view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace(rows))));
    QTest::keyClick(&view, Qt::Key_End);
    view.viewport()->repaint();
    QCOMPARE(view.currentRow(), 19'999U);
    QVERIFY(view.chevronRect(19'998).right() < view.timelineLeft());
}

void WaterfallViewTest::withoutATraceNothingHappens()
{
    WaterfallView view;
    view.resize(400, 200);
    settle(view);
    for (const auto key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_W, Qt::Key_Space, Qt::Key_End})
        QTest::keyClick(&view, key);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(50, 60));
    view.goToNextError();
    view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace({}))));
    for (const auto key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_W, Qt::Key_Space, Qt::Key_End})
        QTest::keyClick(&view, key);
    view.goToNextCritical();
    QCOMPARE(view.currentRow(), NoIndex);
}

void WaterfallViewTest::minimapWindowIsDragged()
{
    MinimapView map;
    map.resize(800, 92);
    settle(map);
    map.setTrace(small());
    QSignalSpy windows(&map, &MinimapView::windowChanged);
    const auto lanes = map.lanesRect();
    const auto at = [&](double share) {
        return QPoint(lanes.left() + static_cast<int>(share * lanes.width()), lanes.center().y());
    };
    const auto drag = [&](double from, double to) {
        QTest::mousePress(&map, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&map, at((from + to) / 2));
        QTest::mouseMove(&map, at(to));
        QTest::mouseRelease(&map, Qt::LeftButton, {}, at(to));
    };
    const auto near
        = [](std::int64_t value, std::int64_t expected) { return std::abs(value - expected) < 10'000; };
    drag(0.2, 0.6); // draws a window
    QVERIFY(near(map.window().from(), 200'000) && near(map.window().to(), 600'000));
    drag(0.4, 0.7); // moves it
    QVERIFY(near(map.window().from(), 500'000) && near(map.window().to(), 900'000));
    drag(0.9, 0.8); // its right edge
    QVERIFY(near(map.window().from(), 500'000) && near(map.window().to(), 800'000));
    drag(0.5, 0.1); // its left edge
    QVERIFY(near(map.window().from(), 100'000) && near(map.window().to(), 800'000));
    QTest::mouseDClick(&map, Qt::LeftButton, {}, at(0.5));
    QVERIFY(map.window().isWhole());
    QVERIFY(windows.count() >= 5);
}

void WaterfallViewTest::minimapKeys()
{
    MinimapView map;
    map.resize(800, 92);
    settle(map);
    map.setTrace(small());
    QTest::keyClick(&map, Qt::Key_Plus);
    QVERIFY(!map.window().isWhole());
    const auto from = map.window().from();
    QTest::keyClick(&map, Qt::Key_Right);
    QVERIFY(map.window().from() > from);
    QTest::keyClick(&map, Qt::Key_Minus);
    QTest::keyClick(&map, Qt::Key_Minus);
    QVERIFY(map.window().isWhole());
}

// The pixels of a failed span differ from those of the same span without an error.
void WaterfallViewTest::errorBarsAreVisible()
{
    WaterfallView view;
    view.resize(900, 200);
    settle(view);
    std::vector<Row> rows{{1, 0, 0, 1000}, {2, 1, 200, 500}};
    view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace(rows))));
    const auto before = view.grab().toImage();
    rows[1].error = true;
    view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace(rows))));
    const auto after = view.grab().toImage();
    const auto rect = view.rowRect(1).toRect();
    QVERIFY(before.copy(rect) != after.copy(rect));
    QVERIFY(before.copy(view.rowRect(0).toRect()) == after.copy(view.rowRect(0).toRect()));
}

QTEST_MAIN(WaterfallViewTest)
#include "tst_waterfallview.moc"
