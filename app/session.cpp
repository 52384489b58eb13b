#include "session.h"

#include "dashboards/history/historytable.h"
#include "incidents/outboxtable.h"

namespace yagura {

using namespace std::chrono_literals;

namespace {

// How often alerts and incidents are asked for, whatever screen is shown: pages must not wait for a click.
constexpr auto FeedInterval = 5s;

SourceConfig source(SourceKind kind, const QUrl &url)
{
    SourceConfig config;
    config.kind = kind;
    config.id = QStringLiteral("command-line-") + sourceKindName(kind);
    config.name = url.authority();
    config.url = url;
    return config;
}

} // namespace

QList<SourceConfig> sourcesOf(const ConsoleOptions &options)
{
    QList<SourceConfig> sources;
    const std::pair<SourceKind, QUrl> given[] = {{SourceKind::Prometheus, options.prometheus},
                                                 {SourceKind::Alertmanager, options.alertmanager},
                                                 {SourceKind::Jaeger, options.jaeger},
                                                 {SourceKind::Elasticsearch, options.elasticsearch}};
    for (const auto &[kind, url] : given) {
        if (!url.isEmpty())
            sources.append(source(kind, url));
    }
    return sources;
}

Session::Session(const Clock &clock, Redactor &redactor, SessionOptions options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_network(clock)
    , m_extraSources(options.extraSources)
    , m_workspace(options.workspaceFolder, m_workers)
    , m_secrets(options.keyring ? std::move(options.keyring) : systemKeyring(), options.workspaceFolder,
                &redactor)
    , m_database(
          {.path = options.databasePath,
           .schema = {incidents::outboxSchema(), dashboards::historySchema(), metrics::queryHistorySchema()}})
    , m_dashboardHistory(m_database, options.workspaceFolder)
    , m_queryHistory(m_database)
    , m_connectionTests(m_network, m_workers, m_secrets)
    , m_connections(m_network, m_workers, m_secrets)
    , m_time(clock)
    , m_alertFeed(clock, m_workers)
    , m_incidentFeed(clock)
    , m_outbox(m_database, clock)
{
    connect(&m_workspace, &Workspace::sourcesChanged, this, &Session::applySources);
    connect(&m_connections, &Connections::clientsChanged, this, &Session::distributeClients);
    connect(&m_connections, &Connections::wokeUp, this, [this] {
        m_alertFeed.refresh();
        m_incidentFeed.refresh();
        m_time.refresh();
    });
    if (const Status opened = m_workspace.open(); !opened)
        m_workspaceError = opened.error();
    applySources();
    m_alertFeed.setInterval(FeedInterval);
    m_time.setRefreshInterval(FeedInterval);
    m_incidentFeed.setInterval(FeedInterval);
}

Session::~Session()
{
    // What still works on the pool uses members that go before it.
    m_workers.waitForDone();
}

correlate::ServiceIdentity Session::identity() const
{
    correlate::ServiceIdentity identity;
    const ServiceMapping &mapping = m_workspace.sources().services;
    if (!mapping.labels.isEmpty())
        identity.setLabelNames(mapping.labels);
    identity.setAliases(mapping.aliases);
    return identity;
}

void Session::applySources()
{
    m_connections.setConfigs(m_extraSources + m_workspace.sources().sources);
}

void Session::distributeClients()
{
    m_alertFeed.setSources(m_connections.alertmanager(), m_connections.prometheus());
    m_alertFeed.refresh();
    const auto pagerDuty = m_connections.pagerDuty();
    m_incidentFeed.setSources(pagerDuty);
    m_incidentFeed.refresh();
    QHash<QString, std::shared_ptr<incidents::PagerDutyClient>> clients;
    for (const auto &source : pagerDuty)
        clients.insert(source.id, source.client);
    m_outbox.setClients(clients);
    Q_EMIT clientsChanged();
}

} // namespace yagura
