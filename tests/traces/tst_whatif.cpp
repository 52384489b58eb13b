#include "traces_support.h"

#include "traces/analysis/rollups.h"
#include "traces/analysis/whatif.h"

#include <QTest>

#include <random>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;

Q_DECLARE_METATYPE(Rows)

class WhatIfTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand_data();
    void byHand();
    void nothingFasterChangesNothing();
    void moreNeverSavesLess();
    void sharesOfThePath();
    void rollUpsByHand_data();
    void rollUpsByHand();
    void rollUpFigures();
    void deepAndFlat();
};

void WhatIfTest::byHand_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("service");
    QTest::addColumn<double>("percent");
    QTest::addColumn<qint64>("after"); // µs
    const auto db = QStringLiteral("db");
    QTest::newRow("alone") << Rows{{1, 0, 0, 100, "db"}} << db << 30.0 << qint64{70};
    QTest::newRow("one child") << Rows{{1, 0, 0, 100, "web"}, {2, 1, 10, 80, "db"}} << db << 50.0
                               << qint64{60};
    QTest::newRow("the parent's own time only")
        << Rows{{1, 0, 0, 100, "db"}, {2, 1, 10, 80, "web"}} << db << 50.0 << qint64{90};
    QTest::newRow("one after the other")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 0, 40, "db"}, {3, 1, 50, 40, "db"}} << db << 50.0 << qint64{60};
    QTest::newRow("in parallel: the other one still takes its time")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 0, 90, "db"}, {3, 1, 0, 80, "cache"}} << db << 50.0
        << qint64{90}; // 80, and 10 of its own
    QTest::newRow("off the path: nothing saved")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 0, 90, "cache"}, {3, 1, 0, 80, "db"}} << db << 90.0
        << qint64{100};
    QTest::newRow("two in parallel, then a third")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 0, 50, "db"}, {3, 1, 0, 40, "cache"}, {4, 1, 50, 50, "x"}} << db
        << 50.0 << qint64{90}; // the third waits for the cache now
    QTest::newRow("the middle of three levels")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 10, 80, "db"}, {3, 2, 30, 40, "disk"}} << db << 50.0
        << qint64{80}; // 20 + 20 own become 10 + 10
    QTest::newRow("gone altogether") << Rows{{1, 0, 0, 100, "web"}, {2, 1, 10, 80, "db"}} << db << 100.0
                                     << qint64{20};
    QTest::newRow("more than altogether")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 10, 80, "db"}} << db << 200.0 << qint64{20};
    QTest::newRow("an overhang is not waited for")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 60, 80, "db"}} << db << 50.0 << qint64{80}; // 40 count
    QTest::newRow("messages are not waited for")
        << Rows{{1, 0, 0, 100, "web", SpanKind::Producer}, {2, 1, 10, 80, "db", SpanKind::Consumer}} << db
        << 50.0 << qint64{100};
    QTest::newRow("calls of no length, all at once")
        << Rows{{1, 0, 0, 100, "web"}, {2, 1, 50, 0, "db"}, {3, 1, 50, 0, "db"}, {4, 1, 50, 50, "db"}} << db
        << 50.0 << qint64{75};
}

void WhatIfTest::byHand()
{
    QFETCH(Rows, rows);
    QFETCH(QString, service);
    QFETCH(double, percent);
    const auto open = openTrace(makeTrace(rows));
    const auto result = whatIf(open, service, {}, percent);
    QTEST(qint64{result.after} / 1000, "after");
    QCOMPARE(result.before, open.duration(0));
    QCOMPARE(result.saved, result.before - result.after);
}

namespace {

OpenTrace randomTrace(std::mt19937_64 &random)
{
    Rows rows;
    const auto count = 1 + random() % 60;
    for (std::uint64_t id = 1; id <= count; ++id)
        rows.push_back({id, id == 1 ? 0 : 1 + random() % (id - 1), static_cast<std::int64_t>(random() % 40),
                        static_cast<std::int64_t>(random() % 30), id % 3 == 0 ? "a" : "b"});
    return openTrace(makeTrace(rows));
}

} // namespace

void WhatIfTest::nothingFasterChangesNothing()
{
    std::mt19937_64 random(5);
    for (int round = 0; round < 200; ++round) {
        const auto open = randomTrace(random);
        QCOMPARE(whatIf(open, RowMask(open.rowCount(), true), 0).saved, 0);
        QCOMPARE(whatIf(open, RowMask(open.rowCount()), 90).saved, 0);
        QCOMPARE(whatIf(open, RowMask(open.rowCount(), true), 100).after, 0);
    }
    QCOMPARE(whatIf(openTrace(makeTrace({})), RowMask(), 50), WhatIf());
}

void WhatIfTest::moreNeverSavesLess()
{
    std::mt19937_64 random(6);
    for (int round = 0; round < 100; ++round) {
        const auto open = randomTrace(random);
        std::int64_t saved = 0;
        for (int percent = 0; percent <= 100; percent += 20) {
            const auto result = whatIf(open, QStringLiteral("a"), {}, percent);
            QVERIFY(result.saved >= saved);
            // No more than what these spans have on the path.
            QVERIFY(result.saved <= result.ownOnPath);
            saved = result.saved;
        }
    }
}

void WhatIfTest::sharesOfThePath()
{
    const auto open = openTrace(makeTrace(
        {{1, 0, 0, 100, "web"}, {2, 1, 10, 60, "db"}, {3, 1, 70, 20, "db"}, {4, 1, 20, 10, "cache"}}));
    const auto services = pathSharesByService(open);
    QCOMPARE(services.size(), size_t{2});
    QCOMPARE(services[0], (PathShare{QStringLiteral("db"), {}, 80'000, 0.8, {1, 3}}));
    QCOMPARE(services[1].time, 20'000);
    const auto operations = pathSharesByOperation(open);
    QCOMPARE(operations.size(), size_t{3});
    QCOMPARE(operations[0].operation, QStringLiteral("op2"));
    QCOMPARE(operations[0].time, 60'000);
    QCOMPARE(operations[1].operation, QStringLiteral("op3")); // db before web: both 20
}

void WhatIfTest::rollUpsByHand_data()
{
    QTest::addColumn<QString>("calls"); // of the children in turn
    QTest::addColumn<QString>("expected"); // rows first-last
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("too few") << QStringLiteral("aabb") << QString();
    QTest::newRow("just enough") << QStringLiteral("aaa") << QStringLiteral("1-3");
    QTest::newRow("two runs") << QStringLiteral("aaabbbb") << QStringLiteral("1-3 4-7");
    QTest::newRow("cut in two") << QStringLiteral("aaabaaa") << QStringLiteral("1-3 5-7");
    QTest::newRow("cut too short") << QStringLiteral("aabaa") << QString();
}

void WhatIfTest::rollUpsByHand()
{
    QFETCH(QString, calls);
    Rows rows{{1, 0, 0, 1000}};
    for (qsizetype i = 0; i < calls.size(); ++i)
        rows.push_back({static_cast<std::uint64_t>(i) + 2, 1, i * 10, 5});
    auto trace = makeTrace(rows);
    for (std::uint32_t span = 1; span < trace.size(); ++span)
        trace.operations[span] = trace.operations[calls[span - 1] == u'a' ? 1 : 0];
    const auto open = openTrace(trace);
    const auto found = rollUps(open, 3);
    QStringList runs;
    for (const auto &rollUp : found)
        runs.append(QStringLiteral("%1-%2").arg(rollUp.rows.front()).arg(rollUp.rows.back()));
    QTEST(runs.join(u' '), "expected");
    const auto ofRows = rollUpOfRows(open, found);
    QCOMPARE(ofRows[0], NoIndex);
    for (std::uint32_t i = 0; i < found.size(); ++i)
        QCOMPARE(ofRows[found[i].rows.front()], i);
}

void WhatIfTest::rollUpFigures()
{
    Rows rows{{1, 0, 0, 100}};
    for (std::uint64_t id = 2; id <= 6; ++id)
        rows.push_back({id, 1, static_cast<std::int64_t>(id - 2) * 20, static_cast<std::int64_t>(id) * 2, "a",
                        SpanKind::Client, ReferenceType::ChildOf, id == 3});
    auto trace = makeTrace(rows);
    for (std::uint32_t span = 1; span < trace.size(); ++span)
        trace.operations[span] = trace.operations[1];
    const auto found = rollUps(openTrace(trace), 5);
    QCOMPARE(found.size(), size_t{1});
    QCOMPARE(found[0].count(), 5U); // 4 6 8 10 12
    QCOMPARE(found[0].spans, 5U);
    QCOMPARE(found[0].errors, 1U);
    QCOMPARE(found[0].total, 40'000);
    QCOMPARE(found[0].longest, 12'000);
    QCOMPARE(found[0].p50, 8'000.0);
    QCOMPARE(found[0].p95, 11'600.0);
    QCOMPARE(found[0].critical, 40'000);
    QCOMPARE(found[0].end - found[0].start, 92'000);
    QCOMPARE(found[0].parent, 0U);
}

void WhatIfTest::deepAndFlat()
{
    Rows chain;
    Rows flat;
    for (std::uint64_t id = 1; id <= 100'000; ++id) {
        const auto place = static_cast<std::int64_t>(id);
        chain.push_back({id, id - 1, place, 2 * (200'000 - place)});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, place, id == 1 ? 200'000 : 1});
    }
    const auto deep = openTrace(makeTrace(chain));
    QCOMPARE(whatIf(deep, RowMask(deep.rowCount(), true), 50).after, deep.duration(0) / 2);
    auto trace = makeTrace(flat);
    for (std::uint32_t span = 1; span < trace.size(); ++span)
        trace.operations[span] = trace.operations[1];
    const auto wide = openTrace(trace);
    QCOMPARE(whatIf(wide, RowMask(wide.rowCount(), true), 50).after, wide.duration(0) / 2);
    QCOMPARE(rollUps(wide).front().count(), 99'999U);
}

QTEST_GUILESS_MAIN(WhatIfTest)
#include "tst_whatif.moc"
