#include "alerts/alertfeed.h"

#include "alerts/prometheusalerts.h"
#include "core/clock.h"

namespace yagura::alerts {

AlertFeed::AlertFeed(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void AlertFeed::setSources(const Sources<metrics::PromClient> &prometheus,
                           const Sources<AlertmanagerClient> &alertmanager)
{
    std::vector<std::unique_ptr<Server>> next;
    const auto keepOrAdd = [&](const QString &id, auto Server::*client, const auto &wanted) {
        const auto found = std::find_if(m_servers.begin(), m_servers.end(), [&](const auto &server) {
            return server && server->id == id && (*server).*client == wanted;
        });
        if (found != m_servers.end()) {
            next.push_back(std::move(*found));
            return;
        }
        next.push_back(std::make_unique<Server>());
        next.back()->id = id;
        (*next.back()).*client = wanted;
    };
    for (const auto &source : prometheus)
        keepOrAdd(source.id, &Server::prometheus, source.client);
    for (const auto &source : alertmanager)
        keepOrAdd(source.id, &Server::alertmanager, source.client);
    m_servers = std::move(next);
    std::vector<AlertList> lists;
    for (const auto &server : m_servers)
        lists.push_back(server->alerts);
    m_alerts = mergeAlerts(lists);
    Q_EMIT changed();
}

void AlertFeed::refresh()
{
    for (const auto &server : m_servers)
        ask(*server);
}

void AlertFeed::ask(Server &server)
{
    if (server.askingPrometheus.isRunning() || server.askingAlertmanager.isRunning())
        return;
    if (server.prometheus) {
        server.askingPrometheus.start(server.prometheus->alerts(), this, [this, &server](auto answer) {
            take(server, answer ? Result<AlertList>(fromPrometheus(**answer)) : std::unexpected(answer.error()));
        });
    } else {
        server.askingAlertmanager.start(server.alertmanager->alerts(), this, [this, &server](auto answer) {
            take(server, answer ? Result<AlertList>(**answer) : std::unexpected(answer.error()));
        });
    }
}

void AlertFeed::take(Server &server, Result<AlertList> answer)
{
    if (answer) {
        server.alerts = std::move(*answer);
        for (Alert &alert : server.alerts)
            alert.sources = QStringList(server.id);
        server.confirmedAt = m_clock.now();
        server.error.reset();
        std::vector<AlertList> lists;
        for (const auto &one : m_servers)
            lists.push_back(one->alerts);
        m_alerts = mergeAlerts(lists);
    } else {
        server.error = answer.error();
    }
    Q_EMIT changed();
}

bool AlertFeed::isSettled() const
{
    return std::all_of(m_servers.begin(), m_servers.end(),
                       [](const auto &server) { return server->confirmedAt || server->error; });
}

std::optional<Error> AlertFeed::error() const
{
    for (const auto &server : m_servers) {
        if (server->error)
            return server->error;
    }
    return std::nullopt;
}

std::optional<Instant> AlertFeed::confirmedAt() const
{
    std::optional<Instant> oldest;
    for (const auto &server : m_servers) {
        if (server->confirmedAt && (!oldest || *server->confirmedAt < *oldest))
            oldest = server->confirmedAt;
    }
    return oldest;
}

int AlertFeed::receivedCount() const
{
    int count = 0;
    for (const auto &server : m_servers)
        count += static_cast<int>(server->alerts.size());
    return count;
}

} // namespace yagura::alerts
