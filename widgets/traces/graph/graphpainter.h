// Draws the part of a graph that is on screen, with as much detail as there is room for: boxes with their
// words and figures, names alone, or boxes alone; curves, or thin lines where there are hundreds. Made for
// one painting; GUI thread.
#pragma once

#include "traces/graph/graphpicture.h"
#include "traces/graph/graphviewport.h"

class QPainter;
class QPolygonF;

namespace yagura::traces {

inline constexpr std::uint32_t NoNode = 0xffff'ffff;

struct GraphScene
{
    const GraphPicture *picture = nullptr;
    std::span<const LayoutSize> sizes;
    GraphViewport viewport;
    QRectF view; // pixels
    std::uint32_t selected = NoNode;
    std::uint32_t hovered = NoNode;
    std::vector<bool> isNear; // nodes joined with the selected one, and itself; empty: none is selected
    std::vector<bool> isMatch; // nodes; empty: nothing is looked for
    bool hasFocus = false;
};

enum class GraphDetail { Boxes, Names, All };

class GraphPainter
{
public:
    static constexpr int MostCurves = 260; // on screen; above it edges are thin lines

    GraphPainter(QPainter &painter, const kit::Theme &theme, const GraphScene &scene);

    void paint();
    [[nodiscard]] int paintedNodes() const { return m_paintedNodes; }
    [[nodiscard]] int paintedEdges() const { return m_paintedEdges; }

private:
    void paintEdges();
    void paintThinEdges(const std::vector<std::uint32_t> &edges);
    void paintEdge(std::uint32_t edge);
    void paintArrow(std::uint32_t edge, const QColor &color, double width);
    void paintLoop(std::uint32_t edge, const QColor &color, double width);
    void paintLabels();
    void paintNode(std::uint32_t node);
    void paintAll(const GraphNode &node, const LayoutSize &size, bool isDimmed);
    void paintFigures(const GraphNode &node, const QRectF &line, bool isDimmed);
    void paintName(const GraphNode &node, const QRectF &box, bool isDimmed);

    [[nodiscard]] QRectF boxOf(std::uint32_t node) const; // pixels
    [[nodiscard]] bool isDimmed(std::uint32_t node) const;
    [[nodiscard]] bool isDimmedEdge(const GraphEdge &edge) const;
    [[nodiscard]] bool isOfSelected(const GraphEdge &edge) const;
    [[nodiscard]] QColor colorOf(const GraphEdge &edge) const;
    [[nodiscard]] double widthOf(const GraphEdge &edge) const;
    [[nodiscard]] bool isInView(std::uint32_t edge) const;

    QPainter &m_painter;
    const kit::Theme &m_theme;
    const GraphScene &m_scene;
    const GraphPicture &m_picture;
    GraphDetail m_detail;
    std::vector<std::uint32_t> m_shownEdges;
    int m_paintedNodes = 0;
    int m_paintedEdges = 0;
};

// In pixels, level where it meets boxes; empty for a loop. steps: corners a curve.
[[nodiscard]] QPolygonF edgeLine(const GraphPicture &picture, const GraphViewport &viewport,
                                 std::uint32_t edge, int steps);

[[nodiscard]] GraphDetail graphDetail(double scale);

} // namespace yagura::traces
