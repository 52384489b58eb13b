#include "dashboardfeeds.h"

#include "overviewlines.h"
#include "slo/slofile.h"
#include "workspace/workspacefiles.h"

namespace yagura {

namespace {

dashboards::IncidentLineStatus statusOf(const incidents::Incident &incident)
{
    if (!incident.isOpen())
        return dashboards::IncidentLineStatus::Resolved;
    return incident.status == incidents::IncidentStatus::Acknowledged
        ? dashboards::IncidentLineStatus::Acknowledged
        : dashboards::IncidentLineStatus::Triggered;
}

dashboards::FeedHealth healthOf(const incidents::IncidentFeed &feed)
{
    dashboards::FeedHealth health;
    health.isConfigured = !feed.sources().isEmpty();
    health.isSettled = feed.isSettled();
    for (const auto &source : feed.sources()) {
        const incidents::FeedState state = feed.state(source.id);
        if (state.error)
            health.error = state.error;
        if (state.confirmedAt)
            health.confirmedAt
                = std::min(health.confirmedAt.value_or(*state.confirmedAt), *state.confirmedAt);
    }
    return health;
}

} // namespace

DashboardFeeds::DashboardFeeds(Session &session, Preferences &preferences, dashboards::PanelFeeds &feeds,
                               QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_preferences(preferences)
    , m_feeds(feeds)
{
    m_feeds.setAlerts(&session.alertFeed());
    m_feeds.setStarred(preferences.values().starred);
    connect(&session.incidentFeed(), &incidents::IncidentFeed::changed, this, &DashboardFeeds::showIncidents);
    connect(&session.outbox(), &incidents::Outbox::changed, this, &DashboardFeeds::showIncidents);
    connect(&session.workspace(), &Workspace::loaded, this, &DashboardFeeds::readObjectives);
    connect(&session.workspace(), &Workspace::filesChanged, this, [this](WorkspaceArea area) {
        if (area == WorkspaceArea::Slos)
            readObjectives();
    });
    connect(&preferences, &Preferences::changed, this,
            [this] { m_feeds.setStarred(m_preferences.values().starred); });
    connect(&feeds, &dashboards::PanelFeeds::starredChosen, this, &DashboardFeeds::saveStars);
    showIncidents();
    readObjectives();
}

void DashboardFeeds::takeSources()
{
    m_feeds.setTraceSources(m_session.connections().jaeger());
    m_feeds.setLogSources(m_session.connections().elasticsearch());
    showIncidents();
}

void DashboardFeeds::showIncidents()
{
    const incidents::IncidentFeed &feed = m_session.incidentFeed();
    // Who has it and what is on its way are said as on the overview.
    const QList<overview::IncidentLine> shown
        = incidentLines(feed.incidents(), m_session.outbox().actions(), m_session.identity());
    std::vector<dashboards::IncidentLine> lines;
    for (size_t i = 0; i < feed.incidents().size(); ++i) {
        const incidents::Incident &incident = feed.incidents()[i];
        const overview::IncidentLine &words = shown[static_cast<qsizetype>(i)];
        dashboards::IncidentLine line;
        line.id = incident.id;
        line.sourceId = incident.sourceId;
        line.number = words.number;
        line.title = incident.title;
        line.service = words.service;
        line.owner = words.owner;
        line.priority = incident.priority;
        line.pendingWrite = words.pendingWrite;
        line.status = statusOf(incident);
        line.isUrgent = incident.urgency == incidents::Urgency::High;
        line.since = incident.createdAt;
        line.until = incident.resolvedAt;
        lines.push_back(std::move(line));
    }
    m_feeds.setIncidents(std::move(lines), healthOf(feed));
}

// Files are read on a worker; one that cannot be read is named and the others count.
void DashboardFeeds::readObjectives()
{
    const auto read = [files = m_session.workspace().files(WorkspaceArea::Slos)]() -> Result<Objectives> {
        Objectives objectives;
        for (const WorkspaceFile &file : files) {
            const auto bytes = readWorkspaceFile(file.path);
            const auto parsed = bytes ? slo::readSloFile(*bytes, file.name)
                                      : Result<slo::SloFile>(std::unexpected(bytes.error()));
            if (!parsed) {
                objectives.problems << describe(parsed.error());
                continue;
            }
            objectives.all.insert(objectives.all.end(), parsed->objectives.begin(), parsed->objectives.end());
            for (const Finding &finding : parsed->findings)
                objectives.problems << describe(finding);
        }
        return objectives;
    };
    m_reading.start(runOnWorker(&m_session.workers(), read), this,
                    [this](const Result<Objectives> &objectives) {
                        if (objectives)
                            m_feeds.setObjectives(objectives->all, objectives->problems);
                    });
}

void DashboardFeeds::saveStars(const QStringList &ids)
{
    PreferenceValues values = m_preferences.values();
    values.starred = ids;
    if (const Status saved = m_preferences.set(values); !saved)
        qWarning("%s", qUtf8Printable(describe(saved.error())));
}

} // namespace yagura
