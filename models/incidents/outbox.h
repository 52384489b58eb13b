// Everything an operator does to incidents, on its way to the servers: first kept in this workstation's
// database, then sent, once an attempt, in order per incident. When an answer is lost, the incident's log is
// read until it shows what happened; nothing is ever sent again on a guess. What was being sent when the
// program died is settled the same way at the next start. GUI thread; owned by app/, outlives the screens.
// Times are those of the Clock.
#pragma once

#include "core/call.h"
#include "incidents/outboxaction.h"
#include "incidents/pagerdutyclient.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <map>

namespace yagura {
class Clock;
class Database;
} // namespace yagura

namespace yagura::incidents {

struct OutboxTiming
{
    Duration expiry = std::chrono::minutes(30); // from the click to the latest send
    Duration firstRetry = std::chrono::seconds(2); // of what did not arrive; doubles
    Duration longestRetry = std::chrono::seconds(60);
    Duration firstReading = std::chrono::seconds(1); // of the log, after an answer was lost; doubles
    Duration longestReading = std::chrono::seconds(30);
    Duration grace = std::chrono::seconds(20); // an effect may show this late; then its absence counts
    Duration clockTolerance = std::chrono::minutes(2); // how far the server's clock may be behind
    Duration remembered = std::chrono::hours(24); // how long what has ended stays in actions()
};

class Outbox : public QObject
{
    Q_OBJECT
public:
    // database has outboxSchema(); both outlive the outbox.
    Outbox(Database &database, const Clock &clock, OutboxTiming timing = {}, QObject *parent = nullptr);
    ~Outbox() override;

    // By id of the source. Actions of a source that is not here wait.
    void setClients(const QHash<QString, std::shared_ptr<PagerDutyClient>> &clients);

    // Completes once the action is kept durably; an error means that nothing was kept and nothing will be
    // sent. Dropping the call does not take the action back.
    [[nodiscard]] Call<OutboxAction> submit(const ActionDraft &draft);

    // Unfinished ones and those that ended lately, oldest first.
    [[nodiscard]] const std::vector<OutboxAction> &actions() const { return m_actions; }
    [[nodiscard]] std::vector<OutboxAction> actionsOf(const QString &sourceId,
                                                      const QString &incidentId) const;
    [[nodiscard]] int countOf(ActionState state) const;
    // What keeps the outbox from working at all: the database.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

Q_SIGNALS:
    void loaded();
    void changed(const yagura::incidents::OutboxAction &action);

private:
    struct Pace // of one action: when it is looked at next
    {
        Instant next;
        Duration wait{};
    };

    void load();
    void pump();
    // Returns when it wants to be looked at again; nothing while it is at work.
    [[nodiscard]] std::optional<Instant> advance(const OutboxAction &action, Instant now);
    void beginSending(OutboxAction action);
    void send(const OutboxAction &action);
    void take(const OutboxAction &action, const Result<WriteReply> &reply);
    void readBack(const OutboxAction &action);
    void judge(const OutboxAction &action, const QString &userId, const std::vector<LogEntry> &entries,
               Instant readAt);
    void settle(OutboxAction action, ActionState from);
    void show(const OutboxAction &action);
    void waitLonger(qint64 id, Duration first, Duration longest);
    [[nodiscard]] QSet<QString> claimedEvidence() const;

    // Keeps the call until it is answered.
    template <typename T> void track(Call<T> call, std::function<void(Result<T>)> handler);

    Database &m_database;
    const Clock &m_clock;
    const OutboxTiming m_timing;
    QHash<QString, std::shared_ptr<PagerDutyClient>> m_clients;
    QHash<QString, Identity> m_identities; // by source
    std::vector<OutboxAction> m_actions;
    QHash<qint64, Pace> m_paces;
    QSet<qint64> m_atWork;
    std::map<quint64, std::shared_ptr<void>> m_calls;
    quint64 m_nextCall = 0;
    QTimer m_timer;
    std::optional<Error> m_problem;
    bool m_isLoaded = false;
};

} // namespace yagura::incidents

Q_DECLARE_METATYPE(yagura::incidents::OutboxAction)
