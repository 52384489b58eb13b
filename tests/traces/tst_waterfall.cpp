#include "traces_support.h"

#include "traces/attributemodel.h"
#include "traces/spanmodel.h"
#include "traces/timewindow.h"
#include "traces/tracelistmodel.h"
#include "traces/waterfall.h"
#include "traces/zoomhistory.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

using Shown = std::vector<std::uint32_t>;

// 0(1(2 3(4)) 5(6)) 7
OpenTrace family()
{
    return openTrace(makeTrace({{1, 0, 0, 100},
                                {2, 1, 1, 50},
                                {3, 2, 2, 5},
                                {4, 2, 10, 20},
                                {5, 4, 11, 5, "b", SpanKind::Client, ReferenceType::ChildOf, true},
                                {6, 1, 60, 10},
                                {7, 6, 61, 5},
                                {8, 0, 90, 5}}));
}

// Rows of the spans on screen.
Shown spansOf(const Waterfall &waterfall)
{
    Shown rows;
    for (const auto &shown : waterfall.shown()) {
        if (shown.kind == WaterfallRow::Kind::Span)
            rows.push_back(shown.row);
    }
    return rows;
}

// "0 ×1 |2": spans by their row, roll-ups by their first member, gaps by the row they stand before; each
// indented by its depth with dots.
QString picture(const Waterfall &waterfall)
{
    QStringList rows;
    for (const auto &shown : waterfall.shown()) {
        const auto sign = shown.kind == WaterfallRow::Kind::RollUp ? QStringLiteral("x")
            : shown.kind == WaterfallRow::Kind::Gap                ? QStringLiteral("|")
                                                                   : QString();
        rows.append(QString(static_cast<qsizetype>(shown.depth), u'.') + sign + QString::number(shown.row));
    }
    return rows.join(u' ');
}

// 0(1 2(3) 4 5) with 1 to 4 the same operation, and a gap before 5 and behind it.
OpenTrace repeating()
{
    const auto same = [](std::uint64_t id, std::uint64_t parent, std::int64_t start, std::int64_t length) {
        return Row{id,    parent,  start, length, "db", SpanKind::Client, ReferenceType::ChildOf,
                   false, "SELECT"};
    };
    return openTrace(makeTrace({{1, 0, 0, 1000},
                                same(2, 1, 0, 100),
                                same(3, 1, 100, 100),
                                {4, 3, 100, 50},
                                same(5, 1, 200, 100),
                                {6, 1, 600, 100}}));
}

Waterfall rolledUp(const OpenTrace &open)
{
    return Waterfall(&open.tree, rollUps(open.trace, open.tree, 3), gapRows(open));
}

TraceSummary summary(std::uint64_t id, int milliseconds, int start)
{
    TraceSummary trace;
    trace.id = TraceId{0, id};
    trace.rootOperation = QStringLiteral("op%1").arg(id);
    trace.duration = std::chrono::milliseconds(milliseconds);
    trace.start = fromUnixSeconds(std::int64_t{start});
    return trace;
}

QList<quint64> idsOf(const TraceListModel &model)
{
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.at(row).id.low);
    return ids;
}

} // namespace

class WaterfallTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsAndUnfolds();
    void foldToLevels_data();
    void foldToLevels();
    void revealUnfoldsAncestors();
    void placesOfHiddenRows();
    void levelsFoldAndUnfoldOneByOne();
    void foldsWhatATestSays();
    void foldsChildren();
    void rollUpsAndGapsAreRows();
    void revealOpensRollUps();
    void siblingsAreJoined();
    void hidingKeepsWhatLeadsToAMatch();
    void markingHidesNothing();
    void zoomHistory();
    void zoomIsExactInLongTraces();
    void windowStaysWithin_data();
    void windowStaysWithin();
    void zoomKeepsTheAnchor();
    void pixelsAndTimes();
    void roundOffsets_data();
    void roundOffsets();
    void traceList();
    void traceListKeepsRows();
    void spans();
    void attributes();
};

void WaterfallTest::foldsAndUnfolds()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    QCOMPARE(waterfall.shownCount(), 8U);
    waterfall.setFolded(1, true);
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 5, 6, 7}));
    QCOMPARE(waterfall.hiddenBelow(1), 3U);
    waterfall.setFolded(3, true); // inside a fold
    waterfall.setFolded(1, false);
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 2, 3, 5, 6, 7}));
    waterfall.setFolded(2, true); // a leaf cannot fold
    QVERIFY(!waterfall.isFolded(2));
    waterfall.foldAll();
    QCOMPARE(spansOf(waterfall), (Shown{0, 7}));
    waterfall.unfoldAll();
    QCOMPARE(waterfall.shownCount(), 8U);
}

void WaterfallTest::foldToLevels_data()
{
    QTest::addColumn<int>("levels");
    QTest::addColumn<Shown>("shown");
    QTest::newRow("1") << 1 << Shown{0, 7};
    QTest::newRow("2") << 2 << Shown{0, 1, 5, 7};
    QTest::newRow("3") << 3 << Shown{0, 1, 2, 3, 5, 6, 7};
    QTest::newRow("all") << 9 << Shown{0, 1, 2, 3, 4, 5, 6, 7};
}

void WaterfallTest::foldToLevels()
{
    QFETCH(int, levels);
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.foldToLevels(static_cast<std::uint32_t>(levels));
    QTEST(spansOf(waterfall), "shown");
}

void WaterfallTest::revealUnfoldsAncestors()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.foldAll();
    waterfall.reveal(4);
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 2, 3, 4, 5, 7}));
    QVERIFY(waterfall.isFolded(5));
}

void WaterfallTest::placesOfHiddenRows()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.setFolded(1, true);
    QCOMPARE(waterfall.placeOf(0), 0U);
    QCOMPARE(waterfall.placeOf(3), 1U); // in the fold of 1
    QCOMPARE(waterfall.placeOf(7), 4U);
    QVERIFY(!waterfall.isShown(3));
}

void WaterfallTest::levelsFoldAndUnfoldOneByOne()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.foldOneLevel();
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 2, 3, 5, 6, 7}));
    waterfall.foldOneLevel();
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 5, 7}));
    waterfall.foldOneLevel();
    waterfall.foldOneLevel(); // only roots are left
    QCOMPARE(spansOf(waterfall), (Shown{0, 7}));
    waterfall.unfoldOneLevel();
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 5, 7}));
    for (int i = 0; i < 5; ++i)
        waterfall.unfoldOneLevel();
    QCOMPARE(waterfall.shownCount(), 8U);
}

void WaterfallTest::foldsWhatATestSays()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.foldWhere([](std::uint32_t row) { return row == 3 || row == 7; });
    QVERIFY(waterfall.isFolded(3));
    QVERIFY(!waterfall.isFolded(7)); // a leaf
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 2, 3, 5, 6, 7}));
}

void WaterfallTest::foldsChildren()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.setChildrenFolded(0, true);
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 5, 7}));
    waterfall.setChildrenFolded(0, false);
    QCOMPARE(waterfall.shownCount(), 8U);
}

void WaterfallTest::rollUpsAndGapsAreRows()
{
    const auto open = repeating();
    auto waterfall = rolledUp(open);
    QCOMPARE(picture(waterfall), QStringLiteral("0 .x1 .|5 .5 .|6"));
    QCOMPARE(waterfall.rolledUp(), 3U); // two members and a child
    QCOMPARE(waterfall.hiddenCount(), 0U);
    QCOMPARE(waterfall.placeOf(3), 1U); // in the roll-up
    QVERIFY(!waterfall.isShown(1));
    QCOMPARE(waterfall.placeOfRollUp(0), 1U);
    waterfall.setOpen(0, true);
    // The members are one level deeper; the gap inside 2 is found too.
    QCOMPARE(picture(waterfall), QStringLiteral("0 .x1 ..1 ..2 ...3 ...|4 ..4 .|5 .5 .|6"));
    QCOMPARE(waterfall.rolledUp(), 0U);
    QVERIFY(waterfall.isShown(1));
    QCOMPARE(waterfall.placeOf(1), 2U);
    waterfall.setFolded(2, true); // its gap goes with it
    QCOMPARE(picture(waterfall), QStringLiteral("0 .x1 ..1 ..2 ..4 .|5 .5 .|6"));
    waterfall.setFolded(0, true);
    QCOMPARE(picture(waterfall), QStringLiteral("0"));
    QCOMPARE(waterfall.hiddenCount(), 5U);
}

void WaterfallTest::revealOpensRollUps()
{
    const auto open = repeating();
    auto waterfall = rolledUp(open);
    waterfall.foldAll();
    waterfall.reveal(3);
    QVERIFY(waterfall.isOpen(0));
    QVERIFY(waterfall.isShown(3));
}

// What guides are drawn from: whose child a row is, and whether another follows.
void WaterfallTest::siblingsAreJoined()
{
    const auto open = repeating();
    auto waterfall = rolledUp(open);
    waterfall.setOpen(0, true);
    const auto &shown = waterfall.shown();
    QCOMPARE(shown[0].parent, NoIndex);
    QVERIFY(!shown[0].goesOn);
    QCOMPARE(shown[2].parent, 1U); // a member is the roll-up's child
    QVERIFY(shown[1].goesOn); // the roll-up is followed by the gap
    QVERIFY(shown[3].goesOn); // 2 by 4
    QVERIFY(!shown[6].goesOn); // 4 is the last member
    QCOMPARE(shown[6].parent, 1U);
    QCOMPARE(shown.back().parent, 0U);
    QVERIFY(!shown.back().goesOn);
}

void WaterfallTest::hidingKeepsWhatLeadsToAMatch()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    std::vector<bool> matches(8, false);
    matches[4] = true;
    waterfall.setMatches(matches, MatchMode::Hide);
    QCOMPARE(spansOf(waterfall), (Shown{0, 1, 3, 4}));
    QVERIFY(waterfall.isMatch(4));
    QVERIFY(!waterfall.isMatch(3));
    QCOMPARE(waterfall.matchesIn(0, 8), 1U);
    waterfall.setMatches(std::vector<bool>(8, false), MatchMode::Hide);
    QCOMPARE(waterfall.shownCount(), 0U);
    waterfall.setMatches({}, MatchMode::Hide); // no filter
    QCOMPARE(waterfall.shownCount(), 8U);
    const auto repeated = repeating();
    auto rolled = rolledUp(repeated);
    matches.assign(6, false);
    matches[3] = true;
    rolled.setMatches(matches, MatchMode::Hide);
    QCOMPARE(picture(rolled), QStringLiteral("0 .x1"));
    rolled.setOpen(0, true);
    QCOMPARE(picture(rolled), QStringLiteral("0 .x1 ..2 ...3"));
}

void WaterfallTest::markingHidesNothing()
{
    const auto open = family();
    Waterfall waterfall(&open.tree);
    waterfall.setMatches(std::vector<bool>(8, false), MatchMode::Mark);
    QVERIFY(waterfall.hasMatches());
    QCOMPARE(waterfall.shownCount(), 8U);
    waterfall.setMatches(std::vector<bool>(5, false), MatchMode::Mark); // of another trace
    QVERIFY(!waterfall.hasMatches());
}

void WaterfallTest::zoomHistory()
{
    using Step = ZoomHistory::Step;
    const auto windowAt = [](std::int64_t from) {
        TimeWindow window(100'000);
        window.set(from, from + 1'000);
        return window;
    };
    ZoomHistory history;
    QVERIFY(!history.back(windowAt(0)));
    history.leave(windowAt(0), Step::Jump);
    history.leave(windowAt(1), Step::Glide);
    history.leave(windowAt(2), Step::Glide); // the same step
    history.settle();
    history.leave(windowAt(3), Step::Glide); // another
    QCOMPARE(history.back(windowAt(4))->from(), 3);
    QCOMPARE(history.back(windowAt(3))->from(), 1);
    QCOMPARE(history.forward(windowAt(1))->from(), 3);
    QCOMPARE(history.back(windowAt(3))->from(), 1);
    QCOMPARE(history.back(windowAt(1))->from(), 0);
    QVERIFY(!history.canGoBack());
    QVERIFY(history.canGoForward());
    history.leave(windowAt(0), Step::Jump); // a new way
    QVERIFY(!history.canGoForward());
}

// Ten hours, looked at a microsecond wide: the same nanosecond stays under the pointer.
void WaterfallTest::zoomIsExactInLongTraces()
{
    constexpr std::int64_t tenHours = 36'000'000'000'000;
    constexpr std::int64_t anchor = 35'999'123'456'789;
    TimeWindow window(tenHours);
    for (int i = 0; i < 90; ++i)
        window.zoom(0.7, anchor);
    QCOMPARE(window.length(), TimeWindow::ShortestNs);
    QVERIFY(window.from() <= anchor && anchor <= window.to());
    window.set(anchor, anchor + 1'000);
    QCOMPARE(window.offsetAt(250, 1'000), anchor + 250);
    QCOMPARE(window.xOf(anchor + 999, 1'000), 999.0);
}

void WaterfallTest::windowStaysWithin_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<qint64>("expectedFrom");
    QTest::addColumn<qint64>("expectedTo");
    const auto row = [](const char *name, qint64 from, qint64 to, qint64 expectedFrom, qint64 expectedTo) {
        QTest::newRow(name) << from << to << expectedFrom << expectedTo;
    };
    row("inside", 1000, 2000, 1000, 2000);
    row("too early", -500, 500, 0, 1000);
    row("too late", 9500, 10500, 9000, 10000);
    row("too long", -1, 99999, 0, 10000);
    row("too short", 5000, 5001, 5000, 5100);
    row("backwards", 5000, 4000, 5000, 5100);
    row("short at the end", 9999, 10000, 9900, 10000);
}

void WaterfallTest::windowStaysWithin()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    TimeWindow window(10'000);
    window.set(from, to);
    QTEST(static_cast<qint64>(window.from()), "expectedFrom");
    QTEST(static_cast<qint64>(window.to()), "expectedTo");
}

void WaterfallTest::zoomKeepsTheAnchor()
{
    TimeWindow window(1'000'000'000);
    const double x = window.xOf(300'000'000, 800);
    for (int i = 0; i < 20; ++i)
        window.zoom(0.5, 300'000'000);
    QVERIFY(std::abs(window.xOf(300'000'000, 800) - x) < 8);
    QVERIFY(window.length() < 2000);
    for (int i = 0; i < 40; ++i)
        window.zoom(2, window.from());
    QVERIFY(window.isWhole());
    window.set(0, 500'000'000);
    window.pan(0.5);
    QCOMPARE(window.from(), 250'000'000);
    window.pan(-9);
    QCOMPARE(window.from(), 0);
    QCOMPARE(window.length(), 500'000'000);
    QCOMPARE(TimeWindow(0).whole(), TimeWindow::ShortestNs);
}

void WaterfallTest::pixelsAndTimes()
{
    TimeWindow window(10'000);
    window.set(2'000, 4'000);
    QCOMPARE(window.xOf(3'000, 100), 50.0);
    QCOMPARE(window.xOf(1'000, 100), -50.0);
    QCOMPARE(window.offsetAt(25, 100), 2'500);
    QCOMPARE(window.offsetAt(25, 0), 2'000);
}

void WaterfallTest::roundOffsets_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QList<qint64>>("expected");
    QTest::newRow("seconds")
        << qint64{0} << qint64{5'600'000'000}
        << QList<qint64>{0, 1'000'000'000, 2'000'000'000, 3'000'000'000, 4'000'000'000, 5'000'000'000};
    QTest::newRow("fives") << qint64{0} << qint64{25} << QList<qint64>{0, 5, 10, 15, 20, 25};
    QTest::newRow("not from zero") << qint64{170} << qint64{1010} << QList<qint64>{200, 400, 600, 800, 1000};
    QTest::newRow("nothing") << qint64{5} << qint64{5} << QList<qint64>{};
}

void WaterfallTest::roundOffsets()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QList<qint64> found;
    for (const auto offset : traces::roundOffsets(from, to, 6))
        found.append(offset);
    QTEST(found, "expected");
}

void WaterfallTest::traceList()
{
    TraceListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTraces({summary(1, 10, 100), summary(2, 30, 200), summary(3, 20, 150), summary(1, 99, 100)});
    QCOMPARE(idsOf(model), (QList<quint64>{2, 3, 1})); // newest first, each once
    QCOMPARE(model.longest(), Duration(std::chrono::milliseconds(30)));
    model.sort(TraceListModel::DurationColumn, Qt::AscendingOrder);
    QCOMPARE(idsOf(model), (QList<quint64>{1, 3, 2}));
    QCOMPARE(model.index(0, TraceListModel::DurationColumn).data(TraceListModel::ValueRole).toLongLong(),
             10'000'000);
    QCOMPARE(model.rowOf(TraceId{0, 3}), std::optional(1));
    QVERIFY(!model.rowOf(TraceId{0, 9}));
}

void WaterfallTest::traceListKeepsRows()
{
    TraceListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::mt19937 random(5);
    std::vector<TraceSummary> traces;
    for (int round = 0; round < 60; ++round) {
        traces.clear();
        for (std::uint64_t id = 1; id < 30; ++id) {
            if (random() % 3 != 0)
                traces.push_back(
                    summary(id, static_cast<int>(random() % 50), static_cast<int>(100 + id % 9)));
        }
        QPersistentModelIndex kept;
        TraceId id;
        if (model.rowCount() > 0) {
            kept = model.index(static_cast<int>(random() % static_cast<unsigned>(model.rowCount())), 0);
            id = model.at(kept.row()).id;
        }
        model.sort(static_cast<int>(random() % TraceListModel::ColumnCount),
                   random() % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
        model.setTraces(traces);
        QCOMPARE(model.rowCount(), static_cast<int>(traces.size()));
        if (std::ranges::find(traces, id, &TraceSummary::id) != traces.end())
            QCOMPARE(model.at(kept.row()).id, id);
        for (const auto &trace : traces)
            QCOMPARE(model.at(*model.rowOf(trace.id)), trace);
        auto ordered = idsOf(model);
        model.sort(TraceListModel::StartColumn, Qt::DescendingOrder);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.at(row - 1).start >= model.at(row).start);
    }
    QCOMPARE(resets.count(), 0);
}

void WaterfallTest::spans()
{
    SpanModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    model.setTrace(std::make_shared<const OpenTrace>(family()));
    QCOMPARE(model.rowCount(), 8);
    const auto failed = model.index(4, SpanModel::SelfColumn);
    QVERIFY(failed.data(SpanModel::ErrorRole).toBool());
    QCOMPARE(failed.data(SpanModel::DepthRole).toInt(), 3);
    QCOMPARE(failed.data(SpanModel::ValueRole).toLongLong(), 5000);
    QCOMPARE(model.index(4, SpanModel::StartColumn).data(SpanModel::ValueRole).toLongLong(), 11'000);
    QCOMPARE(model.index(4, SpanModel::ServiceColumn).data().toString(), QStringLiteral("b"));
    QCOMPARE(failed.data(SpanModel::SpanIdRole).toString(), QStringLiteral("0000000000000005"));
    model.setTrace({});
    QCOMPARE(model.rowCount(), 0);
}

void WaterfallTest::attributes()
{
    TraceBuilder builder(TraceId{0, 1});
    auto &draft = builder.draft();
    draft.id = SpanId{1};
    draft.start = 5;
    draft.attributes = {Attribute::ofInteger(builder.name("db.pool.max"), 20),
                        Attribute::ofText(builder.name("db.statement"), AttributeType::Text,
                                          builder.text(std::string(10'000, 'x')))};
    builder.commitSpan();
    const auto open = std::make_shared<const OpenTrace>(openTrace(builder.finish()));
    AttributeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setAttributes(open, open->trace.spanAttributes[0]);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, AttributeModel::TypeColumn).data().toString(), QStringLiteral("int"));
    QCOMPARE(model.index(0, AttributeModel::ValueColumn).data().toString(), QStringLiteral("20"));
    QCOMPARE(model.index(1, AttributeModel::ValueColumn).data().toString().size(), 2'000);
    QCOMPARE(model.index(1, 0).data(AttributeModel::FullValueRole).toString().size(), 10'000);
    model.setFilter(QStringLiteral("POOL"));
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(QStringLiteral("xxx"));
    QCOMPARE(model.index(0, AttributeModel::KeyColumn).data().toString(), QStringLiteral("db.statement"));
}

QTEST_GUILESS_MAIN(WaterfallTest)
#include "tst_waterfall.moc"
