// What is marked on a panel beside its series: what its dashboard's annotations found, deploys, incidents of
// its services, the alerts that watch it. Plain values.
#pragma once

#include "dashboards/alertribbons.h"
#include "dashboards/annotations.h"
#include "dashboards/lists/incidentselection.h"

namespace yagura::dashboards {

struct NamedAnnotations
{
    QString name; // of their query
    QString color; // Grafana's name or "#rrggbb"
    std::vector<Annotation> annotations;

    bool operator==(const NamedAnnotations &) const = default;
};

struct PanelOverlays
{
    std::vector<NamedAnnotations> annotations;
    std::vector<Annotation> deploys;
    std::vector<IncidentLine> incidents;
    std::vector<AlertRibbon> ribbons;

    bool operator==(const PanelOverlays &) const = default;
};

} // namespace yagura::dashboards
