#include "traces_support.h"

#include "traces/analysis/traceanalysis.h"

#include <QTest>

#include <random>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;

Q_DECLARE_METATYPE(Rows)

class CriticalPathTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byHand_data();
    void byHand();
    void sectionsPartitionTheRoot();
    void sharesAddUp();
    void bottlenecksBySelfTime();
    void statistics();
    void percentiles_data();
    void percentiles();
};

void CriticalPathTest::byHand_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("expected"); // id:start-end, by time
    constexpr auto any = SpanKind::Unspecified;
    QTest::newRow("alone") << Rows{{1, 0, 0, 10}} << QStringLiteral("1:0-10");
    QTest::newRow("zero length") << Rows{{1, 0, 0, 0}} << QString();
    QTest::newRow("one child") << Rows{{1, 0, 0, 10}, {2, 1, 3, 4}} << QStringLiteral("1:0-3 2:3-7 1:7-10");
    QTest::newRow("one after the other, without a gap")
        << Rows{{1, 0, 0, 100}, {2, 1, 0, 50}, {3, 1, 50, 50}} << QStringLiteral("2:0-50 3:50-100");
    QTest::newRow("parallel: the one that ends last")
        << Rows{{1, 0, 0, 10}, {2, 1, 1, 5}, {3, 1, 1, 8}} << QStringLiteral("1:0-1 3:1-9 1:9-10");
    QTest::newRow("overlapping: back to before the later one began")
        << Rows{{1, 0, 0, 20}, {2, 1, 1, 4}, {3, 1, 4, 6}, {4, 1, 8, 10}}
        << QStringLiteral("1:0-1 2:1-5 1:5-8 4:8-18 1:18-20");
    QTest::newRow("grandchild") << Rows{{1, 0, 0, 20}, {2, 1, 2, 16}, {3, 2, 5, 5}}
                                << QStringLiteral("1:0-2 2:2-5 3:5-10 2:10-18 1:18-20");
    QTest::newRow("overhang is cut") << Rows{{1, 0, 0, 10}, {2, 1, 5, 50}} << QStringLiteral("1:0-5 2:5-10");
    QTest::newRow("starts before its parent")
        << Rows{{1, 0, 5, 10}, {2, 1, 0, 8}} << QStringLiteral("2:5-8 1:8-15");
    QTest::newRow("after its parent: not waited for, nor what is below")
        << Rows{{1, 0, 0, 10}, {2, 1, 10, 5}, {3, 2, 5, 2}} << QStringLiteral("1:0-10");
    QTest::newRow("a grandchild is clipped to its clipped parent")
        << Rows{{1, 0, 0, 10}, {2, 1, 5, 50}, {3, 2, 8, 40}} << QStringLiteral("1:0-5 2:5-8 3:8-10");
    QTest::newRow("equal ends: the one with the most own time")
        << Rows{{1, 0, 0, 10}, {2, 1, 1, 8}, {3, 2, 2, 6}, {4, 1, 3, 6}}
        << QStringLiteral("1:0-3 4:3-9 1:9-10");
    QTest::newRow("a child of no length changes nothing")
        << Rows{{1, 0, 0, 10}, {2, 1, 5, 0}, {3, 1, 5, 5}} << QStringLiteral("1:0-5 3:5-10");
    QTest::newRow("messages are not waited for") << Rows{{1, 0, 0, 20},
                                                         {2, 1, 2, 10, "a", SpanKind::Producer},
                                                         {3, 2, 4, 6, "b", SpanKind::Consumer},
                                                         {4, 3, 5, 3, "b"}}
                                                 << QStringLiteral("1:0-2 2:2-12 1:12-20");
    QTest::newRow("a consumer of a client is waited for")
        << Rows{{1, 0, 0, 10, "a", any}, {2, 1, 2, 3, "b", SpanKind::Consumer}}
        << QStringLiteral("1:0-2 2:2-5 1:5-10");
    QTest::newRow("two roots, each by itself")
        << Rows{{1, 0, 0, 10}, {2, 0, 5, 10}, {3, 2, 6, 2}} << QStringLiteral("1:0-10 2:5-6 3:6-8 2:8-15");
}

void CriticalPathTest::byHand()
{
    QFETCH(Rows, rows);
    const auto open = openTrace(makeTrace(rows));
    QStringList sections;
    for (const auto &section : open.path.sections)
        sections.append(QStringLiteral("%1:%2-%3")
                            .arg(open.trace.ids[open.tree.spans[section.row]].value)
                            .arg(section.start / 1000 - Base)
                            .arg(section.end / 1000 - Base));
    QTEST(sections.join(u' '), "expected");
}

void CriticalPathTest::sectionsPartitionTheRoot()
{
    std::mt19937_64 random(11);
    for (int round = 0; round < 200; ++round) {
        Rows rows;
        const auto count = 1 + random() % 60;
        for (std::uint64_t id = 1; id <= count; ++id) {
            const auto start = static_cast<std::int64_t>(random() % 40);
            rows.push_back(
                {id, id == 1 ? 0 : 1 + random() % (id - 1), start, static_cast<std::int64_t>(random() % 30)});
        }
        const auto open = openTrace(makeTrace(rows));
        const auto root = open.tree.roots.front();
        auto at = open.start(root);
        for (const auto &section : open.path.ofRoot(0)) {
            QCOMPARE(section.start, at);
            QVERIFY(section.end > section.start);
            at = section.end;
        }
        QCOMPARE(at, open.end(root));
        for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
            for (auto i = open.firstSection[row]; i < open.firstSection[row + 1]; ++i)
                QCOMPARE(open.path.sections[open.sectionOrder[i]].row, row);
        }
    }
}

void CriticalPathTest::sharesAddUp()
{
    const auto open = openTrace(makeTrace({{1, 0, 0, 100, "gateway"},
                                           {2, 1, 10, 80, "payment"},
                                           {3, 2, 20, 60, "orders-db"},
                                           {4, 1, 0, 5, "gateway"}}));
    const auto shares = criticalPathShares(open);
    QCOMPARE(shares.size(), size_t{3});
    QCOMPARE(shares[0], (ServiceShare{QStringLiteral("orders-db"), 60'000, 0.6}));
    QCOMPARE(shares[1].time + shares[2].time, std::int64_t{40'000});
    QCOMPARE(shares[2].service, QStringLiteral("payment"));
    QVERIFY(criticalPathShares(openTrace(makeTrace({}))).empty());
}

void CriticalPathTest::bottlenecksBySelfTime()
{
    const auto open = openTrace(makeTrace({{1, 0, 0, 100}, {2, 1, 10, 80}, {3, 2, 20, 60}, {4, 1, 95, 1}}));
    QCOMPARE(bottlenecks(open, 2), (std::vector<std::uint32_t>{2, 1}));
    QCOMPARE(bottlenecks(open, 99).size(), size_t{4});
}

void CriticalPathTest::statistics()
{
    std::vector<TraceSummary> traces;
    for (int i = 1; i <= 5; ++i) {
        TraceSummary trace;
        trace.id = TraceId{0, static_cast<std::uint64_t>(i)};
        trace.duration = std::chrono::milliseconds(i * i * 10); // 10 40 90 160 250
        trace.spans = static_cast<std::uint32_t>(i);
        trace.errors = i == 5 ? 2 : 0;
        traces.push_back(trace);
    }
    const auto statistics = durationStatistics(traces);
    QCOMPARE(statistics.averageNs / 1e6, 110.0);
    QCOMPARE(statistics.p50Ns / 1e6, 90.0);
    QCOMPARE(statistics.p95Ns / 1e6, 232.0); // rank 3.8: 160 + 0.8 × 90
    QCOMPARE(statistics.averageSpans, 3.0);
    QCOMPARE(statistics.errorRate, 0.2);
    QCOMPARE(statistics.anomalous, (std::vector<TraceId>{{0, 5}}));
    QCOMPARE(durationStatistics({}).traces, size_t{0});
}

void CriticalPathTest::percentiles_data()
{
    QTest::addColumn<std::vector<double>>("values");
    QTest::addColumn<double>("percentile");
    QTest::addColumn<double>("expected");
    QTest::newRow("none") << std::vector<double>{} << 50.0 << 0.0;
    QTest::newRow("one") << std::vector<double>{4} << 99.0 << 4.0;
    QTest::newRow("between two") << std::vector<double>{1, 2} << 25.0 << 1.25;
    QTest::newRow("exact rank") << std::vector<double>{1, 2, 3, 4, 5} << 75.0 << 4.0;
    QTest::newRow("last") << std::vector<double>{1, 2, 3} << 100.0 << 3.0;
}

void CriticalPathTest::percentiles()
{
    QFETCH(std::vector<double>, values);
    QFETCH(double, percentile);
    QTEST(percentileOf(values, percentile), "expected");
}

QTEST_GUILESS_MAIN(CriticalPathTest)
#include "tst_criticalpath.moc"
