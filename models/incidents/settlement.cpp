#include "incidents/settlement.h"

namespace yagura::incidents {

namespace {

LogEntryKind kindOf(IncidentAct act)
{
    switch (act) {
    case IncidentAct::Acknowledge:
        return LogEntryKind::Acknowledge;
    case IncidentAct::Resolve:
        return LogEntryKind::Resolve;
    case IncidentAct::Note:
        break;
    }
    return LogEntryKind::Annotate;
}

} // namespace

std::optional<QString> findEvidence(const OutboxAction &action, const std::vector<LogEntry> &entries,
                                    const QString &userId, const QSet<QString> &claimed, Duration tolerance)
{
    const Instant earliest = action.attemptedAt.value_or(action.createdAt) - tolerance;
    const LogEntry *found = nullptr;
    for (const LogEntry &entry : entries) {
        const bool fits = entry.kind == kindOf(action.act) && entry.isByUser && entry.agent.id == userId
            && entry.createdAt >= earliest && !claimed.contains(entry.id)
            && (action.act != IncidentAct::Note || entry.note.trimmed() == action.text.trimmed());
        if (fits && (!found || entry.createdAt < found->createdAt))
            found = &entry;
    }
    return found ? std::optional(found->id) : std::nullopt;
}

FailureMeaning meaningOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::ConnectionRefused:
    case ErrorKind::HostNotFound:
    case ErrorKind::ConnectionLost:
    case ErrorKind::DeadlineExceeded:
    case ErrorKind::Stalled:
    case ErrorKind::TlsFailed:
    case ErrorKind::ProxyFailed:
    case ErrorKind::TooManyRequests:
    case ErrorKind::CircuitOpen:
        return FailureMeaning::NotSent; // what may have arrived comes as OutcomeUnknown
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::BadRequest:
    case ErrorKind::RedirectRefused:
    case ErrorKind::PlaintextRefused:
    case ErrorKind::InvalidInput:
    case ErrorKind::Unsupported:
        return FailureMeaning::Refused;
    default:
        return FailureMeaning::Unknown;
    }
}

} // namespace yagura::incidents
