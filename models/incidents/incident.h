// An incident as PagerDuty knows it, and who is who in it. Plain values, any thread.
#pragma once

#include "core/instant.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::incidents {

enum class IncidentStatus { Triggered, Acknowledged, Resolved, Unknown };
enum class Urgency { High, Low, Unknown };

// Another object of the same server, by its id and its name for people.
struct Reference
{
    QString id;
    QString name;

    bool operator==(const Reference &) const = default;
};

struct Acknowledgement
{
    Reference by;
    Instant at;

    bool operator==(const Acknowledgement &) const = default;
};

// What the server will do by itself when nobody does anything.
enum class PendingKind { Unacknowledge, Resolve, Escalate, UrgencyChange, Other };
struct PendingChange
{
    PendingKind kind = PendingKind::Other;
    Instant at;

    bool operator==(const PendingChange &) const = default;
};

struct Incident
{
    QString sourceId; // of sources.yaml
    QString id;
    int number = 0;
    QString title;
    IncidentStatus status = IncidentStatus::Unknown;
    QString statusName; // as the server spells it
    Urgency urgency = Urgency::Unknown;
    QString priority; // "P1"; empty for none
    QString dedupKey;
    QString pageUrl; // of the server's own page
    Reference service;
    Reference escalationPolicy;
    std::vector<Reference> teams;
    std::vector<Reference> assignees;
    std::vector<Acknowledgement> acknowledgements;
    std::vector<PendingChange> pendingChanges;
    int alertCount = 0;
    int openAlertCount = 0;
    Instant createdAt;
    std::optional<Instant> statusChangedAt;
    Reference statusChangedBy;
    std::optional<Instant> resolvedAt;

    [[nodiscard]] bool isOpen() const { return status != IncidentStatus::Resolved; }
    // When a snooze ends; nothing when there is none.
    [[nodiscard]] std::optional<Instant> snoozedUntil() const;
    [[nodiscard]] std::optional<Instant> escalatesAt() const;
    bool operator==(const Incident &) const = default;
};

using Incidents = std::vector<Incident>;

// One alert inside an incident. key is the dedup key of the event that made it.
struct IncidentAlert
{
    QString id;
    QString key;
    QString summary;
    QString severity;
    bool isResolved = false;
    Instant createdAt;

    bool operator==(const IncidentAlert &) const = default;
};

// The operator, as the server knows the address in the From header.
struct Identity
{
    QString id;
    QString name;
    QString email;
    QStringList teamIds;

    bool operator==(const Identity &) const = default;
};

// Who is called first, second … for an escalation policy.
struct OnCall
{
    Reference user;
    Reference policy;
    int level = 1;
    std::optional<Instant> until;

    bool operator==(const OnCall &) const = default;
};

// Worst first: triggered before acknowledged before resolved, then by priority, then newest.
[[nodiscard]] bool isMoreUrgent(const Incident &a, const Incident &b);

} // namespace yagura::incidents
