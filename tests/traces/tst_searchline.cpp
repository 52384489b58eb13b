// The one-line search: read, written, and what it asks the stores for.
#include "traces/search/searchconditions.h"
#include "traces/search/searchline.h"

#include <QTest>

using namespace yagura;
using namespace yagura::traces;
using namespace std::chrono_literals;

namespace {

SearchConditions conditions(void (*fill)(SearchConditions &))
{
    SearchConditions value;
    fill(value);
    return value;
}

} // namespace

class SearchLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void complains_data();
    void complains();
    void roundTrip_data();
    void roundTrip();
    void tokens();
    void operations_data();
    void operations();
    void plansOneRequestAService();
    void plansAWildcard();
    void plansNotTooMany();
    void keepsWhatPassesThrough();
    void joinsAnswers();
};

Q_DECLARE_METATYPE(yagura::traces::SearchConditions)

void SearchLineTest::reads_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<SearchConditions>("expected");
    using C = SearchConditions;
    QTest::newRow("nothing") << QString() << C();
    QTest::newRow("the look's") << QStringLiteral(
        "service:gateway op:\"POST /api/*\" has:payment dur>20ms not tag.synthetic=true")
                                << conditions([](C &c) {
                                       c.services = {QStringLiteral("gateway")};
                                       c.operation = QStringLiteral("POST /api/*");
                                       c.through = {QStringLiteral("payment")};
                                       c.shortest = 20ms;
                                       c.absentTags[QStringLiteral("synthetic")] = QStringLiteral("true");
                                   });
    QTest::newRow("several services, twice") << QStringLiteral("svc:a,b service:b,c") << conditions([](C &c) {
        c.services = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    });
    QTest::newRow("bounds") << QStringLiteral("dur>=1.5s and duration<=2m") << conditions([](C &c) {
        c.shortest = 1500ms;
        c.longest = 2min;
    });
    QTest::newRow("bare tags") << QStringLiteral("http.status_code=500 -region=\"eu west\" note=")
                               << conditions([](C &c) {
                                      c.tags[QStringLiteral("http.status_code")] = QStringLiteral("500");
                                      c.tags[QStringLiteral("note")] = QString();
                                      c.absentTags[QStringLiteral("region")] = QStringLiteral("eu west");
                                  });
    QTest::newRow("not twice is not at all")
        << QStringLiteral("not -a=b")
        << conditions([](C &c) { c.tags[QStringLiteral("a")] = QStringLiteral("b"); });
    QTest::newRow("result and limit") << QStringLiteral("result:error limit:2,000") << conditions([](C &c) {
        c.outcome = SearchOutcome::Failed;
        c.limit = 2000;
    });
    QTest::newRow("odd key") << QStringLiteral(
        "tag.a:b<c=1") << conditions([](C &c) { c.tags[QStringLiteral("a:b<c")] = QStringLiteral("1"); });
    QTest::newRow("escapes") << QStringLiteral("op:\"say \\\"hi\\\" \\\\\"")
                             << conditions([](C &c) { c.operation = QStringLiteral("say \"hi\" \\"); });
}

void SearchLineTest::reads()
{
    QFETCH(QString, line);
    QFETCH(SearchConditions, expected);
    const auto read = parseSearchLine(line);
    QVERIFY2(read, read ? "" : qPrintable(read.error().subject));
    QVERIFY(*read == expected);
}

void SearchLineTest::complains_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<SearchLineFault>("fault");
    QTest::addColumn<int>("column");
    const auto row = [](const char *line, SearchLineFault fault, int column) {
        QTest::newRow(line) << QString::fromLatin1(line) << fault << column;
    };
    row("checkout", SearchLineFault::UnknownWord, 0);
    row("service:a slow", SearchLineFault::UnknownWord, 10);
    row("service:a color:red", SearchLineFault::UnknownWord, 10);
    row("service:", SearchLineFault::MissingValue, 8);
    row("dur>fast", SearchLineFault::NotADuration, 4);
    row("dur:20ms", SearchLineFault::UnknownWord, 3);
    row("limit:0", SearchLineFault::NotALimit, 6);
    row("limit:x", SearchLineFault::NotALimit, 6);
    row("limit:20001", SearchLineFault::NotALimit, 6);
    row("result:maybe", SearchLineFault::NotAResult, 7);
    row("op:\"POST", SearchLineFault::OpenQuotation, 3);
    row("not service:a", SearchLineFault::NotOnlyForTags, 4);
    row("service:a not", SearchLineFault::MissingValue, 10);
    row("dur>2s dur<1s", SearchLineFault::ShortestAfterLongest, 0);
}

void SearchLineTest::complains()
{
    QFETCH(QString, line);
    QFETCH(SearchLineFault, fault);
    QFETCH(int, column);
    const auto read = parseSearchLine(line);
    QVERIFY(!read);
    QCOMPARE(read.error().fault, fault);
    QCOMPARE(read.error().column, column);
}

void SearchLineTest::roundTrip_data()
{
    reads_data();
}

void SearchLineTest::roundTrip()
{
    QFETCH(SearchConditions, expected);
    const auto line = searchLine(expected);
    const auto read = parseSearchLine(line);
    QVERIFY2(read && *read == expected, qPrintable(line));
    QCOMPARE(searchLine(*read), line);
}

void SearchLineTest::tokens()
{
    using K = SearchTokenKind;
    const std::vector<SearchToken> expected{{K::Key, 0, 7},   {K::Operator, 7, 1}, {K::Value, 8, 1},
                                            {K::Word, 10, 3}, {K::Key, 14, 5},     {K::Operator, 19, 1},
                                            {K::Value, 20, 3}};
    QCOMPARE(searchTokens(QStringLiteral("service:a not tag.b=\"c\"")), expected);
}

void SearchLineTest::operations_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    QTest::newRow("itself") << QStringLiteral("POST /api/checkout") << true;
    QTest::newRow("end") << QStringLiteral("POST /api/*") << true;
    QTest::newRow("start") << QStringLiteral("*checkout") << true;
    QTest::newRow("middle") << QStringLiteral("POST*out") << true;
    QTest::newRow("all") << QStringLiteral("*") << true;
    QTest::newRow("another") << QStringLiteral("GET *") << false;
    QTest::newRow("dots mean dots") << QStringLiteral("POST .api.*") << false;
    QTest::newRow("part without star") << QStringLiteral("POST") << false;
}

void SearchLineTest::operations()
{
    QFETCH(QString, pattern);
    QFETCH(bool, matches);
    QCOMPARE(matchesOperation(QStringLiteral("POST /api/checkout"), pattern), matches);
}

void SearchLineTest::plansOneRequestAService()
{
    const auto wanted = parseSearchLine(QStringLiteral("service:a,b op:x dur>1s k=v not l=w limit:7"));
    QVERIFY(wanted);
    const TimeRange range{fromUnixSeconds(std::int64_t{10}), fromUnixSeconds(std::int64_t{20})};
    const auto plan = planSearch(*wanted, range, {});
    QCOMPARE(plan.queries.size(), 2u);
    TraceQuery expected;
    expected.service = QStringLiteral("b");
    expected.operation = QStringLiteral("x");
    expected.shortest = 1s;
    expected.tags[QStringLiteral("k")] = QStringLiteral("v");
    expected.absentTags[QStringLiteral("l")] = QStringLiteral("w");
    expected.limit = 7;
    expected.range = range;
    QVERIFY(plan.queries[1] == expected);
    QVERIFY(plan.problems.isEmpty());
}

void SearchLineTest::plansAWildcard()
{
    const auto wanted = parseSearchLine(QStringLiteral("service:a,b op:GET*"));
    const std::map<QString, QStringList> operations{
        {QStringLiteral("a"), {QStringLiteral("GET /"), QStringLiteral("POST /"), QStringLiteral("GET /x")}},
        {QStringLiteral("b"), {QStringLiteral("POST /")}}};
    const auto plan = planSearch(*wanted, {}, operations);
    QCOMPARE(plan.queries.size(), 2u);
    QCOMPARE(plan.queries[0].operation, QStringLiteral("GET /"));
    QCOMPARE(plan.queries[1].operation, QStringLiteral("GET /x"));
    QCOMPARE(plan.queries[1].service, QStringLiteral("a"));
}

void SearchLineTest::plansNotTooMany()
{
    QStringList many;
    for (int i = 0; i < 40; ++i)
        many.append(QStringLiteral("op%1").arg(i));
    const auto plan
        = planSearch(*parseSearchLine(QStringLiteral("service:a op:*")), {}, {{QStringLiteral("a"), many}});
    QCOMPARE(plan.queries.size(), static_cast<size_t>(MostRequests));
    QCOMPARE(plan.problems.size(), 1);
    QVERIFY(plan.problems.front().contains(QStringLiteral("24 of 40")));
}

void SearchLineTest::keepsWhatPassesThrough()
{
    TraceSummary trace;
    trace.services = {{QStringLiteral("a"), 3, 0}, {QStringLiteral("b"), 1, 0}};
    const auto kept
        = [&](const char *line) { return keeps(*parseSearchLine(QString::fromLatin1(line)), trace); };
    QVERIFY(kept("has:a"));
    QVERIFY(kept("has:a,b result:ok"));
    QVERIFY(!kept("has:a has:c"));
    QVERIFY(!kept("result:error"));
    trace.errors = 1;
    QVERIFY(kept("result:error"));
    QVERIFY(!kept("result:ok"));
}

void SearchLineTest::joinsAnswers()
{
    const auto summary = [](std::uint64_t id, std::int64_t start, std::uint32_t errors) {
        TraceSummary one;
        one.id = TraceId{0, id};
        one.start = fromUnixSeconds(start);
        one.errors = errors;
        return one;
    };
    const auto first = std::make_shared<const SearchResult>(
        SearchResult{{summary(1, 30, 1), summary(2, 10, 1)}, {QStringLiteral("p")}, false, 2});
    const auto second = std::make_shared<const SearchResult>(SearchResult{
        {summary(2, 10, 1), summary(3, 20, 1), summary(4, 5, 0)}, {QStringLiteral("p")}, true, 3});
    const std::vector<std::shared_ptr<const SearchResult>> answers{first, second};
    const auto result = joined(*parseSearchLine(QStringLiteral("result:error")), answers);
    std::vector<std::uint64_t> ids;
    for (const auto &trace : result.traces)
        ids.push_back(trace.id.low);
    QCOMPARE(ids, (std::vector<std::uint64_t>{1, 3, 2}));
    QCOMPARE(result.answered, 4u);
    QVERIFY(result.limitReached);
    QCOMPARE(result.problems, QStringList(QStringLiteral("p")));
}

QTEST_APPLESS_MAIN(SearchLineTest)
#include "tst_searchline.moc"
