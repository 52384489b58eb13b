#include "connectiontests.h"

#include "connections.h"
#include "sourceprobe.h"

namespace yagura {

namespace {

// More than are tested at once.
constexpr qsizetype RecentClients = 32;

} // namespace

ConnectionTests::ConnectionTests(NetworkThread &network, QThreadPool &workers, SecretStore &secrets)
    : m_network(network)
    , m_workers(workers)
    , m_secrets(secrets)
{ }

Call<ConnectionReport> ConnectionTests::test(const SourceConfig &config,
                                             const std::optional<Secret> &typedSecret)
{
    auto ask = [this, config](const Secret &secret) {
        Endpoint endpoint = endpointOf(config, secret);
        endpoint.retries = 0;
        auto http = HttpClient::make(m_network, m_workers, endpoint);
        // Clients go on the thread that made them, never on the worker that parses their last answer.
        m_recent.append(http);
        while (m_recent.size() > RecentClients)
            m_recent.removeFirst();
        return probeSource(config, http);
    };
    if (typedSecret)
        return ask(*typedSecret);
    return thenCall(m_secrets.resolve(config), [ask](const Result<ResolvedSecret> &resolved) {
        if (!resolved)
            return Call<ConnectionReport>::ready(std::unexpected(resolved.error()));
        return ask(resolved->secret);
    });
}

} // namespace yagura
