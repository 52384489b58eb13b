// What happened to an incident, as the server's log tells it. Plain values, any thread.
#pragma once

#include "incidents/incident.h"

namespace yagura::incidents {

enum class LogEntryKind {
    Trigger,
    Acknowledge,
    Unacknowledge,
    Assign,
    Escalate,
    Delegate,
    Resolve,
    Snooze,
    Notify,
    Annotate,
    UrgencyChange,
    PriorityChange,
    FieldChange,
    Merge,
    Other, // a type this program has not met: summary says what it was
};

struct LogEntry
{
    QString id;
    LogEntryKind kind = LogEntryKind::Other;
    QString typeName; // as the server spells it
    QString summary;
    QString note; // of an annotation
    Reference agent; // who or what did it
    bool isByUser = false;
    std::vector<Reference> people; // assigned or notified
    Instant createdAt;

    bool operator==(const LogEntry &) const = default;
};

struct Note
{
    QString id;
    QString content;
    Reference by;
    Instant createdAt;

    bool operator==(const Note &) const = default;
};

} // namespace yagura::incidents
