#include "traces_support.h"

#include "traces/analysis/clockskew.h"
#include "traces/analysis/spanrank.h"

#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;
using Rows = std::vector<Row>;

Q_DECLARE_METATYPE(Rows)

namespace {

// "2:+35 3:-5": what moves, in order of ids; microseconds.
QString moved(const Trace &trace, const std::vector<std::int64_t> &ofSpan)
{
    QStringList texts;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (ofSpan[span] != 0)
            texts.append(QStringLiteral("%1:%2").arg(trace.ids[span].value).arg(ofSpan[span] / 1000));
    }
    return texts.join(u' ');
}

Trace withHosts(const Rows &rows, const std::map<std::string, std::string> &hosts)
{
    const TraceId id{0, 1};
    TraceBuilder builder(id);
    for (const auto &row : rows) {
        auto &draft = builder.draft();
        draft.id = SpanId{row.id};
        draft.start = (Base + row.start) * 1000;
        draft.duration = row.length * 1000;
        draft.operation = builder.name("x");
        bool created = false;
        draft.process = builder.process(row.service, &created);
        if (created) {
            const std::vector<Attribute> tags{
                Attribute::ofText(builder.name("host.name"), AttributeType::Text,
                                  builder.text(hosts.at(std::string(row.service))))};
            builder.setProcess(draft.process, row.service, tags);
        }
        if (row.parent != 0)
            draft.references.push_back({id, SpanId{row.parent}, row.type});
        builder.commitSpan();
    }
    return builder.finish();
}

Trace withWarnings(const Rows &rows, const std::vector<std::pair<std::uint64_t, std::string>> &warnings)
{
    const TraceId id{0, 1};
    TraceBuilder builder(id);
    for (const auto &row : rows) {
        auto &draft = builder.draft();
        draft.id = SpanId{row.id};
        draft.start = (Base + row.start) * 1000;
        draft.duration = row.length * 1000;
        draft.operation = builder.name("x");
        bool created = false;
        draft.process = builder.process(row.service, &created);
        if (created)
            builder.setProcess(draft.process, row.service, {});
        if (row.parent != 0)
            draft.references.push_back({id, SpanId{row.parent}, row.type});
        Event event;
        event.time = (Base + row.start) * 1000 + 1;
        draft.events.push_back(event);
        for (const auto &[span, text] : warnings) {
            if (span == row.id)
                draft.warnings.push_back(builder.text(text));
        }
        builder.commitSpan();
    }
    return builder.finish();
}

OpenTrace durations(const std::vector<std::int64_t> &lengths)
{
    Rows rows{{1, 0, 0, 1'000'000, "web"}};
    for (size_t i = 0; i < lengths.size(); ++i)
        rows.push_back({i + 2, 1, 10, lengths[i], "db"});
    auto trace = makeTrace(rows);
    for (std::uint32_t span = 1; span < trace.size(); ++span)
        trace.operations[span] = trace.operations[1];
    return openTrace(trace);
}

} // namespace

class ClockSkewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void estimates_data();
    void estimates();
    void clocksAreHosts();
    void everyShiftIsListed();
    void whatTheServerSaid();
    void views();
    void deepAndFlat();
    void ranks_data();
    void ranks();
    void ranksWithinATraceAndASet();
};

void ClockSkewTest::estimates_data()
{
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("expected"); // µs
    QTest::newRow("within its parent") << Rows{{1, 0, 10, 100, "a"}, {2, 1, 20, 50, "b"}} << QString();
    QTest::newRow("early: centred") << Rows{{1, 0, 10, 100, "a"}, {2, 1, 0, 50, "b"}}
                                    << QStringLiteral("2:35"); // as in Jaeger's own table
    QTest::newRow("late: centred") << Rows{{1, 0, 10, 100, "a"}, {2, 1, 80, 50, "b"}}
                                   << QStringLiteral("2:-45");
    QTest::newRow("longer than its parent and early")
        << Rows{{1, 0, 10, 100, "a"}, {2, 1, 0, 150, "b"}} << QStringLiteral("2:10");
    QTest::newRow("longer than its parent and late")
        << Rows{{1, 0, 10, 100, "a"}, {2, 1, 20, 150, "b"}} << QString();
    QTest::newRow("the same clock is believed")
        << Rows{{1, 0, 10, 100, "a"}, {2, 1, 0, 50, "a"}} << QString();
    QTest::newRow("all spans of a clock move alike")
        << Rows{{1, 0, 10, 100, "a"}, {2, 1, 0, 50, "b"}, {3, 2, 5, 10, "b"}} << QStringLiteral("2:35 3:35");
    QTest::newRow("the median of three")
        << Rows{{1, 0, 0, 100, "a"}, {2, 1, -60, 100, "b"}, {3, 1, -50, 100, "b"}, {4, 1, 0, 10, "b"}}
        << QStringLiteral("2:50 3:50 4:50");
    QTest::newRow("most fit: nothing moves")
        << Rows{{1, 0, 0, 100, "a"}, {2, 1, 10, 20, "b"}, {3, 1, 50, 20, "b"}, {4, 1, 90, 20, "b"}}
        << QString();
    QTest::newRow("both directions count")
        << Rows{{1, 0, 0, 200, "a"}, {2, 1, -50, 100, "b"}, {3, 2, 60, 20, "a"}, {4, 1, 10, 10, "a"}}
        // b in a: early by 50, half of 100 spare: +100; a in b: late by 110, half of 80: −70, so b +70
        << QStringLiteral("2:85");
    QTest::newRow("shifts add up along the way")
        << Rows{{1, 0, 0, 100, "a"}, {2, 1, -60, 100, "b"}, {3, 2, -160, 100, "c"}}
        << QStringLiteral("2:60 3:160");
    QTest::newRow("what follows from its parent is no evidence")
        << Rows{{1, 0, 0, 100, "a"}, {2, 1, 150, 50, "b", SpanKind::Unspecified, ReferenceType::FollowsFrom}}
        << QString();
    QTest::newRow("nor is the consumer of a message")
        << Rows{{1, 0, 0, 100, "a", SpanKind::Producer}, {2, 1, 150, 50, "b", SpanKind::Consumer}}
        << QString();
    QTest::newRow("nothing") << Rows{} << QString();
}

void ClockSkewTest::estimates()
{
    QFETCH(Rows, rows);
    const auto open = openTrace(makeTrace(rows));
    const auto shifts = estimatedShifts(open);
    QTEST(moved(open.trace, shifts.ofSpan), "expected");
    const auto adjusted = openTrace(shifted(open.trace, shifts.ofSpan));
    QCOMPARE(adjusted.trace.durations, open.trace.durations);
    for (std::uint32_t span = 0; span < open.trace.size(); ++span)
        QCOMPARE(adjusted.trace.starts[span], open.trace.starts[span] + shifts.ofSpan[span]);
}

void ClockSkewTest::clocksAreHosts()
{
    const Rows rows{{1, 0, 10, 100, "a"}, {2, 1, 0, 50, "b"}, {3, 1, 80, 50, "c"}};
    const auto one = openTrace(withHosts(rows, {{"a", "x"}, {"b", "x"}, {"c", "x"}}));
    QVERIFY(estimatedShifts(one).isEmpty());
    const auto two = openTrace(withHosts(rows, {{"a", "x"}, {"b", "y"}, {"c", "y"}}));
    const auto shifts = estimatedShifts(two);
    QCOMPARE(moved(two.trace, shifts.ofSpan), QStringLiteral("2:-5 3:-5")); // of 35 and −45
    QCOMPARE(shifts.clocks.size(), size_t{1});
    QCOMPARE(shifts.clocks[0], (ClockShift{QStringLiteral("y"), QStringLiteral("x"), -5'000, 2, 2}));
}

void ClockSkewTest::everyShiftIsListed()
{
    const auto open
        = openTrace(makeTrace({{1, 0, 0, 100, "a"}, {2, 1, -60, 100, "b"}, {3, 2, -160, 100, "c"}}));
    const auto shifts = estimatedShifts(open);
    QCOMPARE(shifts.clocks.size(), size_t{2});
    QCOMPARE(shifts.clocks[0], (ClockShift{QStringLiteral("c"), QStringLiteral("b"), 160'000, 1, 1}));
    QCOMPARE(shifts.clocks[1], (ClockShift{QStringLiteral("b"), QStringLiteral("a"), 60'000, 1, 1}));
}

void ClockSkewTest::whatTheServerSaid()
{
    const auto trace = withWarnings(
        {{1, 0, 0, 100}, {2, 1, 0, 10}, {3, 1, 0, 10}, {4, 1, 0, 10}, {5, 1, 0, 10}},
        {{2, "This span's timestamps were adjusted by -1.5ms"},
         {3, "clock skew adjustment disabled; not applying calculated delta of 408.5µs"},
         {4, "max clock skew adjustment delta of 10ms exceeded; not applying calculated delta of 35ms"},
         {5, "This span's timestamps were adjusted by a lot"}});
    QCOMPARE(servedShifts(trace),
             (std::vector<ServedShift>{{1, -1'500'000, true}, {2, 408'500, false}, {3, 35'000'000, false}}));
    QCOMPARE(appliedShifts(trace), (std::vector<std::int64_t>{0, -1'500'000, 0, 0, 0}));
}

void ClockSkewTest::views()
{
    // Served with 2 moved from 0 to 40; it was at 0, and should be at 25.
    const auto trace = withWarnings({{1, 0, 0, 100, "a"}, {2, 1, 40, 50, "b"}, {3, 1, -25, 50, "b"}},
                                    {{2, "This span's timestamps were adjusted by 40µs"}});
    const auto served = inClockView(trace, ClockView::AsServed);
    QCOMPARE(served.open.trace.starts, trace.starts);
    QCOMPARE(served.shifts.clocks, (std::vector<ClockShift>{{QStringLiteral("b"), {}, 40'000, 0, 1}}));
    const auto raw = inClockView(trace, ClockView::Raw);
    QCOMPARE(raw.open.trace.starts[1], Base * 1000);
    QCOMPARE(raw.open.trace.events[1].time, Base * 1000 + 1);
    QVERIFY(raw.shifts.isEmpty());
    const auto adjusted = inClockView(trace, ClockView::Adjusted);
    QCOMPARE(adjusted.shifts.clocks.size(), size_t{1}); // 0 (fits) and 50: 25
    QCOMPARE(adjusted.open.trace.starts[1], (Base + 25) * 1000);
    QCOMPARE(adjusted.open.trace.starts[2], Base * 1000);
    QCOMPARE(adjusted.open.trace.events[2].time, Base * 1000 + 1);
    QCOMPARE(adjusted.open.trace.durations, trace.durations);
}

void ClockSkewTest::deepAndFlat()
{
    Rows chain;
    Rows flat;
    for (std::uint64_t id = 1; id <= 100'000; ++id) {
        const std::string_view service = id % 2 == 0 ? "b" : "a";
        chain.push_back({id, id - 1, id % 2 == 0 ? -100 : 0, 1000, service});
        flat.push_back({id, id == 1 ? 0ULL : 1ULL, id % 2 == 0 ? -100 : 0, 1000, service});
    }
    for (const auto *rows : {&chain, &flat}) {
        const auto shifts = estimatedShifts(openTrace(makeTrace(*rows)));
        QCOMPARE(shifts.clocks.size(), size_t{1});
        QCOMPARE(shifts.clocks[0].shift, 100'000);
        QCOMPARE(shifts.clocks[0].spans, 50'000U);
    }
}

void ClockSkewTest::ranks_data()
{
    QTest::addColumn<std::vector<double>>("among");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("expected");
    QTest::newRow("none") << std::vector<double>{} << 1.0 << 0.0;
    QTest::newRow("itself") << std::vector<double>{1} << 1.0 << 50.0;
    QTest::newRow("above all") << std::vector<double>{1, 2} << 3.0 << 100.0;
    QTest::newRow("below all") << std::vector<double>{1, 2} << 0.0 << 0.0;
    QTest::newRow("half of the equal ones") << std::vector<double>{1, 2, 2, 3} << 2.0 << 50.0;
    QTest::newRow("between") << std::vector<double>{1, 2, 3, 4} << 3.5 << 75.0;
}

void ClockSkewTest::ranks()
{
    QFETCH(std::vector<double>, among);
    QFETCH(double, value);
    QTEST(percentileRank(among, value), "expected");
}

void ClockSkewTest::ranksWithinATraceAndASet()
{
    std::vector<std::int64_t> lengths(19, 100);
    QVERIFY(!spanRanks(durations(lengths))[1].isKnown); // nineteen are too few
    lengths.push_back(300);
    const auto open = durations(lengths);
    const auto ranks = spanRanks(open);
    QVERIFY(!ranks[0].isKnown);
    const auto slowest = 1U; // the longer first
    QCOMPARE(open.duration(slowest), 300'000);
    QCOMPARE(ranks[slowest].percentile, 97.5); // 19 below, half of itself
    QCOMPARE(ranks[slowest].median, 100'000.0);
    QCOMPARE(ranks[slowest].compared, 20U);
    QCOMPARE(ranks[2].percentile, 47.5);

    std::vector<std::shared_ptr<const OpenTrace>> set;
    for (int i = 0; i < 25; ++i)
        set.push_back(std::make_shared<const OpenTrace>(durations({400})));
    const auto usual = SpanBaseline::of(set);
    QCOMPARE(usual.traces(), size_t{25});
    const auto among = spanRanks(open, usual);
    QCOMPARE(among[slowest].percentile, 0.0);
    QCOMPARE(among[slowest].compared, 25U);
    QCOMPARE(among[0].percentile, 50.0); // all as long
}

QTEST_GUILESS_MAIN(ClockSkewTest)
#include "tst_clockskew.moc"
