#include "overview/overviewcontent.h"

#include <algorithm>

namespace yagura::overview {

using correlate::HealthState;

kit::Severity severityOf(HealthState state)
{
    switch (state) {
    case HealthState::Ok:
        return kit::Severity::Ok;
    case HealthState::Warning:
        return kit::Severity::Warning;
    case HealthState::Critical:
        return kit::Severity::Critical;
    case HealthState::Unknown:
        break;
    }
    return kit::Severity::Unknown;
}

QList<IncidentLine> OverviewContent::openIncidents() const
{
    QList<IncidentLine> open;
    std::copy_if(incidents.begin(), incidents.end(), std::back_inserter(open),
                 [](const IncidentLine &incident) { return !incident.resolvedAt; });
    std::stable_sort(open.begin(), open.end(), [](const IncidentLine &a, const IncidentLine &b) {
        if (a.severity != b.severity)
            return a.severity > b.severity;
        if (a.acknowledged != b.acknowledged)
            return b.acknowledged;
        return a.since < b.since;
    });
    return open;
}

QList<AlertLine> OverviewContent::firingAlerts() const
{
    QList<AlertLine> firing;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(firing),
                 [](const AlertLine &alert) { return !alert.until; });
    std::stable_sort(firing.begin(), firing.end(), [](const AlertLine &a, const AlertLine &b) {
        return a.severity != b.severity ? a.severity > b.severity : a.since > b.since;
    });
    return firing;
}

namespace {

bool isFailing(const OverviewContent &content, const QString &service)
{
    return std::any_of(content.services.begin(), content.services.end(),
                       [&](const correlate::ServiceHealth &health) {
                           return health.service == service
                               && correlate::stateOfErrorRatio(health.errorRatio.latest().value_or(0))
                               == HealthState::Critical;
                       });
}

} // namespace

Verdict verdictOf(const OverviewContent &content)
{
    Verdict verdict;
    for (const correlate::ServiceHealth &service : content.services) {
        if (service.now == HealthState::Critical && verdict.where.size() < 3)
            verdict.where << service.service;
    }
    const QList<AlertLine> alerts = content.firingAlerts();
    if (const QList<IncidentLine> open = content.openIncidents(); !open.isEmpty()) {
        const IncidentLine &worst = open.first();
        verdict.severity = worst.severity;
        verdict.incidentId = worst.id;
        verdict.title = worst.title;
        verdict.service = worst.service;
        verdict.since = worst.since;
        verdict.owner = worst.owner;
        verdict.acknowledged = worst.acknowledged;
        const auto alert = std::find_if(alerts.begin(), alerts.end(),
                                        [&](const AlertLine &line) { return line.service == worst.service; });
        verdict.detail = alert != alerts.end() ? alert->summary : QString();
        if (verdict.where.isEmpty() && !worst.service.isEmpty())
            verdict.where << worst.service;
        verdict.isFailing = isFailing(content, worst.service);
        return verdict;
    }
    if (!alerts.isEmpty()) {
        const AlertLine &worst = alerts.first();
        verdict.severity = worst.severity;
        verdict.alertFingerprint = worst.fingerprint;
        verdict.title = worst.name;
        verdict.service = worst.service;
        verdict.isFailing = isFailing(content, worst.service);
        verdict.detail = worst.summary;
        verdict.since = worst.since;
        if (verdict.where.isEmpty() && !worst.service.isEmpty())
            verdict.where << worst.service;
        return verdict;
    }
    // Calm needs proof: somebody must have answered, and nobody may have failed to.
    const bool heard = content.alertsState.settled || content.incidentsState.settled;
    const bool failed = content.alertsState.error || content.incidentsState.error;
    verdict.severity = heard && !failed ? kit::Severity::Ok : kit::Severity::Unknown;
    return verdict;
}

} // namespace yagura::overview
