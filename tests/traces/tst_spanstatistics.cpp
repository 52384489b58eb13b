#include "traces_support.h"

#include "traces/analysis/flamelayout.h"
#include "traces/analysis/statisticsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;

Q_DECLARE_METATYPE(Rows)
Q_DECLARE_METATYPE(FlameOrder)
Q_DECLARE_METATYPE(FlameWeight)

namespace {

// The operation of each span is that of its group: "op1", "op2" … by id modulo ten.
OpenTrace openGrouped(const Rows &rows)
{
    auto trace = makeTrace(rows);
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        const auto name = QStringLiteral("op%1").arg(trace.ids[span].value % 10);
        const auto found = std::ranges::find(trace.names, name);
        if (found == trace.names.end())
            continue;
        trace.operations[span] = static_cast<std::uint32_t>(found - trace.names.begin());
    }
    return openTrace(trace);
}

// web 1 (0–100): db 2 (10–30), db 12 (40–80, failed), cache 3 (90–95)
OpenTrace sample()
{
    return openGrouped({{1, 0, 0, 100, "web"},
                        {2, 1, 10, 20, "db"},
                        {12, 1, 40, 40, "db", SpanKind::Client, ReferenceType::ChildOf, true},
                        {3, 1, 90, 5, "cache"}});
}

} // namespace

class SpanStatisticsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byCall();
    void byService();
    void byTag();
    void onlyWhatIsMeant();
    void model();
    void flames_data();
    void flames();
    void flamesHitAndMerge();
    void deepAndFlat();
};

void SpanStatisticsTest::byCall()
{
    const auto table = spanStatistics(sample(), {GroupKind::ServiceAndOperation, {}});
    QCOMPARE(table.groups.size(), size_t{3});
    const auto &db = table.groups[0]; // 60 of own time
    QCOMPARE(db.service, QStringLiteral("db"));
    QCOMPARE(db.operation, QStringLiteral("op2"));
    QCOMPARE(db.count, 2U);
    QCOMPARE(db.errors, 1U);
    QCOMPARE(db.total, 60'000);
    QCOMPARE(db.self, 60'000);
    QCOMPARE(db.average, 30'000.0);
    QCOMPARE(db.shortest, 20'000);
    QCOMPARE(db.longest, 40'000);
    QCOMPARE(db.p50, 30'000.0);
    QCOMPARE(db.p95, 39'000.0); // 20 + 0.95 × 20
    QCOMPARE(db.p99, 39'800.0);
    QCOMPARE(db.errorShare, 0.5);
    QCOMPARE(db.critical, 60'000);
    QCOMPARE(db.criticalShare, 0.6);
    QCOMPARE(db.rows, (std::vector<std::uint32_t>{2, 1}));
    QCOMPARE(table.groups[1].service, QStringLiteral("web"));
    QCOMPARE(table.groups[1].self, 35'000);
    QCOMPARE(table.groups[2].service, QStringLiteral("cache"));
    QCOMPARE(table.all.count, 4U);
    QCOMPARE(table.all.criticalShare, 1.0);
    QCOMPARE(table.all.total, 165'000);
}

void SpanStatisticsTest::byService()
{
    const auto open = openGrouped({{1, 0, 0, 100, "web"}, {2, 1, 0, 10, "web"}, {3, 1, 50, 10, "db"}});
    const auto table = spanStatistics(open, {GroupKind::Service, {}});
    QCOMPARE(table.groups.size(), size_t{2});
    QCOMPARE(table.groups[0].service, QStringLiteral("web"));
    QVERIFY(table.groups[0].operation.isEmpty());
    QCOMPARE(table.groups[0].count, 2U);
    QCOMPARE(spanStatistics(open, {GroupKind::Operation, {}}).groups.size(), size_t{3});
    const auto empty = spanStatistics(openTrace(makeTrace({})), {GroupKind::Service, {}});
    QVERIFY(empty.groups.empty());
    QCOMPARE(empty.all, SpanStatistics());
}

void SpanStatisticsTest::byTag()
{
    const TraceId id{0, 1};
    TraceBuilder builder(id);
    for (std::uint64_t span = 1; span <= 5; ++span) {
        auto &draft = builder.draft();
        draft.id = SpanId{span};
        draft.start = 0;
        draft.duration = static_cast<std::int64_t>(span);
        draft.operation = builder.name("x");
        bool created = false;
        draft.process = builder.process("p", &created);
        if (created)
            builder.setProcess(draft.process, "p", {});
        if (span <= 2)
            draft.attributes.push_back(Attribute::ofInteger(builder.name("code"), 500));
        if (span == 3)
            draft.attributes.push_back(
                Attribute::ofText(builder.name("code"), AttributeType::Text, builder.text("500")));
        if (span == 4)
            draft.attributes.push_back(Attribute::ofInteger(builder.name("code"), 200));
        builder.commitSpan();
    }
    const auto table = spanStatistics(openTrace(builder.finish()), {GroupKind::Tag, QStringLiteral("code")});
    QCOMPARE(table.groups.size(), size_t{3});
    QCOMPARE(table.groups[0].value, QStringLiteral("500")); // 1 + 2 + 3
    QCOMPARE(table.groups[0].count, 3U);
    QVERIFY(!table.groups[1].hasValue); // 5
    QCOMPARE(table.groups[2].value, QStringLiteral("200"));
}

void SpanStatisticsTest::onlyWhatIsMeant()
{
    const auto open = sample();
    const auto only = SpanFilter::read(QStringLiteral("error"))->matchingRows(open);
    const auto table = spanStatistics(open, {GroupKind::Service, {}}, &only);
    QCOMPARE(table.groups.size(), size_t{1});
    QCOMPARE(table.groups[0].count, 1U);
    QCOMPARE(table.all.criticalShare, 0.4);
}

void SpanStatisticsTest::model()
{
    StatisticsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setTable(spanStatistics(sample(), {GroupKind::Service, {}}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, StatisticsModel::GroupColumn).data().toString(), QStringLiteral("db"));
    const QPersistentModelIndex cache = model.index(2, StatisticsModel::CountColumn);
    model.sort(StatisticsModel::GroupColumn, Qt::AscendingOrder);
    QCOMPARE(cache.row(), 0);
    QCOMPARE(model.at(0).service, QStringLiteral("cache"));
    model.sort(StatisticsModel::LongestColumn, Qt::DescendingOrder);
    QCOMPARE(model.at(0).service, QStringLiteral("web"));
    QCOMPARE(cache.row(), 2);
    const auto index = model.index(1, StatisticsModel::ErrorColumn);
    QCOMPARE(index.data(StatisticsModel::ValueRole).toDouble(), 0.5);
    QCOMPARE(index.data(StatisticsModel::UnitRole).toInt(), int{StatisticsModel::Share});
    QCOMPARE(index.data(StatisticsModel::RowsRole).value<QList<uint>>(), (QList<uint>{2, 1}));
    model.setTable(spanStatistics(sample(), {GroupKind::ServiceAndOperation, {}})); // keeps the order
    QCOMPARE(model.at(0).service, QStringLiteral("web"));
    model.sort(-1, Qt::AscendingOrder);
    QCOMPARE(model.at(0).service, QStringLiteral("db"));
}

void SpanStatisticsTest::flames_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<FlameOrder>("order");
    QTest::addColumn<FlameWeight>("weight");
    QTest::addColumn<QString>("expected"); // depth:x0-x1 in percent, ×merged
    const Rows mixed{{1, 0, 0, 100}, {2, 1, 10, 20}, {3, 1, 40, 10}, {12, 1, 60, 30}, {4, 12, 65, 5}};
    constexpr auto time = FlameOrder::Time;
    constexpr auto heavy = FlameOrder::LeftHeavy;
    QTest::newRow("time, wall") << mixed << time << FlameWeight::Wall
                                << QStringLiteral("0:0-100 1:10-30 1:40-50 1:60-90 2:65-70");
    QTest::newRow("time, self") << mixed << time << FlameWeight::Self
                                << QStringLiteral("0:0-100 1:0-20 1:20-30 1:30-60 2:30-35");
    QTest::newRow("left-heavy, wall")
        << mixed << heavy << FlameWeight::Wall << QStringLiteral("0:0-100 1:0-50×2 2:0-5 1:50-60");
    QTest::newRow("left-heavy, critical")
        << mixed << heavy << FlameWeight::Critical << QStringLiteral("0:0-100 1:0-50×2 2:0-5 1:50-60");
    const Rows parallel{{1, 0, 0, 100}, {2, 1, 0, 80}, {3, 1, 20, 60}, {4, 1, 80, 20}, {5, 2, 30, 10}};
    QTest::newRow("parallel spans do not hide each other")
        << parallel << time << FlameWeight::Wall << QStringLiteral("0:0-100 1:0-80 2:30-40 3:20-80 1:80-100");
    QTest::newRow("parallel children are wider than their parent") // 160 of 160
        << parallel << heavy << FlameWeight::Wall
        << QStringLiteral("0:0-100 1:0-50 2:0-6.25 1:50-87.5 1:87.5-100");
    QTest::newRow("what is off the critical path is left out") // of 2 and 3, 2 has more own time
        << parallel << heavy << FlameWeight::Critical << QStringLiteral("0:0-100 1:0-80 2:0-10 1:80-100");
    QTest::newRow("two roots") << Rows{{1, 0, 0, 30}, {2, 0, 50, 50}} << heavy << FlameWeight::Self
                               << QStringLiteral("0:0-62.5 0:62.5-100");
    QTest::newRow("nothing") << Rows{} << time << FlameWeight::Wall << QString();
}

void SpanStatisticsTest::flames()
{
    QFETCH(Rows, rows);
    QFETCH(FlameOrder, order);
    QFETCH(FlameWeight, weight);
    const auto layout = flameLayout(openGrouped(rows), order, weight);
    QStringList frames;
    for (std::uint32_t frame = 0; frame < layout.size(); ++frame) {
        const auto merged = layout.rowsOf(frame).size();
        frames.append(QStringLiteral("%1:%2-%3%4")
                          .arg(layout.depths[frame])
                          .arg(layout.x0[frame] * 100)
                          .arg(layout.x1[frame] * 100)
                          .arg(merged > 1 ? QStringLiteral("×%1").arg(merged) : QString()));
    }
    QTEST(frames.join(u' '), "expected");
}

void SpanStatisticsTest::flamesHitAndMerge()
{
    const auto open = sample();
    const auto layout = flameLayout(open, FlameOrder::LeftHeavy, FlameWeight::Wall);
    QCOMPARE(layout.size(), 3U);
    QCOMPARE(layout.whole, 100'000);
    QCOMPARE(layout.levels, 2U);
    QCOMPARE(layout.at(0.3, 1), 1U);
    QCOMPARE(layout.at(0.9, 1), NoIndex);
    QCOMPARE(layout.at(0.3, 2), NoIndex);
    QCOMPARE(layout.errors[1], 1U);
    QCOMPARE(layout.parents[1], 0U);
    QCOMPARE(open.trace.names[layout.colours[1]], QStringLiteral("db"));
    QCOMPARE(layout.weights[1], 60'000);
}

void SpanStatisticsTest::deepAndFlat()
{
    constexpr std::uint64_t count = 100'000;
    Rows chain;
    Rows flat;
    for (std::uint64_t id = 1; id <= count; ++id) {
        const auto place = static_cast<std::int64_t>(id);
        chain.push_back({id, id - 1, place, 2 * (200'000 - place)});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, place, id == 1 ? 300'000 : 150'000});
    }
    for (const auto *rows : {&chain, &flat}) {
        const auto open = openTrace(makeTrace(*rows));
        for (const auto order : {FlameOrder::Time, FlameOrder::LeftHeavy}) {
            const auto layout = flameLayout(open, order, FlameWeight::Wall);
            QCOMPARE(layout.size(), count);
            QCOMPARE(layout.levels, order == FlameOrder::Time || rows == &chain ? count : 2U);
        }
        QCOMPARE(spanStatistics(open, {}).groups.size(), size_t{count});
    }
}

QTEST_GUILESS_MAIN(SpanStatisticsTest)
#include "tst_spanstatistics.moc"
