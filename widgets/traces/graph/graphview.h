// A graph, painted: drag to move, wheel to come closer, F to fit; arrows walk along edges, Enter goes there.
// What is joined with the selected node stands out. Owned by its pane; GUI thread.
#pragma once

#include "traces/graph/graphpainter.h"

#include <QWidget>

namespace yagura::kit {
class ActionRegistry;
}

namespace yagura::traces {

class GraphView : public QWidget
{
    Q_OBJECT
public:
    // name: for screen readers; what it is a graph of.
    explicit GraphView(const QString &name, QWidget *parent = nullptr);

    // sizes: of the boxes, those the layout was made for.
    void setPicture(GraphPicture picture, std::vector<LayoutSize> sizes);
    // Other words, figures and widths for the same nodes and edges in the same places.
    void setWords(std::vector<GraphNode> nodes, std::vector<GraphEdge> edges);
    [[nodiscard]] const GraphPicture &picture() const { return m_picture; }

    // NoNode for none.
    [[nodiscard]] std::uint32_t selected() const { return m_scene.selected; }
    void select(std::uint32_t node);
    // One element a node; the others are dimmed. Empty: nothing is looked for.
    void setMatches(std::vector<bool> isMatch);
    // The next one after the selected, around the end; brought into sight.
    void goToNextMatch();

    void fit();
    // In the middle; factor above 1 comes closer.
    void zoomBy(double factor);
    void reveal(std::uint32_t node);

    // Where things are, in pixels: for tests and menus.
    [[nodiscard]] const GraphViewport &viewport() const { return m_scene.viewport; }
    [[nodiscard]] QRectF nodeRect(std::uint32_t node) const;
    [[nodiscard]] std::uint32_t nodeAt(const QPointF &position) const;
    // Of a node or an edge; empty for nothing.
    [[nodiscard]] QString toolTipAt(const QPointF &position) const;
    // By the latest paint event.
    [[nodiscard]] int paintedNodes() const { return m_paintedNodes; }

    [[nodiscard]] QSize sizeHint() const override { return {800, 500}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void selectedChanged(std::uint32_t node);
    // Clicked or chosen by Space.
    void nodeChosen(std::uint32_t node);
    // Double click or Enter.
    void nodeActivated(std::uint32_t node);
    void menuRequested(std::uint32_t node, const QPoint &globalPosition);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    enum class Side { Left, Right };

    [[nodiscard]] QSizeF graphSize() const;
    [[nodiscard]] bool wants(int key) const;
    bool walk(int key);
    void walkAlong(Side side);
    void walkWithinLayer(int step);
    void walkTo(std::uint32_t node);
    [[nodiscard]] std::uint32_t entry() const;
    void joinNodes();
    void describe();
    void setHovered(std::uint32_t node);

    // What is joined with a node, by where it lies.
    struct Joined
    {
        std::vector<std::pair<double, std::uint32_t>> left; // share, node
        std::vector<std::pair<double, std::uint32_t>> right;
    };

    const QString m_name;
    GraphPicture m_picture;
    std::vector<LayoutSize> m_sizes;
    std::vector<Joined> m_joined;
    GraphScene m_scene;
    std::uint32_t m_cameFrom = NoNode;
    bool m_isFitted = true; // nobody has zoomed or moved it since
    bool m_isDragging = false;
    std::optional<QPointF> m_pressed;
    QPointF m_last;
    int m_paintedNodes = 0;
};

// Fit and zoom as actions of the view; ids begin with the prefix: "traces.services" → "traces.services.fit".
void registerGraphActions(kit::ActionRegistry &registry, GraphView *view, const QString &prefix,
                          const QString &group);

} // namespace yagura::traces
