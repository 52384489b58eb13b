// "Test connection" of the settings screen: implemented where clients and configuration meet, in app/.
#pragma once

#include "core/call.h"
#include "core/secret.h"
#include "workspace/sourceconfig.h"

#include <optional>

namespace yagura {

struct ConnectionReport
{
    QString product; // "Prometheus"
    QString version; // "2.42.0"; empty where the server does not say
    QString detail; // anything else worth a line, untranslated: the cluster's name, the user of the token

    bool operator==(const ConnectionReport &) const = default;
};

class ConnectionTester
{
public:
    virtual ~ConnectionTester() = default;

    // Asks the server as config describes it, which need not be saved; with the secret just typed in, if any,
    // else with the one the reference leads to. The error says exactly what failed.
    [[nodiscard]] virtual Call<ConnectionReport> test(const SourceConfig &config,
                                                      const std::optional<Secret> &typedSecret)
        = 0;
};

} // namespace yagura
