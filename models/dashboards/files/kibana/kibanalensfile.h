// Kibana's Lens visualizations (lnsXY, lnsMetric, lnsDatatable, lnsPie …) as Grafana panels. Internal to the
// Kibana reader; pure.
#pragma once

#include "dashboards/files/kibana/kibanapanelfile.h"

namespace yagura::dashboards::kibana {

// attributes {visualizationType, state, references}. references are those of the dashboard, for files that
// keep them there; queries are the dashboard's own.
[[nodiscard]] Visualization readLens(const OrderedJsonView &attributes, const OrderedJsonView &references,
                                     const SavedObjects &objects, const QStringList &queries);

} // namespace yagura::dashboards::kibana
