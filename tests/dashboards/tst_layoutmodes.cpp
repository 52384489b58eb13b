#include "dashboards/dashboard.h"
#include "dashboards/gridlayouttext.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace yagura::dashboards;
using namespace yagura::dashboards::test;
using namespace Qt::StringLiterals;

namespace {

// For tables: four in two rows and one below.
const QString desk = u"1:0,0,12,6 2:12,0,12,6 3:0,6,12,6 4:12,6,12,6 5:0,12,24,4"_s;

GridRect rectOf(const QRect &rect)
{
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

class Dice
{
public:
    int upTo(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    GridLayout layout(LayoutMode mode)
    {
        GridLayout layout;
        const int count = 2 + upTo(12);
        for (int id = 1; id <= count; ++id)
            layout.push_back({id, {upTo(24), upTo(24), 1 + upTo(12), 1 + upTo(8)}});
        return arranged(layout, mode);
    }
    ItemIds someOf(const GridLayout &layout)
    {
        ItemIds ids;
        for (const GridItem &item : layout) {
            if (upTo(3) == 0)
                ids.push_back(item.id);
        }
        return ids.empty() ? ItemIds{layout.front().id} : ids;
    }

private:
    std::mt19937 m_random{20261128};
};

bool isInside(const GridLayout &layout)
{
    return std::all_of(layout.begin(), layout.end(), [](const GridItem &item) {
        return item.rect.x >= 0 && item.rect.right() <= gridColumns && item.rect.y >= 0 && item.rect.w >= 1
            && item.rect.h >= 1;
    });
}

bool contains(const ItemIds &ids, int id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool liesIn(const GridRect &inner, const GridRect &outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom();
}

QString story(const GridLayout &before, const ItemIds &ids, const GridLayout &after)
{
    QString text = textOf(before) + u"  →"_s;
    for (const int id : ids)
        text += u' ' + QString::number(id);
    return text + u" →  "_s + textOf(after);
}

} // namespace

class LayoutModesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void names();
    void drops_data();
    void drops();
    void blocks_data();
    void blocks();
    void resizes_data();
    void resizes();
    void blockResizes_data();
    void blockResizes();
    void tellsEffects();
    void everyMovePromises_data();
    void everyMovePromises();
    void everyResizePromises_data();
    void everyResizePromises();
    void anyRectangleIsSafe();
    void swappingBackRestores();
    void freeOnEmptyCellsGoesBack();
    void shrinkLeavesRoomForEverybody();
    void duplicatingInSwapSendsNobodyAway();
};

void LayoutModesTest::names()
{
    for (const LayoutMode mode : layoutModes)
        QCOMPARE(layoutModeNamed(layoutModeName(mode)), mode);
    QCOMPARE(layoutModeName(LayoutMode::Insert), u"insert"_s);
    QCOMPARE(layoutModeNamed(u"circle"_s), LayoutMode::Gravity);
}

// Expected layouts are worked out by hand.
void LayoutModesTest::drops_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("id");
    QTest::addColumn<QPoint>("to");
    QTest::addColumn<QString>("after");
    const auto swap = LayoutMode::Swap;
    const auto insert = LayoutMode::Insert;
    const auto shrink = LayoutMode::Shrink;
    QTest::newRow("swap: same size") << swap << desk << 1 << QPoint(12, 6)
                                     << u"1:12,6,12,6 2:12,0,12,6 3:0,6,12,6 4:0,0,12,6 5:0,12,24,4"_s;
    QTest::newRow("swap: takes the other's size")
        << swap << desk << 1 << QPoint(0, 12)
        << u"1:0,12,24,4 2:12,0,12,6 3:0,6,12,6 4:12,6,12,6 5:0,0,12,6"_s;
    QTest::newRow("swap: the most covered one")
        << swap << desk << 1 << QPoint(10, 1)
        << u"1:12,0,12,6 2:0,0,12,6 3:0,6,12,6 4:12,6,12,6 5:0,12,24,4"_s;
    QTest::newRow("swap: a small one inside a large one")
        << swap << u"1:0,0,4,4 2:4,0,20,12"_s << 1 << QPoint(13, 5) << u"1:4,0,20,12 2:0,0,4,4"_s;
    QTest::newRow("swap: touching is not enough")
        << swap << u"1:0,0,8,4 2:12,0,8,4"_s << 1 << QPoint(5, 0) << u"1:0,0,8,4 2:12,0,8,4"_s;
    QTest::newRow("swap: empty cells") << swap << desk << 2 << QPoint(6, 20)
                                       << u"1:0,0,12,6 2:6,20,12,6 3:0,6,12,6 4:12,6,12,6 5:0,12,24,4"_s;
    QTest::newRow("swap: never with a static")
        << swap << u"1:0,0,12,4 2:12,0,12,4!"_s << 1 << QPoint(12, 0) << u"1:0,0,12,4 2:12,0,12,4!"_s;

    QTest::newRow("insert: the columns below go down")
        << insert << desk << 4 << QPoint(0, 0)
        << u"1:0,6,12,6 2:12,0,12,6 3:0,12,12,6 4:0,0,12,6 5:0,18,24,4"_s;
    QTest::newRow("insert: keeps gaps") << insert << u"1:0,0,6,4 2:0,8,6,4 3:12,0,6,4"_s << 3 << QPoint(0, 0)
                                        << u"1:0,4,6,4 2:0,12,6,4 3:0,0,6,4"_s;
    QTest::newRow("insert: in the middle of one") << insert << u"1:0,0,12,8 2:0,8,12,4 3:12,0,12,2"_s << 3
                                                  << QPoint(0, 4) << u"1:0,6,12,8 2:0,14,12,4 3:0,4,12,2"_s;
    QTest::newRow("insert: carries what is below, not what is beside")
        << insert << u"1:0,0,12,4 2:12,0,12,4 3:6,4,12,4 4:18,4,6,4 5:0,20,2,2"_s << 5 << QPoint(0, 0)
        << u"1:0,2,12,4 2:12,0,12,4 3:6,6,12,4 4:18,4,6,4 5:0,0,2,2"_s;
    QTest::newRow("insert: into empty cells moves nobody")
        << insert << u"1:0,0,12,4 2:0,12,12,4 3:12,0,12,4"_s << 3 << QPoint(0, 5)
        << u"1:0,0,12,4 2:0,12,12,4 3:0,5,12,4"_s;
    QTest::newRow("insert: below a static") << insert << u"1:0,0,12,4! 2:0,4,12,4 3:12,0,12,4"_s << 3
                                            << QPoint(0, 1) << u"1:0,0,12,4! 2:0,8,12,4 3:0,4,12,4"_s;

    QTest::newRow("shrink: the neighbour gives its left")
        << shrink << u"1:0,0,12,8 2:0,8,4,8"_s << 2 << QPoint(0, 0) << u"1:4,0,8,8 2:0,0,4,8"_s;
    QTest::newRow("shrink: keeps the larger part")
        << shrink << u"1:0,0,24,8 2:0,8,4,8"_s << 2 << QPoint(6, 0) << u"1:10,0,14,8 2:6,0,4,8"_s;
    QTest::newRow("shrink: from below")
        << shrink << u"1:0,0,12,8 2:0,20,12,4"_s << 2 << QPoint(0, 5) << u"1:0,0,12,5 2:0,5,12,4"_s;
    QTest::newRow("shrink: too little left goes down whole")
        << shrink << u"1:0,0,6,4 2:6,0,6,4 3:12,0,12,8"_s << 3 << QPoint(2, 0)
        << u"1:0,8,6,4 2:6,8,6,4 3:2,0,12,8"_s;
    QTest::newRow("shrink: both sides give") << shrink << u"1:0,0,12,6 2:12,0,12,6 3:0,6,12,6"_s << 3
                                             << QPoint(6, 0) << u"1:0,0,6,6 2:18,0,6,6 3:6,0,12,6"_s;
    QTest::newRow("shrink: one that is small already keeps what it has")
        << shrink << u"1:0,0,2,8 2:4,0,4,4"_s << 2 << QPoint(0, 5) << u"1:0,0,2,5 2:0,5,4,4"_s;
    QTest::newRow("shrink: a static does not give")
        << shrink << u"1:0,0,12,4! 2:12,0,12,4"_s << 2 << QPoint(0, 2) << u"1:0,0,12,4! 2:0,4,12,4"_s;
}

void LayoutModesTest::drops()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QString, before);
    QFETCH(int, id);
    QFETCH(QPoint, to);
    QFETCH(QString, after);
    QCOMPARE(textOf(moved(layoutFrom(before), id, to.x(), to.y(), mode)), after);
}

void LayoutModesTest::blocks_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QString>("before");
    QTest::addColumn<ItemIds>("ids");
    QTest::addColumn<QPoint>("by");
    QTest::addColumn<QString>("after");
    const QString four = u"1:0,0,6,4 2:6,0,6,4 3:0,4,6,4 4:6,4,6,4"_s;
    QTest::newRow("free: keep their places to each other")
        << LayoutMode::Free << four << ItemIds{1, 2} << QPoint(0, 2)
        << u"1:0,2,6,4 2:6,2,6,4 3:0,6,6,4 4:6,6,6,4"_s;
    QTest::newRow("free: stop together at the edge")
        << LayoutMode::Free << four << ItemIds{1, 2} << QPoint(20, 0)
        << u"1:12,0,6,4 2:18,0,6,4 3:0,4,6,4 4:6,4,6,4"_s;
    QTest::newRow("gravity: the others close the hole")
        << LayoutMode::Gravity << four << ItemIds{1, 2} << QPoint(0, 4)
        << u"1:0,4,6,4 2:6,4,6,4 3:0,0,6,4 4:6,0,6,4"_s;
    QTest::newRow("gravity: a diagonal block falls apart")
        << LayoutMode::Gravity << four << ItemIds{1, 4} << QPoint(12, 0)
        << u"1:12,0,6,4 2:6,0,6,4 3:0,0,6,4 4:18,0,6,4"_s;
    QTest::newRow("swap: rows change places") << LayoutMode::Swap << four << ItemIds{1, 2} << QPoint(0, 4)
                                              << u"1:0,4,6,4 2:6,4,6,4 3:0,0,6,4 4:6,0,6,4"_s;
    QTest::newRow("swap: nothing where it does not fit")
        << LayoutMode::Swap << u"1:0,0,6,4 2:6,0,6,4 3:0,4,12,6"_s << ItemIds{1, 2} << QPoint(0, 4)
        << u"1:0,0,6,4 2:6,0,6,4 3:0,4,12,6"_s;
    QTest::newRow("insert: as high as the block")
        << LayoutMode::Insert << four + u" 5:12,0,6,4 6:12,4,6,2"_s << ItemIds{5, 6} << QPoint(-12, 0)
        << u"1:0,6,6,4 2:6,0,6,4 3:0,10,6,4 4:6,4,6,4 5:0,0,6,4 6:0,4,6,2"_s;
    QTest::newRow("shrink: between two")
        << LayoutMode::Shrink << u"1:0,0,24,12 2:0,12,4,6 3:4,12,4,6"_s << ItemIds{2, 3} << QPoint(0, -6)
        << u"1:8,0,16,12 2:0,6,4,6 3:4,6,4,6"_s;
    QTest::newRow("unknown ones are left out") << LayoutMode::Free << four << ItemIds{9, 3} << QPoint(12, 0)
                                               << u"1:0,0,6,4 2:6,0,6,4 3:12,4,6,4 4:6,4,6,4"_s;
}

void LayoutModesTest::blocks()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QString, before);
    QFETCH(ItemIds, ids);
    QFETCH(QPoint, by);
    QFETCH(QString, after);
    QCOMPARE(textOf(movedBy(layoutFrom(before), ids, {by.x(), by.y()}, mode)), after);
}

void LayoutModesTest::resizes_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("id");
    QTest::addColumn<QRect>("rect");
    QTest::addColumn<QString>("after");
    const auto shrink = LayoutMode::Shrink;
    const QString row = u"1:0,0,12,6 2:12,0,12,6 3:0,6,24,6"_s;
    QTest::newRow("shrink: takes from the right")
        << shrink << row << 1 << QRect(0, 0, 16, 6) << u"1:0,0,16,6 2:16,0,8,6 3:0,6,24,6"_s;
    QTest::newRow("shrink: down to three columns")
        << shrink << row << 1 << QRect(0, 0, 24, 6) << u"1:0,0,21,6 2:21,0,3,6 3:0,6,24,6"_s;
    QTest::newRow("shrink: down to three rows")
        << shrink << row << 1 << QRect(0, 0, 12, 20) << u"1:0,0,12,9 2:12,0,12,6 3:0,9,24,3"_s;
    QTest::newRow("shrink: a corner takes both ways")
        << shrink << row << 1 << QRect(0, 0, 15, 8) << u"1:0,0,15,8 2:15,0,9,6 3:0,8,24,4"_s;
    QTest::newRow("shrink: to the left")
        << shrink << row << 2 << QRect(4, 0, 20, 6) << u"1:0,0,4,6 2:4,0,20,6 3:0,6,24,6"_s;
    QTest::newRow("shrink: upwards, down to three rows")
        << shrink << row << 3 << QRect(0, 1, 24, 11) << u"1:0,0,12,3 2:12,0,12,3 3:0,3,24,9"_s;
    QTest::newRow("shrink: smaller leaves a hole")
        << shrink << row << 1 << QRect(0, 0, 8, 4) << u"1:0,0,8,4 2:12,0,12,6 3:0,6,24,6"_s;
    QTest::newRow("shrink: a static stops it")
        << shrink << u"1:0,0,12,6 2:12,0,12,6!"_s << 1 << QRect(0, 0, 16, 6) << u"1:0,0,12,6 2:12,0,12,6!"_s;
    QTest::newRow("shrink: past one row of two")
        << shrink << u"1:0,0,8,4 2:8,0,8,2 3:8,2,16,4"_s << 1 << QRect(0, 0, 10, 4)
        << u"1:0,0,10,4 2:10,0,6,2 3:10,2,14,4"_s;
    QTest::newRow("insert: the columns below go down together")
        << LayoutMode::Insert << row + u" 4:0,14,6,2"_s << 1 << QRect(0, 0, 12, 8)
        << u"1:0,0,12,8 2:12,0,12,6 3:0,8,24,6 4:0,16,6,2"_s;
    QTest::newRow("swap: as free") << LayoutMode::Swap << row << 1 << QRect(0, 0, 12, 8)
                                   << u"1:0,0,12,8 2:12,0,12,6 3:0,8,24,6"_s;
}

void LayoutModesTest::resizes()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QString, before);
    QFETCH(int, id);
    QFETCH(QRect, rect);
    QFETCH(QString, after);
    QCOMPARE(textOf(resized(layoutFrom(before), id, rectOf(rect), mode)), after);
}

void LayoutModesTest::blockResizes_data()
{
    QTest::addColumn<LayoutMode>("mode");
    QTest::addColumn<QString>("before");
    QTest::addColumn<ItemIds>("ids");
    QTest::addColumn<QRect>("box");
    QTest::addColumn<QString>("after");
    const QString row = u"1:0,0,6,4 2:6,0,6,4 3:12,0,12,4 4:0,4,24,4"_s;
    QTest::newRow("free: everybody gets a share")
        << LayoutMode::Free << row << ItemIds{1, 2} << QRect(0, 0, 12, 8)
        << u"1:0,0,6,8 2:6,0,6,8 3:12,0,12,4 4:0,8,24,4"_s;
    QTest::newRow("shrink: from the neighbour")
        << LayoutMode::Shrink << row << ItemIds{1, 2} << QRect(0, 0, 16, 4)
        << u"1:0,0,8,4 2:8,0,8,4 3:16,0,8,4 4:0,4,24,4"_s;
    QTest::newRow("nobody vanishes") << LayoutMode::Free << row << ItemIds{1, 2} << QRect(0, 0, 1, 4)
                                     << u"1:0,0,1,4 2:1,0,1,4 3:12,0,12,4 4:0,4,24,4"_s;
    QTest::newRow("from the left, nobody vanishes")
        << LayoutMode::Free << row << ItemIds{1, 2} << QRect(11, 0, 1, 4)
        << u"1:10,0,1,4 2:11,0,1,4 3:12,0,12,4 4:0,4,24,4"_s;
    QTest::newRow("odd widths round once")
        << LayoutMode::Free << u"1:0,0,3,2 2:3,0,3,2 3:6,0,3,2"_s << ItemIds{1, 2, 3} << QRect(0, 0, 10, 2)
        << u"1:0,0,3,2 2:3,0,4,2 3:7,0,3,2"_s;
}

void LayoutModesTest::blockResizes()
{
    QFETCH(LayoutMode, mode);
    QFETCH(QString, before);
    QFETCH(ItemIds, ids);
    QFETCH(QRect, box);
    QFETCH(QString, after);
    QCOMPARE(textOf(resizedBlock(layoutFrom(before), ids, rectOf(box), mode)), after);
}

void LayoutModesTest::tellsEffects()
{
    const GridLayout before = layoutFrom(desk);
    const GridLayout after = layoutFrom(u"1:0,0,12,9 2:12,0,12,6 3:0,9,12,3 4:12,6,12,6 5:0,14,24,4"_s);
    QCOMPARE(effectsOn(before, after, {1}), (LayoutEffects{{5}, {3}}));
    QCOMPARE(effectsOn(before, before, {1}), LayoutEffects());
    QCOMPARE(boxOf(before, {2, 3}), (GridRect{0, 0, 24, 12}));
    QCOMPARE(readingOrder(layoutFrom(u"5:0,9,2,2 4:6,0,2,2 9:0,0,2,2"_s)), (ItemIds{9, 4, 5}));
}

void LayoutModesTest::everyMovePromises_data()
{
    QTest::addColumn<LayoutMode>("mode");
    for (const LayoutMode mode : layoutModes)
        QTest::newRow(qPrintable(layoutModeName(mode))) << mode;
}

// No overlap, inside the grid, the block where it was asked to be, and the others only as the mode says.
void LayoutModesTest::everyMovePromises()
{
    QFETCH(LayoutMode, mode);
    Dice dice;
    for (int round = 0; round < 600; ++round) {
        const GridLayout before = dice.layout(mode);
        const ItemIds ids = dice.someOf(before);
        const GridRect box = boxOf(before, ids);
        const GridOffset by{dice.upTo(gridColumns - box.w + 1) - box.x, dice.upTo(30) - box.y};
        const GridLayout after = movedBy(before, ids, by, mode);
        const QByteArray told = story(before, ids, after).toUtf8();
        QVERIFY2(!overlaps(after) && isInside(after), told.constData());
        if (mode == LayoutMode::Gravity) {
            QVERIFY2(compacted(after) == after, told.constData());
            continue;
        }
        std::vector<int> distances;
        for (size_t i = 0; i < before.size(); ++i) {
            const GridRect &old = before[i].rect;
            const GridRect &now = after[i].rect;
            if (contains(ids, before[i].id)) {
                const bool isThere = now == GridRect{old.x + by.x, old.y + by.y, old.w, old.h};
                QVERIFY2(isThere || mode == LayoutMode::Swap, told.constData());
            } else if (mode == LayoutMode::Free || mode == LayoutMode::Insert) {
                QVERIFY2(now.x == old.x && now.w == old.w && now.h == old.h && now.y >= old.y,
                         told.constData());
                if (now.y != old.y)
                    distances.push_back(now.y - old.y);
            } else if (mode == LayoutMode::Shrink && now.w == old.w && now.h == old.h) {
                QVERIFY2(now.x == old.x && now.y >= old.y, told.constData());
            } else if (mode == LayoutMode::Shrink) {
                QVERIFY2(liesIn(now, old), told.constData());
                QVERIFY2(now.w >= std::min(smallestShare, old.w) && now.h >= std::min(smallestShare, old.h),
                         told.constData());
            }
        }
        std::sort(distances.begin(), distances.end());
        QVERIFY2(mode != LayoutMode::Insert || distances.empty() || distances.front() == distances.back(),
                 told.constData());
        if (mode == LayoutMode::Swap && ids.size() == 1)
            QVERIFY2(changedItems(before, after, ids.front()).size() <= 1, told.constData());
    }
}

void LayoutModesTest::everyResizePromises_data()
{
    everyMovePromises_data();
}

void LayoutModesTest::everyResizePromises()
{
    QFETCH(LayoutMode, mode);
    Dice dice;
    for (int round = 0; round < 600; ++round) {
        const GridLayout before = dice.layout(mode);
        const ItemIds ids = dice.someOf(before);
        const GridRect old = boxOf(before, ids);
        GridRect wanted{old.x - dice.upTo(old.x + 1), old.y - dice.upTo(old.y + 1), 0, 0};
        wanted.w = old.right() - wanted.x + dice.upTo(gridColumns - old.right() + 1);
        wanted.h = old.bottom() - wanted.y + dice.upTo(6);
        const GridLayout after = resizedBlock(before, ids, wanted, mode);
        const QByteArray told = story(before, ids, after).toUtf8();
        QVERIFY2(!overlaps(after) && isInside(after), told.constData());
        const GridRect box = boxOf(after, ids);
        if (mode == LayoutMode::Free || mode == LayoutMode::Insert || mode == LayoutMode::Swap)
            QVERIFY2(box == wanted, told.constData());
        if (mode != LayoutMode::Shrink || ids.size() != 1)
            continue;
        QVERIFY2(liesIn(box, wanted) && liesIn(old, box), told.constData());
        for (const GridItem &item : before) {
            const GridRect &now = findItem(after, item.id)->rect;
            QVERIFY2(contains(ids, item.id) || liesIn(now, item.rect), told.constData());
            QVERIFY2(now.w >= std::min(smallestShare, item.rect.w)
                         && now.h >= std::min(smallestShare, item.rect.h),
                     told.constData());
        }
    }
}

// Rectangles no handle would ask for: elsewhere, empty, beyond the grid.
void LayoutModesTest::anyRectangleIsSafe()
{
    // A block too large to stop where its neighbour could spare no more.
    const GridLayout large
        = layoutFrom(u"1:4,16,20,4 2:9,28,10,7 3:11,70,13,9 4:14,7,1,9 5:2,35,11,6 6:4,79,20,1 "
                     "7:8,56,14,7 8:16,9,7,6 9:13,80,11,1 10:12,48,12,8 11:0,63,24,7 12:0,50,12,5"_s);
    QVERIFY(
        !overlaps(resizedBlock(large, {2, 3, 5, 6, 7, 10, 11, 12}, {21, 21, 18, 10}, LayoutMode::Shrink)));
    Dice dice;
    for (int round = 0; round < 4000; ++round) {
        const LayoutMode mode = layoutModes[dice.upTo(5)];
        const GridLayout before = dice.layout(mode);
        const ItemIds ids = dice.someOf(before);
        const GridRect wanted{dice.upTo(30) - 3, dice.upTo(30) - 3, dice.upTo(30) - 2, dice.upTo(14) - 2};
        const GridLayout after = resizedBlock(before, ids, wanted, mode);
        QVERIFY2(!overlaps(after) && isInside(after), qPrintable(story(before, ids, after)));
        const GridLayout then = movedBy(after, ids, {dice.upTo(60) - 30, dice.upTo(60) - 30}, mode);
        QVERIFY2(!overlaps(then) && isInside(then), qPrintable(story(after, ids, then)));
    }
}

void LayoutModesTest::swappingBackRestores()
{
    Dice dice;
    int exchanges = 0;
    for (int round = 0; round < 800; ++round) {
        const GridLayout before = dice.layout(LayoutMode::Swap);
        const ItemIds ids = dice.someOf(before);
        const GridRect box = boxOf(before, ids);
        const GridOffset by{dice.upTo(gridColumns - box.w + 1) - box.x, dice.upTo(24) - box.y};
        const GridLayout after = movedBy(before, ids, by, LayoutMode::Swap);
        if (after == before)
            continue;
        const GridRect now = boxOf(after, ids);
        const GridLayout back = movedBy(after, ids, {box.x - now.x, box.y - now.y}, LayoutMode::Swap);
        QVERIFY2(back == before, qPrintable(story(before, ids, after)));
        exchanges += effectsOn(before, after, ids) == LayoutEffects() ? 0 : 1;
    }
    QVERIFY(exchanges > 100);
}

// In every mode but Gravity: where nobody was in the way, going back restores.
void LayoutModesTest::freeOnEmptyCellsGoesBack()
{
    Dice dice;
    int moves = 0;
    for (const LayoutMode mode : layoutModes) {
        for (int round = 0; round < 300 && mode != LayoutMode::Gravity; ++round) {
            const GridLayout before = dice.layout(mode);
            const ItemIds ids = dice.someOf(before);
            const GridRect box = boxOf(before, ids);
            const GridOffset by{dice.upTo(gridColumns - box.w + 1) - box.x, dice.upTo(40)};
            const GridLayout after = movedBy(before, ids, by, mode);
            if (effectsOn(before, after, ids) != LayoutEffects() || after == before)
                continue;
            QVERIFY2(movedBy(after, ids, {-by.x, -by.y}, mode) == before,
                     qPrintable(story(before, ids, after)));
            ++moves;
        }
    }
    QVERIFY(moves > 200);
}

void LayoutModesTest::shrinkLeavesRoomForEverybody()
{
    // One in a row grows over all the others and stops three columns before the end of the next.
    const GridLayout row = layoutFrom(u"1:0,0,6,4 2:6,0,6,4 3:12,0,6,4 4:18,0,6,4"_s);
    QCOMPARE(textOf(resized(row, 1, {0, 0, 24, 4}, LayoutMode::Shrink)),
             u"1:0,0,9,4 2:9,0,3,4 3:12,0,6,4 4:18,0,6,4"_s);
    QCOMPARE(textOf(resized(row, 4, {0, 0, 24, 4}, LayoutMode::Shrink)),
             u"1:0,0,6,4 2:6,0,6,4 3:12,0,3,4 4:15,0,9,4"_s);
}

void LayoutModesTest::duplicatingInSwapSendsNobodyAway()
{
    Dashboard dashboard;
    dashboard.layout = LayoutMode::Swap;
    for (const int id : {1, 2}) {
        dashboard.panels.push_back(newPanel(id, PanelKind::Stat));
        dashboard.panels.back().grid = {(id - 1) * 6, 0, 6, 4};
    }
    QCOMPARE(textOf(gridOf(withPanelDuplicated(dashboard, 1))), u"1:0,0,6,4 2:6,4,6,4 3:6,0,6,4"_s);
}

QTEST_GUILESS_MAIN(LayoutModesTest)
#include "tst_layoutmodes.moc"
