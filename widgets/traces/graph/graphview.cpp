#include "traces/graph/graphview.h"

#include "kit/accessibility.h"
#include "kit/actionregistry.h"
#include "kit/paintparts.h"
#include "kit/thememanager.h"

#include <QPainter>
#include <QPolygonF>

namespace yagura::traces {

namespace {

constexpr double RevealMargin = 24;
constexpr double EdgeReach = 5;
constexpr int ToolTipSteps = 10;
constexpr double ZoomStep = 1.3;

double distanceTo(const QPointF &point, const QPointF &a, const QPointF &b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0.0;
    const QPointF apart = point - (a + t * along);
    return std::hypot(apart.x(), apart.y());
}

} // namespace

GraphView::GraphView(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
    m_scene.picture = &m_picture;
    describe();
}

void GraphView::setPicture(GraphPicture picture, std::vector<LayoutSize> sizes)
{
    m_picture = std::move(picture);
    m_sizes = std::move(sizes);
    m_scene.sizes = m_sizes;
    m_scene.hovered = NoNode;
    m_scene.isMatch.clear();
    m_cameFrom = NoNode;
    joinNodes();
    select(NoNode);
    fit();
}

void GraphView::setWords(std::vector<GraphNode> nodes, std::vector<GraphEdge> edges)
{
    m_picture.nodes = std::move(nodes);
    m_picture.edges = std::move(edges);
    joinNodes();
    describe();
    update();
}

void GraphView::joinNodes()
{
    m_joined.assign(m_picture.nodes.size(), {});
    for (const auto &edge : m_picture.edges) {
        if (edge.from == edge.to)
            continue;
        const bool isForward = m_picture.layout.nodes[edge.from].x < m_picture.layout.nodes[edge.to].x;
        const auto left = isForward ? edge.from : edge.to;
        const auto right = isForward ? edge.to : edge.from;
        m_joined[left].right.emplace_back(edge.share, right);
        m_joined[right].left.emplace_back(edge.share, left);
    }
}

QSizeF GraphView::graphSize() const
{
    return {m_picture.layout.width, m_picture.layout.height};
}

void GraphView::select(std::uint32_t node)
{
    if (node >= m_picture.nodes.size())
        node = NoNode;
    const bool isNew = node != m_scene.selected;
    m_scene.selected = node;
    m_scene.isNear.clear();
    if (node != NoNode) {
        m_scene.isNear.assign(m_picture.nodes.size(), false);
        m_scene.isNear[node] = true;
        for (const auto &[share, other] : m_joined[node].left)
            m_scene.isNear[other] = true;
        for (const auto &[share, other] : m_joined[node].right)
            m_scene.isNear[other] = true;
    }
    update();
    if (!isNew)
        return;
    describe();
    Q_EMIT selectedChanged(node);
}

void GraphView::describe()
{
    const auto nodes = static_cast<int>(m_picture.nodes.size());
    const auto edges = static_cast<int>(m_picture.edges.size());
    const QString size = tr("%1 with %2").arg(tr("%n nodes", nullptr, nodes), tr("%n edges", nullptr, edges));
    const QString selected
        = m_scene.selected == NoNode ? QString() : m_picture.nodes[m_scene.selected].spoken;
    kit::setAccessible(this, m_name, selected.isEmpty() ? size : tr("%1. %2").arg(selected, size));
}

void GraphView::setMatches(std::vector<bool> isMatch)
{
    m_scene.isMatch = isMatch.size() == m_picture.nodes.size() ? std::move(isMatch) : std::vector<bool>();
    update();
}

void GraphView::goToNextMatch()
{
    const auto count = static_cast<std::uint32_t>(m_scene.isMatch.size());
    const auto start = m_scene.selected == NoNode ? count - 1 : m_scene.selected;
    for (std::uint32_t i = 1; i <= count; ++i) {
        const auto node = (start + i) % count;
        if (m_scene.isMatch[node])
            return walkTo(node);
    }
}

void GraphView::fit()
{
    m_isFitted = true;
    m_scene.viewport.fit(graphSize(), size());
    update();
}

void GraphView::zoomBy(double factor)
{
    m_isFitted = false;
    const auto anchor
        = m_scene.selected == NoNode ? QPointF(rect().center()) : nodeRect(m_scene.selected).center();
    m_scene.viewport.zoom(factor, anchor, graphSize(), size());
    update();
}

void GraphView::reveal(std::uint32_t node)
{
    const auto box = nodeRect(node);
    const auto push = [](double low, double high, double length) {
        if (low < RevealMargin)
            return RevealMargin - low;
        return high > length - RevealMargin ? std::max(RevealMargin - low, length - RevealMargin - high)
                                            : 0.0;
    };
    const QPointF move(push(box.left(), box.right(), width()), push(box.top(), box.bottom(), height()));
    if (move.isNull())
        return;
    m_isFitted = false;
    m_scene.viewport.pan(move, graphSize(), size());
    update();
}

QRectF GraphView::nodeRect(std::uint32_t node) const
{
    if (node >= m_picture.nodes.size())
        return {};
    const auto &placed = m_picture.layout.nodes[node];
    return m_scene.viewport.toPixels(QRectF(placed.x, placed.y, m_sizes[node].width, m_sizes[node].height));
}

std::uint32_t GraphView::nodeAt(const QPointF &position) const
{
    for (std::uint32_t node = 0; node < m_picture.nodes.size(); ++node) {
        if (nodeRect(node).contains(position))
            return node;
    }
    return NoNode;
}

QString GraphView::toolTipAt(const QPointF &position) const
{
    const auto node = nodeAt(position);
    if (node != NoNode)
        return m_picture.nodes[node].toolTip;
    double nearest = EdgeReach;
    QString text;
    for (std::uint32_t edge = 0; edge < m_picture.edges.size(); ++edge) {
        const auto line = edgeLine(m_picture, m_scene.viewport, edge, ToolTipSteps);
        if (line.isEmpty()
            || !line.boundingRect().adjusted(-EdgeReach, -EdgeReach, EdgeReach, EdgeReach).contains(position))
            continue;
        for (qsizetype i = 1; i < line.size(); ++i) {
            const double distance = distanceTo(position, line[i - 1], line[i]);
            if (distance < nearest) {
                nearest = distance;
                text = m_picture.edges[edge].toolTip;
            }
        }
    }
    return text;
}

void GraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Surface));
    m_scene.view = rect();
    m_scene.hasFocus = hasFocus();
    GraphPainter graph(painter, theme, m_scene);
    graph.paint();
    m_paintedNodes = graph.paintedNodes();
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme, 0);
}

void GraphView::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        fit();
    else
        m_scene.viewport.pan({}, graphSize(), size());
}

void registerGraphActions(kit::ActionRegistry &registry, GraphView *view, const QString &prefix,
                          const QString &group)
{
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(view,
                     {prefix + QString::fromLatin1(id), text, group, key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    add(".fit", GraphView::tr("Show the whole graph"), Qt::Key_F, kit::IconName::Maximize,
        [view] { view->fit(); });
    add(".zoomIn", GraphView::tr("Zoom into the graph"), Qt::Key_Plus, kit::IconName::Plus,
        [view] { view->zoomBy(ZoomStep); });
    add(".zoomOut", GraphView::tr("Zoom out of the graph"), Qt::Key_Minus, kit::IconName::Minus,
        [view] { view->zoomBy(1 / ZoomStep); });
    add(".nextMatch", GraphView::tr("Next node that is looked for"), Qt::Key_F3, kit::IconName::ArrowDown,
        [view] { view->goToNextMatch(); });
}

} // namespace yagura::traces
