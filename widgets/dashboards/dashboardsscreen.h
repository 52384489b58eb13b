// The dashboards screen: one dashboard at a time on its grid, over the shared time range. Asks only what can
// be seen, keeps the last answers while new ones are on their way or fail, and edits with undo that outlives
// the program. app/ gives it the sources, the dashboards and the store of edits, and writes what it asks to
// save. GUI thread.
#pragma once

#include "correlate/timecontext.h"
#include "dashboards/dashboardfile.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/history/durablejournal.h"
#include "dashboards/panelframe.h"
#include "dashboards/variableresolver.h"
#include "kit/screen.h"
#include "metrics/queryscheduler.h"
#include "metrics/target.h"

#include <QThreadPool>
#include <QTimer>

class QScrollArea;

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class StatusStrip;
struct StripItem;
} // namespace yagura::kit

namespace yagura::dashboards {

class DashboardBar;
class GridView;
class OverlayDesk;
class PanelCommands;
struct OpenedFile;
class PanelEditor;
class QuerySources;
class VersionsPane;

class DashboardsScreen : public kit::Screen
{
    Q_OBJECT
public:
    // scheduler: the session's, shared with its other screens and outliving this one; without one it has its
    // own.
    explicit DashboardsScreen(correlate::TimeContext &time, QWidget *parent = nullptr,
                              metrics::QueryScheduler *scheduler = nullptr);
    ~DashboardsScreen() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString breadcrumb() const override;
    // Opens the dashboard named by the pivot's query, if it is one, and narrows a variable for services to
    // its service.
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void setSources(const Sources<metrics::PromClient> &sources);
    // Where edits and versions are kept; null: undo lasts as long as the program. Outlives the screen.
    void setEditStore(EditStore *store);
    // Opens the first when none is open; the open one is read again when its text has changed and nothing is
    // edited.
    void setDashboards(const QList<DashboardFile> &files);
    [[nodiscard]] QString openId() const;
    // Over its own time range and refresh interval, if it says any, or over those of the console.
    enum class OpenTime { Own, Shared };
    void open(const QString &id, OpenTime time = OpenTime::Own);
    // A large file is read away from the window: until then there is no dashboard, and nothing to edit.
    [[nodiscard]] bool isOpening() const { return !m_openingId.isEmpty(); }
    // The dashboard of a list; with the values of variables of the same name if the link says so, and over
    // its own time range unless the link keeps this one.
    void openLink(const DashboardLink &link);
    // What panels list besides answers to PromQL; filled by app/.
    [[nodiscard]] PanelFeeds &feeds() const { return *m_feeds; }
    // The answer to saveRequested.
    void saveFinished(const QString &id, const Status &status);
    void registerActions(kit::ActionRegistry &registry);

    [[nodiscard]] const Dashboard &dashboard() const { return m_journal.current(); }
    [[nodiscard]] GridView &grid() const { return *m_grid; }
    [[nodiscard]] PanelEditor &editor() const { return *m_editor; }
    [[nodiscard]] VersionsPane &versions() const { return *m_versions; }
    [[nodiscard]] bool isEditing() const;
    void setEditing(bool isEditing);
    void undo();
    void redo();
    void addPanel(PanelKind kind);
    [[nodiscard]] OverlayDesk &overlays() const { return *m_overlays; }
    // A panel from elsewhere (files/panelclipfile.h) at the end of the dashboard; false when there is no
    // dashboard or the text is no panel.
    bool addPanelClip(const QByteArray &panel);
    void editPanel(int id);
    void duplicatePanel(int id);
    void removePanel(int id);
    void removePanels(const ItemIds &ids);
    void setVariable(const QString &name, const QStringList &values);
    // Of an ad-hoc variable.
    void setFilters(const QString &name, const std::vector<AdhocFilter> &filters);
    void setLayoutMode(LayoutMode mode);
    void rename(const QString &title);
    // What is chosen now is written into the dashboard.
    void keepTimeRange();
    void keepVariables();
    [[nodiscard]] bool isShowingVersions() const;
    void setShowingVersions(bool isShown);
    void restoreVersion(const Dashboard &version);

    // One panel in all the room; nothing shows the dashboard again. Time and cursor go on.
    void setAlone(std::optional<int> id);
    [[nodiscard]] std::optional<int> alone() const;
    // On a wall or in a window of its own: no bar, no editing.
    void setPresenting(bool isPresenting) override;
    [[nodiscard]] bool isPresenting() const { return m_isPresenting; }
    // In a window of its own, which has the title and the tools of the bar; the panels have all they have
    // here.
    void setTornOff();
    // Without ids of their own yet; layout, if given, names them by the ids they have here. One step.
    void insertPanels(const std::vector<Panel> &panels, const std::optional<GridLayout> &layout);
    // Asks also what is out of sight and waits until all of it has come, or patience ends; then draws.
    void drawEverything(const std::function<void()> &draw);
    // That shows all of the dashboard without scrolling, at this width.
    [[nodiscard]] int fullHeight() const;
    // What is shown now, or one panel of it.
    [[nodiscard]] DashboardPlace place(int panel = 0) const;
    void goTo(const DashboardPlace &place);
    [[nodiscard]] PanelCommands &commands() const { return *m_commands; }
    [[nodiscard]] correlate::TimeContext &time() const { return m_time; }
    [[nodiscard]] QThreadPool &workers() const { return *m_workers; }
    [[nodiscard]] const QList<DashboardFile> &files() const { return m_files; }
    [[nodiscard]] static QByteArray textOf(const DashboardFile &file);

Q_SIGNALS:
    // Into a window of its own, at that place of the screen if any.
    void tearOffRequested(const yagura::dashboards::DashboardPlace &place, const QPoint &globalPosition);
    void editingChanged(bool isEditing);
    // What undo and redo would do, in words; empty for nothing.
    void undoChanged(const QString &undo, const QString &redo);
    // Every edit, a moment later. Answer with saveFinished.
    void saveRequested(const QString &id, const QByteArray &json);

protected:
    void hideEvent(QHideEvent *event) override; // what waits to be saved is saved now
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class SaveState { Clean, Waiting, Saving, Saved, Failed };
    enum class Ask { Outdated, Everything };

    void buildLayout();
    void connectParts();
    void connectJournal();
    void connectFrame(PanelFrame &frame);
    void openFile(int index, OpenTime time = OpenTime::Shared);
    void takeOwnTime();
    void takeFile(OpenedFile opened);
    void whenOpen(const std::function<void()> &act); // at once if it is
    void narrowTo(const QString &service);
    [[nodiscard]] bool hasDashboard() const { return m_open >= 0 && !m_openError && !isOpening(); }
    void showTitles(int current);
    void readHeads();
    void takeHeads(const QHash<QString, GrafanaHead> &heads);
    void listDashboards();
    void showDashboard();
    void showPanels();
    [[nodiscard]] int originalOf(int id) const;
    void record(Dashboard dashboard, EditKind kind);
    void takeStep(size_t from);
    void waitForSave();
    void save();
    void writeFile();
    void finishSaving();
    void journalKept();
    void journalChanged();
    void showNotice();
    [[nodiscard]] static std::vector<kit::StripItem> fileNotice(const QString &sentence);
    void actOnNotice(const QString &action);
    void showVersions();
    void showSaveState();
    void showUndo();
    void showVariables();
    void resolveVariables(VariableTrigger trigger = VariableTrigger::Load, const QString &chosen = {});
    void askSources();
    void askPanels(Ask ask);
    void refreshPanels();
    void connectOverlays();
    void askOverlays();
    void showOverlays();
    [[nodiscard]] Duration scrapeInterval() const; // zero: not known
    [[nodiscard]] QuerySources querySources() const;
    void setPinned(std::optional<Instant> at);
    [[nodiscard]] PanelSurroundings surroundings() const;
    [[nodiscard]] const Source<metrics::PromClient> *chosenSource() const;
    [[nodiscard]] std::vector<PanelFrame *> wantedFrames() const;
    [[nodiscard]] bool hasAnswered(const std::vector<PanelFrame *> &frames) const;
    void waitForEverything();
    void showAlone();
    [[nodiscard]] static QString editText(EditKind kind);

    correlate::TimeContext &m_time;
    std::unique_ptr<metrics::QueryScheduler> m_ownScheduler;
    std::unique_ptr<QThreadPool> m_workers; // makes answers into panels
    metrics::QueryScheduler &m_scheduler;
    std::unique_ptr<OverlayDesk> m_overlays;
    VariableResolver m_resolver;
    Sources<metrics::PromClient> m_sources;
    QHash<QString, std::shared_ptr<const metrics::TargetList>> m_targetLists; // by source
    Latest<std::shared_ptr<const metrics::TargetList>> m_targets;
    QList<DashboardFile> m_files;
    QHash<QString, GrafanaHead> m_heads; // by id; those that are known yet
    Latest<QHash<QString, GrafanaHead>> m_readHeads;
    PanelFeeds *m_feeds;
    int m_open = -1;
    OpenTime m_openTime = OpenTime::Shared;
    std::optional<Error> m_openError;
    QString m_openingId;
    Latest<std::shared_ptr<OpenedFile>> m_opening;
    std::vector<std::function<void()>> m_whenOpen;
    EditStore *m_store = nullptr;
    DurableJournal m_journal;
    std::vector<Variable> m_variables; // with the values chosen here; not part of the journal
    std::optional<Instant> m_pinned;
    int m_leftOut = 0; // repeated panels over the limit
    bool m_isActive = false;
    SaveState m_saveState = SaveState::Clean;
    bool m_savesWhenKept = false;
    QByteArray m_savedText; // of the latest saveRequested()
    QByteArray m_fileText; // as last seen in the file
    std::optional<Instant> m_savedAt;
    Error m_saveError;
    QTimer m_saveTimer;
    QTimer m_scrollTimer;
    bool m_isPresenting = false;
    bool m_isTornOff = false;
    std::vector<std::function<void()>> m_drawings; // wait for every panel
    QTimer m_drawTimer;
    std::optional<Instant> m_drawingSince;
    bool m_isDrawingReady = false;
    PanelCommands *m_commands;
    DashboardBar *m_bar;
    QScrollArea *m_area;
    GridView *m_grid;
    PanelEditor *m_editor;
    VersionsPane *m_versions;
    kit::StatusStrip *m_notice;
    kit::ContentStack *m_stack;
};

} // namespace yagura::dashboards
