#include "incidents/outbox.h"

#include "core/clock.h"
#include "incidents/outboxtable.h"
#include "incidents/settlement.h"
#include "store/database.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

Error notDone()
{
    return {ErrorKind::NotFound, u"log_entries"_s, u"the incident's log shows that it was not done"_s,
            u"Do it again if it is still needed."_s};
}

} // namespace

Outbox::Outbox(Database &database, const Clock &clock, OutboxTiming timing, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_timing(timing)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::pump);
    load();
}

Outbox::~Outbox() = default;

template <typename T> void Outbox::track(Call<T> call, std::function<void(Result<T>)> handler)
{
    const quint64 id = m_nextCall++;
    auto held = std::make_shared<Call<T>>(std::move(call));
    m_calls[id] = held;
    held->onDone(this, [this, id, handler = std::move(handler)](Result<T> result) {
        m_calls.erase(id);
        handler(std::move(result));
    });
}

void Outbox::load()
{
    const Instant now = m_clock.now();
    auto loading = m_database.write([now, since = now - m_timing.remembered](Connection &connection) {
        return loadActions(connection, now, since);
    });
    track<std::vector<OutboxAction>>(std::move(loading), [this](Result<std::vector<OutboxAction>> actions) {
        m_isLoaded = true;
        if (actions) {
            // Submitted meanwhile: already in both.
            std::erase_if(*actions, [&](const OutboxAction &one) {
                return std::ranges::find(m_actions, one.id, &OutboxAction::id) != m_actions.end();
            });
            m_actions.insert(m_actions.begin(), actions->begin(), actions->end());
        } else {
            m_problem = actions.error();
        }
        Q_EMIT loaded();
        pump();
    });
}

void Outbox::setClients(const QHash<QString, std::shared_ptr<PagerDutyClient>> &clients)
{
    m_clients = clients;
    m_identities.clear();
    pump();
}

Call<OutboxAction> Outbox::submit(const ActionDraft &draft)
{
    Promise<OutboxAction> promise;
    auto keeping = m_database.write([draft, now = m_clock.now()](Connection &connection) {
        return insertAction(connection, draft, now);
    });
    track<OutboxAction>(std::move(keeping), [this, promise](Result<OutboxAction> action) {
        if (action) {
            m_problem.reset();
            show(*action);
        } else {
            m_problem = action.error();
        }
        promise.finish(action);
        pump();
    });
    return promise.call();
}

std::vector<OutboxAction> Outbox::actionsOf(const QString &sourceId, const QString &incidentId) const
{
    std::vector<OutboxAction> found;
    std::ranges::copy_if(m_actions, std::back_inserter(found), [&](const OutboxAction &action) {
        return action.incidentId == incidentId && action.sourceId == sourceId;
    });
    return found;
}

int Outbox::countOf(ActionState state) const
{
    return static_cast<int>(std::ranges::count(m_actions, state, &OutboxAction::state));
}

QSet<QString> Outbox::claimedEvidence() const
{
    QSet<QString> claimed;
    for (const OutboxAction &action : m_actions) {
        if (!action.evidence.isEmpty())
            claimed << action.evidence;
    }
    return claimed;
}

void Outbox::pump()
{
    if (!m_isLoaded)
        return;
    const Instant now = m_clock.now();
    std::erase_if(m_actions, [&](const OutboxAction &action) {
        return action.isFinished() && now - action.changedAt > m_timing.remembered;
    });
    QSet<std::pair<QString, QString>> taken;
    std::optional<Instant> next;
    const std::vector<OutboxAction> snapshot = m_actions;
    for (const OutboxAction &action : snapshot) {
        const std::pair incident(action.sourceId, action.incidentId);
        if (action.isFinished() || taken.contains(incident))
            continue;
        taken.insert(incident); // later ones of the incident wait for this one
        const auto again = advance(action, now);
        if (again && (!next || *again < *next))
            next = again;
    }
    if (next) {
        const auto wait = std::chrono::ceil<std::chrono::milliseconds>(*next - now);
        m_timer.start(
            std::clamp(wait, std::chrono::milliseconds(1), std::chrono::milliseconds(std::chrono::hours(1))));
    }
}

std::optional<Instant> Outbox::advance(const OutboxAction &action, Instant now)
{
    if (m_atWork.contains(action.id))
        return std::nullopt;
    const Instant due = m_paces.value(action.id, {now, {}}).next;
    if (action.state == ActionState::Queued) {
        const Instant expires = action.createdAt + m_timing.expiry;
        if (now >= expires) {
            OutboxAction expired = action;
            expired.state = ActionState::Expired;
            settle(std::move(expired), ActionState::Queued);
            return std::nullopt;
        }
        if (!m_clients.contains(action.sourceId))
            return expires;
        if (now < due)
            return std::min(due, expires);
        beginSending(action);
        return std::nullopt;
    }
    if (!m_clients.contains(action.sourceId))
        return std::nullopt;
    if (now < due)
        return due;
    readBack(action);
    return std::nullopt;
}

void Outbox::beginSending(OutboxAction action)
{
    m_atWork.insert(action.id);
    OutboxAction sending = action;
    sending.state = ActionState::Sending;
    sending.changedAt = m_clock.now();
    sending.attemptedAt = sending.changedAt;
    ++sending.attempts;
    sending.problem.reset();
    auto keeping = m_database.write(
        [sending](Connection &connection) { return updateAction(connection, sending, ActionState::Queued); });
    track<OutboxAction>(std::move(keeping), [this, action](Result<OutboxAction> kept) {
        if (kept) {
            show(*kept);
            send(*kept);
            return;
        }
        // Not a byte goes out that is not on record.
        OutboxAction waiting = action;
        waiting.problem = kept.error();
        m_atWork.remove(action.id);
        waitLonger(action.id, m_timing.firstRetry, m_timing.longestRetry);
        show(waiting);
        pump();
    });
}

void Outbox::send(const OutboxAction &action)
{
    const auto client = m_clients.value(action.sourceId);
    if (!client) {
        take(action, failure(ErrorKind::CircuitOpen, action.sourceId, u"the source was removed"_s));
        return;
    }
    track<WriteReply>(client->perform({action.act, action.incidentId, action.text, action.key}),
                      [this, action](Result<WriteReply> reply) { take(action, reply); });
}

void Outbox::take(const OutboxAction &action, const Result<WriteReply> &reply)
{
    if (!reply && reply.error().kind == ErrorKind::ShuttingDown)
        return; // stays on record as being sent, and is settled at the next start
    OutboxAction after = action;
    if (reply) {
        after.state = ActionState::Confirmed;
    } else {
        after.problem = reply.error();
        switch (meaningOf(reply.error())) {
        case FailureMeaning::NotSent:
            after.state = ActionState::Queued;
            waitLonger(action.id, m_timing.firstRetry, m_timing.longestRetry);
            break;
        case FailureMeaning::Refused:
            after.state = ActionState::Refused;
            break;
        case FailureMeaning::Unknown:
            after.state = ActionState::Unknown;
            m_paces.remove(action.id);
            waitLonger(action.id, m_timing.firstReading, m_timing.longestReading);
            break;
        }
    }
    settle(std::move(after), ActionState::Sending);
}

void Outbox::settle(OutboxAction action, ActionState from)
{
    action.changedAt = m_clock.now();
    if (action.isFinished())
        m_paces.remove(action.id);
    m_atWork.insert(action.id);
    auto keeping = m_database.write(
        [action, from](Connection &connection) { return updateAction(connection, action, from); });
    track<OutboxAction>(std::move(keeping), [this, action](const Result<OutboxAction> &kept) {
        // Known is known, even when it could not be kept: then the next start settles it from the log again.
        m_problem = kept ? std::nullopt : std::optional(kept.error());
        m_atWork.remove(action.id);
        show(action);
        pump();
    });
}

void Outbox::readBack(const OutboxAction &action)
{
    m_atWork.insert(action.id);
    const auto client = m_clients.value(action.sourceId);
    const auto later = [this, action](const Error &error) {
        if (error.kind == ErrorKind::NotFound) {
            OutboxAction gone = action;
            gone.state = ActionState::Refused;
            gone.problem = error;
            settle(std::move(gone), ActionState::Unknown);
            return;
        }
        m_atWork.remove(action.id);
        waitLonger(action.id, m_timing.firstReading, m_timing.longestReading);
        pump();
    };
    if (!m_identities.contains(action.sourceId)) {
        track<std::shared_ptr<const Identity>>(
            client->identity(), [this, action, later](const Result<std::shared_ptr<const Identity>> &who) {
                if (!who) {
                    Error error = who.error();
                    error.kind = error.kind == ErrorKind::NotFound ? ErrorKind::InvalidInput : error.kind;
                    later(error);
                    return;
                }
                m_identities.insert(action.sourceId, **who);
                m_atWork.remove(action.id);
                pump();
            });
        return;
    }
    using Entries = std::shared_ptr<const std::vector<LogEntry>>;
    track<Entries>(client->logEntries(action.incidentId),
                   [this, action, later, readAt = m_clock.now()](const Result<Entries> &entries) {
                       if (entries)
                           judge(action, m_identities.value(action.sourceId).id, **entries, readAt);
                       else
                           later(entries.error());
                   });
}

void Outbox::judge(const OutboxAction &action, const QString &userId, const std::vector<LogEntry> &entries,
                   Instant readAt)
{
    OutboxAction after = action;
    if (const auto evidence
        = findEvidence(action, entries, userId, claimedEvidence(), m_timing.clockTolerance)) {
        after.state = ActionState::Confirmed;
        after.evidence = *evidence;
        after.problem.reset();
    } else if (readAt - action.changedAt >= m_timing.grace) {
        after.state = ActionState::Refused;
        after.problem = notDone();
    } else {
        m_atWork.remove(action.id);
        waitLonger(action.id, m_timing.firstReading, m_timing.longestReading);
        pump();
        return;
    }
    settle(std::move(after), ActionState::Unknown);
}

void Outbox::waitLonger(qint64 id, Duration first, Duration longest)
{
    Pace &pace = m_paces[id];
    pace.wait = pace.wait == Duration() ? first : std::min(pace.wait * 2, longest);
    pace.next = m_clock.now() + pace.wait;
}

void Outbox::show(const OutboxAction &action)
{
    const auto found = std::ranges::find(m_actions, action.id, &OutboxAction::id);
    if (found == m_actions.end())
        m_actions.push_back(action);
    else
        *found = action;
    Q_EMIT changed(action);
}

} // namespace yagura::incidents
