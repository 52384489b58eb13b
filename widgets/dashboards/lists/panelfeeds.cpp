#include "dashboards/lists/panelfeeds.h"

#include "alerts/alertfeed.h"

namespace yagura::dashboards {

void PanelFeeds::setAlerts(alerts::AlertFeed *feed)
{
    if (m_alerts)
        disconnect(m_alerts, nullptr, this, nullptr);
    m_alerts = feed;
    if (feed)
        connect(feed, &alerts::AlertFeed::changed, this, &PanelFeeds::alertsChanged);
    Q_EMIT alertsChanged();
}

void PanelFeeds::setIncidents(std::vector<IncidentLine> lines, const FeedHealth &health)
{
    m_incidents = std::move(lines);
    m_incidentHealth = health;
    Q_EMIT incidentsChanged();
}

void PanelFeeds::setObjectives(slo::Objectives objectives, const QStringList &problems)
{
    m_objectives = std::move(objectives);
    m_objectiveProblems = problems;
    Q_EMIT objectivesChanged();
}

void PanelFeeds::setDashboards(std::vector<DashboardEntry> entries)
{
    if (entries == m_dashboards)
        return;
    m_dashboards = std::move(entries);
    Q_EMIT dashboardsChanged();
}

void PanelFeeds::noteOpened(const QString &dashboardId)
{
    constexpr qsizetype mostRecent = 100;
    m_recent.removeAll(dashboardId);
    m_recent.prepend(dashboardId);
    m_recent = m_recent.mid(0, mostRecent);
    Q_EMIT dashboardsChanged();
}

void PanelFeeds::setStarred(const QStringList &ids)
{
    if (ids == m_starred)
        return;
    m_starred = ids;
    Q_EMIT dashboardsChanged();
}

void PanelFeeds::toggleStar(const QString &dashboardId)
{
    QStringList ids = m_starred;
    if (!ids.removeAll(dashboardId))
        ids << dashboardId;
    setStarred(ids);
    Q_EMIT starredChosen(ids);
}

} // namespace yagura::dashboards
