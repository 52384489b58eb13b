#include "checkout_trace.h"
#include "graph_support.h"
#include "traces/traces_support.h"

#include "kit/actionregistry.h"
#include "kit/thememanager.h"
#include "traces/graph/graphtools.h"
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphwords.h"
#include "traces/graph/tracegraphpane.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace yagura;
using namespace yagura::traces;
using namespace yagura::traces::testing;

class GraphViewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void fitsAtFirst();
    void clickChoosesAndEscapeLeaves();
    void doubleClickAndEnterActivate();
    void dragMoves();
    void wheelZoomsAtThePointer();
    void arrowsWalkAlongEdges();
    void keysAreTheViewsOwn();
    void matches();
    void toolTips();
    void onlyWhatIsVisibleIsPainted();
    void nothingToShow();
    void paneTellsRows();
    void paneByOperations();
    void paneFollowsTheFilter();
    void paneWaitsUntilItIsSeen();
    void paneWithoutSpans();
    void pictures_data();
    void pictures();

private:
    std::unique_ptr<kit::ThemeManager> m_themes;
};

namespace {

// a → b → d, a → c → d; b is called most.
void fill(GraphView &view)
{
    std::vector<GraphNode> nodes;
    for (const char *name : {"a", "b", "c", "d"}) {
        GraphNode node;
        node.service = node.title = node.spoken = node.toolTip = QString::fromLatin1(name);
        node.figures = {{QStringLiteral("p95"), {QStringLiteral("12"), QStringLiteral("ms")}}};
        nodes.push_back(node);
    }
    const auto edge = [](std::uint32_t from, std::uint32_t to, double share) {
        return GraphEdge{
            from, to, share, false, QStringLiteral("×3"), QStringLiteral("%1→%2").arg(from).arg(to)};
    };
    const std::vector<GraphEdge> edges{edge(0, 1, 1), edge(0, 2, 0.5), edge(1, 3, 0.2), edge(2, 3, 0.9)};
    const auto sizes = graphNodeSizes(nodes, {.width = 120});
    auto layout = layeredLayout(sizes, graphLayoutEdges(edges));
    view.setPicture({nodes, edges, std::move(layout)}, sizes);
}

void settle(QWidget &widget)
{
    widget.resize(900, 500);
    widget.show();
    static_cast<void>(QTest::qWaitForWindowExposed(&widget));
    widget.setFocus();
}

void wheel(QWidget &widget, const QPointF &position, int delta)
{
    QWheelEvent event(position, widget.mapToGlobal(position), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

std::uint32_t nodeCalled(const GraphView &view, const QString &title)
{
    const auto &nodes = view.picture().nodes;
    const auto found = std::ranges::find(nodes, title, &GraphNode::title);
    return found == nodes.end() ? NoNode : static_cast<std::uint32_t>(found - nodes.begin());
}

} // namespace

void GraphViewTest::initTestCase()
{
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
}

void GraphViewTest::fitsAtFirst()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    for (std::uint32_t node = 0; node < 4; ++node)
        QVERIFY(QRectF(view.rect()).contains(view.nodeRect(node)));
    QVERIFY(view.nodeRect(0).right() < view.nodeRect(1).left());
    view.resize(400, 300);
    for (std::uint32_t node = 0; node < 4; ++node)
        QVERIFY(QRectF(view.rect()).contains(view.nodeRect(node)));
    QVERIFY(view.accessibleDescription().contains(QStringLiteral("4")));
}

void GraphViewTest::clickChoosesAndEscapeLeaves()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    QSignalSpy chosen(&view, &GraphView::nodeChosen);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.nodeRect(2).center().toPoint());
    QCOMPARE(view.selected(), 2U);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(view.accessibleDescription().startsWith(QStringLiteral("c")));
    QTest::keyClick(&view, Qt::Key_Escape);
    QCOMPARE(view.selected(), NoNode);
    view.select(1);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {2, 2});
    QCOMPARE(view.selected(), NoNode);
    QCOMPARE(chosen.count(), 1);
}

void GraphViewTest::doubleClickAndEnterActivate()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    QSignalSpy activated(&view, &GraphView::nodeActivated);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, view.nodeRect(3).center().toPoint());
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toUInt(), 3U);
    view.select(1);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[1][0].toUInt(), 1U);
    QSignalSpy menus(&view, &GraphView::menuRequested);
    const auto at = view.nodeRect(2).center().toPoint();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, view.mapToGlobal(at));
    QCoreApplication::sendEvent(&view, &event);
    QCOMPARE(menus.count(), 1);
    QCOMPARE(view.selected(), 2U);
}

void GraphViewTest::dragMoves()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    const auto before = view.nodeRect(0);
    const auto from = before.center().toPoint();
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(30, 10));
    QTest::mouseMove(&view, from + QPoint(60, 40));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(60, 40));
    QCOMPARE(view.nodeRect(0).topLeft(), before.topLeft() + QPointF(60, 40));
    QCOMPARE(view.selected(), NoNode); // a drag is not a click
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(view.nodeRect(0), before);
}

void GraphViewTest::wheelZoomsAtThePointer()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    const auto anchor = view.nodeRect(1).center();
    const auto before = view.nodeRect(1).width();
    wheel(view, anchor, 240);
    QVERIFY(view.nodeRect(1).width() > before * 1.3);
    QVERIFY((view.nodeRect(1).center() - anchor).manhattanLength() < 1);
    for (int i = 0; i < 40; ++i)
        wheel(view, anchor, 120);
    QCOMPARE(view.viewport().scale(), GraphViewport::LargestScale);
    for (int i = 0; i < 80; ++i)
        wheel(view, anchor, -120);
    for (std::uint32_t node = 0; node < 4; ++node)
        QVERIFY(view.nodeRect(node).intersects(view.rect())); // never further out than the whole
}

void GraphViewTest::arrowsWalkAlongEdges()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.selected(), 0U);
    QTest::keyClick(&view, Qt::Key_Right); // the widest
    QCOMPARE(view.selected(), 1U);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.selected(), 3U);
    QTest::keyClick(&view, Qt::Key_Left); // where it came from, not the widest
    QCOMPARE(view.selected(), 1U);
    const bool isAbove = view.nodeRect(1).top() < view.nodeRect(2).top();
    QTest::keyClick(&view, isAbove ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(view.selected(), 2U);
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.selected(), 0U);
    QTest::keyClick(&view, Qt::Key_Left); // nothing there
    QCOMPARE(view.selected(), 0U);
}

void GraphViewTest::keysAreTheViewsOwn()
{
    QWidget page;
    auto *view = new GraphView(QStringLiteral("graph"), &page);
    settle(page);
    view->resize(600, 400);
    fill(*view);
    kit::ActionRegistry registry;
    bool isHeard = false;
    registry.add(&page, {QStringLiteral("page.fit"), QStringLiteral("Fit"), {}, Qt::Key_F},
                 [&] { isHeard = true; });
    registerGraphActions(registry, view, QStringLiteral("test"), QStringLiteral("Test"));
    QVERIFY(registry.action(QStringLiteral("test.fit")));
    view->setFocus();
    view->zoomBy(1.5);
    const double scale = view->viewport().scale();
    QTest::keyClick(view, Qt::Key_F);
    QVERIFY(view->viewport().scale() < scale);
    QVERIFY(!isHeard);
    registry.action(QStringLiteral("test.zoomIn"))->trigger();
    QVERIFY(view->viewport().scale() > 1);
}

void GraphViewTest::matches()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    QCOMPARE(nodesWith(view.picture().nodes, QStringLiteral(" B ")),
             (std::vector<bool>{false, true, false, false}));
    QVERIFY(nodesWith(view.picture().nodes, QStringLiteral(" ")).empty());
    view.setMatches({false, true, false, true});
    QTest::keyClick(&view, Qt::Key_F3);
    QCOMPARE(view.selected(), 1U);
    view.goToNextMatch();
    QCOMPARE(view.selected(), 3U);
    view.goToNextMatch();
    QCOMPARE(view.selected(), 1U);
    view.setMatches({});
    view.goToNextMatch();
    QCOMPARE(view.selected(), 1U);
}

void GraphViewTest::toolTips()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    fill(view);
    QCOMPARE(view.toolTipAt(view.nodeRect(2).center()), QStringLiteral("c"));
    const auto points = view.picture().layout.pointsOf(1);
    const auto from = view.viewport().toPixels(points[0].x, points[0].y);
    const auto to = view.viewport().toPixels(points[1].x, points[1].y);
    QCOMPARE(view.toolTipAt((from + to) / 2), QStringLiteral("0→2"));
    QCOMPARE(view.toolTipAt({1, 1}), QString());
}

void GraphViewTest::onlyWhatIsVisibleIsPainted()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    const auto graph = serviceGraph(manyDependencies(300, 600));
    auto nodes = nodesOf(graph, {}, {});
    auto edges = edgesOf(graph, 3600);
    const auto sizes = graphNodeSizes(nodes, {.width = 160});
    view.setPicture({nodes, edges, layeredLayout(sizes, graphLayoutEdges(edges))}, sizes);
    view.grab();
    QCOMPARE(view.paintedNodes(), 300);
    view.select(20);
    view.zoomBy(100);
    view.reveal(20);
    view.grab();
    QVERIFY(view.paintedNodes() >= 1);
    QVERIFY(view.paintedNodes() < 40);
}

void GraphViewTest::nothingToShow()
{
    GraphView view(QStringLiteral("graph"));
    settle(view);
    for (const auto key : {Qt::Key_Right, Qt::Key_Home, Qt::Key_Return, Qt::Key_F, Qt::Key_F3, Qt::Key_Plus})
        QTest::keyClick(&view, key);
    wheel(view, {10, 10}, 120);
    QTest::mouseClick(&view, Qt::LeftButton, {}, {10, 10});
    QCOMPARE(view.selected(), NoNode);
    QVERIFY(!view.grab().isNull());
}

void GraphViewTest::paneTellsRows()
{
    TraceGraphPane pane;
    settle(pane);
    pane.setTrace(checkoutTrace());
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    QSignalSpy chosen(&pane, &TraceGraphPane::rowsChosen);
    QSignalSpy activated(&pane, &TraceGraphPane::rowsActivated);
    auto *view = pane.view();
    const auto node = nodeCalled(*view, QStringLiteral("payment"));
    QVERIFY(node != NoNode);
    QTest::mouseClick(view, Qt::LeftButton, {}, view->nodeRect(node).center().toPoint());
    QCOMPARE(chosen.count(), 1);
    const auto rows = chosen[0][0].value<std::vector<std::uint32_t>>();
    QCOMPARE(rows, pane.graph().nodes[node].rows);
    QVERIFY(rows.size() > 3);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QVERIFY(view->picture().nodes[node].severity == kit::Severity::Critical);
    QVERIFY(view->picture().nodes[node].toolTip.contains(QStringLiteral("failed")));
}

void GraphViewTest::paneByOperations()
{
    TraceGraphPane pane;
    settle(pane);
    pane.setTrace(checkoutTrace());
    pane.setGrouping(GraphGrouping::ServiceAndOperation);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    const auto node = nodeCalled(*pane.view(), QStringLiteral("SELECT stock"));
    QVERIFY(node != NoNode);
    QCOMPARE(pane.view()->picture().nodes[node].subtitle, QStringLiteral("orders-db"));
    QCOMPARE(pane.view()->picture().nodes[node].figures[0].value.number, QStringLiteral("×60"));
    const auto before = pane.view()->nodeRect(node);
    pane.setWeight(GraphWeight::CriticalPath);
    QCOMPARE(pane.view()->nodeRect(node), before); // other figures in the same place
    pane.setWeight(GraphWeight::Calls);
    QCOMPARE(pane.view()->picture().nodes[node].figures.size(), size_t{1});
}

void GraphViewTest::paneFollowsTheFilter()
{
    TraceGraphPane pane;
    settle(pane);
    const auto open = checkoutTrace();
    pane.setTrace(open);
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    std::vector<bool> matches(open->rowCount());
    const auto cache = nodeCalled(*pane.view(), QStringLiteral("cache"));
    matches[pane.graph().nodes[cache].rows.front()] = true;
    pane.setMatches(matches);
    pane.view()->goToNextMatch();
    QCOMPARE(pane.view()->selected(), cache);
    pane.setMatches({});
    pane.view()->select(NoNode);
    pane.view()->goToNextMatch();
    QCOMPARE(pane.view()->selected(), NoNode);
}

void GraphViewTest::paneWaitsUntilItIsSeen()
{
    TraceGraphPane pane;
    pane.setTrace(checkoutTrace());
    QVERIFY(pane.isSettled());
    QVERIFY(pane.view()->picture().nodes.empty());
    settle(pane);
    QTRY_VERIFY_WITH_TIMEOUT(!pane.view()->picture().nodes.empty(), 20'000);
}

void GraphViewTest::paneWithoutSpans()
{
    TraceGraphPane pane;
    settle(pane);
    pane.setTrace(checkoutTrace());
    pane.setTrace(std::make_shared<const OpenTrace>(openTrace(makeTrace({}))));
    QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
    QVERIFY(pane.view()->picture().nodes.empty());
    pane.setTrace({});
    QVERIFY(pane.isSettled());
}

void GraphViewTest::pictures_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isDark : {true, false}) {
        for (const QSize size : {QSize(1224, 732), QSize(2504, 1372)})
            QTest::addRow("%s-%d", isDark ? "dark" : "light", size.width()) << isDark << size;
    }
}

void GraphViewTest::pictures()
{
    const auto folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("set YAGURA_PICTURES to a folder to save pictures there");
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    m_themes->setMode(isDark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    TraceGraphPane pane;
    settle(pane);
    pane.resize(size);
    pane.setTrace(checkoutTrace());
    const auto save = [&](const char *what) {
        QTRY_VERIFY_WITH_TIMEOUT(pane.isSettled(), 20'000);
        QTest::qWait(50);
        QVERIFY(pane.grab().save(QDir(folder).filePath(
            QStringLiteral("graph-%1-%2.png")
                .arg(QString::fromLatin1(what), QString::fromLatin1(QTest::currentDataTag())))));
    };
    save("services");
    pane.setGrouping(GraphGrouping::ServiceAndOperation);
    pane.setWeight(GraphWeight::CriticalPath);
    save("operations");
    pane.view()->select(nodeCalled(*pane.view(), QStringLiteral("PlaceOrder")));
    save("selected");
    m_themes->setMode(kit::ThemeMode::Dark);
}

QTEST_MAIN(GraphViewTest)
#include "tst_graphview.moc"
