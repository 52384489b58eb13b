// Everything of a running console that has no window: workspace, secrets, connections, the shared time, the
// feeds that run whatever screen is shown, the outbox. Owned by main or by a test; GUI thread. Destroying it
// ends everything.
#pragma once

#include "alerts/alertfeed.h"
#include "commandline.h"
#include "connections.h"
#include "connectiontests.h"
#include "core/clock.h"
#include "core/redact.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "dashboards/history/historystore.h"
#include "incidents/incidentfeed.h"
#include "incidents/outbox.h"
#include "metrics/queryhistorystore.h"
#include "metrics/queryscheduler.h"
#include "net/networkthread.h"
#include "store/database.h"
#include "workspace/workspace.h"

#include <QThreadPool>

namespace yagura {

struct SessionOptions
{
    QString workspaceFolder;
    QString databasePath;
    QList<SourceConfig> extraSources; // of the command line, besides those of the workspace
    std::unique_ptr<Keyring> keyring; // null: the system's
};

// The sources that --prometheus URL and its sisters stand for.
[[nodiscard]] QList<SourceConfig> sourcesOf(const ConsoleOptions &options);

class Session : public QObject
{
    Q_OBJECT
public:
    // clock and redactor outlive the session. Storage when the workspace folder cannot be had is in
    // workspaceError().
    Session(const Clock &clock, Redactor &redactor, SessionOptions options, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QThreadPool &workers() { return m_workers; }
    [[nodiscard]] NetworkThread &network() { return m_network; }
    [[nodiscard]] Workspace &workspace() { return m_workspace; }
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }
    [[nodiscard]] Connections &connections() { return m_connections; }
    // Of all screens, so that each server gets no more than its share.
    [[nodiscard]] metrics::QueryScheduler &scheduler() { return m_scheduler; }
    [[nodiscard]] ConnectionTests &connectionTests() { return m_connectionTests; }
    [[nodiscard]] correlate::TimeContext &time() { return m_time; }
    [[nodiscard]] alerts::AlertFeed &alertFeed() { return m_alertFeed; }
    [[nodiscard]] incidents::IncidentFeed &incidentFeed() { return m_incidentFeed; }
    [[nodiscard]] dashboards::HistoryStore &dashboardHistory() { return m_dashboardHistory; }
    [[nodiscard]] const metrics::QueryHistoryStore &queryHistory() const { return m_queryHistory; }
    [[nodiscard]] incidents::Outbox &outbox() { return m_outbox; }
    [[nodiscard]] correlate::ServiceIdentity identity() const;
    [[nodiscard]] const std::optional<Error> &workspaceError() const { return m_workspaceError; }

Q_SIGNALS:
    // Sources were added, removed or reached their secrets: lists of clients are different.
    void clientsChanged();

private:
    void applySources();
    void distributeClients();

    const Clock &m_clock;
    QThreadPool m_workers;
    NetworkThread m_network;
    const QList<SourceConfig> m_extraSources;
    Workspace m_workspace;
    SecretStore m_secrets;
    Database m_database;
    dashboards::HistoryStore m_dashboardHistory;
    metrics::QueryHistoryStore m_queryHistory;
    ConnectionTests m_connectionTests;
    Connections m_connections;
    metrics::QueryScheduler m_scheduler;
    correlate::TimeContext m_time;
    alerts::AlertFeed m_alertFeed;
    incidents::IncidentFeed m_incidentFeed;
    incidents::Outbox m_outbox;
    std::optional<Error> m_workspaceError;
};

} // namespace yagura
