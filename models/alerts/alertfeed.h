// Asks every Prometheus and Alertmanager for its alerts and keeps the merged list of the latest answers. A server that
// fails keeps what it said last; its error stands beside. GUI thread; owned by app/, shared by the screens.
#pragma once

#include "alerts/alertmanagerclient.h"
#include "core/callcombinators.h"
#include "metrics/promclient.h"
#include "net/source.h"

#include <QHash>
#include <QObject>

namespace yagura {
class Clock;
}

namespace yagura::alerts {

class AlertFeed : public QObject
{
    Q_OBJECT
public:
    explicit AlertFeed(const Clock &clock, QObject *parent = nullptr);

    void setSources(const Sources<metrics::PromClient> &prometheus, const Sources<AlertmanagerClient> &alertmanager);
    // Does nothing for a server whose last answer is still awaited.
    void refresh();

    [[nodiscard]] const AlertList &alerts() const { return m_alerts; }
    [[nodiscard]] bool hasSources() const { return !m_servers.empty(); }
    // Every server has answered at least once, well or badly.
    [[nodiscard]] bool isSettled() const;
    // Of the first server that failed at the latest try; nothing when all are well.
    [[nodiscard]] std::optional<Error> error() const;
    // When the oldest part of the list was confirmed.
    [[nodiscard]] std::optional<Instant> confirmedAt() const;
    // How many alerts the servers named before merging, and how many servers answered.
    [[nodiscard]] int receivedCount() const;
    [[nodiscard]] int serverCount() const { return static_cast<int>(m_servers.size()); }

Q_SIGNALS:
    // After every answer, also when nothing is different.
    void changed();

private:
    struct Server
    {
        QString id;
        std::shared_ptr<metrics::PromClient> prometheus;
        std::shared_ptr<AlertmanagerClient> alertmanager;
        Latest<std::shared_ptr<const std::vector<metrics::ActiveAlert>>> askingPrometheus;
        Latest<std::shared_ptr<const AlertList>> askingAlertmanager;
        AlertList alerts;
        std::optional<Instant> confirmedAt;
        std::optional<Error> error;
    };

    void ask(Server &server);
    void take(Server &server, Result<AlertList> answer);

    const Clock &m_clock;
    std::vector<std::unique_ptr<Server>> m_servers;
    AlertList m_alerts;
};

} // namespace yagura::alerts
