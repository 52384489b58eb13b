#include "support/qtprinting.h"
#include "traces_support.h"

#include "traces/analysis/findings.h"
#include "traces/analysis/statementtext.h"
#include "traces/tagtext.h"

#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;

Q_DECLARE_METATYPE(std::vector<yagura::traces::testing::Row>)

namespace {

Trace withOperations(const std::vector<Row> &rows,
                     const std::vector<std::pair<std::uint64_t, QString>> &names)
{
    auto trace = makeTrace(rows);
    for (const auto &[id, name] : names) {
        for (std::uint32_t span = 0; span < trace.size(); ++span) {
            if (trace.ids[span].value == id)
                trace.names[trace.operations[span]] = name;
        }
    }
    return trace;
}

const Finding *first(const std::vector<Finding> &findings, FindingKind kind)
{
    const auto found = std::ranges::find(findings, kind, &Finding::kind);
    return found == findings.end() ? nullptr : &*found;
}

// All spans but the root call the same.
Trace sameCalls(const std::vector<Row> &rows)
{
    auto trace = makeTrace(rows);
    for (std::uint32_t span = 1; span < trace.size(); ++span)
        trace.operations[span] = trace.operations[1];
    return trace;
}

// A root of 1000 µs and calls of 10 µs in turn, 20 apart, each with its statement.
OpenTrace queries(const std::vector<std::string> &statements)
{
    const TraceId id{0, 1};
    TraceBuilder builder(id);
    for (std::uint64_t span = 1; span <= statements.size() + 1; ++span) {
        auto &draft = builder.draft();
        draft.id = SpanId{span};
        draft.start = Base * 1000 + static_cast<std::int64_t>(span - 1) * 20'000;
        draft.duration = span == 1 ? 1'000'000 : 10'000;
        draft.operation = builder.name(span == 1 ? "GET" : "SELECT");
        draft.process = builder.process("p");
        if (span > 1) {
            draft.references.push_back({id, SpanId{1}, ReferenceType::ChildOf});
            draft.attributes.push_back(Attribute::ofText(builder.name("db.statement"), AttributeType::Text,
                                                         builder.text(statements[span - 2])));
        }
        builder.commitSpan();
    }
    return openTrace(builder.finish());
}

} // namespace

class FindingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingStandsOutInASingleSpan();
    void ownTimeIsRankedByItsCost();
    void errorsAreFoundWhereTheyBegan();
    void callsInTurnAreFoundParallelOnesAreNot();
    void repairsAreCountedByKindAndComeLast();
    void extents();
    void gaps_data();
    void gaps();
    void sameQueries();
    void retries_data();
    void retries();
    void errorsThatOnlySpread();
    void slowerThanUsual();
    void lateWork();
    void clocks();
    void statements_data();
    void statements();
    void deepAndFlat();
    void tags_data();
    void tags();
    void badTags_data();
    void badTags();
};

void FindingsTest::nothingStandsOutInASingleSpan()
{
    QVERIFY(findingsOf(openTrace(makeTrace({{1, 0, 0, 100}}))).empty());
    QVERIFY(findingsOf(openTrace(makeTrace({}))).empty());
}

void FindingsTest::ownTimeIsRankedByItsCost()
{
    const auto open = openTrace(makeTrace({{1, 0, 0, 100}, {2, 1, 10, 60}, {3, 1, 70, 3}, {4, 1, 80, 20}}));
    const auto findings = findingsOf(open);
    // 2: 60, 4: 20, the root itself: 17, of it 7 between its calls; 3 is under a twentieth
    QCOMPARE(findings.size(), size_t{4});
    QCOMPARE(findings[0].cost, 60'000);
    QCOMPARE(open.trace.ids[open.tree.spans[findings[0].rows.front()]], SpanId{2});
    QCOMPARE(findings[1].cost, 20'000);
    QCOMPARE(findings[2].cost, 17'000);
    QCOMPARE(findings[3].kind, FindingKind::Gap);
}

void FindingsTest::errorsAreFoundWhereTheyBegan()
{
    const std::vector<Row> rows{{1, 0, 0, 100, "web", SpanKind::Server, ReferenceType::ChildOf, true},
                                {2, 1, 10, 50, "pay", SpanKind::Client, ReferenceType::ChildOf, true},
                                {3, 2, 20, 30, "db", SpanKind::Client, ReferenceType::ChildOf, true},
                                {4, 1, 70, 20, "pay"}};
    const auto open = openTrace(makeTrace(rows));
    const auto findings = findingsOf(open);
    const auto count = std::ranges::count(findings, FindingKind::ErrorOrigin, &Finding::kind);
    QCOMPARE(count, 1);
    const auto *origin = first(findings, FindingKind::ErrorOrigin);
    QCOMPARE(origin->rows.size(), size_t{1});
    QCOMPARE(open.service(origin->rows.front()), QStringLiteral("db"));
    QCOMPARE(origin->cost, 30'000);
}

void FindingsTest::callsInTurnAreFoundParallelOnesAreNot()
{
    std::vector<Row> inTurn{{1, 0, 0, 1000}};
    std::vector<Row> parallel{{1, 0, 0, 1000}};
    for (std::uint64_t id = 2; id < 14; ++id) {
        inTurn.push_back({id, 1, static_cast<std::int64_t>(id) * 20, 15});
        parallel.push_back({id, 1, 5, 100 + static_cast<std::int64_t>(id)});
    }
    for (auto *rows : {&inTurn, &parallel}) {
        auto trace = makeTrace(*rows);
        for (std::uint32_t span = 1; span < trace.size(); ++span)
            trace.operations[span] = trace.operations[1];
        const auto findings = findingsOf(openTrace(trace));
        const auto *repeated = first(findings, FindingKind::RepeatedCalls);
        QCOMPARE(repeated != nullptr, rows == &inTurn);
        if (repeated) {
            QCOMPARE(repeated->rows.size(), size_t{12});
            QCOMPARE(repeated->cost, 12 * 15'000);
        }
    }
}

void FindingsTest::repairsAreCountedByKindAndComeLast()
{
    const auto open = openTrace(
        makeTrace({{1, 0, 0, 100}, {2, 77, 1, 5}, {3, 78, 2, 5}, {4, 1, 10, 80}, {4, 1, 10, 80}}));
    const auto findings = findingsOf(open);
    QVERIFY(findings.size() >= 3);
    const auto &orphans = findings.back();
    QCOMPARE(orphans.kind, FindingKind::Repair);
    QCOMPARE(orphans.repair, RepairKind::Orphan);
    QCOMPARE(orphans.rows.size(), size_t{2});
    const auto &copies = findings[findings.size() - 2];
    QCOMPARE(copies.repair, RepairKind::DuplicateSpan);
    QCOMPARE(copies.rows.front(), NoIndex); // left out, so it has no row
    QCOMPARE(extentOf(open, copies), (std::pair<std::int64_t, std::int64_t>()));
}

void FindingsTest::extents()
{
    const auto open = openTrace(withOperations({{1, 0, 0, 100}, {2, 77, 10, 5}, {3, 78, 2, 5}}, {}));
    const auto findings = findingsOf(open);
    QCOMPARE(extentOf(open, findings.back()), (std::pair<std::int64_t, std::int64_t>{2'000, 15'000}));
}

void FindingsTest::gaps_data()
{
    QTest::addColumn<std::vector<Row>>("rows");
    QTest::addColumn<QString>("expected"); // µs from the start
    using Rows = std::vector<Row>;
    QTest::newRow("between two calls")
        << Rows{{1, 0, 0, 100}, {2, 1, 0, 40}, {3, 1, 60, 40}} << QStringLiteral("40-60");
    QTest::newRow("too short") << Rows{{1, 0, 0, 1000}, {2, 1, 0, 500}, {3, 1, 549, 451}} << QString();
    QTest::newRow("before the first and after the last call")
        << Rows{{1, 0, 0, 100}, {2, 1, 30, 40}} << QString();
    QTest::newRow("something else was running")
        << Rows{{1, 0, 0, 100}, {2, 1, 0, 40}, {3, 1, 60, 40}, {4, 1, 30, 35}} << QString();
    QTest::newRow("further down, dearest first")
        << Rows{{1, 0, 0, 100}, {2, 1, 0, 90}, {3, 2, 0, 10}, {4, 2, 20, 10}, {5, 2, 50, 40}}
        << QStringLiteral("30-50 10-20");
    QTest::newRow("no calls at all") << Rows{{1, 0, 0, 100}} << QString();
}

void FindingsTest::gaps()
{
    QFETCH(std::vector<Row>, rows);
    const auto open = openTrace(makeTrace(rows));
    QStringList gaps;
    for (const auto &finding : findingsOf(open)) {
        if (finding.kind != FindingKind::Gap)
            continue;
        const auto [from, to] = extentOf(open, finding);
        QCOMPARE(finding.cost, to - from);
        gaps.append(QStringLiteral("%1-%2").arg(from / 1000).arg(to / 1000));
    }
    QTEST(gaps.join(u' '), "expected");
}

void FindingsTest::sameQueries()
{
    std::vector<std::string> statements;
    for (int i = 0; i < 6; ++i)
        statements.push_back("SELECT * FROM orders WHERE id = " + std::to_string(i));
    statements.emplace_back("SELECT 1 FROM other");
    const auto open = queries(statements);
    const auto findings = findingsOf(open);
    const auto *found = first(findings, FindingKind::RepeatedQuery);
    QVERIFY(found);
    QCOMPARE(found->rows, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6}));
    QCOMPARE(found->detail, QStringLiteral("SELECT * FROM orders WHERE id = ?"));
    QCOMPARE(found->cost, 60'000);
    QVERIFY(!first(findings, FindingKind::RepeatedCalls)); // said once
    statements.resize(4);
    QVERIFY(!first(findingsOf(queries(statements)), FindingKind::RepeatedQuery));
}

void FindingsTest::retries_data()
{
    QTest::addColumn<std::vector<Row>>("rows");
    QTest::addColumn<QString>("expected"); // attempts, waited, cost in µs
    using Rows = std::vector<Row>;
    const auto call = [](std::uint64_t id, std::int64_t start, std::int64_t length, bool error) {
        return Row{id, 1, start, length, "pay", SpanKind::Client, ReferenceType::ChildOf, error};
    };
    QTest::newRow("twice failed, then not")
        << Rows{{1, 0, 0, 100}, call(2, 0, 10, true), call(3, 20, 10, true), call(4, 60, 20, false)}
        << QStringLiteral("3 40 60"); // 10 + 10 lost, 10 + 30 waited
    QTest::newRow("all failed") << Rows{{1, 0, 0, 100},
                                        call(2, 0, 10, true),
                                        call(3, 20, 10, true),
                                        call(4, 60, 20, true)}
                                << QStringLiteral("3 40 80");
    QTest::newRow("one retry that cost something")
        << Rows{{1, 0, 0, 100}, call(2, 0, 10, true), call(3, 10, 10, false)} << QStringLiteral("2 0 10");
    QTest::newRow("one retry that cost nothing")
        << Rows{{1, 0, 0, 1000}, call(2, 0, 10, true), call(3, 10, 10, false)} << QString();
    QTest::newRow("at the same time: no retry")
        << Rows{{1, 0, 0, 100}, call(2, 0, 50, true), call(3, 20, 50, true), call(4, 30, 50, false)}
        << QString();
    QTest::newRow("nothing failed") << Rows{{1, 0, 0, 100},
                                            call(2, 0, 10, false),
                                            call(3, 20, 10, false),
                                            call(4, 60, 20, false)}
                                    << QString();
}

void FindingsTest::retries()
{
    QFETCH(std::vector<Row>, rows);
    const auto findings = findingsOf(openTrace(sameCalls(rows)));
    const auto *found = first(findings, FindingKind::RetriedCalls);
    const auto result = found
        ? QStringLiteral("%1 %2 %3").arg(found->rows.size()).arg(found->time / 1000).arg(found->cost / 1000)
        : QString();
    QTEST(result, "expected");
}

void FindingsTest::errorsThatOnlySpread()
{
    const auto failed = [](std::uint64_t id, std::uint64_t parent, std::int64_t start, std::int64_t length) {
        return Row{id, parent, start, length, "a", SpanKind::Server, ReferenceType::ChildOf, true};
    };
    const auto open = openTrace(
        makeTrace({failed(1, 0, 0, 100), failed(2, 1, 10, 50), failed(3, 2, 20, 30), {4, 1, 70, 20}}));
    const auto findings = findingsOf(open);
    const auto *spread = first(findings, FindingKind::ErrorSpread);
    QVERIFY(spread);
    QCOMPARE(spread->rows, (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(spread->cost, 0);
    QCOMPARE(first(findings, FindingKind::ErrorOrigin)->rows, std::vector<std::uint32_t>{2});
    const auto alone = openTrace(makeTrace({failed(1, 0, 0, 100), {2, 1, 10, 50}}));
    QVERIFY(!first(findingsOf(alone), FindingKind::ErrorSpread));
}

void FindingsTest::slowerThanUsual()
{
    std::vector<Row> rows{{1, 0, 0, 1000}};
    for (std::uint64_t id = 2; id <= 20; ++id)
        rows.push_back({id, 1, static_cast<std::int64_t>(id) * 10, 10});
    rows.push_back({21, 1, 400, 500});
    const auto open = openTrace(sameCalls(rows));
    const auto findings = findingsOf(open);
    const auto *slow = first(findings, FindingKind::SlowerThanUsual);
    QVERIFY(slow);
    QCOMPARE(slow->rows, std::vector<std::uint32_t>{20});
    QCOMPARE(slow->time, 10'000);
    QCOMPARE(slow->cost, 490'000);
    // Elsewhere they all take that long.
    std::vector<Row> usualRows{{1, 0, 0, 20'000}};
    for (std::uint64_t id = 2; id <= 30; ++id)
        usualRows.push_back({id, 1, static_cast<std::int64_t>(id) * 600, 500});
    const auto usual = SpanBaseline::of(openTrace(sameCalls(usualRows)));
    QVERIFY(!first(findingsOf(open, usual), FindingKind::SlowerThanUsual));
}

void FindingsTest::lateWork()
{
    const auto open = openTrace(
        makeTrace({{1, 0, 0, 100}, {2, 1, 90, 60}, {3, 2, 100, 40}, {4, 1, 0, 100}, {5, 1, 50, 51}}));
    const auto findings = findingsOf(open);
    QCOMPARE(std::ranges::count(findings, FindingKind::LateWork, &Finding::kind), 1);
    const auto *late = first(findings, FindingKind::LateWork);
    QCOMPARE(open.operation(late->rows.front()), QStringLiteral("op2"));
    QCOMPARE(late->rows.size(), size_t{1}); // 3 is below it; 5 is within what clocks and rounding do
    QCOMPARE(late->time, 50'000);
    QCOMPARE(late->cost, 0);
}

void FindingsTest::clocks()
{
    const auto skewed = findingsOf(openTrace(makeTrace({{1, 0, 100, 100, "a"}, {2, 1, 0, 50, "b"}})));
    const auto *clock = first(skewed, FindingKind::ClockSkew);
    QVERIFY(clock);
    QCOMPARE(clock->detail, QStringLiteral("b"));
    QCOMPARE(clock->time, 125'000);
    const auto late = findingsOf(openTrace(makeTrace({{1, 0, 0, 100, "a"}, {2, 1, 80, 50, "b"}})));
    QVERIFY(!first(late, FindingKind::ClockSkew)); // it may simply go on
    QVERIFY(first(late, FindingKind::LateWork));

    TraceBuilder builder(TraceId{0, 1});
    builder.draft().id = SpanId{1};
    builder.draft().start = 0;
    builder.draft().duration = 10;
    builder.draft().process = builder.process("p");
    builder.draft().warnings.push_back(builder.text("This span's timestamps were adjusted by -3ms"));
    builder.commitSpan();
    const auto adjusted = findingsOf(openTrace(builder.finish()));
    QCOMPARE(first(adjusted, FindingKind::ClockAdjusted)->time, -3'000'000);
}

void FindingsTest::statements_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *statement, const char *expected) {
        QTest::newRow(statement) << QString::fromUtf8(statement) << QString::fromUtf8(expected);
    };
    row("", "");
    row("SELECT * FROM orders WHERE id = 7", "SELECT * FROM orders WHERE id = ?");
    row("SELECT  a,\n\tb  FROM t ", "SELECT a, b FROM t");
    row("name = 'O''Brien' AND x = 'a\\'b'", "name = ? AND x = ?");
    row("id IN (1, 2,3)", "id IN (?)");
    row("id IN ($1,$2)", "id IN (?)");
    row("id IN (?, ?)", "id IN (?)");
    row("f(1, x, 2)", "f(?, x, ?)");
    row("t1.c2 = 1.5e3", "t1.c2 = ?");
    row("GET user:17", "GET user:?");
    row("a /* traceparent='00-1' */ = 1 -- end", "a = ?");
    row("'open", "?");
    row("/* open", "");
    row("価格 = 3", "価格 = ?");
}

void FindingsTest::statements()
{
    QFETCH(QString, statement);
    QTEST(QString::fromStdString(normalisedStatement(statement.toStdString())), "expected");
}

void FindingsTest::deepAndFlat()
{
    std::vector<Row> chain;
    std::vector<Row> flat;
    for (std::uint64_t id = 1; id <= 100'000; ++id) {
        const auto place = static_cast<std::int64_t>(id);
        Row row{id,  id - 1, place, 2 * (200'000 - place), "a", SpanKind::Client, ReferenceType::ChildOf,
                true};
        chain.push_back(row);
        row.parent = id == 1 ? 0 : 1;
        row.length = id == 1 ? 200'000 : 1;
        flat.push_back(row);
    }
    const auto deep = openTrace(sameCalls(chain));
    QCOMPARE(first(deep.findings, FindingKind::ErrorSpread)->rows.size(), size_t{99'999});
    const auto wide = openTrace(sameCalls(flat));
    QCOMPARE(first(wide.findings, FindingKind::RetriedCalls)->rows.size(), size_t{99'999});
}

void FindingsTest::tags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *name, const char *text, const char *canonical) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(canonical);
    };
    row("nothing", "  ", "");
    row("one", "error=true", "error=true");
    row("several", " b=2   a=1 ", "a=1 b=2");
    row("quoted", "http.route=\"/a b\" x=y", "http.route=\"/a b\" x=y");
    row("escaped", "q=\"say \\\"hi\\\"\"", "q=\"say \\\"hi\\\"\"");
    row("empty value", "a=", "a=\"\"");
    row("equals in the value", "sql=a=b", "sql=a=b");
    row("the last one counts", "a=1 a=2", "a=2");
    row("JSON", "{\"a\": \"x y\", \"n\": 5, \"t\": true}", "a=\"x y\" n=5 t=true");
}

void FindingsTest::tags()
{
    QFETCH(QString, text);
    const auto tags = parseTags(text);
    QVERIFY(tags);
    QTEST(tagText(*tags), "canonical");
    QCOMPARE(*parseTags(tagText(*tags)), *tags);
}

void FindingsTest::badTags_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no value") << QStringLiteral("error");
    QTest::newRow("no key") << QStringLiteral("=x");
    QTest::newRow("open quotation") << QStringLiteral("a=\"b");
    QTest::newRow("broken JSON") << QStringLiteral("{\"a\":");
    QTest::newRow("nested JSON") << QStringLiteral("{\"a\":{\"b\":1}}");
}

void FindingsTest::badTags()
{
    QFETCH(QString, text);
    const auto tags = parseTags(text);
    QVERIFY(!tags);
    QCOMPARE(tags.error().kind, yagura::ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(FindingsTest)
#include "tst_findings.moc"
