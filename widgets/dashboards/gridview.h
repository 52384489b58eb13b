// The panels of a dashboard on their grid. In edit mode they are moved and resized by mouse and keys, with a live preview
// computed on a copy: nothing is final before the button is released, and Esc puts everything back exactly. Sits in a
// scroll area; owned by DashboardsScreen. GUI thread.
#pragma once

#include "dashboards/dashboard.h"
#include "dashboards/gridgeometry.h"
#include "dashboards/journal.h"
#include "dashboards/panelframe.h"

#include <QWidget>

#include <map>

namespace yagura::kit {
class PlainLabel;
}
namespace yagura::metrics {
class QueryScheduler;
}

namespace yagura::dashboards {

class SelectionFrame;

class GridView : public QWidget
{
    Q_OBJECT
public:
    GridView(metrics::QueryScheduler &scheduler, const Clock &clock, QWidget *parent = nullptr);
    ~GridView() override;

    // Keeps the frames of panels that stay.
    void setDashboard(const Dashboard &dashboard);
    void setMode(GridMode mode);
    [[nodiscard]] GridMode mode() const { return m_mode; }

    [[nodiscard]] PanelFrame *frame(int id) const;
    [[nodiscard]] std::vector<PanelFrame *> frames() const;
    // Those of which something can be seen.
    [[nodiscard]] std::vector<PanelFrame *> visibleFrames() const;

    void select(std::optional<int> id);
    [[nodiscard]] std::optional<int> selected() const { return m_selected; }
    [[nodiscard]] bool isDragging() const { return m_drag.has_value() && m_drag->isUnderWay; }
    // Where the dragged panel would land, in words; empty while nothing is dragged.
    [[nodiscard]] QString destinationText() const;
    void cancelDrag();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {480, sizeHint().height()}; }

Q_SIGNALS:
    void layoutEdited(const yagura::dashboards::GridLayout &layout, yagura::dashboards::EditKind kind);
    void selectionChanged();
    void editRequested(int id);
    void duplicateRequested(int id);
    void removeRequested(int id);
    void rowToggled(int id);
    void frameAdded(yagura::dashboards::PanelFrame *frame);
    void frameSettled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Drag
    {
        int id = 0;
        Qt::Edges edges; // none: a move
        QPoint pressedAt; // global
        QRect startRect; // of the frame, pixels
        GridLayout start;
        GridLayout preview;
        bool isUnderWay = false; // beyond the distance of a click
    };

    void addFrame(const Panel &panel);
    void connectFrame(PanelFrame &frame);
    void placeFrames(const GridLayout &layout);
    void beginDrag(int id, Qt::Edges edges, const QPoint &globalPosition);
    void continueDrag(const QPoint &globalPosition);
    void finishDrag();
    void endDrag();
    void showDestination();
    [[nodiscard]] QRect draggedRect(const QPoint &delta) const;
    void nudge(const QPoint &cells, EditKind kind);
    void updateHeight(const GridLayout &layout);
    [[nodiscard]] GridGeometry geometryOf() const { return GridGeometry(width()); }

    metrics::QueryScheduler &m_scheduler;
    const Clock &m_clock;
    LayoutMode m_layoutMode = LayoutMode::Gravity;
    GridLayout m_layout;
    std::map<int, PanelFrame *> m_frames;
    GridMode m_mode = GridMode::View;
    std::optional<int> m_selected;
    std::optional<Drag> m_drag;
    SelectionFrame *m_selection;
    kit::PlainLabel *m_destination;
};

} // namespace yagura::dashboards
