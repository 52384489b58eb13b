#include "dashboards/lists/incidentselection.h"

namespace yagura::dashboards {

namespace {

bool isStatusWanted(IncidentLineStatus status, const IncidentListOptions &options)
{
    switch (status) {
    case IncidentLineStatus::Triggered:
        return options.showsTriggered;
    case IncidentLineStatus::Acknowledged:
        return options.showsAcknowledged;
    case IncidentLineStatus::Resolved:
        break;
    }
    return options.showsResolved;
}

} // namespace

IncidentSelection selectIncidents(const std::vector<IncidentLine> &lines, const IncidentListOptions &options,
                                  const PlanContext &context)
{
    const QStringList services = allowedWords(options.services, context);
    IncidentSelection selection;
    for (const IncidentLine &line : lines) {
        const bool isUrgencyWanted
            = options.urgency.isEmpty() || (options.urgency == QLatin1String("high")) == line.isUrgent;
        if (!isUrgencyWanted || !isStatusWanted(line.status, options)
            || (!services.isEmpty() && !services.contains(line.service)))
            continue;
        if (++selection.matching <= options.limit)
            selection.lines.push_back(line);
    }
    return selection;
}

} // namespace yagura::dashboards
