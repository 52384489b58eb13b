// Asks one Alertmanager (API v2). Made and owned by app/, one a source; call from any thread, answers are parsed on the
// workers of its HttpClient.
#pragma once

#include "alerts/alertmanagerwire.h"
#include "core/call.h"

#include <memory>

namespace yagura {
class HttpClient;
}

namespace yagura::alerts {

class AlertmanagerClient
{
public:
    explicit AlertmanagerClient(std::shared_ptr<HttpClient> http);
    ~AlertmanagerClient();
    Q_DISABLE_COPY_MOVE(AlertmanagerClient)

    // All alerts, also silenced and inhibited ones.
    [[nodiscard]] Call<std::shared_ptr<const AlertList>> alerts() const;
    // Urgent and small: also the connection test.
    [[nodiscard]] Call<std::shared_ptr<const AlertmanagerStatus>> status() const;

    [[nodiscard]] const std::shared_ptr<HttpClient> &http() const { return m_http; }

private:
    std::shared_ptr<HttpClient> m_http;
};

} // namespace yagura::alerts
