// PagerDuty on loopback: REST v2 and Events v2, stateful and as strict as the real one; what it refuses, it
// refuses with the real one's answer. Owned by the demo world or a test; has its own thread, every public
// function may be called from any. REST lives under /, events at /v2/enqueue and /v2/change/enqueue of the
// same port.
#pragma once

#include "core/instant.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace yagura {
class Clock;
}

namespace yagura::demo {

// A service and who answers for it. Policies and teams are made from the names given here.
struct PagerDutyService
{
    QString name;
    QString team = QStringLiteral("Shop");
    QStringList escalation = {}; // user names, one a level; empty: primary on-call, secondary on-call
};

struct PagerDutyDoubleOptions
{
    QString token; // Authorization: Token token=…; empty refuses everybody
    std::vector<PagerDutyService> services;
    // Name and address of everyone; the role becomes the address: "primary on-call" is primary@shop.example.
    QStringList users = {QStringLiteral("primary on-call"), QStringLiteral("secondary on-call"),
                         QStringLiteral("db team"), QStringLiteral("platform team")};
    std::chrono::seconds escalationTimeout{30 * 60};
    int requestsPerMinute = 960; // what the ratelimit headers say; beyond it 429
};

// An incident put there directly, for history and tests.
struct PagerDutySeed
{
    QString service;
    QString title;
    QString urgency = QStringLiteral("high");
    QString dedupKey = {}; // made up when empty
    QString priority = {}; // "P1" … or empty
    std::optional<Instant> createdAt = {}; // now
    std::optional<Instant> acknowledgedAt = {};
    std::optional<Instant> resolvedAt = {};
};

// What a test or the demo sees of one incident.
struct PagerDutyIncident
{
    QString id;
    int number = 0;
    QString title;
    QString service;
    QString status; // triggered, acknowledged, resolved
    QString urgency;
    QString dedupKey; // of its first alert
    QStringList assignees; // user names
    QStringList acknowledgers;
    QStringList notes; // oldest first
    QStringList logEntryTypes; // oldest first: trigger_log_entry …
    int alerts = 0;
    Instant createdAt;
};

enum class PagerDutyFault {
    CloseBeforeEffect, // reads the whole request, does nothing, closes without an answer
    CloseAfterEffect, // does what was asked, closes without an answer
    ServerError, // 500, nothing done
    TooManyRequests, // 429 with ratelimit headers (reset in a second), nothing done
    LoginPage, // 200 with HTML, nothing done
};
enum class PagerDutyScope { Everything, Writes }; // of the REST side; events are never faulted

class PagerDutyDouble
{
public:
    // clock outlives the double.
    explicit PagerDutyDouble(const Clock &clock, PagerDutyDoubleOptions options);
    ~PagerDutyDouble(); // closes the port and joins
    Q_DISABLE_COPY_MOVE(PagerDutyDouble)

    // Listens on 127.0.0.1 at a free port and returns it; 0 when it could not.
    quint16 listen();
    [[nodiscard]] quint16 port() const;

    // 32 characters, the same for the same name in every run. Does not need listen().
    [[nodiscard]] static QString routingKey(const QString &service);
    [[nodiscard]] static QString userEmail(const QString &userName);

    // Returns the incident's id; empty for an unknown service.
    QString addIncident(const PagerDutySeed &seed);
    void removeIncident(const QString &id); // as if it had never been
    void reset(); // no incidents, no counts, no faults

    [[nodiscard]] std::vector<PagerDutyIncident> incidents() const; // oldest first
    [[nodiscard]] std::optional<PagerDutyIncident> incident(const QString &id) const;
    // How many requests with this Idempotency-Key header changed something.
    [[nodiscard]] int effectCount(const QByteArray &idempotencyKey) const;
    [[nodiscard]] int logEntryCount(const QString &incidentId, const QString &type) const;
    [[nodiscard]] std::uint64_t requestCount() const; // REST requests read to their end
    [[nodiscard]] std::uint64_t writeCount() const; // those that were PUT, POST or DELETE
    [[nodiscard]] int eventCount() const; // Events v2 accepted
    [[nodiscard]] int changeEventCount() const;

    // Faults. The next count REST requests in scope meet it.
    void failNext(PagerDutyFault fault, int count = 1, PagerDutyScope scope = PagerDutyScope::Writes);
    // Every REST answer waits this long; what was asked is done at once.
    void setDelay(std::chrono::milliseconds delay);
    void setTokenAccepted(bool accepted); // false: 401 for everybody, as after a revocation

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura::demo
