// "Test connection" of the settings screen: builds a client for the configuration at hand, asks for the
// version, and says exactly what failed. Owned by the session, so that its clients go before the network; GUI
// thread.
#pragma once

#include "net/httpclient.h"
#include "net/networkthread.h"
#include "workspace/connectiontester.h"
#include "workspace/secretstore.h"

#include <QThreadPool>

namespace yagura {

class ConnectionTests : public ConnectionTester
{
public:
    // All outlive the tests.
    ConnectionTests(NetworkThread &network, QThreadPool &workers, SecretStore &secrets);

    [[nodiscard]] Call<ConnectionReport> test(const SourceConfig &config,
                                              const std::optional<Secret> &typedSecret) override;

private:
    NetworkThread &m_network;
    QThreadPool &m_workers;
    SecretStore &m_secrets;
    QList<std::shared_ptr<HttpClient>> m_recent;
};

} // namespace yagura
