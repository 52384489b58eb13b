// What panels list besides answers to PromQL: alerts, incidents, objectives, dashboards, and the clients of
// trace and log servers. app/ fills it in; what it never hands over is not configured. Owned by
// DashboardsScreen; GUI thread.
#pragma once

#include "core/error.h"
#include "dashboards/lists/dashboardselection.h"
#include "dashboards/lists/incidentselection.h"
#include "logs/elasticclient.h"
#include "net/source.h"
#include "slo/objective.h"
#include "traces/jaegerclient.h"

#include <QObject>

namespace yagura::alerts {
class AlertFeed;
}

namespace yagura::dashboards {

// How whoever fills a feed is doing.
struct FeedHealth
{
    bool isConfigured = false; // a source of that kind exists
    bool isSettled = false; // answered at least once, well or badly
    std::optional<Error> error; // of the latest attempt
    std::optional<Instant> confirmedAt; // of the oldest source's latest good answer

    bool operator==(const FeedHealth &) const = default;
};

class PanelFeeds : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Outlives the feeds.
    void setAlerts(alerts::AlertFeed *feed);
    [[nodiscard]] alerts::AlertFeed *alerts() const { return m_alerts; }

    // Most urgent first.
    void setIncidents(std::vector<IncidentLine> lines, const FeedHealth &health);
    [[nodiscard]] const std::vector<IncidentLine> &incidents() const { return m_incidents; }
    [[nodiscard]] const FeedHealth &incidentHealth() const { return m_incidentHealth; }

    // problems: files that could not be read, one sentence each.
    void setObjectives(slo::Objectives objectives, const QStringList &problems);
    [[nodiscard]] const slo::Objectives &objectives() const { return m_objectives; }
    [[nodiscard]] const QStringList &objectiveProblems() const { return m_objectiveProblems; }

    void setTraceSources(const Sources<traces::JaegerClient> &sources) { m_traceSources = sources; }
    [[nodiscard]] const Sources<traces::JaegerClient> &traceSources() const { return m_traceSources; }
    void setLogSources(const Sources<logs::ElasticClient> &sources) { m_logSources = sources; }
    [[nodiscard]] const Sources<logs::ElasticClient> &logSources() const { return m_logSources; }

    void setDashboards(std::vector<DashboardEntry> entries);
    [[nodiscard]] const std::vector<DashboardEntry> &dashboards() const { return m_dashboards; }
    void noteOpened(const QString &dashboardId);
    [[nodiscard]] const QStringList &recent() const { return m_recent; } // ids, the latest first
    void setStarred(const QStringList &ids);
    [[nodiscard]] const QStringList &starred() const { return m_starred; }
    // By the operator; announced with starredChosen.
    void toggleStar(const QString &dashboardId);

Q_SIGNALS:
    void alertsChanged();
    void incidentsChanged();
    void objectivesChanged();
    void dashboardsChanged();
    void starredChosen(const QStringList &ids);

private:
    alerts::AlertFeed *m_alerts = nullptr;
    std::vector<IncidentLine> m_incidents;
    FeedHealth m_incidentHealth;
    slo::Objectives m_objectives;
    QStringList m_objectiveProblems;
    Sources<traces::JaegerClient> m_traceSources;
    Sources<logs::ElasticClient> m_logSources;
    std::vector<DashboardEntry> m_dashboards;
    QStringList m_recent;
    QStringList m_starred;
};

} // namespace yagura::dashboards
