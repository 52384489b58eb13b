// Alerts, incidents and sources in the words of the overview. Pure functions, GUI thread (they translate).
#pragma once

#include "alerts/alert.h"
#include "connections.h"
#include "correlate/serviceidentity.h"
#include "incidents/incident.h"
#include "incidents/outboxaction.h"
#include "overview/overviewcontent.h"

namespace yagura {

[[nodiscard]] QList<overview::AlertLine> alertLines(const alerts::Alerts &alerts,
                                                    const correlate::ServiceIdentity &identity);
[[nodiscard]] QList<overview::IncidentLine> incidentLines(const incidents::Incidents &incidents,
                                                          const std::vector<incidents::OutboxAction> &actions,
                                                          const correlate::ServiceIdentity &identity);
// What fires at this moment is known earlier than the next step of the range: services take over the worst of
// it.
[[nodiscard]] std::vector<correlate::ServiceHealth>
withFiringAlerts(std::vector<correlate::ServiceHealth> services, const QList<overview::AlertLine> &alerts);
[[nodiscard]] overview::SourceLine sourceLine(const SourceStatus &status);

} // namespace yagura
