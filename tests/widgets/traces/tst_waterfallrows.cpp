#include "waterfall_support.h"

#include "checkout_trace.h"
#include "traces/waterfall/markedscrollbar.h"

#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

using Kind = WaterfallRow::Kind;

// A root of 1000 µs whose first tenth nobody accounts for.
std::shared_ptr<const OpenTrace> gapTrace()
{
    return std::make_shared<const OpenTrace>(
        openTrace(makeTrace({{1, 0, 0, 1000, "web"}, {2, 1, 100, 900, "db"}})));
}

QAction *entry(QMenu *menu, const QString &text)
{
    for (auto *action : menu->actions()) {
        if (action->text().contains(text))
            return action;
        if (action->menu()) {
            if (auto *found = entry(action->menu(), text))
                return found;
        }
    }
    return nullptr;
}

int marksOf(const WaterfallView &view, kit::ColorRole role)
{
    return static_cast<int>(
        std::ranges::count(view.markedScrollBar()->marks(), role, &MarkedScrollBar::Mark::role));
}

std::vector<bool> every(const OpenTrace &open, std::uint32_t step)
{
    std::vector<bool> matches(open.rowCount(), false);
    for (std::uint32_t row = 0; row < open.rowCount(); row += step)
        matches[row] = true;
    return matches;
}

} // namespace

class WaterfallRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rollUpsOpenByClickAndKey();
    void rollUpsCanBeSwitchedOff();
    void nextErrorOpensARollUp();
    void aFindingOfManyRowsChoosesTheirRollUp();
    void zoomsToARollUp();
    void gapsAreRows();
    void levelKeysFold();
    void oneLevelAtATime();
    void foldsTheServiceAndTheChildren();
    void foldsShorterSpans();
    void theMenuFolds();
    void theMenuKeyOpensTheMenu();
    void matchesAreTickedDimmedAndHidden();
    void nextMatchAndPrevious();
    void hidingKeepsTheCurrentSpan();
    void coloursFollowTheChoice_data();
    void coloursFollowTheChoice();
    void theCriticalPathCanBeLeftOut();
    void toolTips();
    void eventTicksHaveToolTips();
    void errorsAreTickedOnTheScrollBar();
    void saysWhyNothingIsShown();
    void flatTracesStayUsable();
};

void WaterfallRowsTest::rollUpsOpenByClickAndKey()
{
    Shown shown(repeatingTrace(20));
    auto &view = shown.view;
    QCOMPARE(view.rows().shownCount(), 2U);
    QCOMPARE(view.rows().shown()[1].kind, Kind::RollUp);
    QSignalSpy chosen(&view, &WaterfallView::currentRowChanged);
    shown.click(view.chevronRectOf(1).center());
    QCOMPARE(view.rows().shownCount(), 22U);
    QVERIFY(chosen.isEmpty()); // opening is not choosing
    shown.click(view.chevronRectOf(1).center());
    QCOMPARE(view.rows().shownCount(), 2U);
    shown.click(view.placeRect(1).center());
    QCOMPARE(view.currentRow(), 1U); // its first member
    QCOMPARE(view.currentPlace(), 1U);
    shown.key(Qt::Key_Right);
    QCOMPARE(view.rows().shownCount(), 22U);
    QCOMPARE(view.currentPlace(), 1U);
    shown.key(Qt::Key_Right);
    QCOMPARE(view.currentPlace(), 2U);
    shown.key(Qt::Key_Left); // a member: to its roll-up
    QCOMPARE(view.currentPlace(), 1U);
    shown.key(Qt::Key_Space);
    QCOMPARE(view.rows().shownCount(), 2U);
    shown.keys({Qt::Key_K, Qt::Key_J, Qt::Key_J});
    QCOMPARE(view.currentPlace(), 1U);
}

void WaterfallRowsTest::rollUpsCanBeSwitchedOff()
{
    Shown shown(repeatingTrace(20));
    shown.key(Qt::Key_End);
    QCOMPARE(shown.view.currentPlace(), 1U);
    shown.view.setRollUp(0);
    QCOMPARE(shown.view.rows().shownCount(), 21U);
    QCOMPARE(shown.view.currentPlace(), 1U); // the first member itself
    shown.key(Qt::Key_End);
    shown.view.setRollUp(20);
    QCOMPARE(shown.view.rows().shownCount(), 2U);
    QCOMPARE(shown.view.currentPlace(), 1U); // gone into the roll-up
    shown.view.setRollUp(21);
    QCOMPARE(shown.view.rows().shownCount(), 21U);
}

void WaterfallRowsTest::nextErrorOpensARollUp()
{
    Shown shown(repeatingTrace(20));
    shown.key(Qt::Key_N);
    QCOMPARE(shown.view.currentRow(), 3U);
    QVERIFY(shown.view.rows().isOpen(0));
    shown.key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(shown.view.currentRow(), 3U); // the only one
}

void WaterfallRowsTest::aFindingOfManyRowsChoosesTheirRollUp()
{
    Shown shown(repeatingTrace(20));
    shown.view.setFolded(0, true);
    const std::vector<std::uint32_t> rows{4, 5, 6};
    shown.view.chooseRows(rows);
    QCOMPARE(shown.view.currentPlace(), 1U);
    QVERIFY(!shown.view.rows().isOpen(0));
    shown.view.chooseRows(std::span(rows).first(1));
    QCOMPARE(shown.view.currentRow(), 4U);
    QVERIFY(shown.view.rows().isOpen(0));
}

void WaterfallRowsTest::zoomsToARollUp()
{
    Shown shown(repeatingTrace(20));
    shown.view.setWindow(shown.view.window());
    shown.keys({Qt::Key_End, Qt::Key_Z});
    QCOMPARE(shown.view.window().from(), 0);
    QVERIFY(shown.view.window().to() >= 199'000 && shown.view.window().to() < 210'000);
}

void WaterfallRowsTest::gapsAreRows()
{
    Shown shown(gapTrace());
    auto &view = shown.view;
    QCOMPARE(view.rows().shownCount(), 3U);
    QCOMPARE(view.rows().shown()[1].kind, Kind::Gap);
    shown.click(view.placeRect(1).center());
    QCOMPARE(view.currentRow(), 0U); // whose time it is
    QCOMPARE(view.currentPlace(), 1U);
    shown.key(Qt::Key_Z);
    QVERIFY(view.window().to() <= 106'000);
    QVERIFY(view.toolTipAt(view.placeRect(1).center().toPoint()).contains(QStringLiteral("not recorded")));
    shown.key(Qt::Key_Left);
    QCOMPARE(view.currentPlace(), 0U);
    shown.key(Qt::Key_Left); // folds the root
    QCOMPARE(view.rows().shownCount(), 1U);
}

void WaterfallRowsTest::levelKeysFold()
{
    Shown shown(checkoutTrace());
    auto &view = shown.view;
    const auto all = view.rows().shownCount();
    std::uint32_t before = 0;
    for (const auto key : {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_4, Qt::Key_9}) {
        shown.key(key);
        QVERIFY(view.rows().shownCount() > before);
        before = view.rows().shownCount();
    }
    QCOMPARE(before, all);
    shown.key(Qt::Key_BracketRight);
    QVERIFY(view.rows().shownCount() < all);
    shown.key(Qt::Key_BracketLeft);
    QCOMPARE(view.rows().shownCount(), all);
}

void WaterfallRowsTest::oneLevelAtATime()
{
    Shown shown(smallTrace());
    const auto all = shown.view.rows().shownCount();
    shown.key(Qt::Key_P);
    QVERIFY(shown.view.rows().isFolded(1));
    QVERIFY(!shown.view.rows().isFolded(0));
    shown.key(Qt::Key_P);
    QVERIFY(shown.view.rows().isFolded(0));
    shown.keys({Qt::Key_O, Qt::Key_O});
    QCOMPARE(shown.view.rows().shownCount(), all);
}

void WaterfallRowsTest::foldsTheServiceAndTheChildren()
{
    Shown shown(checkoutTrace());
    auto &view = shown.view;
    shown.key(Qt::Key_N); // a failed Charge of payment
    const QString service = view.trace()->service(view.currentRow());
    shown.key(Qt::Key_H, Qt::ShiftModifier);
    for (std::uint32_t row = 0; row < view.trace()->rowCount(); ++row)
        QCOMPARE(view.rows().isFolded(row),
                 view.trace()->service(row) == service && view.rows().isFoldable(row));
    shown.keys({Qt::Key_BracketLeft, Qt::Key_Home, Qt::Key_H});
    view.trace()->tree.forEachChild(0, [&](std::uint32_t child) {
        QCOMPARE(view.rows().isFolded(child), view.rows().isFoldable(child));
    });
}

void WaterfallRowsTest::foldsShorterSpans()
{
    Shown shown(checkoutTrace());
    auto &view = shown.view;
    view.foldShorterThan(1'000'000'000);
    for (std::uint32_t row = 0; row < view.trace()->rowCount(); ++row)
        QCOMPARE(view.rows().isFolded(row),
                 view.trace()->duration(row) < 1'000'000'000 && view.rows().isFoldable(row));
}

void WaterfallRowsTest::theMenuFolds()
{
    Shown shown(checkoutTrace());
    auto &view = shown.view;
    view.setCurrentRow(0);
    const std::unique_ptr<QMenu> menu(view.makeMenu(&view));
    entry(menu.get(), QStringLiteral("Fold"))->trigger();
    QVERIFY(view.rows().isFolded(0));
    entry(menu.get(), QStringLiteral("Unfold all"))->trigger();
    QVERIFY(!view.rows().isFolded(0));
    auto *level = entry(menu.get(), QStringLiteral("Fold to level"))->menu();
    QVERIFY(level->actions().size() >= 5);
    level->actions().front()->trigger();
    QVERIFY(view.rows().isFolded(0));
    QVERIFY(entry(menu.get(), QStringLiteral("this one")));
}

void WaterfallRowsTest::theMenuKeyOpensTheMenu()
{
    Shown shown(smallTrace());
    shown.view.setCurrentRow(1);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
    QApplication::sendEvent(&shown.view, &event);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    menu->close();
}

void WaterfallRowsTest::matchesAreTickedDimmedAndHidden()
{
    Shown shown(repeatingTrace(200));
    auto &view = shown.view;
    view.setRollUp(0);
    const auto plain = view.grab().toImage();
    view.setMatches(every(*view.trace(), 20), MatchMode::Mark);
    QVERIFY(marksOf(view, kit::ColorRole::Accent) >= 10);
    QCOMPARE(view.rows().shownCount(), 201U);
    const auto marked = view.grab().toImage();
    const auto other = view.rowRect(1).toRect();
    QVERIFY(plain.copy(other) == marked.copy(other));
    QVERIFY(plain.copy(view.rowRect(0).toRect()) != marked.copy(view.rowRect(0).toRect()));
    view.setMatches(every(*view.trace(), 20), MatchMode::Dim);
    QVERIFY(view.grab().toImage().copy(other) != marked.copy(other));
    view.setMatches(every(*view.trace(), 20), MatchMode::Hide);
    QCOMPARE(view.rows().shownCount(), 11U);
    view.setMatches({}, MatchMode::Hide);
    QCOMPARE(view.rows().shownCount(), 201U);
    QCOMPARE(marksOf(view, kit::ColorRole::Accent), 0);
}

void WaterfallRowsTest::nextMatchAndPrevious()
{
    Shown shown(repeatingTrace(50));
    auto &view = shown.view;
    shown.key(Qt::Key_F3); // no filter: nothing happens
    QCOMPARE(view.currentRow(), NoIndex);
    view.setMatches(every(*view.trace(), 20), MatchMode::Mark); // 0, 20, 40
    shown.key(Qt::Key_F3);
    QCOMPARE(view.currentRow(), 0U);
    shown.key(Qt::Key_Period);
    QCOMPARE(view.currentRow(), 20U);
    QVERIFY(view.rows().isOpen(0));
    shown.key(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(view.currentRow(), 0U);
    shown.key(Qt::Key_Comma);
    QCOMPARE(view.currentRow(), 40U); // around the end
}

void WaterfallRowsTest::hidingKeepsTheCurrentSpan()
{
    Shown shown(repeatingTrace(50));
    auto &view = shown.view;
    view.setRollUp(0);
    view.setCurrentRow(7);
    view.setMatches(every(*view.trace(), 20), MatchMode::Hide);
    QCOMPARE(view.currentRow(), 7U); // the details stay
    QCOMPARE(view.currentPlace(), NoIndex);
    shown.key(Qt::Key_Down); // from where it was
    QCOMPARE(view.currentRow(), 20U);
}

void WaterfallRowsTest::coloursFollowTheChoice_data()
{
    QTest::addColumn<int>("coloring");
    QTest::newRow("operation") << static_cast<int>(SpanColoring::Operation);
    QTest::newRow("error") << static_cast<int>(SpanColoring::Error);
    QTest::newRow("kind") << static_cast<int>(SpanColoring::Kind);
    QTest::newRow("process") << static_cast<int>(SpanColoring::Process);
}

void WaterfallRowsTest::coloursFollowTheChoice()
{
    QFETCH(int, coloring);
    Shown shown(checkoutTrace());
    const auto before = shown.view.grab().toImage();
    shown.view.setColoring(static_cast<SpanColoring>(coloring));
    QVERIFY(before != shown.view.grab().toImage());
    shown.view.setColoring(SpanColoring::Service);
    QVERIFY(before == shown.view.grab().toImage());
}

void WaterfallRowsTest::theCriticalPathCanBeLeftOut()
{
    Shown shown(checkoutTrace());
    const auto before = shown.view.grab().toImage();
    shown.view.setCriticalPathShown(false);
    QVERIFY(before != shown.view.grab().toImage());
}

void WaterfallRowsTest::toolTips()
{
    Shown shown(repeatingTrace(20));
    const auto &view = shown.view;
    const auto root = view.toolTipAt(shown.at(0.5, static_cast<int>(view.placeRect(0).center().y())));
    QVERIFY(root.contains(QStringLiteral("by itself")));
    QVERIFY(root.contains(QStringLiteral("critical path")));
    QVERIFY(view.toolTipAt(view.placeRect(1).center().toPoint()).contains(QStringLiteral("SELECT")));
    QVERIFY(view.toolTipAt(shown.at(0.5, 8)).contains(QStringLiteral("Drag")));
    QVERIFY(view.toolTipAt(QPoint(20, 390)).isEmpty());
}

void WaterfallRowsTest::eventTicksHaveToolTips()
{
    Shown shown(checkoutTrace(), {1200, 900});
    auto &view = shown.view;
    for (std::uint32_t row = 0; row < view.trace()->rowCount(); ++row) {
        if (view.trace()->operation(row) != QStringLiteral("pool.acquire") || view.trace()->isError(row))
            continue;
        view.setCurrentRow(row);
        const auto x = view.window().xOf(3'400'000'000, view.timelineWidth());
        const QPoint tick(view.timelineLeft() + static_cast<int>(x),
                          static_cast<int>(view.rowRect(row).top()) + 5);
        QVERIFY2(view.toolTipAt(tick).contains(QStringLiteral("queue position 31")),
                 qPrintable(view.toolTipAt(tick)));
        return;
    }
    QFAIL("the span with events was not found");
}

void WaterfallRowsTest::errorsAreTickedOnTheScrollBar()
{
    Shown shown(repeatingTrace(200));
    auto &view = shown.view;
    QCOMPARE(marksOf(view, kit::ColorRole::Critical), 0); // nothing to scroll
    view.setRollUp(0);
    QCOMPARE(marksOf(view, kit::ColorRole::Critical), 1);
    view.setCurrentRow(100);
    QCOMPARE(marksOf(view, kit::ColorRole::Text), 1);
}

void WaterfallRowsTest::saysWhyNothingIsShown()
{
    Shown shown(smallTrace());
    const auto empty = std::vector<bool>(5, false);
    shown.view.setMatches(empty, MatchMode::Hide);
    QCOMPARE(shown.view.rows().shownCount(), 0U);
    const auto said = shown.view.grab().toImage();
    shown.keys({Qt::Key_Down, Qt::Key_Space, Qt::Key_N, Qt::Key_W, Qt::Key_3});
    shown.view.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace({}))));
    QVERIFY(said != shown.view.grab().toImage());
    shown.keys({Qt::Key_Down, Qt::Key_Space, Qt::Key_N, Qt::Key_W, Qt::Key_3, Qt::Key_P, Qt::Key_O});
}

void WaterfallRowsTest::flatTracesStayUsable()
{
    Shown shown(repeatingTrace(100'000));
    auto &view = shown.view;
    QCOMPARE(view.rows().shownCount(), 2U);
    view.viewport()->repaint();
    shown.click(view.chevronRectOf(1).center());
    QCOMPARE(view.rows().shownCount(), 100'002U);
    shown.keys({Qt::Key_End, Qt::Key_Z, Qt::Key_W});
    view.viewport()->repaint();
    QCOMPARE(view.currentRow(), 100'000U);
    QVERIFY(view.paintedRows() <= view.viewport()->height() / 24 + 2);
}

QTEST_MAIN(WaterfallRowsTest)
#include "tst_waterfallrows.moc"
