#include "support/qtprinting.h"
#include "traces_support.h"

#include "traces/analysis/findings.h"
#include "traces/tagtext.h"

#include <QTest>

using namespace yagura::traces;
using namespace yagura::traces::testing;

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
    QCOMPARE(findings.size(), size_t{3}); // 2: 60, 4: 20, the root itself: 17; 3 is under a twentieth
    QCOMPARE(findings[0].cost, 60'000);
    QCOMPARE(open.trace.ids[open.tree.spans[findings[0].rows.front()]], SpanId{2});
    QCOMPARE(findings[1].cost, 20'000);
    QCOMPARE(findings[2].cost, 17'000);
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
