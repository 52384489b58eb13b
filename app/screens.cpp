#include "screens.h"

#include "alerts/alertsscreen.h"
#include "core/callcombinators.h"
#include "dashboardfeeds.h"
#include "dashboardfiles.h"
#include "dashboards/dashboardsscreen.h"
#include "incidents/incidentsscreen.h"
#include "logs/logsscreen.h"
#include "metrics/metricsscreen.h"
#include "savedsearches.h"
#include "settings/settingsscreen.h"
#include "traces/tracesscreen.h"

namespace yagura {

using correlate::Target;

namespace {

MadeScreen makeDashboards(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new dashboards::DashboardsScreen(session.time(), nullptr, &session.scheduler());
    screen->setEditStore(&session.dashboardHistory());
    screen->registerActions(context.actions);
    QObject::connect(screen, &dashboards::DashboardsScreen::saveRequested, screen,
                     [screen, &session](const QString &id, const QByteArray &json) {
                         screen->saveFinished(id,
                                              session.workspace().write(WorkspaceArea::Dashboards, id, json));
                     });
    const auto list = [screen, &session, given = context.files] {
        screen->setDashboards(dashboardFiles(session.workspace(), given));
    };
    QObject::connect(&session.workspace(), &Workspace::loaded, screen, list);
    QObject::connect(&session.workspace(), &Workspace::filesChanged, screen, [list](WorkspaceArea area) {
        if (area == WorkspaceArea::Dashboards)
            list();
    });
    list();
    auto *feeds = new DashboardFeeds(session, context.preferences, screen->feeds(), screen);
    return {Target::Dashboards, kit::IconName::Dashboards, screen, [screen, feeds, &session] {
                feeds->takeSources();
                screen->setSources(session.connections().prometheus());
            }};
}

MadeScreen makeTraces(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new traces::TracesScreen(session.time());
    screen->setWorkers(&session.workers());
    screen->registerActions(context.actions);
    new SavedSearches(session, *screen); // the screen's child
    for (const GivenFile &file : context.files) {
        if (file.kind == GivenFileKind::Trace)
            screen->openFile(file.path);
    }
    return {Target::Traces, kit::IconName::Traces, screen, [screen, &session] {
                screen->setServiceIdentity(session.identity());
                screen->setSources(session.connections().jaeger());
            }};
}

MadeScreen makeMetrics(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new metrics::MetricsScreen(session.time());
    screen->registerActions(context.actions);
    QObject::connect(screen, &metrics::MetricsScreen::queryAsked, screen, [&session](const QString &query) {
        (void)session.queryHistory().keep(query, session.clock().now()); // done even if nobody waits
    });
    const auto history = std::make_shared<Call<QStringList>>(session.queryHistory().load());
    history->onDone(screen, [screen, history](const Result<QStringList> &queries) {
        if (queries)
            screen->setHistory(*queries);
    });
    return {Target::Metrics, kit::IconName::Metrics, screen,
            [screen, &session] { screen->setSources(session.connections().prometheus()); }};
}

// What was found in Explore becomes a panel of the dashboard that is open.
void joinExplore(metrics::MetricsScreen &explore, dashboards::DashboardsScreen &target)
{
    QObject::connect(&explore, &metrics::MetricsScreen::addToDashboardRequested, &target,
                     [&explore, &target](const QByteArray &panel) {
                         if (!target.addPanelClip(panel))
                             return;
                         correlate::Pivot pivot;
                         pivot.target = Target::Dashboards;
                         Q_EMIT explore.pivotRequested(pivot);
                     });
}

MadeScreen makeAlerts(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new alerts::AlertsScreen(session.time(), session.alertFeed(), &session.incidentFeed());
    screen->registerActions(context.actions);
    return {Target::Alerts, kit::IconName::Alerts, screen,
            [screen, &session] { screen->setServiceIdentity(session.identity()); }};
}

MadeScreen makeIncidents(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new incidents::IncidentsScreen(session.time(), session.incidentFeed(), session.outbox());
    screen->registerActions(context.actions);
    return {Target::Incidents, kit::IconName::Incidents, screen,
            [screen, &session] { screen->setServiceIdentity(session.identity()); }};
}

MadeScreen makeLogs(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new logs::LogsScreen(session.time());
    screen->registerActions(context.actions);
    return {Target::Logs, kit::IconName::Logs, screen,
            [screen, &session] { screen->setSources(session.connections().elasticsearch()); }};
}

MadeScreen makeSettings(const ScreenContext &context)
{
    Session &session = context.session;
    auto *screen = new settings::SettingsScreen({session.workspace(), session.secrets(), context.preferences,
                                                 session.connectionTests(), context.actions});
    QObject::connect(screen, &settings::SettingsScreen::secretChanged, &session,
                     [&session](const QString &sourceId) { session.connections().reconnect(sourceId); });
    return {Target::Settings, kit::IconName::Settings, screen, [] { }};
}

} // namespace

QList<MadeScreen> makeScreens(const ScreenContext &context)
{
    const MadeScreen panels = makeDashboards(context);
    const MadeScreen explore = makeMetrics(context);
    joinExplore(*static_cast<metrics::MetricsScreen *>(explore.screen),
                *static_cast<dashboards::DashboardsScreen *>(panels.screen));
    return {panels,
            explore,
            makeTraces(context),
            makeLogs(context),
            makeAlerts(context),
            makeIncidents(context),
            makeSettings(context)};
}

} // namespace yagura
