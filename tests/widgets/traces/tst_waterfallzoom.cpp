#include "waterfall_support.h"

#include "traces/waterfall/minimapview.h"

#include <QScrollBar>
#include <QSignalSpy>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class WaterfallZoomTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysZoomAndPan_data();
    void keysZoomAndPan();
    void controlAndWheelZoomAtThePointer();
    void shiftAndWheelPan();
    void aPlainWheelScrollsRows();
    void draggingSelects_data();
    void draggingSelects();
    void draggingOverBarsChoosesNoRow();
    void escapeEndsADrag();
    void theMiddleButtonPans();
    void doubleClickZoomsToTheSpan();
    void doubleClickOnTheRulerShowsAll();
    void theHorizontalBarMovesTheWindow();
    void theHorizontalBarIsBelowTheTimeLine();
    void backAndForward();
    void backAndForwardButtons();
    void aMicrosecondOfTenHours();
    void actionsAreRegistered();
};

void WaterfallZoomTest::keysZoomAndPan_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifier");
    QTest::addColumn<int>("sign"); // of the change
    QTest::addColumn<bool>("changesLength");
    const auto row = [](const char *name, Qt::Key key, Qt::KeyboardModifier modifier, int sign, bool length) {
        QTest::newRow(name) << static_cast<int>(key) << static_cast<int>(modifier) << sign << length;
    };
    row("W", Qt::Key_W, Qt::NoModifier, -1, true);
    row("S", Qt::Key_S, Qt::NoModifier, 1, true);
    row("Shift W", Qt::Key_W, Qt::ShiftModifier, -1, true);
    row("Shift S", Qt::Key_S, Qt::ShiftModifier, 1, true);
    row("Shift up", Qt::Key_Up, Qt::ShiftModifier, -1, true);
    row("Shift down", Qt::Key_Down, Qt::ShiftModifier, 1, true);
    row("plus", Qt::Key_Plus, Qt::NoModifier, -1, true);
    row("minus", Qt::Key_Minus, Qt::NoModifier, 1, true);
    row("A", Qt::Key_A, Qt::NoModifier, -1, false);
    row("D", Qt::Key_D, Qt::NoModifier, 1, false);
    row("Shift A", Qt::Key_A, Qt::ShiftModifier, -1, false);
    row("Shift D", Qt::Key_D, Qt::ShiftModifier, 1, false);
    row("Shift left", Qt::Key_Left, Qt::ShiftModifier, -1, false);
    row("Shift right", Qt::Key_Right, Qt::ShiftModifier, 1, false);
}

void WaterfallZoomTest::keysZoomAndPan()
{
    QFETCH(int, key);
    QFETCH(int, modifier);
    QFETCH(int, sign);
    QFETCH(bool, changesLength);
    Shown shown(smallTrace());
    auto window = shown.view.window();
    window.set(400'000, 600'000);
    shown.view.setWindow(window);
    shown.key(static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifier>(modifier));
    const auto after = shown.view.window();
    const auto change = changesLength ? after.length() - window.length() : after.from() - window.from();
    QVERIFY2(change * sign > 0, qPrintable(QString::number(change)));
    if (!changesLength)
        QCOMPARE(after.length(), window.length());
}

void WaterfallZoomTest::controlAndWheelZoomAtThePointer()
{
    Shown shown(smallTrace());
    const auto where = shown.at(0.25, 100);
    const int x = where.x() - shown.view.timelineLeft();
    const auto under = shown.view.window().offsetAt(x, shown.view.timelineWidth());
    shown.wheel(where, {0, 240}, Qt::ControlModifier);
    QVERIFY(shown.view.window().length() < 700'000);
    QVERIFY(std::abs(shown.view.window().offsetAt(x, shown.view.timelineWidth()) - under) <= 2);
    shown.wheel(where, {0, -480}, Qt::ControlModifier);
    QVERIFY(shown.view.window().isWhole());
}

void WaterfallZoomTest::shiftAndWheelPan()
{
    Shown shown(smallTrace());
    shown.keys({Qt::Key_W, Qt::Key_W});
    const auto before = shown.view.window();
    shown.wheel(shown.at(0.5, 100), {0, -120}, Qt::ShiftModifier);
    QVERIFY(shown.view.window().from() > before.from());
    QCOMPARE(shown.view.window().length(), before.length());
    shown.wheel(shown.at(0.5, 100), {120, 0}); // a wheel that tilts
    QCOMPARE(shown.view.window().from(), before.from());
}

void WaterfallZoomTest::aPlainWheelScrollsRows()
{
    Shown shown(repeatingTrace(200));
    shown.view.setRollUp(0);
    shown.wheel(shown.at(0.5, 100), {0, -120});
    QVERIFY(shown.view.verticalScrollBar()->value() > 0);
    QVERIFY(shown.view.window().isWhole());
}

void WaterfallZoomTest::draggingSelects_data()
{
    QTest::addColumn<int>("y");
    QTest::addColumn<bool>("backwards");
    QTest::newRow("on the ruler") << 10 << false;
    QTest::newRow("over the bars") << 60 << false;
    QTest::newRow("below the rows") << 300 << false;
    QTest::newRow("to the left") << 10 << true;
}

void WaterfallZoomTest::draggingSelects()
{
    QFETCH(int, y);
    QFETCH(bool, backwards);
    Shown shown(smallTrace());
    const auto a = shown.at(0.5, y);
    const auto b = shown.at(0.75, y);
    shown.drag(backwards ? b : a, backwards ? a : b);
    QVERIFY(std::abs(shown.view.window().from() - 500'000) < 4'000);
    QVERIFY(std::abs(shown.view.window().to() - 750'000) < 4'000);
    shown.key(Qt::Key_Backspace);
    QVERIFY(shown.view.window().isWhole());
}

void WaterfallZoomTest::draggingOverBarsChoosesNoRow()
{
    Shown shown(smallTrace());
    const int y = static_cast<int>(shown.view.rowRect(1).center().y());
    shown.drag(shown.at(0.2, y), shown.at(0.4, y));
    QCOMPARE(shown.view.currentRow(), NoIndex);
    shown.click(shown.at(0.2, y)); // a click does
    QCOMPARE(shown.view.currentRow(), 1U);
}

void WaterfallZoomTest::escapeEndsADrag()
{
    Shown shown(smallTrace());
    QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, shown.at(0.2, 100));
    shown.move(shown.at(0.6, 100), Qt::LeftButton);
    shown.key(Qt::Key_Escape);
    QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, shown.at(0.6, 100));
    QVERIFY(shown.view.window().isWhole());
}

void WaterfallZoomTest::theMiddleButtonPans()
{
    Shown shown(smallTrace());
    auto window = shown.view.window();
    window.set(400'000, 600'000);
    shown.view.setWindow(window);
    shown.drag(shown.at(0.5, 100), shown.at(0.25, 100), Qt::MiddleButton);
    QVERIFY(std::abs(shown.view.window().from() - 450'000) < 2'000);
    QCOMPARE(shown.view.window().length(), 200'000);
    QCOMPARE(shown.view.currentRow(), NoIndex);
}

void WaterfallZoomTest::doubleClickZoomsToTheSpan()
{
    Shown shown(smallTrace());
    const auto center = shown.view.rowRect(4).center().toPoint();
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, center);
    QCOMPARE(shown.view.currentRow(), 4U);
    QVERIFY(shown.view.window().from() <= 700'000 && shown.view.window().from() > 680'000);
    QVERIFY(shown.view.window().to() >= 800'000 && shown.view.window().to() < 820'000);
}

void WaterfallZoomTest::doubleClickOnTheRulerShowsAll()
{
    Shown shown(smallTrace());
    shown.keys({Qt::Key_W, Qt::Key_W});
    QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(0.5, 8));
    QVERIFY(shown.view.window().isWhole());
}

void WaterfallZoomTest::theHorizontalBarMovesTheWindow()
{
    Shown shown(smallTrace());
    auto *bar = shown.view.horizontalScrollBar();
    QCOMPARE(bar->maximum(), 0);
    auto window = shown.view.window();
    window.set(250'000, 500'000);
    shown.view.setWindow(window);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
    QVERIFY(std::abs(static_cast<double>(bar->value()) / bar->maximum() - 1.0 / 3) < 0.001);
    bar->setValue(bar->maximum());
    QCOMPARE(shown.view.window().to(), shown.view.window().whole());
    QCOMPARE(shown.view.window().length(), 250'000);
    bar->triggerAction(QAbstractSlider::SliderToMinimum);
    QCOMPARE(shown.view.window().from(), 0);
}

void WaterfallZoomTest::theHorizontalBarIsBelowTheTimeLine()
{
    Shown shown(smallTrace());
    shown.keys({Qt::Key_W, Qt::Key_W});
    QCoreApplication::processEvents();
    auto *bar = shown.view.horizontalScrollBar();
    const auto left = bar->mapTo(&shown.view, QPoint()).x();
    QVERIFY2(std::abs(left - shown.view.timelineLeft()) <= 2, qPrintable(QString::number(left)));
}

void WaterfallZoomTest::backAndForward()
{
    Shown shown(smallTrace());
    QSignalSpy windows(&shown.view, &WaterfallView::windowChanged);
    shown.keys({Qt::Key_W, Qt::Key_W, Qt::Key_D}); // one step of the history
    const auto near = shown.view.window();
    shown.view.setCurrentRow(4);
    shown.key(Qt::Key_Z);
    const auto span = shown.view.window();
    shown.key(Qt::Key_F);
    QVERIFY(shown.view.window().isWhole());
    shown.key(Qt::Key_Backspace);
    QCOMPARE(shown.view.window(), span);
    shown.key(Qt::Key_Backspace);
    QCOMPARE(shown.view.window(), near);
    shown.key(Qt::Key_Backspace);
    QVERIFY(shown.view.window().isWhole());
    shown.key(Qt::Key_Backspace); // nothing before it
    QVERIFY(shown.view.window().isWhole());
    shown.key(Qt::Key_Backspace, Qt::ShiftModifier);
    QCOMPARE(shown.view.window(), near);
    shown.key(Qt::Key_Backspace, Qt::ShiftModifier);
    QCOMPARE(shown.view.window(), span);
    QVERIFY(windows.count() >= 9);
}

void WaterfallZoomTest::backAndForwardButtons()
{
    Shown shown(smallTrace());
    shown.view.setCurrentRow(4);
    shown.key(Qt::Key_Z);
    const auto span = shown.view.window();
    QTest::mouseClick(shown.view.viewport(), Qt::BackButton, {}, QPoint(50, 100));
    QVERIFY(shown.view.window().isWhole());
    QTest::mouseClick(shown.view.viewport(), Qt::ForwardButton, {}, QPoint(50, 100));
    QCOMPARE(shown.view.window(), span);
}

void WaterfallZoomTest::aMicrosecondOfTenHours()
{
    constexpr std::int64_t hours = 36'000'000'000; // µs
    Shown shown(std::make_shared<const OpenTrace>(
        openTrace(makeTrace({{1, 0, 0, hours}, {2, 1, hours - 3, 1}, {3, 1, hours - 2, 1}}))));
    shown.view.setCurrentRow(2);
    shown.key(Qt::Key_Z);
    for (int i = 0; i < 4; ++i)
        shown.key(Qt::Key_W);
    QVERIFY(shown.view.window().length() < 1'000);
    const auto middle = shown.view.window().from() + shown.view.window().length() / 2;
    QVERIFY(std::abs(middle - (hours * 1'000 - 1'500)) < 100);
    const auto before = shown.view.window();
    shown.key(Qt::Key_D);
    QCOMPARE(shown.view.window().length(), before.length());
    QCOMPARE(shown.view.window().from() - before.from(),
             std::llround(0.15 * static_cast<double>(before.length())));
    shown.view.viewport()->repaint(); // with labels that still fit
}

void WaterfallZoomTest::actionsAreRegistered()
{
    Shown shown(smallTrace());
    QHash<QString, QString> seen;
    for (const auto &entry : shown.registry.entries()) {
        QVERIFY2(!entry.description.text.isEmpty(), qPrintable(entry.description.id));
        for (const auto &shortcut : entry.action->shortcuts()) {
            const auto text = shortcut.toString();
            QVERIFY2(!seen.contains(text),
                     qPrintable(text + u' ' + entry.description.id + u' ' + seen.value(text)));
            seen.insert(text, entry.description.id);
        }
    }
    for (const auto *id : {"traces.zoomIn", "traces.zoomBack", "traces.foldToLevel3", "traces.nextMatch"})
        QVERIFY2(shown.registry.action(QString::fromLatin1(id)), id);
    QVERIFY(seen.size() >= 35);
}

QTEST_MAIN(WaterfallZoomTest)
#include "tst_waterfallzoom.moc"
