#include "traces_support.h"

#include "traces/graph/servicegraph.h"
#include "traces/graph/tracegraph.h"

#include <QTest>

#include <random>

using namespace yagura::traces;
using namespace yagura::traces::testing;

class TraceGraphTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byService();
    void byServiceAndOperation();
    void circles();
    void empty();
    void figuresAddUp();
    void chain();
    void dependenciesAreSummed();
    void orderOfDependenciesDoesNotMatter();
};

namespace {

// gateway GET → payment Charge, which asks orders-db twice (once it fails) and itself once.
OpenTrace checkout()
{
    return openTrace(
        makeTrace({{1, 0, 0, 100, "gateway", SpanKind::Server, ReferenceType::ChildOf, false, "GET"},
                   {2, 1, 10, 80, "payment", SpanKind::Server, ReferenceType::ChildOf, false, "Charge"},
                   {3, 2, 15, 10, "orders-db", SpanKind::Client, ReferenceType::ChildOf, true, "INSERT"},
                   {4, 2, 30, 20, "orders-db", SpanKind::Client, ReferenceType::ChildOf, false, "INSERT"},
                   {5, 2, 60, 20, "payment", SpanKind::Internal, ReferenceType::ChildOf, false, "settle"}}));
}

} // namespace

void TraceGraphTest::byService()
{
    const auto graph = traceGraph(checkout(), GraphGrouping::Service);
    QCOMPARE(graph.nodes.size(), size_t{3});
    QCOMPARE(graph.nodes[0].service, QStringLiteral("gateway"));
    QCOMPARE(graph.nodes[1].service, QStringLiteral("payment"));
    QCOMPARE(graph.nodes[1].operation, QString());
    QCOMPARE(graph.nodes[1].rows, (std::vector<std::uint32_t>{1, 4}));
    QCOMPARE(graph.nodes[1].inner, 1U);
    // Charge: 80 less 10, 20 and 20; settle: 20.
    QCOMPARE(graph.nodes[1].figures, (GraphFigures{2, 0, 100'000, 50'000, 50'000}));
    QCOMPARE(graph.nodes[2].figures, (GraphFigures{2, 1, 30'000, 30'000, 30'000}));
    QCOMPARE(graph.edges.size(), size_t{2});
    QCOMPARE(graph.edges[0], (TraceGraphEdge{0, 1, {1, 0, 80'000, 30'000, 30'000}}));
    QCOMPARE(graph.edges[1], (TraceGraphEdge{1, 2, {2, 1, 30'000, 30'000, 30'000}}));
    QCOMPARE(graph.whole.critical, std::int64_t{100'000});
}

void TraceGraphTest::byServiceAndOperation()
{
    const auto graph = traceGraph(checkout(), GraphGrouping::ServiceAndOperation);
    QCOMPARE(graph.nodes.size(), size_t{4});
    QCOMPARE(graph.nodes[1].operation, QStringLiteral("Charge"));
    QCOMPARE(graph.nodes[3].operation, QStringLiteral("settle"));
    QCOMPARE(graph.nodes[3].service, QStringLiteral("payment"));
    QCOMPARE(graph.nodes[1].inner, 0U);
    QCOMPARE(graph.edges.size(), size_t{3});
    QCOMPARE(graph.edges[2], (TraceGraphEdge{1, 3, {1, 0, 20'000, 20'000, 20'000}}));
}

void TraceGraphTest::circles()
{
    // a calls b, which calls a again: a graph with a circle, not a longer one.
    const auto open = openTrace(makeTrace({{1, 0, 0, 100, "a"}, {2, 1, 10, 50, "b"}, {3, 2, 20, 10, "a"}}));
    const auto graph = traceGraph(open, GraphGrouping::Service);
    QCOMPARE(graph.nodes.size(), size_t{2});
    QCOMPARE(graph.edges.size(), size_t{2});
    QCOMPARE(graph.edges[1].from, 1U);
    QCOMPARE(graph.edges[1].to, 0U);
}

void TraceGraphTest::empty()
{
    const auto graph = traceGraph(openTrace(makeTrace({})), GraphGrouping::Service);
    QVERIFY(graph.nodes.empty());
    QVERIFY(graph.edges.empty());
    QCOMPARE(graph.whole, GraphFigures());
}

void TraceGraphTest::figuresAddUp()
{
    std::mt19937_64 random(3);
    const std::string_view services[] = {"a", "b", "c", "d"};
    const std::string_view operations[] = {"get", "put", "list"};
    std::vector<Row> rows;
    for (std::uint64_t id = 1; id <= 400; ++id)
        rows.push_back({id, id % 50 == 1 ? 0 : 1 + random() % (id - 1),
                        static_cast<std::int64_t>(random() % 500), static_cast<std::int64_t>(random() % 200),
                        services[random() % 4], SpanKind::Unspecified, ReferenceType::ChildOf,
                        random() % 9 == 0, operations[random() % 3]});
    const auto open = openTrace(makeTrace(rows));
    for (const auto grouping : {GraphGrouping::Service, GraphGrouping::ServiceAndOperation}) {
        const auto graph = traceGraph(open, grouping);
        GraphFigures sum;
        std::uint32_t inner = 0;
        std::vector<bool> isSeen(open.rowCount());
        for (const auto &node : graph.nodes) {
            sum += node.figures;
            inner += node.inner;
            QCOMPARE(node.rows.size(), size_t{node.figures.count});
            QVERIFY(std::ranges::is_sorted(node.rows));
            for (const auto row : node.rows) {
                QVERIFY(!isSeen[row]);
                isSeen[row] = true;
                QCOMPARE(open.service(row), node.service);
            }
        }
        QCOMPARE(sum, graph.whole);
        QCOMPARE(sum.count, open.rowCount());
        std::uint32_t called = 0;
        for (const auto &edge : graph.edges)
            called += edge.figures.count;
        QCOMPARE(called + inner + static_cast<std::uint32_t>(open.tree.roots.size()), open.rowCount());
    }
}

void TraceGraphTest::chain()
{
    std::vector<Row> rows;
    for (std::uint64_t id = 1; id <= 50'000; ++id)
        rows.push_back({id, id - 1, 0, 1000, id % 2 == 0 ? "a" : "b", SpanKind::Unspecified,
                        ReferenceType::ChildOf, false, "call"});
    const auto graph = traceGraph(openTrace(makeTrace(rows)), GraphGrouping::ServiceAndOperation);
    QCOMPARE(graph.nodes.size(), size_t{2});
    QCOMPARE(graph.edges[0].figures.count, 25'000U);
    QCOMPARE(graph.edges[1].figures.count, 24'999U);
}

void TraceGraphTest::dependenciesAreSummed()
{
    const auto name = [](const char *text) { return QString::fromLatin1(text); };
    const auto graph = serviceGraph({{name("web"), name("checkout"), 7},
                                     {name("checkout"), name("db"), 20},
                                     {name("web"), name("checkout"), 5},
                                     {name("checkout"), name("checkout"), 3}});
    QCOMPARE(graph.nodes,
             (std::vector<ServiceGraphNode>{
                 {name("checkout"), 12, 20}, {name("db"), 20, 0}, {name("web"), 0, 12}}));
    QCOMPARE(graph.edges, (std::vector<ServiceGraphEdge>{{0, 0, 3}, {0, 1, 20}, {2, 0, 12}}));
    QCOMPARE(serviceGraph({}), ServiceGraph());
}

void TraceGraphTest::orderOfDependenciesDoesNotMatter()
{
    std::vector<Dependency> dependencies;
    for (int i = 0; i < 60; ++i)
        dependencies.push_back({QStringLiteral("s%1").arg(i % 7), QStringLiteral("s%1").arg(i % 11),
                                static_cast<std::uint64_t>(i)});
    const auto graph = serviceGraph(dependencies);
    std::ranges::shuffle(dependencies, std::mt19937_64(1));
    QCOMPARE(serviceGraph(dependencies), graph);
}

QTEST_GUILESS_MAIN(TraceGraphTest)
#include "tst_tracegraph.moc"
