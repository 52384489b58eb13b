// The panels of a dashboard on their grid. In edit mode they are selected, moved and resized by mouse and
// keys, one or several, in any of the layout modes, with a live preview computed on a copy: nothing is final
// before the button is released, and Esc puts everything back exactly. Sits in a scroll area; owned by
// DashboardsScreen. GUI thread.
// Frames are made of panels that are in or near what is seen, a few at a turn of the event loop, and of those
// somebody asks for; once made, they stay as long as their panel.
#pragma once

#include "dashboards/dashboard.h"
#include "dashboards/grid/edgescroller.h"
#include "dashboards/grid/griddrag.h"
#include "dashboards/journal.h"
#include "dashboards/panelframe.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <map>
#include <unordered_map>

class QDrag;
class QScrollArea;

namespace yagura::metrics {
class QueryScheduler;
}

namespace yagura::dashboards {

class DestinationLabel;
class LiftShadow;
class SelectionBand;
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

    // As they are shown, in the order of the dashboard.
    [[nodiscard]] const std::vector<Panel> &panels() const { return m_panels; }
    [[nodiscard]] const Panel *panel(int id) const;
    // Made now if it is not there; null where there is no such panel.
    [[nodiscard]] PanelFrame *frame(int id);
    // Those that are made.
    [[nodiscard]] std::vector<PanelFrame *> frames() const;
    // Whether frames of all panels are wanted, for a picture of the whole.
    void setWhole(bool isWhole);
    // Frames that are wanted are not all there yet.
    [[nodiscard]] bool isMaking() const { return m_making.isActive(); }
    // Nor are those that would be seen.
    [[nodiscard]] bool isMakingSeen();
    // Those of which something can be seen.
    [[nodiscard]] std::vector<PanelFrame *> visibleFrames() const;

    void select(std::optional<int> id);
    void setSelection(const ItemIds &ids);
    // The latest is last.
    [[nodiscard]] const ItemIds &selection() const { return m_selected; }
    [[nodiscard]] std::optional<int> selected() const;
    [[nodiscard]] bool isDragging() const { return m_drag && m_drag->isUnderWay(); }
    // Where what is dragged would land and what that does to the others, in words; empty while nothing is
    // dragged.
    [[nodiscard]] QString destinationText() const;
    void cancelDrag();
    // One panel takes the whole room, the others are out of sight; nothing shows all of them.
    void setAlone(std::optional<int> id);
    [[nodiscard]] std::optional<int> alone() const { return m_alone; }
    // Without buttons: on a wall, in a picture.
    void setBare(bool isBare);
    // Who carries panels to other windows and says what became of them; at first the window system.
    using Carrier = std::function<Qt::DropAction(QDrag &drag, Qt::DropActions offered, Qt::DropAction usual)>;
    void setCarrier(Carrier carrier) { m_carrier = std::move(carrier); }
    // The panel that a key means: the selected one, else the one with the focus, else the one under the
    // pointer.
    [[nodiscard]] std::optional<int> meant() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {480, sizeHint().height()}; }

Q_SIGNALS:
    void layoutEdited(const yagura::dashboards::GridLayout &layout, yagura::dashboards::EditKind kind);
    void selectionChanged();
    void editRequested(int id);
    void duplicateRequested(int id);
    void removeRequested(const yagura::dashboards::ItemIds &ids);
    void rowToggled(int id);
    void menuRequested(int id, const QPoint &globalPosition);
    // Moved to another dashboard, which has them now.
    void panelsTaken(const yagura::dashboards::ItemIds &ids);
    // Let go of outside of every window of ours.
    void tearOffRequested(int id, const QPoint &globalPosition);
    // From another dashboard or window. Their ids are negative and those of what is new in layout.
    void panelsDropped(const std::vector<yagura::dashboards::Panel> &panels,
                       const yagura::dashboards::GridLayout &layout);
    void frameAdded(yagura::dashboards::PanelFrame *frame);
    void framesMade();
    void frameSettled();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    // What is carried over us from elsewhere.
    struct Incoming
    {
        std::vector<Panel> panels;
        ItemIds ids; // negative
        GridLayout start; // with them at the bottom
        GridLayout preview;
    };

    [[nodiscard]] PanelFrame *made(int id) const;
    PanelFrame &makeFrame(size_t index);
    void makeFrames();
    void wantFrames();
    void findWanted();
    void removeLeftFrames();
    [[nodiscard]] bool takePanels(const std::vector<Panel> &panels);
    void chainFrame(size_t index);
    [[nodiscard]] QScrollArea *scrollArea() const;
    [[nodiscard]] QRect seen() const;
    [[nodiscard]] const GridItem &itemOf(const GridLayout &layout, int id) const;
    // Of the frame, or where it would be.
    [[nodiscard]] QRect placeOf(int id) const;
    void connectFrame(PanelFrame &frame);
    void placeFrames(const GridLayout &layout);
    void updateHeight();
    void showSelection();
    void pressFrame(int id, const QPoint &globalPosition);
    [[nodiscard]] std::optional<int> idAt(const QPoint &position) const;
    void stretchBand(const QPoint &to);
    void beginDrag(const ItemIds &ids, Qt::Edges edges, const QPoint &globalPosition);
    void continueDrag(const QPoint &globalPosition, Qt::KeyboardModifiers modifiers);
    void finishDrag();
    void endDrag();
    void showPreview();
    void placeAlone();
    [[nodiscard]] const GridLayout &shownLayout() const;
    [[nodiscard]] bool carryOut(const QPoint &globalPosition);
    [[nodiscard]] Qt::DropAction actionFor(const QDropEvent &event) const;
    void endIncoming();
    void paintIncoming(QPainter &painter) const;
    void nudge(GridOffset step, EditKind kind);
    [[nodiscard]] bool actOnKey(const QKeyEvent &event);
    void changeModifiers(const QKeyEvent &event, bool isDown);
    [[nodiscard]] bool focusPanel(bool next);
    void makeNeighbour(bool next);
    void focusBeyond(bool next);
    [[nodiscard]] QString wordsFor(const GridLayout &before, const GridLayout &after, const ItemIds &ids,
                                   LayoutMode mode) const;
    [[nodiscard]] QString effectWords(const GridLayout &before, const GridLayout &after, const ItemIds &ids,
                                      LayoutMode mode) const;
    [[nodiscard]] QString titleOf(int id) const;
    void paintDots(QPainter &painter, const QRect &exposed) const;
    void paintOrigin(QPainter &painter) const;
    [[nodiscard]] GridGeometry geometryOf() const { return GridGeometry(width()); }

    metrics::QueryScheduler &m_scheduler;
    const Clock &m_clock;
    LayoutMode m_layoutMode = LayoutMode::Gravity;
    GridLayout m_layout;
    std::vector<Panel> m_panels;
    std::unordered_map<int, size_t> m_index; // by id, in m_panels
    std::map<int, PanelFrame *> m_frames; // those made
    std::vector<size_t> m_wanted; // to be made, the most urgent last
    bool m_isWantedKnown = false;
    bool m_isWhole = false;
    QTimer m_making;
    GridMode m_mode = GridMode::View;
    ItemIds m_selected;
    std::optional<ItemIds> m_afterClick; // the selection if the press turns out a click, not a drag
    std::optional<GridDrag> m_drag;
    QPoint m_pointer; // of the drag, global
    Qt::KeyboardModifiers m_modifiers; // of the drag
    std::optional<std::pair<int, QPoint>> m_lift; // panel and place of a press while nothing is edited
    std::optional<Incoming> m_incoming;
    Carrier m_carrier;
    std::optional<int> m_alone;
    bool m_isBare = false;
    std::optional<QPoint> m_bandFrom;
    ItemIds m_beforeBand;
    EdgeScroller m_scroller;
    SelectionFrame *m_handles; // around everything selected
    std::vector<SelectionFrame *> m_marks; // around each, where there are several
    SelectionBand *m_band;
    LiftShadow *m_shadow;
    DestinationLabel *m_destination;
};

// A layout mode as people call it.
[[nodiscard]] QString layoutModeText(LayoutMode mode);

} // namespace yagura::dashboards
