#include "dashboards/gridlayouttext.h"

#include <QTest>

#include <ctime>
#include <functional>
#include <random>

using namespace yagura::dashboards;
using namespace yagura::dashboards::test;

class GridLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void compacts_data();
    void compacts();
    void moves_data();
    void moves();
    void resizes_data();
    void resizes();
    void arranges();
    void findsRoom();
    void saysWhatMoved();
    void randomLayoutsKeepTheirPromises();
    void puttingBackRestores();
    void growsAsTheLayoutDoes_data();
    void growsAsTheLayoutDoes();
};

// Two abreast, all touching.
GridLayout packedLayout(int count)
{
    GridLayout layout;
    for (int i = 0; i < count; ++i)
        layout.push_back({i + 1, {i % 2 * 12, i / 2 * 4, 12, 4}});
    return layout;
}

// Least of three, of this thread alone.
double processorMs(const std::function<void()> &work)
{
    const auto now = [] {
        timespec t{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
    };
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        const double before = now();
        work();
        least = std::min(least, now() - before);
    }
    return least;
}

void GridLayoutTest::growsAsTheLayoutDoes_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("gravity") << static_cast<int>(LayoutMode::Gravity);
    QTest::newRow("free") << static_cast<int>(LayoutMode::Free);
}

// Eight times as many panels may take ten times as long, not sixty-four.
void GridLayoutTest::growsAsTheLayoutDoes()
{
    QFETCH(int, mode);
    const GridLayout few = packedLayout(4'000);
    const GridLayout many = packedLayout(32'000);
    QCOMPARE(arranged(many, static_cast<LayoutMode>(mode)), many);
    const double small = processorMs([&] { (void)arranged(few, static_cast<LayoutMode>(mode)); });
    const double large = processorMs([&] { (void)arranged(many, static_cast<LayoutMode>(mode)); });
    qInfo("4,000 panels %.1f ms, 32,000 panels %.1f ms", small, large);
    QVERIFY2(large < 20 * std::max(small, 1.0), "it grows faster than the layout");
}

// Expected layouts are worked out by hand from react-grid-layout's rules.
void GridLayoutTest::compacts_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("nothing") << QStringLiteral("") << QStringLiteral("");
    QTest::newRow("falls up") << QStringLiteral("1:0,5,12,8") << QStringLiteral("1:0,0,12,8");
    QTest::newRow("side by side") << QStringLiteral("1:0,3,12,8 2:12,7,12,8")
                                  << QStringLiteral("1:0,0,12,8 2:12,0,12,8");
    QTest::newRow("stacks") << QStringLiteral("1:0,0,12,4 2:0,10,12,4")
                            << QStringLiteral("1:0,0,12,4 2:0,4,12,4");
    QTest::newRow("overlap: the later one goes below")
        << QStringLiteral("1:0,0,12,4 2:6,2,12,4") << QStringLiteral("1:0,0,12,4 2:6,4,12,4");
    QTest::newRow("same place: order of the dashboard")
        << QStringLiteral("1:0,0,6,4 2:0,0,6,4") << QStringLiteral("1:0,0,6,4 2:0,4,6,4");
    QTest::newRow("same row: left first")
        << QStringLiteral("1:12,0,12,4 2:0,0,24,2") << QStringLiteral("1:12,2,12,4 2:0,0,24,2");
    QTest::newRow("slides under a narrow one") << QStringLiteral("1:0,0,6,2 2:6,0,6,6 3:0,9,6,3 4:6,9,6,3")
                                               << QStringLiteral("1:0,0,6,2 2:6,0,6,6 3:0,2,6,3 4:6,6,6,3");
    QTest::newRow("static stays") << QStringLiteral("1:0,4,12,2! 2:0,9,12,3")
                                  << QStringLiteral("1:0,4,12,2! 2:0,6,12,3");
    QTest::newRow("passes into the hole above a static")
        << QStringLiteral("1:0,4,12,2! 2:0,3,12,3") << QStringLiteral("1:0,4,12,2! 2:0,6,12,3");
}

void GridLayoutTest::compacts()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QCOMPARE(textOf(compacted(layoutFrom(before))), after);
    QCOMPARE(textOf(compacted(layoutFrom(after))), after); // a fixed point
}

void GridLayoutTest::moves_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("id");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<bool>("free");
    QTest::addColumn<QString>("after");
    const QString two = QStringLiteral("1:0,0,12,4 2:0,4,12,4");
    QTest::newRow("down over its neighbour swaps them")
        << two << 1 << QPoint(0, 4) << false << QStringLiteral("1:0,4,12,4 2:0,0,12,4");
    QTest::newRow("up over its neighbour swaps them")
        << two << 2 << QPoint(0, 0) << false << QStringLiteral("1:0,4,12,4 2:0,0,12,4");
    QTest::newRow("half way down is not enough room above")
        << two << 1 << QPoint(0, 2) << false << QStringLiteral("1:0,0,12,4 2:0,4,12,4");
    QTest::newRow("to the free side")
        << two << 2 << QPoint(12, 0) << false << QStringLiteral("1:0,0,12,4 2:12,0,12,4");
    QTest::newRow("beyond the right edge")
        << two << 2 << QPoint(20, 0) << false << QStringLiteral("1:0,0,12,4 2:12,0,12,4");
    QTest::newRow("into the deep comes back up")
        << two << 1 << QPoint(12, 40) << false << QStringLiteral("1:12,0,12,4 2:0,0,12,4");
    QTest::newRow("pushes a row down")
        << QStringLiteral("1:0,0,12,4 2:12,0,12,4 3:0,4,24,4") << 3 << QPoint(0, 0) << false
        << QStringLiteral("1:0,4,12,4 2:12,4,12,4 3:0,0,24,4");
    QTest::newRow("a static does not yield") << QStringLiteral("1:0,0,24,2! 2:0,2,12,4") << 2 << QPoint(0, 0)
                                             << false << QStringLiteral("1:0,0,24,2! 2:0,2,12,4");
    QTest::newRow("unknown id") << two << 9 << QPoint(0, 0) << false << two;
    QTest::newRow("free: holes stay")
        << two << 2 << QPoint(12, 9) << true << QStringLiteral("1:0,0,12,4 2:12,9,12,4");
    QTest::newRow("free: only what is in the way moves")
        << QStringLiteral("1:0,0,12,4 2:12,0,12,4 3:0,10,12,4") << 3 << QPoint(0, 2) << true
        << QStringLiteral("1:0,6,12,4 2:12,0,12,4 3:0,2,12,4");
    QTest::newRow("free: pushes on") << QStringLiteral("1:0,0,12,4 2:0,4,12,4 3:0,8,12,4 4:12,0,12,4") << 4
                                     << QPoint(0, 0) << true
                                     << QStringLiteral("1:0,4,12,4 2:0,8,12,4 3:0,12,12,4 4:0,0,12,4");
    QTest::newRow("free: negative place")
        << two << 1 << QPoint(-3, -2) << true << QStringLiteral("1:0,0,12,4 2:0,4,12,4");
}

void GridLayoutTest::moves()
{
    QFETCH(QString, before);
    QFETCH(int, id);
    QFETCH(QPoint, to);
    QFETCH(bool, free);
    QFETCH(QString, after);
    const auto mode = free ? LayoutMode::Free : LayoutMode::Gravity;
    QCOMPARE(textOf(moved(layoutFrom(before), id, to.x(), to.y(), mode)), after);
}

void GridLayoutTest::resizes_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("id");
    QTest::addColumn<QRect>("rect");
    QTest::addColumn<bool>("free");
    QTest::addColumn<QString>("after");
    const QString row = QStringLiteral("1:0,0,12,4 2:12,0,12,4 3:0,4,24,4");
    QTest::newRow("taller pushes what is below")
        << row << 1 << QRect(0, 0, 12, 6) << false << QStringLiteral("1:0,0,12,6 2:12,0,12,4 3:0,6,24,4");
    QTest::newRow("wider pushes the neighbour down")
        << row << 1 << QRect(0, 0, 18, 4) << false << QStringLiteral("1:0,0,18,4 2:12,4,12,4 3:0,8,24,4");
    QTest::newRow("lower lets the others up")
        << row << 3 << QRect(0, 4, 24, 2) << false << QStringLiteral("1:0,0,12,4 2:12,0,12,4 3:0,4,24,2");
    QTest::newRow("left handle to the left")
        << QStringLiteral("1:0,0,6,4 2:12,0,12,4") << 2 << QRect(8, 0, 16, 4) << false
        << QStringLiteral("1:0,0,6,4 2:8,0,16,4");
    QTest::newRow("never below one cell")
        << QStringLiteral("1:3,0,12,4") << 1 << QRect(3, 0, 0, -2) << false << QStringLiteral("1:3,0,1,1");
    QTest::newRow("never wider than the grid")
        << QStringLiteral("1:3,0,12,4") << 1 << QRect(3, 0, 99, 4) << false << QStringLiteral("1:0,0,24,4");
    QTest::newRow("free") << row << 1 << QRect(0, 0, 12, 6) << true
                          << QStringLiteral("1:0,0,12,6 2:12,0,12,4 3:0,6,24,4");
    QTest::newRow("free: smaller leaves a hole")
        << row << 1 << QRect(0, 0, 12, 2) << true << QStringLiteral("1:0,0,12,2 2:12,0,12,4 3:0,4,24,4");
}

void GridLayoutTest::resizes()
{
    QFETCH(QString, before);
    QFETCH(int, id);
    QFETCH(QRect, rect);
    QFETCH(bool, free);
    QFETCH(QString, after);
    const auto mode = free ? LayoutMode::Free : LayoutMode::Gravity;
    const GridRect wanted{rect.x(), rect.y(), rect.width(), rect.height()};
    QCOMPARE(textOf(resized(layoutFrom(before), id, wanted, mode)), after);
}

void GridLayoutTest::arranges()
{
    const QString messy = QStringLiteral("1:20,3,12,4 2:12,3,12,4 3:-2,9,30,2");
    QCOMPARE(textOf(arranged(layoutFrom(messy), LayoutMode::Gravity)),
             QStringLiteral("1:12,0,12,4 2:12,4,12,4 3:0,8,24,2"));
    QCOMPARE(textOf(arranged(layoutFrom(messy), LayoutMode::Free)),
             QStringLiteral("1:12,3,12,4 2:12,7,12,4 3:0,11,24,2"));
}

void GridLayoutTest::findsRoom()
{
    const GridLayout layout = layoutFrom(QStringLiteral("1:0,0,12,8 2:18,0,6,4"));
    QCOMPARE(placeFor(layout, 6, 4, LayoutMode::Gravity), (GridRect{0, 8, 6, 4}));
    QCOMPARE(placeFor(layout, 6, 4, LayoutMode::Free), (GridRect{12, 0, 6, 4}));
    QCOMPARE(placeFor(layout, 12, 4, LayoutMode::Free), (GridRect{12, 4, 12, 4}));
    QCOMPARE(placeFor(layout, 24, 4, LayoutMode::Free), (GridRect{0, 8, 24, 4}));
    QCOMPARE(placeFor({}, 40, 4, LayoutMode::Gravity), (GridRect{0, 0, 24, 4}));
}

void GridLayoutTest::saysWhatMoved()
{
    const GridLayout before = layoutFrom(QStringLiteral("1:0,0,12,4 2:0,4,12,4 3:12,0,12,4"));
    const GridLayout after = moved(before, 1, 0, 4, LayoutMode::Gravity);
    QCOMPARE(changedItems(before, after, 1), std::vector<int>{2});
    QVERIFY(changedItems(before, before, 0).empty());
}

void GridLayoutTest::randomLayoutsKeepTheirPromises()
{
    std::mt19937 random(20261124);
    const auto upTo = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 400; ++round) {
        GridLayout layout;
        const int count = 1 + upTo(14);
        for (int id = 1; id <= count; ++id)
            layout.push_back({id, {upTo(24), upTo(20), 1 + upTo(24), 1 + upTo(8)}});
        for (const LayoutMode mode : {LayoutMode::Gravity, LayoutMode::Free}) {
            const GridLayout start = arranged(layout, mode);
            QVERIFY2(!overlaps(start), qPrintable(textOf(layout)));
            const int id = 1 + upTo(count);
            const GridLayout after = moved(start, id, upTo(24), upTo(24), mode);
            QVERIFY2(!overlaps(after), qPrintable(textOf(start)));
            const GridLayout sized
                = resized(after, id, {upTo(24), upTo(24), 1 + upTo(24), 1 + upTo(8)}, mode);
            QVERIFY2(!overlaps(sized), qPrintable(textOf(after)));
            for (const GridItem &item : sized)
                QVERIFY(item.rect.x >= 0 && item.rect.x + item.rect.w <= gridColumns && item.rect.y >= 0);
            if (mode == LayoutMode::Gravity)
                QCOMPARE(compacted(sized), sized);
        }
    }
}

void GridLayoutTest::puttingBackRestores()
{
    const GridLayout start = layoutFrom(QStringLiteral("1:0,0,12,4 2:12,0,12,4 3:0,4,8,4 4:8,4,16,4"));
    for (const GridItem &item : start) {
        QCOMPARE(moved(start, item.id, item.rect.x, item.rect.y, LayoutMode::Gravity), start);
        QCOMPARE(moved(start, item.id, item.rect.x, item.rect.y, LayoutMode::Free), start);
        QCOMPARE(resized(start, item.id, item.rect, LayoutMode::Gravity), start);
    }
}

QTEST_GUILESS_MAIN(GridLayoutTest)
#include "tst_gridlayout.moc"
