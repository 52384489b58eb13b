#include "traces_support.h"

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
}

QTEST_GUILESS_MAIN(WhatIfTest)
#include "tst_whatif.moc"
