// The clients of all configured sources: made from the workspace's configuration and the resolved secrets,
// made anew when either changes, and watched for how they are doing. Owned by the session; GUI thread.
#pragma once

#include "alerts/alertmanagerclient.h"
#include "core/callcombinators.h"
#include "incidents/pagerdutyclient.h"
#include "logs/elasticclient.h"
#include "metrics/promclient.h"
#include "net/httpclient.h"
#include "net/source.h"
#include "traces/jaegerclient.h"
#include "workspace/connectiontester.h"
#include "workspace/secretstore.h"
#include "workspace/sourceconfig.h"

#include <QObject>
#include <QThreadPool>

#include <vector>

namespace yagura {

class Clock;
class NetworkThread;

// One source and how it is doing.
struct SourceStatus
{
    SourceConfig config;
    ConnectionState connection;
    SecretState secret = SecretState::NotNeeded;
    std::optional<Error> secretError;
};

// What the configuration and its secret say, in the words of models/net.
[[nodiscard]] Endpoint endpointOf(const SourceConfig &config, const Secret &secret);

class Connections : public QObject
{
    Q_OBJECT
public:
    // All outlive the connections.
    Connections(NetworkThread &network, QThreadPool &workers, SecretStore &secrets,
                QObject *parent = nullptr);
    ~Connections() override;

    // Sources that did not change keep their clients and what these have learnt.
    void setConfigs(const QList<SourceConfig> &configs);
    // Resolves the secret of one source again, after it was typed in or removed.
    void reconnect(const QString &sourceId);

    [[nodiscard]] Sources<metrics::PromClient> prometheus() const;
    [[nodiscard]] Sources<alerts::AlertmanagerClient> alertmanager() const;
    [[nodiscard]] Sources<traces::JaegerClient> jaeger() const;
    [[nodiscard]] Sources<logs::ElasticClient> elasticsearch() const;
    [[nodiscard]] Sources<incidents::PagerDutyClient> pagerDuty() const;
    [[nodiscard]] QList<SourceStatus> statuses() const;

Q_SIGNALS:
    // The lists of clients are different now.
    void clientsChanged();
    void statusChanged();
    // The machine slept: what is shown is older than it looks.
    void wokeUp();

private:
    struct Entry
    {
        SourceConfig config;
        SecretState secretState = SecretState::Asking;
        std::optional<Error> secretError;
        Latest<ResolvedSecret> resolving;
        Latest<ConnectionReport> probing;
        std::shared_ptr<HttpClient> http;
        std::shared_ptr<metrics::PromClient> prometheus;
        std::shared_ptr<alerts::AlertmanagerClient> alertmanager;
        std::shared_ptr<traces::JaegerClient> jaeger;
        std::shared_ptr<logs::ElasticClient> elasticsearch;
        std::shared_ptr<incidents::PagerDutyClient> pagerDuty;
    };

    void resolve(Entry &entry);
    // Asks sources that have not answered lately how they are, so that the status bar knows before a screen
    // asks.
    void probeIdle();
    void connectEntry(Entry &entry, const Secret &secret);
    template <typename Client>
    [[nodiscard]] Sources<Client> collect(std::shared_ptr<Client> Entry::*client) const;

    NetworkThread &m_network;
    QThreadPool &m_workers;
    SecretStore &m_secrets;
    const Clock &m_clock;
    QTimer m_probeTimer;
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace yagura
