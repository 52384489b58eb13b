// Asks one Alertmanager (API v2). Made and owned by app/, one a source; call from any thread.
#pragma once

#include "alerts/alert.h"
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

    // All that it holds: active, silenced and inhibited.
    [[nodiscard]] Call<std::shared_ptr<const Alerts>> alerts() const;
    // The groups that alerts of this name are in.
    [[nodiscard]] Call<std::shared_ptr<const std::vector<AlertGroup>>>
    groupsOf(const QString &alertName) const;
    // Urgent and small: also the connection test.
    [[nodiscard]] Call<std::shared_ptr<const AlertmanagerStatus>> status() const;

    [[nodiscard]] const std::shared_ptr<HttpClient> &http() const { return m_http; }

private:
    std::shared_ptr<HttpClient> m_http;
};

} // namespace yagura::alerts
