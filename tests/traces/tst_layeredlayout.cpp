#include "traces/graph/layeredlayout.h"
#include "traces/graph/layering.h"
#include "traces/graph/layerorder.h"

#include <QTest>

#include <random>

using namespace yagura::traces;
using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Q_DECLARE_METATYPE(Pairs)

namespace {

std::vector<LayoutEdge> edgesOf(const Pairs &pairs)
{
    std::vector<LayoutEdge> edges;
    for (const auto &[from, to] : pairs)
        edges.push_back({from, to, 1});
    return edges;
}

// Mostly from lower to higher numbers, with some that close circles, some double, some loops.
Pairs randomPairs(std::mt19937_64 &random, std::uint32_t nodes, std::uint32_t edges)
{
    Pairs pairs;
    for (std::uint32_t i = 0; i < edges; ++i) {
        auto from = static_cast<std::uint32_t>(random() % nodes);
        auto to = static_cast<std::uint32_t>(random() % nodes);
        if (from > to && random() % 10 != 0)
            std::swap(from, to);
        pairs.emplace_back(from, to);
    }
    return pairs;
}

std::vector<LayoutSize> randomSizes(std::mt19937_64 &random, std::uint32_t nodes)
{
    std::vector<LayoutSize> sizes;
    for (std::uint32_t i = 0; i < nodes; ++i)
        sizes.push_back({80 + static_cast<double>(random() % 120), 30 + static_cast<double>(random() % 30)});
    return sizes;
}

bool overlap(const PlacedNode &a, const LayoutSize &sa, const PlacedNode &b, const LayoutSize &sb)
{
    return a.x < b.x + sb.width && b.x < a.x + sa.width && a.y < b.y + sb.height - 1e-6
        && b.y < a.y + sa.height - 1e-6;
}

} // namespace

class LayeredLayoutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reversed_data();
    void reversed();
    void theLighterEdgeIsTurnedRound();
    void layers_data();
    void layers();
    void crossingsByHand();
    void treesAndBowsAreUncrossed();
    void placedByHand();
    void chainIsStraight();
    void longEdgesPassBetweenBoxes();
    void edgesBothWaysAreApart();
    void loopsAndWrongEdges();
    void partsStandBelowOneAnother();
    void invariants();
    void deepAndWide();
};

void LayeredLayoutTest::reversed_data()
{
    QTest::addColumn<Pairs>("pairs");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << Pairs{} << 0;
    QTest::newRow("without circles") << Pairs{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 3}} << 0;
    QTest::newRow("against the numbers") << Pairs{{3, 2}, {2, 1}, {1, 0}} << 0;
    QTest::newRow("to itself") << Pairs{{0, 0}, {0, 1}} << 0;
    QTest::newRow("to and fro") << Pairs{{0, 1}, {1, 0}} << 1;
    QTest::newRow("a circle of three") << Pairs{{0, 1}, {1, 2}, {2, 0}} << 1;
    QTest::newRow("two circles with one edge in common")
        << Pairs{{0, 1}, {1, 2}, {2, 0}, {1, 3}, {3, 0}} << 1;
    QTest::newRow("two circles apart") << Pairs{{0, 1}, {1, 0}, {2, 3}, {3, 2}} << 2;
}

void LayeredLayoutTest::reversed()
{
    QFETCH(Pairs, pairs);
    const auto reversed = edgesToReverse(4, edgesOf(pairs));
    QTEST(static_cast<int>(std::ranges::count(reversed, true)), "count");
}

void LayeredLayoutTest::theLighterEdgeIsTurnedRound()
{
    const std::vector<LayoutEdge> edges{{0, 1, 2}, {1, 0, 900}};
    QCOMPARE(edgesToReverse(2, edges), (std::vector<bool>{true, false}));
    const std::vector<LayoutEdge> other{{0, 1, 900}, {1, 0, 2}};
    QCOMPARE(edgesToReverse(2, other), (std::vector<bool>{false, true}));
}

void LayeredLayoutTest::layers_data()
{
    QTest::addColumn<Pairs>("pairs");
    QTest::addColumn<std::uint32_t>("most");
    QTest::addColumn<std::vector<std::uint32_t>>("expected");
    using Layers = std::vector<std::uint32_t>;
    QTest::newRow("chain") << Pairs{{0, 1}, {1, 2}, {2, 3}} << 0U << Layers{0, 1, 2, 3};
    QTest::newRow("the longest way counts")
        << Pairs{{0, 1}, {1, 2}, {0, 2}, {2, 3}} << 0U << Layers{0, 1, 2, 3};
    QTest::newRow("a source stands before what it calls")
        << Pairs{{0, 1}, {1, 2}, {3, 2}} << 0U << Layers{0, 1, 2, 1};
    QTest::newRow("no edges") << Pairs{} << 0U << Layers{0, 0, 0, 0};
    QTest::newRow("no more than two to a layer") << Pairs{{0, 1}, {0, 2}, {0, 3}} << 2U << Layers{0, 1, 1, 2};
    QTest::newRow("what much hangs on goes first")
        << Pairs{{0, 1}, {0, 2}, {2, 3}} << 1U << Layers{0, 2, 1, 3};
}

void LayeredLayoutTest::layers()
{
    QFETCH(Pairs, pairs);
    QFETCH(std::uint32_t, most);
    QTEST(layersOf(4, edgesOf(pairs), most), "expected");
}

void LayeredLayoutTest::crossingsByHand()
{
    const auto count = [](const std::vector<LayerSegment> &segments) {
        return crossings({{0, 1, 2}, {3, 4, 5}}, SegmentNeighbours(6, segments));
    };
    QCOMPARE(count({{0, 3}, {1, 4}, {2, 5}}), 0U);
    QCOMPARE(count({{0, 4}, {1, 3}}), 1U);
    QCOMPARE(count({{0, 5}, {1, 4}, {2, 3}}), 3U);
    QCOMPARE(count({{0, 3}, {1, 3}, {0, 4}, {1, 4}}), 1U); // what meets in a vertex does not cross
    QCOMPARE(count({{0, 3}, {0, 4}, {0, 5}, {1, 3}, {1, 4}, {1, 5}}), 3U);
}

void LayeredLayoutTest::treesAndBowsAreUncrossed()
{
    // Numbered so that the order of the numbers crosses: 0 and 1 call 5 and 4, those call 2 and 3.
    VertexLayers layers{{0, 1}, {4, 5}, {2, 3}};
    const SegmentNeighbours neighbours(6, std::vector<LayerSegment>{{0, 5}, {1, 4}, {5, 2}, {4, 3}, {0, 4}});
    QVERIFY(crossings(layers, neighbours) > 0);
    orderLayers(layers, neighbours, 8);
    QCOMPARE(crossings(layers, neighbours), 0U);
    QCOMPARE(layers[1], (std::vector<std::uint32_t>{5, 4}));
}

void LayeredLayoutTest::placedByHand()
{
    // One before three: it stands beside the middle one; boxes 10 high, 4 apart.
    const VertexLayers layers{{0}, {1, 2, 3}};
    const SegmentNeighbours neighbours(4, std::vector<LayerSegment>{{0, 1}, {0, 2}, {0, 3}});
    const std::vector<VertexShape> shapes(4, {10, 4, 1});
    QCOMPARE(placeVertices(layers, neighbours, shapes), (std::vector<double>{19, 5, 19, 33}));
}

void LayeredLayoutTest::chainIsStraight()
{
    const std::vector<LayoutSize> sizes(3, {100, 40});
    const auto layout = layeredLayout(sizes, edgesOf({{0, 1}, {1, 2}}), {.layerGap = 50});
    QCOMPARE(layout.nodes[0], (PlacedNode{0, 0, 0}));
    QCOMPARE(layout.nodes[1], (PlacedNode{150, 0, 1}));
    QCOMPARE(layout.nodes[2], (PlacedNode{300, 0, 2}));
    QCOMPARE(layout.width, 400.0);
    QCOMPARE(layout.height, 40.0);
    QCOMPARE(std::vector(layout.pointsOf(1).begin(), layout.pointsOf(1).end()),
             (std::vector<LayoutPoint>{{250, 20}, {300, 20}}));
}

void LayeredLayoutTest::longEdgesPassBetweenBoxes()
{
    const std::vector<LayoutSize> sizes(3, {100, 40});
    const auto layout = layeredLayout(sizes, edgesOf({{0, 1}, {1, 2}, {0, 2}}), {.layerGap = 50});
    const auto points = layout.pointsOf(2);
    QCOMPARE(points.size(), size_t{4});
    QCOMPARE(points[1].x, 150.0);
    QCOMPARE(points[2], (LayoutPoint{250, points[1].y})); // level past the box between
    const auto &between = layout.nodes[1];
    QVERIFY(points[1].y < between.y || points[1].y > between.y + 40);
}

void LayeredLayoutTest::edgesBothWaysAreApart()
{
    const std::vector<LayoutSize> sizes(2, {100, 40});
    const auto layout = layeredLayout(sizes, std::vector<LayoutEdge>{{0, 1, 9}, {1, 0, 1}});
    QVERIFY(!layout.edges[0].isReversed);
    QVERIFY(layout.edges[1].isReversed);
    const auto forth = layout.pointsOf(0);
    const auto back = layout.pointsOf(1);
    QVERIFY(forth[0].x < forth[1].x);
    QVERIFY(back[0].x > back[1].x); // from its source on the right
    QVERIFY(std::abs(forth[0].y - back[1].y) >= 4);
}

void LayeredLayoutTest::loopsAndWrongEdges()
{
    const std::vector<LayoutSize> sizes(2, {100, 40});
    const auto layout = layeredLayout(sizes, edgesOf({{0, 0}, {0, 7}, {0, 1}}));
    QCOMPARE(layout.edges[0].pointCount, 0U);
    QCOMPARE(layout.edges[1].pointCount, 0U);
    QCOMPARE(layout.edges[2].pointCount, 2U);
    QCOMPARE(layeredLayout({}, {}), GraphLayout());
}

void LayeredLayoutTest::partsStandBelowOneAnother()
{
    const std::vector<LayoutSize> sizes(5, {100, 40});
    const auto layout = layeredLayout(sizes, edgesOf({{3, 4}, {4, 2}, {0, 1}}), {.partGap = 30});
    QCOMPARE(layout.nodes[3].y, 0.0); // the larger part
    QCOMPARE(layout.nodes[0].y, 70.0);
    QCOMPARE(layout.nodes[0].x, 0.0);
    QCOMPARE(layout.height, 110.0);
}

void LayeredLayoutTest::invariants()
{
    std::mt19937_64 random(5);
    for (int round = 0; round < 40; ++round) {
        const auto count = 2 + static_cast<std::uint32_t>(random() % 60);
        const auto pairs = randomPairs(random, count, static_cast<std::uint32_t>(random() % 150));
        const auto sizes = randomSizes(random, count);
        const auto edges = edgesOf(pairs);
        const auto layout = layeredLayout(sizes, edges);
        QCOMPARE(layeredLayout(sizes, edges), layout);
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto &node = layout.nodes[i];
            QVERIFY(node.x >= 0 && node.x + sizes[i].width <= layout.width + 1e-6);
            QVERIFY(node.y >= -1e-6 && node.y + sizes[i].height <= layout.height + 1e-6);
            for (std::uint32_t j = i + 1; j < count; ++j)
                QVERIFY(!overlap(node, sizes[i], layout.nodes[j], sizes[j]));
        }
        for (size_t i = 0; i < edges.size(); ++i) {
            const auto &[from, to] = pairs[i];
            const auto points = layout.pointsOf(i);
            if (from == to) {
                QVERIFY(points.empty());
                continue;
            }
            const bool isReversed = layout.edges[i].isReversed;
            QCOMPARE(layout.nodes[from].layer > layout.nodes[to].layer, isReversed);
            QVERIFY(points.size() >= 2 && points.size() % 2 == 0);
            const auto &source = layout.nodes[from];
            QCOMPARE(points.front().x, isReversed ? source.x : source.x + sizes[from].width);
            QVERIFY(points.front().y > source.y && points.front().y < source.y + sizes[from].height);
            for (size_t p = 1; p < points.size(); ++p) {
                QVERIFY(isReversed ? points[p].x < points[p - 1].x : points[p].x > points[p - 1].x);
                if (p % 2 == 0)
                    QCOMPARE(points[p].y, points[p - 1].y);
            }
        }
    }
}

void LayeredLayoutTest::deepAndWide()
{
    Pairs chain;
    Pairs star;
    for (std::uint32_t i = 1; i < 20'000; ++i)
        chain.emplace_back(i - 1, i);
    for (std::uint32_t i = 1; i < 2'000; ++i)
        star.emplace_back(0, i);
    const auto deep = layeredLayout(std::vector<LayoutSize>(20'000, {100, 40}), edgesOf(chain));
    QCOMPARE(deep.nodes.back().layer, 19'999U);
    QCOMPARE(deep.height, 40.0);
    const auto wide = layeredLayout(std::vector<LayoutSize>(2'000, {100, 40}), edgesOf(star));
    QVERIFY(wide.width > 2'000); // split, so that it is about as wide as high
    QVERIFY(wide.height < 8'000);
}

QTEST_GUILESS_MAIN(LayeredLayoutTest)
#include "tst_layeredlayout.moc"
