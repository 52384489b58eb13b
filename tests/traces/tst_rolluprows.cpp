#include "traces_support.h"

#include "traces/gaprows.h"
#include "traces/rolluprows.h"

#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

namespace {

// Children of one root, one after the other; a letter is an operation, upper case one that failed, '+' puts
// the next into another service.
std::vector<Row> siblings(std::string_view letters)
{
    static const std::string alphabet = "abcdefghijklmnopqrstuvwxyz";
    std::vector<Row> rows{{1, 0, 0, 1'000'000}};
    bool isOther = false;
    for (const char letter : letters) {
        if (letter == '+') {
            isOther = true;
            continue;
        }
        const bool failed = letter < 'a';
        const auto place = static_cast<size_t>(failed ? letter - 'A' : letter - 'a');
        const auto at = static_cast<std::int64_t>(rows.size()) * 10;
        rows.push_back({rows.size() + 1, 1, at, 8, isOther ? "other" : "db", SpanKind::Client,
                        ReferenceType::ChildOf, failed, std::string_view(alphabet).substr(place, 1)});
        isOther = false;
    }
    return rows;
}

QString text(const RollUps &found)
{
    QStringList groups;
    for (const auto &group : found.groups)
        groups.append(QStringLiteral("%1-%2x%3").arg(group.first).arg(group.end).arg(group.count));
    return groups.join(u' ');
}

} // namespace

class RollUpRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groups_data();
    void groups();
    void groupsInsideGroups();
    void rootsAreSiblings();
    void figures();
    void overlapping();
    void gaps_data();
    void gaps();
    void gapsOfNestedSpansComeInnermostFirst();
    void manySpans();
};

void RollUpRowsTest::groups_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<int>("least");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << "abcab" << 2 << "";
    QTest::newRow("all") << "aaaa" << 3 << "1-5x4";
    QTest::newRow("too few") << "aaaa" << 5 << "";
    QTest::newRow("two runs") << "aaabbb" << 3 << "1-4x3 4-7x3";
    QTest::newRow("interrupted") << "aacaaa" << 3 << "4-7x3";
    QTest::newRow("another service interrupts") << "aa+aaaa" << 3 << "4-7x3";
    QTest::newRow("failures stay in") << "aAaA" << 3 << "1-5x4";
    QTest::newRow("off") << "aaaa" << 0 << "";
}

void RollUpRowsTest::groups()
{
    QFETCH(QString, letters);
    QFETCH(int, least);
    const auto open = openTrace(makeTrace(siblings(letters.toStdString())));
    const auto found = rollUps(open.trace, open.tree, static_cast<std::uint32_t>(least));
    QTEST(text(found), "expected");
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto group = found.of(row);
        if (group != NoIndex)
            QVERIFY(row >= found.groups[group].first && row < found.groups[group].end);
    }
}

void RollUpRowsTest::groupsInsideGroups()
{
    auto rows = siblings("aaa");
    for (std::uint64_t id = 10; id < 13; ++id)
        rows.push_back({id, 3, 20, 2, "db", SpanKind::Client, ReferenceType::ChildOf, false, "inner"});
    const auto open = openTrace(makeTrace(rows));
    const auto found = rollUps(open.trace, open.tree, 3);
    QCOMPARE(text(found), QStringLiteral("1-7x3 3-6x3"));
    QCOMPARE(found.of(2), 0U);
    QCOMPARE(found.of(4), 1U);
    QCOMPARE(found.of(0), NoIndex);
}

void RollUpRowsTest::rootsAreSiblings()
{
    std::vector<Row> rows;
    for (std::uint64_t id = 1; id <= 4; ++id)
        rows.push_back({id, 0, static_cast<std::int64_t>(id), 1, "a", SpanKind::Server,
                        ReferenceType::ChildOf, false, "poll"});
    const auto open = openTrace(makeTrace(rows));
    QCOMPARE(text(rollUps(open.trace, open.tree, 4)), QStringLiteral("0-4x4"));
}

// 1, 2 … 10 µs: between ranks, as numpy.percentile does it.
void RollUpRowsTest::figures()
{
    std::vector<Row> rows{{1, 0, 0, 10'000}};
    for (std::int64_t i = 1; i <= 10; ++i)
        rows.push_back({static_cast<std::uint64_t>(i) + 1, 1, i * 100, i, "db", SpanKind::Client,
                        ReferenceType::ChildOf, i == 4, "SELECT"});
    const auto open = openTrace(makeTrace(rows));
    const auto found = rollUps(open.trace, open.tree, 8);
    QCOMPARE(found.groups.size(), 1U);
    const auto all = figuresOf(open, found.groups.front());
    QCOMPARE(all.p50, 5'500.0);
    QCOMPARE(all.p95, 9'550.0);
    QCOMPARE(all.p99, 9'910.0);
    QCOMPARE(all.start - open.tree.start, 100'000);
    QCOMPARE(all.end - open.tree.start, 1'010'000);
    QCOMPARE(all.errors, 1U);
    QVERIFY(!all.overlaps);
}

void RollUpRowsTest::overlapping()
{
    std::vector<Row> rows{{1, 0, 0, 10'000}};
    for (std::int64_t i = 1; i <= 3; ++i)
        rows.push_back({static_cast<std::uint64_t>(i) + 1, 1, i * 100, 101, "db", SpanKind::Client,
                        ReferenceType::ChildOf, false, "SELECT"});
    auto open = openTrace(makeTrace(rows));
    QVERIFY(figuresOf(open, rollUps(open.trace, open.tree, 3).groups.front()).overlaps);
    for (size_t i = 1; i < rows.size(); ++i)
        rows[i].length = 100; // each begins when the one before ends
    open = openTrace(makeTrace(rows));
    QVERIFY(!figuresOf(open, rollUps(open.trace, open.tree, 3).groups.front()).overlaps);
}

void RollUpRowsTest::gaps_data()
{
    QTest::addColumn<QList<QPair<int, int>>>("children"); // start, length in a root of 1000
    QTest::addColumn<QString>("expected"); // before:start-end
    using Children = QList<QPair<int, int>>;
    QTest::newRow("a leaf has none") << Children{} << "";
    QTest::newRow("covered") << Children{{0, 500}, {500, 500}} << "";
    QTest::newRow("between") << Children{{0, 400}, {500, 500}} << "2:400-500";
    QTest::newRow("before and behind") << Children{{100, 800}} << "1:0-100 2:900-1000";
    QTest::newRow("below two hundredths") << Children{{0, 400}, {419, 581}} << "";
    QTest::newRow("just two hundredths") << Children{{0, 400}, {420, 580}} << "2:400-420";
    QTest::newRow("overlapping children") << Children{{0, 500}, {100, 100}, {600, 400}} << "3:500-600";
    QTest::newRow("a child outlives the root") << Children{{0, 400}, {500, 900}} << "2:400-500";
    QTest::newRow("a child after the root") << Children{{0, 400}, {1200, 100}} << "2:400-1000";
}

void RollUpRowsTest::gaps()
{
    using Children = QList<QPair<int, int>>;
    QFETCH(Children, children);
    std::vector<Row> rows{{1, 0, 0, 1000}};
    for (const auto &[start, length] : children)
        rows.push_back({rows.size() + 1, 1, start, length});
    const auto open = openTrace(makeTrace(rows));
    QStringList found;
    for (const auto &gap : gapRows(open)) {
        QCOMPARE(gap.parent, 0U);
        found.append(QStringLiteral("%1:%2-%3")
                         .arg(gap.before)
                         .arg((gap.start - open.tree.start) / 1000)
                         .arg((gap.end - open.tree.start) / 1000));
    }
    QTEST(found.join(u' '), "expected");
}

void RollUpRowsTest::gapsOfNestedSpansComeInnermostFirst()
{
    // Both the root and its child end with nothing below them; what follows is another root.
    const auto open = openTrace(makeTrace({{1, 0, 0, 1000}, {2, 1, 0, 900}, {3, 2, 0, 800}, {4, 0, 990, 5}}));
    const auto found = gapRows(open);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].parent, 1U);
    QCOMPARE(found[1].parent, 0U);
    QCOMPARE(found[0].before, 3U);
    QCOMPARE(found[1].before, 3U);
}

// Flat and deep: nothing recurses, nothing is quadratic.
void RollUpRowsTest::manySpans()
{
    std::vector<Row> flat{{1, 0, 0, 1'000'000}};
    std::vector<Row> chain{{1, 0, 0, 1'000'000}};
    for (std::uint64_t id = 2; id <= 50'000; ++id) {
        const auto at = static_cast<std::int64_t>(id);
        flat.push_back({id, 1, at * 10, 5, "db", SpanKind::Client, ReferenceType::ChildOf, false, "SELECT"});
        chain.push_back({id, id - 1, at, 1'000'000 - 2 * at});
    }
    const auto wide = openTrace(makeTrace(flat));
    const auto found = rollUps(wide.trace, wide.tree, 8);
    QCOMPARE(text(found), QStringLiteral("1-50000x49999"));
    QCOMPARE(figuresOf(wide, found.groups.front()).p99, 5'000.0);
    QCOMPARE(gapRows(wide).size(), 1U); // behind the last
    const auto deep = openTrace(makeTrace(chain));
    QVERIFY(rollUps(deep.trace, deep.tree, 8).groups.empty());
    QVERIFY(gapRows(deep).empty());
}

QTEST_GUILESS_MAIN(RollUpRowsTest)
#include "tst_rolluprows.moc"
