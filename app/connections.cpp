#include "connections.h"

#include "core/clock.h"
#include "net/networkthread.h"
#include "sourceprobe.h"

namespace yagura {

namespace {

// A source that was heard of within this time is not asked on purpose.
constexpr auto ProbeInterval = std::chrono::seconds(30);

AuthScheme schemeOf(SourceAuth auth)
{
    switch (auth) {
    case SourceAuth::Basic:
        return AuthScheme::Basic;
    case SourceAuth::Bearer:
        return AuthScheme::Bearer;
    case SourceAuth::ApiKey:
        return AuthScheme::ApiKey;
    case SourceAuth::PagerDutyToken:
        return AuthScheme::PagerDutyToken;
    case SourceAuth::None:
        break;
    }
    return AuthScheme::None;
}

ProxyMode proxyOf(SourceProxy proxy)
{
    switch (proxy) {
    case SourceProxy::System:
        return ProxyMode::System;
    case SourceProxy::Manual:
        return ProxyMode::Manual;
    case SourceProxy::None:
        break;
    }
    return ProxyMode::None;
}

} // namespace

Endpoint endpointOf(const SourceConfig &config, const Secret &secret)
{
    Endpoint endpoint;
    endpoint.name = config.name;
    endpoint.base = config.url;
    endpoint.authentication = {schemeOf(config.auth), config.user, secret};
    endpoint.caFile = config.caFile;
    for (const auto &[name, value] : config.headers)
        endpoint.headers.append({name.toUtf8(), value.toUtf8()});
    endpoint.proxy = proxyOf(config.proxy);
    endpoint.proxyUrl = config.proxyUrl;
    endpoint.plaintextSecretsAllowed = config.plaintextSecretsAllowed;
    if (config.deadline)
        endpoint.deadline = *config.deadline;
    if (config.stallLimit)
        endpoint.stallLimit = *config.stallLimit;
    return endpoint;
}

Connections::Connections(NetworkThread &network, QThreadPool &workers, SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_workers(workers)
    , m_secrets(secrets)
    , m_clock(network.clock())
{
    connect(&m_probeTimer, &QTimer::timeout, this, &Connections::probeIdle);
    m_probeTimer.start(ProbeInterval);
}

Connections::~Connections() = default;

void Connections::setConfigs(const QList<SourceConfig> &configs)
{
    std::vector<std::unique_ptr<Entry>> next;
    for (const SourceConfig &config : configs) {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const auto &entry) { return entry && entry->config == config; });
        if (found != m_entries.end()) {
            next.push_back(std::move(*found));
            continue;
        }
        next.push_back(std::make_unique<Entry>());
        next.back()->config = config;
    }
    m_entries = std::move(next);
    for (const auto &entry : m_entries) {
        if (!entry->http && !entry->resolving.isRunning())
            resolve(*entry);
    }
    Q_EMIT clientsChanged();
    Q_EMIT statusChanged();
}

void Connections::reconnect(const QString &sourceId)
{
    for (const auto &entry : m_entries) {
        if (entry->config.id == sourceId)
            resolve(*entry);
    }
}

void Connections::resolve(Entry &entry)
{
    entry.secretState = SecretState::Asking;
    entry.resolving.start(m_secrets.resolve(entry.config), this,
                          [this, &entry](Result<ResolvedSecret> resolved) {
                              entry.secretState = resolved ? resolved->state : SecretState::Missing;
                              entry.secretError = resolved ? std::nullopt : std::optional(resolved.error());
                              // Without its secret the source is still asked: it says itself what it refuses.
                              connectEntry(entry, resolved ? resolved->secret : Secret());
                              probeIdle();
                              Q_EMIT clientsChanged();
                              Q_EMIT statusChanged();
                          });
}

void Connections::probeIdle()
{
    const Instant now = m_clock.now();
    for (const auto &entry : m_entries) {
        if (!entry->http || entry->probing.isRunning())
            continue;
        const auto heard = entry->http->state().lastSuccess;
        if (!heard || now - *heard > ProbeInterval)
            entry->probing.start(probeSource(entry->config, entry->http), this, [](const auto &) { });
    }
}

void Connections::connectEntry(Entry &entry, const Secret &secret)
{
    entry.http = HttpClient::make(m_network, m_workers, endpointOf(entry.config, secret));
    connect(entry.http.get(), &HttpClient::stateChanged, this, &Connections::statusChanged);
    connect(entry.http.get(), &HttpClient::wokeUp, this, &Connections::wokeUp);
    switch (entry.config.kind) {
    case SourceKind::Prometheus:
        entry.prometheus = std::make_shared<metrics::PromClient>(entry.http);
        break;
    case SourceKind::Alertmanager:
        entry.alertmanager = std::make_shared<alerts::AlertmanagerClient>(entry.http);
        break;
    case SourceKind::Jaeger:
        entry.jaeger = std::make_shared<traces::JaegerClient>(entry.http);
        break;
    case SourceKind::Elasticsearch:
        entry.elasticsearch = std::make_shared<logs::ElasticClient>(entry.http, entry.config.index);
        break;
    case SourceKind::PagerDuty:
        entry.pagerDuty = std::make_shared<incidents::PagerDutyClient>(entry.http, entry.config.fromAddress);
        break;
    case SourceKind::Slack:
    case SourceKind::Jira:
    case SourceKind::Kubernetes:
        break;
    }
}

template <typename Client> Sources<Client> Connections::collect(std::shared_ptr<Client> Entry::*client) const
{
    Sources<Client> sources;
    for (const auto &entry : m_entries) {
        if ((*entry).*client)
            sources.append({entry->config.id, entry->config.name, (*entry).*client});
    }
    return sources;
}

Sources<metrics::PromClient> Connections::prometheus() const
{
    return collect(&Entry::prometheus);
}
Sources<alerts::AlertmanagerClient> Connections::alertmanager() const
{
    return collect(&Entry::alertmanager);
}
Sources<traces::JaegerClient> Connections::jaeger() const
{
    return collect(&Entry::jaeger);
}
Sources<logs::ElasticClient> Connections::elasticsearch() const
{
    return collect(&Entry::elasticsearch);
}
Sources<incidents::PagerDutyClient> Connections::pagerDuty() const
{
    return collect(&Entry::pagerDuty);
}

QList<SourceStatus> Connections::statuses() const
{
    QList<SourceStatus> list;
    for (const auto &entry : m_entries)
        list.append({entry->config, entry->http ? entry->http->state() : ConnectionState(),
                     entry->secretState, entry->secretError});
    return list;
}

} // namespace yagura
