// Asks one PagerDuty and acts on it. Made and owned by app/, one a source; call from any thread. Lists are
// complete: every page is asked, rows that shifted while paging appear once, and beyond the server's 10,000
// rows the sweep goes on from the last time of creation. Writes are sent at most once; what is to survive a
// crash goes through Outbox instead of perform().
#pragma once

#include "core/call.h"
#include "incidents/incident.h"
#include "incidents/incidentwrite.h"
#include "incidents/logentry.h"

#include <memory>

namespace yagura {
class HttpClient;
struct HttpRequest;
struct HttpResponse;
} // namespace yagura

namespace yagura::incidents {

struct IncidentQuery
{
    std::vector<IncidentStatus> statuses; // none: all
    std::optional<Instant> since; // of creation; nothing: since ever

    bool operator==(const IncidentQuery &) const = default;
};

class PagerDutyClient
{
public:
    // fromAddress: the operator's address for the From header, without which PagerDuty refuses writes.
    PagerDutyClient(std::shared_ptr<HttpClient> http, QString fromAddress);

    [[nodiscard]] Call<std::shared_ptr<const Incidents>> incidents(const IncidentQuery &query) const;
    [[nodiscard]] Call<std::shared_ptr<const Incident>> incident(const QString &id) const;
    // Newest first.
    [[nodiscard]] Call<std::shared_ptr<const std::vector<LogEntry>>>
    logEntries(const QString &incidentId) const;
    [[nodiscard]] Call<std::shared_ptr<const std::vector<Note>>> notes(const QString &incidentId) const;
    [[nodiscard]] Call<std::shared_ptr<const std::vector<IncidentAlert>>>
    alerts(const QString &incidentId) const;
    [[nodiscard]] Call<std::shared_ptr<const std::vector<OnCall>>> onCalls() const;
    // Who fromAddress is. InvalidInput when it is empty, NotFound when the server does not know it.
    [[nodiscard]] Call<std::shared_ptr<const Identity>> identity() const;
    // Small and urgent: the connection test.
    [[nodiscard]] Call<std::shared_ptr<const QStringList>> abilities() const;

    // Completes with OutcomeUnknown when it was sent and its fate is not known; also when the answer does not
    // show what was asked for.
    [[nodiscard]] Call<WriteReply> perform(const IncidentWrite &write) const;

    [[nodiscard]] const QString &fromAddress() const { return m_fromAddress; }
    [[nodiscard]] const std::shared_ptr<HttpClient> &http() const { return m_http; }

private:
    std::shared_ptr<HttpClient> m_http;
    QString m_fromAddress;
};

} // namespace yagura::incidents
