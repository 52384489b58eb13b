// Everything the overview shows, as one value, and what follows from it: the verdict. Pure.
#pragma once

#include "correlate/servicehealth.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>

namespace yagura::overview {

struct SourceLine
{
    QString name;
    kit::Severity severity = kit::Severity::Unknown;
    QString problem; // translated sentence, or empty

    bool operator==(const SourceLine &) const = default;
};

struct OverviewContent
{
    Instant now;
    TimeRange range;
    QTimeZone zone = QTimeZone::utc();
    std::vector<correlate::ServiceHealth> services;
    correlate::Trend totalErrors;
    PartState servicesState;
    QList<IncidentLine> incidents; // open ones and those resolved in the range
    PartState incidentsState;
    QList<AlertLine> alerts; // firing ones and those resolved in the range
    PartState alertsState;
    QList<ErrorLine> errors;
    PartState errorsState;
    QList<DeployLine> deploys;
    QList<SourceLine> sources;

    [[nodiscard]] QList<IncidentLine> openIncidents() const; // worst first, unacknowledged first, then oldest
    [[nodiscard]] QList<AlertLine> firingAlerts() const; // worst first, then newest
};

// How the kit shows the state of a service.
[[nodiscard]] kit::Severity severityOf(correlate::HealthState state);

// What the operator must know first.
struct Verdict
{
    kit::Severity severity = kit::Severity::Unknown;
    QString incidentId; // of the incident it speaks of, or empty
    QString alertFingerprint; // of the alert it speaks of, or empty
    QString service; // the one it speaks of, if that is known
    bool isFailing = false; // that service answers with errors, rather than slowly or not as it should
    QString title; // of the incident or alert; empty when all is calm or nothing is known
    QString detail; // what the newest alert of the service says, else empty
    QStringList where; // services in trouble, worst first
    std::optional<Instant> since;
    QString owner;
    bool acknowledged = false;
};

[[nodiscard]] Verdict verdictOf(const OverviewContent &content);

} // namespace yagura::overview
