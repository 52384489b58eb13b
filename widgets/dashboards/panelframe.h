// One panel on the grid: its header with tools, its view, and what stands in for it while there is nothing to
// draw. Asks its own questions when told to. Owned by GridView; GUI thread.
#pragma once

#include "correlate/pivot.h"
#include "dashboards/panelsources.h"
#include "dashboards/panelview.h"
#include "kit/controls/panel.h"
#include "net/source.h"

#include <QThreadPool>

namespace yagura::metrics {
struct TargetList;
}

namespace yagura::kit {
class Chip;
class ContentStack;
class IconButton;
class StaleBadge;
} // namespace yagura::kit

namespace yagura::dashboards {

class ListPanelView;
class ExemplarLoader;
class PanelFeeds;
class PanelMarks;
struct DashboardLink;

enum class GridMode { View, Edit };

// What all panels of a dashboard share.
struct PanelSurroundings
{
    TimeRange range;
    QTimeZone zone = QTimeZone::utc();
    Duration scrapeInterval = std::chrono::seconds(15);
    std::vector<Variable> variables;
    Sources<metrics::PromClient> sources;
    Duration refreshInterval{}; // zero: off
    PanelFeeds *feeds = nullptr; // what lists show; null: nothing of it is configured
    QString dashboardUid;
    QString dashboardTitle;
    std::shared_ptr<const metrics::TargetList> targets; // of the chosen source; null until they are known
    QThreadPool *workers = nullptr; // makes answers into what is shown; null: it is done at once
};

class PanelFrame : public kit::Panel
{
    Q_OBJECT
public:
    PanelFrame(metrics::QueryScheduler &scheduler, const Clock &clock, QWidget *parent = nullptr);

    void setPanel(const dashboards::Panel &panel);
    [[nodiscard]] const dashboards::Panel &panel() const { return m_panel; }
    void setMode(GridMode mode);

    void ask(const PanelSurroundings &surroundings);
    // What it shows no longer fits what it should show: the next time it is seen, it asks.
    void markOutdated() { m_isOutdated = true; }
    [[nodiscard]] bool isOutdated() const { return m_isOutdated; }
    [[nodiscard]] bool isRunning() const;
    void stop();
    // Whether anything of it can be seen: what waits for others goes first then, last else.
    void setInSight(bool isInSight);

    void setSelected(bool isSelected);
    void showOverlays(const PanelOverlays &overlays);
    void showCursor(std::optional<Instant> at);
    void showPinned(std::optional<Instant> at);
    // A wall or a picture has no buttons on its panels.
    void setBare(bool isBare);
    [[nodiscard]] PanelView *view() const { return m_view; }
    // What is shown, once anything is; what was asked for it.
    [[nodiscard]] const SharedPanelData &data() const { return m_data; }
    [[nodiscard]] const PanelLoader &loader() const { return m_loader; }
    [[nodiscard]] QString shownTitle() const { return shownText(m_panel.title, planContext()); }
    [[nodiscard]] const kit::ContentStack &content() const { return *m_stack; }
    // Somebody else took the pointer in the middle of a press.
    void forgetPress() { m_isPressed = false; }
    // The part that drags.
    [[nodiscard]] QRect headerRect() const;

Q_SIGNALS:
    void settled();
    void editRequested(int id);
    void duplicateRequested(int id);
    void removeRequested(int id);
    // The same panel with a mistake in its queries put right.
    void mended(const yagura::dashboards::Panel &panel);
    // Everything that can be done with the panel, at that place.
    void menuRequested(int id, const QPoint &globalPosition);
    void rowToggled(int id);
    void pressed(int id, const QPoint &globalPosition);
    void dragged(const QPoint &globalPosition);
    void released();
    void cursorMoved(std::optional<yagura::Instant> at);
    void pinToggled(std::optional<yagura::Instant> at);
    void rangeSelected(const yagura::TimeRange &range);
    void zoomOutRequested();
    void pivotRequested(const yagura::correlate::Pivot &pivot);
    void dashboardRequested(const yagura::dashboards::DashboardLink &link);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void buildHeader();
    void makeView();
    void openAddress(const QString &address);
    void prepareData();
    void showData();
    [[nodiscard]] DataContext dataContext() const;
    void showState();
    void askList();
    void showList();
    void showTrouble(const std::optional<Error> &error, bool isOld, const QStringList &notices);
    void showTexts();
    void showTools();
    void showAlerts();
    void checkWindows();
    void mendWindows();
    [[nodiscard]] PanelContent contentOf() const;
    [[nodiscard]] PanelSources sources() const;
    [[nodiscard]] PlanContext planContext() const;
    [[nodiscard]] QString timeText() const;

    metrics::QueryScheduler &m_scheduler;
    const Clock &m_clock;
    PanelLoader m_loader;
    Call<SharedPanelData> m_preparing;
    SharedPanelData m_data;
    bool m_isPreparing = false;
    dashboards::Panel m_panel;
    PanelSurroundings m_surroundings;
    GridMode m_mode = GridMode::View;
    bool m_isOutdated = true;
    bool m_isPressed = false;
    bool m_isSelected = false;
    bool m_isHovered = false;
    bool m_isBare = false;
    QWidget *m_slot; // holds the view, which changes with the kind
    kit::ContentStack *m_stack;
    PanelView *m_view = nullptr;
    ListPanelView *m_list = nullptr; // m_view, where it asks by itself
    PanelKind m_viewKind = PanelKind::Row;
    PanelOverlays m_overlays;
    ExemplarLoader *m_exemplars;
    PanelMarks *m_marks;
    kit::Chip *m_trouble;
    kit::Chip *m_notice;
    kit::StaleBadge *m_stale;
    QWidget *m_tools;
    kit::IconButton *m_menu;
};

} // namespace yagura::dashboards
