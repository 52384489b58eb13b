#include "traces/graph/graphpainter.h"

#include "kit/paintparts.h"
#include "kit/thememanager.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <map>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr double AllFrom = 0.72; // scale
constexpr double NamesFrom = 0.26;
constexpr double ArrowsFrom = 0.4;
constexpr double Padding = 10;
constexpr double SwatchWidth = 4;
constexpr double TitleHeight = 18;
constexpr double LineHeight = 15;
constexpr double VerticalPadding = 7;
constexpr double ShareHeight = 3;
constexpr double FigureGap = 12;
constexpr double NameGap = 4;
constexpr double ShapeSize = 12;
constexpr double WidestBox = 340;
constexpr double WidestEdge = 7;
constexpr double ArrowLength = 8;
constexpr double LoopSize = 18;
constexpr int MostLabels = 60;

double textWidth(TextStyle style, const QString &text)
{
    return QFontMetricsF(kit::textFont(style)).horizontalAdvance(text);
}

// A cubic that is level at both ends, its inner corners half way between; t from 0 to 1.
QPointF onCurve(const QPointF &from, const QPointF &to, double t)
{
    const double x = 1.5 * t * (1 - t) + t * t * t;
    const double y = t * t * (3 - 2 * t);
    return {from.x() + x * (to.x() - from.x()), from.y() + y * (to.y() - from.y())};
}

// As much of the text as has room; measured by its mean letter, as it is cut hundreds of times a picture.
QString cut(const QString &text, double width, double room)
{
    if (width <= room)
        return text;
    const auto letters = static_cast<qsizetype>(static_cast<double>(text.size()) * room / width) - 1;
    if (letters < 1)
        return {};
    const QString part = text.left(letters) + QChar(0x2026);
    return part;
}

} // namespace

GraphDetail graphDetail(double scale)
{
    return scale >= AllFrom ? GraphDetail::All : scale >= NamesFrom ? GraphDetail::Names : GraphDetail::Boxes;
}

std::vector<LayoutSize> graphNodeSizes(const std::vector<GraphNode> &nodes, double figuresWidth)
{
    std::vector<LayoutSize> sizes;
    for (const auto &node : nodes) {
        const double title = textWidth(TextStyle::Name, node.title) + ShapeSize + kit::space::small;
        const double wide
            = std::max({figuresWidth, title, textWidth(TextStyle::Label, node.subtitle)}) + 2 * Padding;
        const double lines = TitleHeight + LineHeight + (node.subtitle.isEmpty() ? 0 : LineHeight);
        sizes.push_back({std::min(wide + SwatchWidth, WidestBox), lines + 2 * VerticalPadding});
    }
    return sizes;
}

std::vector<LayoutEdge> graphLayoutEdges(const std::vector<GraphEdge> &edges)
{
    std::vector<LayoutEdge> result;
    for (const auto &edge : edges)
        result.push_back({edge.from, edge.to, edge.share});
    return result;
}

QPolygonF edgeLine(const GraphPicture &picture, const GraphViewport &viewport, std::uint32_t edge, int steps)
{
    QPolygonF line;
    const auto points = picture.layout.pointsOf(edge);
    for (size_t i = 0; i + 1 < points.size(); i += 2) {
        const QPointF from = viewport.toPixels(points[i].x, points[i].y);
        const QPointF to = viewport.toPixels(points[i + 1].x, points[i + 1].y);
        line << from;
        const int count = std::abs(to.y() - from.y()) < 2 ? 1 : steps;
        for (int step = 1; step < count; ++step)
            line << onCurve(from, to, static_cast<double>(step) / count);
        line << to;
    }
    return line;
}

GraphPainter::GraphPainter(QPainter &painter, const kit::Theme &theme, const GraphScene &scene)
    : m_painter(painter)
    , m_theme(theme)
    , m_scene(scene)
    , m_picture(*scene.picture)
    , m_detail(graphDetail(scene.viewport.scale()))
{ }

void GraphPainter::paint()
{
    paintEdges();
    for (std::uint32_t node = 0; node < m_picture.nodes.size(); ++node) {
        if (node != m_scene.selected && boxOf(node).intersects(m_scene.view))
            paintNode(node);
    }
    if (m_scene.selected < m_picture.nodes.size() && boxOf(m_scene.selected).intersects(m_scene.view))
        paintNode(m_scene.selected);
    paintLabels();
}

QRectF GraphPainter::boxOf(std::uint32_t node) const
{
    const auto &placed = m_picture.layout.nodes[node];
    const auto &size = m_scene.sizes[node];
    return m_scene.viewport.toPixels(QRectF(placed.x, placed.y, size.width, size.height));
}

bool GraphPainter::isDimmed(std::uint32_t node) const
{
    if (!m_scene.isNear.empty())
        return !m_scene.isNear[node];
    return !m_scene.isMatch.empty() && !m_scene.isMatch[node];
}

bool GraphPainter::isOfSelected(const GraphEdge &edge) const
{
    return edge.from == m_scene.selected || edge.to == m_scene.selected;
}

bool GraphPainter::isDimmedEdge(const GraphEdge &edge) const
{
    if (!m_scene.isNear.empty())
        return !isOfSelected(edge);
    return !m_scene.isMatch.empty() && !(m_scene.isMatch[edge.from] && m_scene.isMatch[edge.to]);
}

QColor GraphPainter::colorOf(const GraphEdge &edge) const
{
    const auto ground = m_theme.color(ColorRole::Surface);
    const bool isDim = isDimmedEdge(edge);
    if (edge.isBad)
        return kit::blend(ground, m_theme.color(ColorRole::Critical), isDim ? 0.3 : 0.9);
    if (isDim)
        return m_theme.color(ColorRole::Line);
    if (!m_scene.isNear.empty())
        return m_theme.color(ColorRole::Accent);
    return kit::blend(ground, m_theme.color(ColorRole::TextMuted), 0.55);
}

double GraphPainter::widthOf(const GraphEdge &edge) const
{
    const double scale = std::min(1.0, m_scene.viewport.scale());
    return std::max(1.0, (1 + (WidestEdge - 1) * std::clamp(edge.share, 0.0, 1.0)) * scale);
}

bool GraphPainter::isInView(std::uint32_t edge) const
{
    const auto points = m_picture.layout.pointsOf(edge);
    if (points.empty())
        return boxOf(m_picture.edges[edge].from).intersects(m_scene.view);
    double top = points[0].y;
    double bottom = points[0].y;
    for (const auto &point : points) {
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    const auto [left, right] = std::minmax(points.front().x, points.back().x);
    return m_scene.viewport.toPixels(QRectF(left, top, right - left, bottom - top))
        .adjusted(-WidestEdge, -WidestEdge, WidestEdge, WidestEdge)
        .intersects(m_scene.view);
}

void GraphPainter::paintEdges()
{
    // What is dimmed lies below, failures and the selected node's edges above.
    std::vector<std::uint32_t> layers[3];
    for (std::uint32_t edge = 0; edge < m_picture.edges.size(); ++edge) {
        const auto &drawn = m_picture.edges[edge];
        if (isInView(edge))
            layers[isDimmedEdge(drawn) ? 0 : drawn.isBad ? 2 : 1].push_back(edge);
    }
    for (const auto &layer : layers)
        m_shownEdges.insert(m_shownEdges.end(), layer.begin(), layer.end());
    m_paintedEdges = static_cast<int>(m_shownEdges.size());
    if (m_paintedEdges <= MostCurves) {
        m_painter.setRenderHint(QPainter::Antialiasing);
        for (const auto edge : m_shownEdges)
            paintEdge(edge);
        return;
    }
    for (const auto &layer : layers)
        paintThinEdges(layer);
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (m_scene.isNear.empty())
        return;
    int count = 0;
    for (const auto edge : m_shownEdges) {
        if (isOfSelected(m_picture.edges[edge]) && ++count <= MostCurves)
            paintEdge(edge);
    }
}

void GraphPainter::paintThinEdges(const std::vector<std::uint32_t> &edges)
{
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    std::map<QRgb, QList<QLineF>> lines;
    const int steps = m_scene.viewport.scale() < 0.2 ? 4 : 6;
    for (const auto edge : edges) {
        const auto &drawn = m_picture.edges[edge];
        auto &list = lines[colorOf(drawn).rgb()];
        const auto line = edgeLine(m_picture, m_scene.viewport, edge, steps);
        for (qsizetype i = 1; i < line.size(); ++i)
            list.append(QLineF(line[i - 1], line[i]));
    }
    for (const auto &[color, list] : lines) {
        m_painter.setPen(QPen(QColor(color), 0));
        m_painter.drawLines(list);
    }
}

void GraphPainter::paintEdge(std::uint32_t edge)
{
    const auto &drawn = m_picture.edges[edge];
    const auto color = colorOf(drawn);
    const double width = widthOf(drawn);
    const auto points = m_picture.layout.pointsOf(edge);
    if (points.empty())
        return paintLoop(edge, color, width);
    const bool hasArrow = m_scene.viewport.scale() >= ArrowsFrom;
    QPainterPath path;
    for (size_t i = 0; i + 1 < points.size(); i += 2) {
        const QPointF from = m_scene.viewport.toPixels(points[i].x, points[i].y);
        QPointF to = m_scene.viewport.toPixels(points[i + 1].x, points[i + 1].y);
        if (hasArrow && i + 2 == points.size())
            to.rx() += to.x() > from.x() ? -ArrowLength / 2 : ArrowLength / 2;
        const double middle = (from.x() + to.x()) / 2;
        if (i == 0)
            path.moveTo(from);
        else
            path.lineTo(from);
        path.cubicTo(middle, from.y(), middle, to.y(), to.x(), to.y());
    }
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (m_picture.layout.edges[edge].isReversed)
        pen.setDashPattern({4 / width + 1, 3 / width + 1});
    m_painter.strokePath(path, pen);
    if (hasArrow)
        paintArrow(edge, color, width);
}

void GraphPainter::paintArrow(std::uint32_t edge, const QColor &color, double width)
{
    const auto points = m_picture.layout.pointsOf(edge);
    const QPointF tip = m_scene.viewport.toPixels(points.back().x, points.back().y);
    const double back = points.back().x > points[points.size() - 2].x ? -ArrowLength : ArrowLength;
    const double half = std::min(6.0, 2.6 + width / 2);
    const QPointF corners[3] = {tip, {tip.x() + back, tip.y() - half}, {tip.x() + back, tip.y() + half}};
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(corners, 3);
}

// Over the right upper corner of the box.
void GraphPainter::paintLoop(std::uint32_t edge, const QColor &color, double width)
{
    const auto box = boxOf(m_picture.edges[edge].from);
    const double size = LoopSize * std::min(1.0, m_scene.viewport.scale());
    m_painter.setPen(QPen(color, width));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawEllipse(QRectF(box.right() - size, box.top() - size / 2, size * 1.4, size));
}

void GraphPainter::paintLabels()
{
    if (m_detail != GraphDetail::All)
        return;
    const auto font = kit::textFont(TextStyle::Label);
    const kit::NumberPainter numbers(font);
    const bool showsAll = m_paintedEdges <= MostLabels && m_scene.isNear.empty();
    std::vector<QRectF> taken;
    for (std::uint32_t node = 0; node < m_picture.nodes.size(); ++node)
        taken.push_back(boxOf(node));
    for (const auto edge : m_shownEdges) {
        const auto &drawn = m_picture.edges[edge];
        if (drawn.label.isEmpty() || !(showsAll || isOfSelected(drawn)) || isDimmedEdge(drawn))
            continue;
        const auto points = m_picture.layout.pointsOf(edge);
        if (points.empty())
            continue;
        const auto from = m_scene.viewport.toPixels(points[points.size() - 2].x, points[points.size() - 2].y);
        const auto to = m_scene.viewport.toPixels(points.back().x, points.back().y);
        const double width = numbers.width(drawn.label) + 6;
        // Near the target first, where edges from one source have parted.
        for (const double share : {0.5, 0.62, 0.38, 0.74, 0.26}) {
            const auto middle = onCurve(from, to, share);
            const QRectF label(middle.x() - width / 2, middle.y() - 7, width, 14);
            if (std::ranges::any_of(taken, [&](const QRectF &other) { return other.intersects(label); }))
                continue;
            taken.push_back(label);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.color(ColorRole::Surface));
            m_painter.drawRoundedRect(label, 3, 3);
            numbers.draw(m_painter, label, Qt::AlignCenter, drawn.label,
                         m_theme.color(drawn.isBad ? ColorRole::Critical : ColorRole::TextMuted));
            break;
        }
    }
}

void GraphPainter::paintNode(std::uint32_t node)
{
    ++m_paintedNodes;
    const auto &drawn = m_picture.nodes[node];
    const bool isSelected = node == m_scene.selected;
    const bool isDim = isDimmed(node);
    const auto box = boxOf(node);
    const double scale = m_scene.viewport.scale();
    const auto ground = m_theme.color(ColorRole::Surface);
    const auto fill = isSelected  ? m_theme.color(ColorRole::AccentSurface)
        : node == m_scene.hovered ? m_theme.color(ColorRole::Hover)
        : isDim                   ? ground
                                  : m_theme.color(ColorRole::Raised);
    const bool isFound = !m_scene.isMatch.empty() && m_scene.isMatch[node];
    const bool isBad = drawn.severity == kit::Severity::Critical;
    const auto line = isSelected || isFound ? m_theme.color(ColorRole::Accent)
        : isDim                             ? m_theme.color(ColorRole::Line)
        : isBad                             ? m_theme.color(ColorRole::Critical)
                                            : m_theme.color(ColorRole::LineStrong);
    const double radius = kit::size::radiusControl * std::min(1.0, scale);
    auto color = kit::serviceColor(drawn.service);
    if (isDim)
        color = kit::blend(ground, color, 0.35);
    if (m_detail == GraphDetail::Boxes) {
        m_painter.setRenderHint(QPainter::Antialiasing, false);
        m_painter.fillRect(box, isSelected || isFound ? line : isBad && !isDim ? line : color);
        m_painter.setRenderHint(QPainter::Antialiasing);
        return;
    }
    kit::paintBox(m_painter, box, fill, line, radius);
    if (isSelected)
        kit::paintBox(m_painter, box.adjusted(-1, -1, 1, 1), {}, line, radius + 1);
    m_painter.setPen(Qt::NoPen);
    m_painter.fillRect(
        QRectF(box.left() + 1, box.top() + 1, std::max(2.0, SwatchWidth * scale), box.height() - 2), color);
    if (drawn.share && *drawn.share > 0) {
        const double height = std::max(2.0, ShareHeight * scale);
        const double room = box.width() - 2 - SwatchWidth * scale;
        m_painter.fillRect(QRectF(box.left() + 1 + SwatchWidth * scale, box.bottom() - 1 - height,
                                  std::max(1.0, room * std::min(1.0, *drawn.share)), height),
                           color);
    }
    if (m_detail == GraphDetail::Names)
        return paintName(drawn, box, isDim);
    m_painter.save();
    m_painter.translate(box.topLeft());
    m_painter.scale(scale, scale);
    paintAll(drawn, m_scene.sizes[node], isDim);
    m_painter.restore();
}

void GraphPainter::paintAll(const GraphNode &node, const LayoutSize &size, bool isDimmed)
{
    QRectF line(SwatchWidth + Padding, VerticalPadding, size.width - SwatchWidth - 2 * Padding, LineHeight);
    if (node.severity) {
        const QRectF shape(line.right() - ShapeSize, VerticalPadding + 2, ShapeSize, ShapeSize);
        kit::paintSeverity(m_painter, shape, *node.severity, m_theme);
    }
    const auto paintText = [&](TextStyle style, const QString &text, ColorRole role, double room) {
        const auto font = kit::textFont(style);
        m_painter.setFont(font);
        m_painter.setPen(m_theme.color(isDimmed ? ColorRole::TextFaint : role));
        const QFontMetricsF metrics(font);
        const bool fits = size.width < WidestBox;
        m_painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                           fits ? text : metrics.elidedText(text, Qt::ElideRight, room));
    };
    const double besideShape = line.width() - (node.severity ? ShapeSize + 4 : 0);
    if (!node.subtitle.isEmpty()) {
        paintText(TextStyle::Label, node.subtitle, ColorRole::TextMuted, besideShape);
        line.translate(0, LineHeight);
    }
    line.setHeight(TitleHeight);
    paintText(TextStyle::Name, node.title, ColorRole::Text,
              node.subtitle.isEmpty() ? besideShape : line.width());
    line.translate(0, TitleHeight);
    line.setHeight(LineHeight);
    if (!node.figures.empty())
        paintFigures(node, line, isDimmed);
    else
        paintText(TextStyle::Label, node.note, ColorRole::TextMuted, line.width());
}

void GraphPainter::paintFigures(const GraphNode &node, const QRectF &line, bool isDimmed)
{
    const auto font = kit::textFont(TextStyle::Label);
    const kit::NumberPainter numbers(font);
    const QFontMetricsF metrics(font);
    double x = line.left();
    for (const auto &figure : node.figures) {
        m_painter.setFont(font);
        m_painter.setPen(m_theme.color(isDimmed ? ColorRole::TextFaint : ColorRole::TextMuted));
        if (!figure.name.isEmpty()) {
            m_painter.drawText(QRectF(x, line.top(), line.width(), line.height()),
                               Qt::AlignLeft | Qt::AlignVCenter, figure.name);
            x += metrics.horizontalAdvance(figure.name) + NameGap;
        }
        const QString text = figure.value.joined();
        const double width = numbers.width(text);
        numbers.draw(m_painter, QRectF(x, line.top(), width, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     text,
                     m_theme.color(isDimmed           ? ColorRole::TextFaint
                                       : figure.isBad ? ColorRole::Critical
                                                      : ColorRole::Text));
        x += width + FigureGap;
    }
}

void GraphPainter::paintName(const GraphNode &node, const QRectF &box, bool isDimmed)
{
    const auto font = kit::textFont(TextStyle::Label);
    const QFontMetricsF metrics(font);
    const double left = box.left() + SwatchWidth + 2;
    const double room = box.right() - left - 2;
    const QString text = cut(node.title, metrics.horizontalAdvance(node.title), room);
    if (text.isEmpty() || box.height() < metrics.ascent())
        return;
    m_painter.setFont(font);
    m_painter.setPen(m_theme.color(isDimmed ? ColorRole::TextFaint : ColorRole::Text));
    m_painter.drawText(QPointF(left, box.center().y() + (metrics.ascent() - metrics.descent()) / 2), text);
}

} // namespace yagura::traces
