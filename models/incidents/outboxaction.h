// One write on its way, with its true state. Plain values, any thread.
#pragma once

#include "core/error.h"
#include "incidents/incidentwrite.h"

namespace yagura::incidents {

// A state shown is always the last one known: nothing is Confirmed before the server said so.
enum class ActionState {
    Queued, // kept safely, not yet sent, or known not to have arrived
    Sending, // bytes may be under way
    Confirmed, // the server answered with it, or its log shows it
    Refused, // the server said no, or its log shows that it was not done
    Unknown, // sent, and nobody knows yet; the log is being read
    Expired, // waited too long to be still meant; never sent
};

struct OutboxAction
{
    qint64 id = 0;
    QByteArray key; // idempotency key
    QString sourceId;
    QString incidentId;
    IncidentAct act = IncidentAct::Acknowledge;
    QString text;
    ActionState state = ActionState::Queued;
    Instant createdAt;
    Instant changedAt; // of the state
    std::optional<Instant> attemptedAt; // of the latest send
    int attempts = 0;
    std::optional<Error> problem; // why it is not further
    QString evidence; // the log entry that shows it

    [[nodiscard]] bool isFinished() const
    {
        return state == ActionState::Confirmed || state == ActionState::Refused
            || state == ActionState::Expired;
    }
    bool operator==(const OutboxAction &) const = default;
};

// What the operator asked for.
struct ActionDraft
{
    QString sourceId;
    QString incidentId;
    IncidentAct act = IncidentAct::Acknowledge;
    QString text = {};
};

} // namespace yagura::incidents
