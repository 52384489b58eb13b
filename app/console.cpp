#include "console.h"

#include "core/ids.h"
#include "dashboards/windows/importpane.h"
#include "dashboards/windows/panelcommands.h"
#include "kit/errortext.h"
#include "overview/overviewscreen.h"
#include "screens.h"
#include "traces/tracesscreen.h"

#include <QMenu>

namespace yagura {

using correlate::Target;

namespace {

shell::SourceHealth healthOf(ConnectionHealth health)
{
    switch (health) {
    case ConnectionHealth::Healthy:
        return shell::SourceHealth::Healthy;
    case ConnectionHealth::Degraded:
        return shell::SourceHealth::Degraded;
    case ConnectionHealth::Down:
        return shell::SourceHealth::Down;
    case ConnectionHealth::Unknown:
        break;
    }
    return shell::SourceHealth::Unknown;
}

} // namespace

std::optional<Target> targetNamed(const QString &name)
{
    static constexpr Target targets[]
        = {Target::Overview, Target::Dashboards, Target::Metrics,   Target::Traces,
           Target::Logs,     Target::Alerts,     Target::Incidents, Target::Settings};
    const qsizetype index = screenNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(targets[index]);
}

Console::Console(Session &session, Preferences &preferences, ConsoleSurroundings surroundings,
                 QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_surroundings(std::move(surroundings))
    , m_overviewFeed(session)
    , m_window(std::make_unique<shell::MainWindow>(session.time(), m_actions))
{
    addScreens();
    m_windows = std::make_unique<DashboardWindows>(
        session, *static_cast<dashboards::DashboardsScreen *>(m_window->screen(Target::Dashboards)),
        m_surroundings.files);
    addPlayer();
    addImport();
    m_window->statusBar()->setWorkspaceName(m_surroundings.workspaceName);
    m_window->setPaletteProvider([this] { return paletteEntries(); });
    m_window->setPaletteFallback([this](const QString &text) { return traceEntries(text); });
    connect(&session, &Session::clientsChanged, this, &Console::distributeClients);
    connect(&session.connections(), &Connections::statusChanged, this, &Console::updateStatus);
    connect(&session.alertFeed(), &alerts::AlertFeed::changed, this, &Console::updateBadges);
    connect(&session.incidentFeed(), &incidents::IncidentFeed::changed, this, &Console::updateBadges);
    connect(&session.outbox(), &incidents::Outbox::changed, this, &Console::updateStatus);
    connect(m_window->statusBar(), &shell::StatusBar::sourceClicked, this, [this](const QString &sourceId) {
        if (sourceId.isEmpty()) {
            openWorkspaceMenu();
            return;
        }
        correlate::Pivot pivot;
        pivot.target = Target::Settings;
        pivot.sourceId = sourceId;
        m_window->openPivot(pivot);
    });
    connect(m_window->statusBar(), &shell::StatusBar::outboxClicked, this,
            [this] { m_window->showTarget(Target::Incidents); });
    distributeClients();
    updateStatus();
    updateBadges();
}

Console::~Console() = default;

void Console::addScreens()
{
    m_overview = new overview::OverviewScreen(m_session.time());
    connect(m_overview, &overview::OverviewScreen::activityChanged, &m_overviewFeed,
            &OverviewFeed::setActive);
    connect(&m_overviewFeed, &OverviewFeed::changed, this,
            [this] { m_overview->setContent(m_overviewFeed.content()); });
    connect(m_overview, &overview::OverviewScreen::acknowledgeRequested, this, &Console::acknowledge);
    m_window->addScreen(Target::Overview, kit::IconName::Overview, m_overview);
    const ScreenContext context{m_session, m_preferences, m_actions, m_surroundings.files};
    const QList<MadeScreen> others = makeScreens(context);
    for (const MadeScreen &made : others) {
        m_window->addScreen(made.target, made.icon, made.screen);
        m_distributors.append(made.distribute);
    }
}

// Files dropped anywhere on the window: traces go to their screen, all others to the dashboards screen, which
// says what is in them.
void Console::addImport()
{
    auto *screen = static_cast<dashboards::DashboardsScreen *>(m_window->screen(Target::Dashboards));
    auto *importer = screen->commands().importer();
    connect(m_window.get(), &shell::MainWindow::filesDropped, this, [this, screen](const QStringList &paths) {
        QStringList others;
        for (const QString &path : paths) {
            if (isTraceFile(path))
                openTraceFile(path);
            else
                others << path;
        }
        if (others.isEmpty())
            return;
        m_window->showTarget(Target::Dashboards);
        screen->commands().offerFiles(others);
    });
    connect(importer, &dashboards::ImportPane::addRequested, this,
            [this, importer](const QString &name, const QByteArray &json) {
                importer->addFinished(name,
                                      m_session.workspace().write(WorkspaceArea::Dashboards, name, json));
            });
    connect(importer, &dashboards::ImportPane::lookRequested, m_windows.get(), &DashboardWindows::look);
}

void Console::openTraceFile(const QString &path)
{
    m_window->showTarget(Target::Traces);
    static_cast<traces::TracesScreen *>(m_window->screen(Target::Traces))->openFile(path);
}

void Console::addPlayer()
{
    auto *screen = static_cast<dashboards::DashboardsScreen *>(m_window->screen(Target::Dashboards));
    m_player = std::make_unique<PlaylistPlayer>(m_session, *screen, m_surroundings.files);
    connect(m_window.get(), &shell::MainWindow::kioskChanged, m_player.get(), [this](bool isKiosk) {
        if (!isKiosk && m_player->isPlaying())
            m_player->stop();
    });
    connect(m_player.get(), &PlaylistPlayer::problem, m_window.get(), [this] { m_window->setKiosk(false); });
    const auto add = [this](const char *id, const QString &text, Qt::Key key, kit::IconName icon, auto run) {
        m_actions.add(m_window.get(),
                      {QLatin1String(id), text, tr("Playlist"), key, icon, kit::ActionScope::Window}, run);
    };
    add("playlist.next", tr("Next of the playlist"), Qt::Key_MediaNext, kit::IconName::ChevronRight,
        [this] { m_player->next(); });
    add("playlist.previous", tr("Previous of the playlist"), Qt::Key_MediaPrevious,
        kit::IconName::ChevronLeft, [this] { m_player->previous(); });
}

void Console::play(const QString &playlist)
{
    m_window->showTarget(Target::Dashboards);
    m_window->setKiosk(true);
    m_player->play(playlist);
}

kit::Screen *Console::screen(const QString &name) const
{
    const auto target = targetNamed(name);
    return target ? m_window->screen(*target) : nullptr;
}

void Console::show(const QString &screenName)
{
    if (const auto target = targetNamed(screenName))
        m_window->showTarget(*target);
}

void Console::exploreWorstService()
{
    const auto &services = m_overview->content().services;
    if (services.empty())
        return;
    correlate::Pivot pivot;
    pivot.target = Target::Metrics;
    pivot.service = services.front().service;
    m_window->openPivot(pivot);
}

QString Console::screenOfFiles() const
{
    if (m_surroundings.files.isEmpty())
        return {};
    return m_surroundings.files.first().kind == GivenFileKind::Trace ? QStringLiteral("traces")
                                                                     : QStringLiteral("dashboards");
}

void Console::distributeClients()
{
    for (const auto &distribute : m_distributors)
        distribute();
    m_overview->setContent(m_overviewFeed.content());
}

void Console::updateStatus()
{
    QList<shell::SourceState> states;
    const QList<SourceStatus> statuses = m_session.connections().statuses();
    for (const SourceStatus &status : statuses) {
        shell::SourceState state;
        state.id = status.config.id;
        state.name = status.config.name;
        state.health = healthOf(status.connection.health);
        state.error = status.connection.lastError ? status.connection.lastError : status.secretError;
        state.lastSuccess = status.connection.lastSuccess;
        state.secretInMemoryOnly = status.secret == SecretState::MemoryOnly;
        states.append(state);
    }
    m_window->statusBar()->setSources(states);
    const incidents::Outbox &outbox = m_session.outbox();
    m_window->statusBar()->setOutbox(
        {outbox.countOf(incidents::ActionState::Queued) + outbox.countOf(incidents::ActionState::Sending),
         outbox.countOf(incidents::ActionState::Unknown)});
}

void Console::updateBadges()
{
    m_window->setBadge(Target::Alerts, m_session.alertFeed().countOf(alerts::AlertState::Firing));
    m_window->setBadge(Target::Incidents, m_session.incidentFeed().openCount());
}

QList<shell::PaletteEntry> Console::paletteEntries()
{
    QList<shell::PaletteEntry> entries;
    const overview::OverviewContent content = m_overview->content();
    const auto add = [&](const QString &title, kit::IconName icon, const correlate::Pivot &pivot) {
        entries.append({title, tr("Service"), {}, icon, [this, pivot] { m_window->openPivot(pivot); }});
    };
    for (const correlate::ServiceHealth &health : content.services) {
        correlate::Pivot pivot;
        pivot.service = health.service;
        pivot.target = Target::Dashboards;
        add(tr("Dashboard of %1").arg(health.service), kit::IconName::Dashboards, pivot);
        pivot.target = Target::Traces;
        add(tr("Traces of %1").arg(health.service), kit::IconName::Traces, pivot);
        pivot.target = Target::Logs;
        add(tr("Logs of %1").arg(health.service), kit::IconName::Logs, pivot);
    }
    for (const overview::IncidentLine &incident : content.openIncidents()) {
        correlate::Pivot pivot;
        pivot.target = Target::Incidents;
        pivot.incidentId = incident.id;
        entries.append({QStringLiteral("%1 %2").arg(incident.number, incident.title),
                        tr("Incident"),
                        {},
                        kit::IconName::Incidents,
                        [this, pivot] { m_window->openPivot(pivot); }});
    }
    const QStringList playlists = m_player->names();
    for (const QString &name : playlists)
        entries.append(
            {tr("Play %1").arg(name), tr("Playlist"), {}, kit::IconName::Play, [this, name] { play(name); }});
    return entries;
}

QList<shell::PaletteEntry> Console::traceEntries(const QString &text)
{
    const auto reference = findTraceReference(text);
    if (!reference)
        return {};
    correlate::Pivot pivot;
    pivot.traceId = reference->trace.toString();
    pivot.target = Target::Traces;
    QList<shell::PaletteEntry> entries{
        {tr("Open trace %1").arg(pivot.traceId), tr("Trace"), {}, kit::IconName::Traces, [this, pivot] {
             m_window->openPivot(pivot);
         }}};
    correlate::Pivot logs = pivot;
    logs.target = Target::Logs;
    entries.append(
        {tr("Logs of trace %1").arg(pivot.traceId), tr("Trace"), {}, kit::IconName::Logs, [this, logs] {
             m_window->openPivot(logs);
         }});
    return entries;
}

void Console::acknowledge(const QString &incidentId)
{
    const incidents::Incidents &known = m_session.incidentFeed().incidents();
    const auto found = std::find_if(known.begin(), known.end(), [&](const incidents::Incident &incident) {
        return incident.id == incidentId;
    });
    if (found == known.end())
        return;
    const incidents::ActionDraft draft{found->sourceId, incidentId, incidents::IncidentAct::Acknowledge};
    m_acknowledging.start(m_session.outbox().submit(draft), this, [this, incidentId](const auto &action) {
        if (action)
            return;
        correlate::Pivot pivot;
        pivot.target = Target::Incidents;
        pivot.incidentId = incidentId;
        m_window->openPivot(pivot);
    });
}

void Console::openWorkspaceMenu()
{
    QMenu menu(m_window.get());
    if (m_surroundings.workspaceActions)
        menu.addActions(m_surroundings.workspaceActions(&menu));
    menu.addAction(tr("Settings"), this, [this] { m_window->showTarget(Target::Settings); });
    menu.exec(QCursor::pos());
}

} // namespace yagura
