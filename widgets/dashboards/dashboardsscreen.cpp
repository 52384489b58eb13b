#include "dashboards/dashboardsscreen.h"

#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/history/versionspane.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/paneleditor.h"
#include "dashboards/repeats.h"
#include "dashboards/windows/panelcommands.h"
#include "kit/actionregistry.h"
#include "kit/controls/statepane.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "kit/timetext.h"
#include "metrics/promclient.h"

#include <QFile>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QThreadPool>
#include <QVBoxLayout>

#include <unordered_set>

namespace yagura::dashboards {

using namespace std::chrono_literals;

DashboardsScreen::DashboardsScreen(correlate::TimeContext &time, QWidget *parent,
                                   metrics::QueryScheduler *scheduler)
    : kit::Screen(parent)
    , m_time(time)
    , m_ownScheduler(scheduler ? nullptr : std::make_unique<metrics::QueryScheduler>())
    , m_workers(std::make_unique<QThreadPool>())
    , m_scheduler(scheduler ? *scheduler : *m_ownScheduler)
    , m_overlays(std::make_unique<OverlayDesk>(m_scheduler, *m_workers))
    , m_feeds(new PanelFeeds(this))
    , m_journal(time.clock())
    , m_commands(new PanelCommands(*this))
    , m_bar(new DashboardBar(this))
    , m_area(new QScrollArea(this))
    , m_grid(new GridView(m_scheduler, time.clock()))
    , m_editor(new PanelEditor(this))
    , m_versions(new VersionsPane(time.clock(), this))
    , m_notice(new kit::StatusStrip(this))
    , m_stack(nullptr)
{
    m_journal.setWorkers(m_workers.get());
    buildLayout();
    connectParts();
    connectJournal();
    connectOverlays();
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(400ms);
    m_scrollTimer.setSingleShot(true);
    m_scrollTimer.setInterval(60ms);
    m_editor->hide();
    m_versions->hide();
    m_notice->hide();
    m_stack->setEmpty(tr("No dashboard yet"),
                      tr("Put Grafana-compatible JSON files into the workspace's dashboards folder."),
                      kit::IconName::Dashboards);
}

DashboardsScreen::~DashboardsScreen()
{
    // Frames give their calls back while the scheduler is still there.
    delete m_area;
}

void DashboardsScreen::buildLayout()
{
    auto *page = new QWidget(this);
    auto *pageLayout = new QVBoxLayout(page);
    pageLayout->setContentsMargins(kit::space::large, kit::space::medium, kit::space::large,
                                   kit::space::large);
    pageLayout->setSpacing(0);
    pageLayout->addWidget(m_grid);
    pageLayout->addStretch(1);
    page->setAutoFillBackground(false);
    m_area->setWidget(page);
    m_area->setObjectName(QStringLiteral("dashboardArea"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setAutoFillBackground(false);
    m_stack = new kit::ContentStack(m_area, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_stack, 1);
    row->addWidget(m_editor);
    row->addWidget(m_versions);
    for (QWidget *pane : m_commands->sidePanes())
        row->addWidget(pane);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_commands->exportBar());
    layout->addWidget(m_notice);
    layout->addLayout(row, 1);
}

void DashboardsScreen::connectParts()
{
    connect(m_bar, &DashboardBar::dashboardChosen, this,
            [this](int index) { openFile(index, OpenTime::Own); });
    connect(m_bar, &DashboardBar::variableChosen, this, &DashboardsScreen::setVariable);
    connect(m_bar, &DashboardBar::filtersChosen, this, &DashboardsScreen::setFilters);
    connect(m_bar, &DashboardBar::editToggled, this, [this] { setEditing(!isEditing()); });
    connect(m_bar, &DashboardBar::undoRequested, this, &DashboardsScreen::undo);
    connect(m_bar, &DashboardBar::redoRequested, this, &DashboardsScreen::redo);
    connect(m_bar, &DashboardBar::addRequested, this, &DashboardsScreen::addPanel);
    connect(m_bar, &DashboardBar::layoutModeChosen, this, &DashboardsScreen::setLayoutMode);
    connect(m_grid, &GridView::layoutEdited, this, [this](const GridLayout &layout, EditKind kind) {
        Dashboard edited = dashboard();
        applyGrid(edited, layout);
        record(std::move(edited), kind);
    });
    connect(m_grid, &GridView::editRequested, this, &DashboardsScreen::editPanel);
    connect(m_grid, &GridView::duplicateRequested, this, &DashboardsScreen::duplicatePanel);
    connect(m_grid, &GridView::removeRequested, this, &DashboardsScreen::removePanels);
    connect(m_grid, &GridView::rowToggled, this,
            [this](int id) { record(withRowToggled(dashboard(), originalOf(id)), EditKind::RowToggled); });
    connect(m_grid, &GridView::selectionChanged, this, [this] {
        if (m_editor->isVisible() && m_grid->selected())
            editPanel(*m_grid->selected());
    });
    connect(m_grid, &GridView::frameAdded, this, [this](PanelFrame *frame) { connectFrame(*frame); });
    connect(m_grid, &GridView::framesMade, this, [this] {
        if (!m_scrollTimer.isActive())
            m_scrollTimer.start();
    });
    m_commands->connectGrid(*m_grid);
    m_drawTimer.setInterval(50ms);
    connect(&m_drawTimer, &QTimer::timeout, this, &DashboardsScreen::waitForEverything);
    connect(m_editor, &PanelEditor::edited, this,
            [this](const Panel &panel) { record(withPanelReplaced(dashboard(), panel), EditKind::Edited); });
    connect(m_editor, &PanelEditor::closed, m_editor, &QWidget::hide);
    connect(&m_saveTimer, &QTimer::timeout, this, &DashboardsScreen::save);
    connect(&m_scrollTimer, &QTimer::timeout, this, [this] { askPanels(Ask::Outdated); });
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_scrollTimer.start(); });
    connect(&m_resolver, &VariableResolver::resolved, this, [this] {
        m_variables = m_resolver.variables();
        showVariables();
        if (!isEditing())
            showPanels();
        askPanels(Ask::Everything);
    });
    connect(&m_time, &correlate::TimeContext::rangeChanged, this,
            [this] { resolveVariables(VariableTrigger::TimeChanged); });
    connect(&m_time, &correlate::TimeContext::refreshed, this, &DashboardsScreen::refreshPanels);
    connect(&m_time, &correlate::TimeContext::zoneChanged, this, [this] { askPanels(Ask::Everything); });
    connect(&m_time, &correlate::TimeContext::cursorChanged, this, [this] {
        for (PanelFrame *frame : m_grid->frames())
            frame->showCursor(m_time.cursor());
    });
}

void DashboardsScreen::connectJournal()
{
    connect(&m_journal, &DurableJournal::kept, this, &DashboardsScreen::journalKept);
    connect(&m_journal, &DurableJournal::stepped, this, &DashboardsScreen::takeStep);
    connect(&m_journal, &DurableJournal::changed, this, &DashboardsScreen::journalChanged);
    connect(m_notice, &kit::StatusStrip::actionTriggered, this, &DashboardsScreen::actOnNotice);
    connect(m_versions, &VersionsPane::restoreRequested, this, &DashboardsScreen::restoreVersion);
    connect(m_versions, &VersionsPane::closed, this, [this] {
        setShowingVersions(false);
        m_grid->setFocus();
    });
    connect(m_bar, &DashboardBar::versionsToggled, this,
            [this] { setShowingVersions(!isShowingVersions()); });
    connect(m_bar, &DashboardBar::titleEdited, this, &DashboardsScreen::rename);
}

void DashboardsScreen::connectFrame(PanelFrame &frame)
{
    frame.showPinned(m_pinned);
    frame.showCursor(m_time.cursor());
    if (frame.panel().kind == PanelKind::TimeSeries)
        frame.showOverlays(m_overlays->of(frame.panel()));
    connect(&frame, &PanelFrame::mended, this,
            [this](const Panel &panel) { record(withPanelReplaced(dashboard(), panel), EditKind::Edited); });
    connect(&frame, &PanelFrame::settled, this, [this, &frame] {
        if (m_editor->isVisible() && originalOf(frame.panel().id) == m_editor->panel().id)
            m_editor->setData(frame.data());
    });
    connect(&frame, &PanelFrame::pivotRequested, this, &Screen::pivotRequested);
    connect(&frame, &PanelFrame::dashboardRequested, this, &DashboardsScreen::openLink);
    connect(&frame, &PanelFrame::cursorMoved, &m_time, &correlate::TimeContext::setCursor);
    connect(&frame, &PanelFrame::pinToggled, this, &DashboardsScreen::setPinned);
    connect(&frame, &PanelFrame::rangeSelected, this, [this](const TimeRange &range) {
        // Zooming out stops at now: nothing is known beyond.
        const Instant last = std::max(m_time.clock().now(), m_time.range().to);
        m_time.zoomTo({range.from, std::min(range.to, last)});
    });
    connect(&frame, &PanelFrame::zoomOutRequested, this,
            [this] { m_time.canGoBack() ? m_time.goBack() : m_time.zoomOut(); });
}

QString DashboardsScreen::title() const
{
    if (isOpening())
        return m_heads.value(m_openingId, {{}, m_openingId, {}}).title;
    return m_open >= 0 ? dashboard().title : tr("Dashboards");
}

bool DashboardsScreen::isEditing() const
{
    return m_grid->mode() == GridMode::Edit;
}

void DashboardsScreen::setSources(const Sources<metrics::PromClient> &sources)
{
    m_sources = sources;
    m_targetLists.clear();
    for (PanelFrame *frame : m_grid->frames())
        frame->markOutdated();
    if (m_isActive)
        askSources();
}

QByteArray DashboardsScreen::textOf(const DashboardFile &file)
{
    if (!file.json.isEmpty())
        return file.json;
    QFile device(file.path);
    return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray();
}

void DashboardsScreen::setDashboards(const QList<DashboardFile> &files)
{
    const QString open = openId();
    const auto again = std::find_if(files.begin(), files.end(),
                                    [&](const DashboardFile &file) { return file.id == open; });
    const bool stays = m_open >= 0 && again != files.end();
    const int next = stays ? static_cast<int>(again - files.begin()) : files.isEmpty() ? -1 : 0;
    if (!stays)
        finishSaving(); // while it is still in the list
    m_files = files;
    showTitles(next);
    readHeads();
    const QByteArray text = stays ? textOf(files[next]) : QByteArray();
    const bool isOurs = text == m_fileText || text == m_savedText || text == m_journal.journal().text();
    if (stays && (isOurs || m_journal.journal().isModified() || m_saveState == SaveState::Saving)) {
        m_open = next;
        if (!isOurs)
            m_journal.keepForeign(text);
        m_fileText = text;
        return;
    }
    openFile(next);
}

// What a file of the list is called: the open one as it is edited, another as it was last read, its name
// until then.
void DashboardsScreen::showTitles(int current)
{
    QStringList titles;
    for (const DashboardFile &file : m_files)
        titles << (m_heads.contains(file.id) ? m_heads.value(file.id).title : file.id);
    m_bar->setDashboards(titles, current);
}

QString DashboardsScreen::openId() const
{
    return m_open >= 0 ? m_files[m_open].id : QString();
}

void DashboardsScreen::open(const QString &id, OpenTime time)
{
    for (int i = 0; i < m_files.size(); ++i) {
        if (m_files[i].id == id && i != m_open)
            openFile(i, time);
    }
}

// While they are edited the panels are what the file has; else each repeated one is shown once a value.
void DashboardsScreen::showPanels()
{
    std::optional<Repeated> shown; // copying a large dashboard would be felt
    if (!isEditing() && hasRepeats(dashboard()))
        shown = withRepeats(dashboard(), m_variables);
    // Some files lay panels over each other, or leave holes that nobody has seen in the tool they come from.
    const GridLayout grid = gridOf(shown ? shown->dashboard : dashboard());
    const GridLayout promised = arranged(grid, dashboard().layout);
    if (promised != grid) {
        if (!shown)
            shown = Repeated{dashboard(), 0};
        applyGrid(shown->dashboard, promised);
    }
    m_grid->setDashboard(shown ? shown->dashboard : dashboard());
    showAlone();
    m_commands->showPanels();
    showOverlays();
    const int leftOut = shown ? shown->leftOut : 0;
    if (std::exchange(m_leftOut, leftOut) != leftOut)
        showNotice();
}

int DashboardsScreen::originalOf(int id) const
{
    const Panel *panel = m_grid->panel(id);
    return panel && panel->copyOf != 0 ? panel->copyOf : id;
}

void DashboardsScreen::showDashboard()
{
    m_overlays->setDashboard(dashboard());
    showPanels();
    showVariables();
    m_bar->setLayoutMode(dashboard().layout);
    m_bar->setTitle(dashboard().title);
    showUndo();
    showSaveState();
    showNotice();
    if (m_versions->isVisible())
        showVersions();
    if (isOpening())
        m_stack->setLoadingAnew();
    else if (m_openError)
        m_stack->setError(*m_openError);
    else if (m_open >= 0)
        m_stack->setContent();
    if (m_editor->isVisible() && m_editor->panel().id != 0) {
        if (const Panel *panel = findPanel(dashboard(), m_editor->panel().id))
            m_editor->setPanel(*panel);
        else
            m_editor->hide();
    }
    m_scrollTimer.start();
}

void DashboardsScreen::setEditing(bool isEditing)
{
    if (!isEditing && m_editor->isVisible()) {
        m_editor->commit();
        m_editor->hide();
    }
    const bool may = hasDashboard() && !m_isPresenting;
    const bool wasEditing = this->isEditing();
    m_grid->setMode(isEditing && may ? GridMode::Edit : GridMode::View);
    if (isEditing)
        setAlone(std::nullopt);
    if (wasEditing == this->isEditing())
        return;
    showPanels();
    m_bar->setEditing(this->isEditing());
    Q_EMIT editingChanged(this->isEditing());
}

void DashboardsScreen::openPivot(const correlate::Pivot &pivot)
{
    open(pivot.query, OpenTime::Shared);
    if (pivot.range && *pivot.range != m_time.range())
        m_time.setAbsolute(*pivot.range);
    if (!pivot.service.isEmpty())
        whenOpen([this, service = pivot.service] { narrowTo(service); });
}

void DashboardsScreen::narrowTo(const QString &service)
{
    for (const char *name : {"service", "service_name", "job", "app"}) {
        for (const Variable &variable : m_variables) {
            if (variable.name != QLatin1String(name))
                continue;
            setVariable(variable.name, {service});
            return;
        }
    }
}

void DashboardsScreen::activate()
{
    m_isActive = true;
    askSources();
}

void DashboardsScreen::deactivate()
{
    m_isActive = false;
    m_resolver.cancel();
    m_targets.cancel();
    m_overlays->stop();
    for (PanelFrame *frame : m_grid->frames())
        frame->stop();
}

bool DashboardsScreen::isSettled() const
{
    if (!m_isActive || isOpening() || m_resolver.isRunning() || m_targets.isRunning()
        || m_scrollTimer.isActive() || m_grid->isMaking() || !m_journal.isKept())
        return false;
    return !m_overlays->isRunning() && hasAnswered(wantedFrames());
}

const Source<metrics::PromClient> *DashboardsScreen::chosenSource() const
{
    for (const Variable &variable : m_variables) {
        if (variable.kind != VariableKind::DataSource)
            continue;
        for (const auto &source : m_sources) {
            if (source.name == variable.current.value(0) || source.id == variable.current.value(0))
                return &source;
        }
    }
    return m_sources.isEmpty() ? nullptr : &m_sources.front();
}

// The scrape interval decides what $__rate_interval means, so it is asked before anything else.
void DashboardsScreen::askSources()
{
    if (isOpening())
        return; // asked when it has come
    const auto *source = chosenSource();
    if (!source || m_targetLists.contains(source->id)) {
        resolveVariables();
        return;
    }
    m_targets.start(source->client->targets(), this,
                    [this, id = source->id](Result<std::shared_ptr<const metrics::TargetList>> answer) {
                        if (answer)
                            m_targetLists.insert(id, *answer);
                        resolveVariables();
                    });
}

PanelSurroundings DashboardsScreen::surroundings() const
{
    PanelSurroundings shared;
    shared.workers = m_workers.get();
    shared.feeds = m_feeds;
    shared.dashboardUid = dashboard().uid;
    shared.dashboardTitle = dashboard().title;
    shared.range = m_time.range();
    shared.zone = m_time.zone();
    shared.variables = m_variables;
    shared.sources = m_sources;
    shared.refreshInterval = m_time.refreshInterval();
    if (const Duration known = scrapeInterval(); known > Duration::zero())
        shared.scrapeInterval = known;
    if (const auto *source = chosenSource())
        shared.targets = m_targetLists.value(source->id);
    return shared;
}

Duration DashboardsScreen::scrapeInterval() const
{
    const auto *source = chosenSource();
    const auto targets = source ? m_targetLists.value(source->id) : nullptr;
    return targets ? metrics::scrapeIntervalOf(*targets) : Duration::zero();
}

void DashboardsScreen::askPanels(Ask ask)
{
    if (!m_isActive || m_resolver.isRunning())
        return;
    const PanelSurroundings shared = surroundings();
    if (ask == Ask::Everything) {
        m_scheduler.beginRound();
        for (PanelFrame *frame : m_grid->frames())
            frame->markOutdated();
    }
    if (m_grid->isMakingSeen())
        return; // together, so that what several want goes out once
    const auto visible = wantedFrames();
    const std::unordered_set<PanelFrame *> inSight(visible.begin(), visible.end());
    for (PanelFrame *frame : m_grid->frames())
        frame->setInSight(inSight.contains(frame));
    for (PanelFrame *frame : visible) {
        if (frame->isOutdated())
            frame->ask(shared);
    }
    askOverlays();
}

// A panel whose questions are still under way is left alone: a slow server must be able to answer at all.
void DashboardsScreen::refreshPanels()
{
    for (PanelFrame *frame : m_grid->frames()) {
        if (!frame->isRunning())
            frame->markOutdated();
    }
    m_overlays->markOutdated();
    m_scheduler.beginRound();
    askPanels(Ask::Outdated);
}

void DashboardsScreen::setPinned(std::optional<Instant> at)
{
    m_pinned = at;
    for (PanelFrame *frame : m_grid->frames())
        frame->showPinned(at);
}

} // namespace yagura::dashboards
