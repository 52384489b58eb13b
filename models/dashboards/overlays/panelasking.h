// What panels read, for finding what concerns them: rules that watch the same series, incidents of the same
// services. Pure, any thread.
#pragma once

#include "dashboards/panelquery.h"

namespace yagura::dashboards {

// What one panel asks of one source.
struct PanelAsking
{
    int panel = 0;
    QString source; // id
    QStringList expressions; // variables put in

    bool operator==(const PanelAsking &) const = default;
};

// Of the panels that show a course over time; what goes to no source of metrics is left out.
[[nodiscard]] std::vector<PanelAsking> askingOf(const std::vector<Panel> &panels, const PlanContext &context);

// Those of the services that any selector of the expressions lets through. A selector that names no service
// (labels service, service_name, app, job; the first that it has counts) lets all through.
[[nodiscard]] QStringList servicesRead(const QStringList &expressions, const QStringList &services);

} // namespace yagura::dashboards
