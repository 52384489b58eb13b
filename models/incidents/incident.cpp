#include "incidents/incident.h"

#include <algorithm>
#include <tuple>

namespace yagura::incidents {

namespace {

std::optional<Instant> firstPending(const Incident &incident, PendingKind kind)
{
    const auto found = std::ranges::find(incident.pendingChanges, kind, &PendingChange::kind);
    return found == incident.pendingChanges.end() ? std::nullopt : std::optional(found->at);
}

int statusRank(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Triggered:
        return 0;
    case IncidentStatus::Unknown:
        return 1;
    case IncidentStatus::Acknowledged:
        return 2;
    case IncidentStatus::Resolved:
        break;
    }
    return 3;
}

} // namespace

std::optional<Instant> Incident::snoozedUntil() const
{
    return status == IncidentStatus::Acknowledged ? firstPending(*this, PendingKind::Unacknowledge)
                                                  : std::nullopt;
}

std::optional<Instant> Incident::escalatesAt() const
{
    return firstPending(*this, PendingKind::Escalate);
}

bool isMoreUrgent(const Incident &a, const Incident &b)
{
    const auto rank = [](const Incident &incident) {
        const QString priority = incident.priority.isEmpty() ? QStringLiteral("~") : incident.priority;
        return std::tuple(statusRank(incident.status), incident.urgency, priority,
                          -toUnixMilliseconds(incident.createdAt), incident.id);
    };
    return rank(a) < rank(b);
}

} // namespace yagura::incidents
