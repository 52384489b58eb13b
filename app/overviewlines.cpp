#include "overviewlines.h"

#include "kit/errortext.h"

#include <QCoreApplication>

namespace yagura {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Overview", text);
}

QString pendingText(const std::vector<incidents::OutboxAction> &actions, const incidents::Incident &incident)
{
    using incidents::ActionState;
    QString text;
    for (const incidents::OutboxAction &action : actions) {
        if (action.sourceId != incident.sourceId || action.incidentId != incident.id)
            continue;
        switch (action.state) {
        case ActionState::Queued:
            text = translated(QT_TRANSLATE_NOOP("Overview", "Write queued"));
            break;
        case ActionState::Sending:
            text = translated(QT_TRANSLATE_NOOP("Overview", "Sending"));
            break;
        case ActionState::Unknown:
            text = translated(QT_TRANSLATE_NOOP("Overview", "Unknown, checking"));
            break;
        case ActionState::Confirmed:
        case ActionState::Refused:
        case ActionState::Expired:
            break;
        }
    }
    return text;
}

QString ownerOf(const incidents::Incident &incident)
{
    if (!incident.acknowledgements.empty())
        return incident.acknowledgements.back().by.name;
    return incident.assignees.empty() ? QString() : incident.assignees.front().name;
}

} // namespace

QList<overview::AlertLine> alertLines(const alerts::Alerts &alerts,
                                      const correlate::ServiceIdentity &identity)
{
    QList<overview::AlertLine> lines;
    for (const alerts::Alert &alert : alerts) {
        if (alert.state != alerts::AlertState::Firing || !alert.since)
            continue;
        lines.append({alert.fingerprint,
                      alert.name(),
                      identity.fromLabels(alert.labels),
                      alert.summary(),
                      kit::shownSeverity(alert.severity()),
                      *alert.since,
                      {}});
    }
    return lines;
}

QList<overview::IncidentLine> incidentLines(const incidents::Incidents &incidents,
                                            const std::vector<incidents::OutboxAction> &actions,
                                            const correlate::ServiceIdentity &identity)
{
    QList<overview::IncidentLine> lines;
    for (const incidents::Incident &incident : incidents) {
        overview::IncidentLine line;
        line.id = incident.id;
        line.number = QStringLiteral("#%1").arg(incident.number);
        line.title = incident.title;
        line.service = identity.canonical(incident.service.name);
        line.severity
            = incident.urgency == incidents::Urgency::High ? kit::Severity::Critical : kit::Severity::Warning;
        line.acknowledged = incident.status == incidents::IncidentStatus::Acknowledged;
        line.owner = ownerOf(incident);
        line.pendingWrite = pendingText(actions, incident);
        line.since = incident.createdAt;
        if (!incident.acknowledgements.empty())
            line.acknowledgedAt = incident.acknowledgements.front().at;
        line.resolvedAt = incident.isOpen() ? std::nullopt
                                            : std::optional(incident.resolvedAt.value_or(
                                                  incident.statusChangedAt.value_or(incident.createdAt)));
        lines.append(line);
    }
    return lines;
}

std::vector<correlate::ServiceHealth> withFiringAlerts(std::vector<correlate::ServiceHealth> services,
                                                       const QList<overview::AlertLine> &alerts)
{
    using correlate::HealthState;
    for (correlate::ServiceHealth &health : services) {
        HealthState worst = health.now == HealthState::Unknown ? HealthState::Unknown : HealthState::Ok;
        if (const auto ratio = health.errorRatio.latest(); ratio && worst != HealthState::Unknown)
            worst = correlate::stateOfErrorRatio(*ratio);
        for (const overview::AlertLine &alert : alerts) {
            if (alert.service == health.service)
                worst = std::max(worst,
                                 alert.severity == kit::Severity::Critical ? HealthState::Critical
                                                                           : HealthState::Warning);
        }
        health.now = worst;
        if (!health.states.empty())
            health.states.back() = worst;
    }
    std::sort(services.begin(), services.end(), correlate::isWorse);
    return services;
}

overview::SourceLine sourceLine(const SourceStatus &status)
{
    overview::SourceLine line;
    line.name = status.config.name;
    if (status.connection.lastError)
        line.problem = kit::errorSentence(*status.connection.lastError);
    else if (status.secretError)
        line.problem = kit::errorSentence(*status.secretError);
    switch (status.connection.health) {
    case ConnectionHealth::Healthy:
        line.severity = kit::Severity::Ok;
        break;
    case ConnectionHealth::Degraded:
        line.severity = kit::Severity::Warning;
        break;
    case ConnectionHealth::Down:
        line.severity = kit::Severity::Critical;
        break;
    case ConnectionHealth::Unknown:
        break;
    }
    return line;
}

} // namespace yagura
