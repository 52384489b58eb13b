// Kibana's visualizations of before Lens (visState) and those written in Elasticsearch's own words, as
// Grafana panels. Internal to the Kibana reader; pure.
#pragma once

#include "dashboards/files/kibana/kibanapanelfile.h"

namespace yagura::dashboards::kibana {

// attributes of a saved visualization: title, visState, kibanaSavedObjectMeta. queries are the dashboard's
// own.
[[nodiscard]] Visualization readVisualization(const OrderedJsonView &attributes,
                                              const OrderedJsonView &references, const SavedObjects &objects,
                                              const QStringList &queries);

// panelConfig {title, type, params {index, query, aggs}} with query and aggs as Elasticsearch takes them.
[[nodiscard]] Visualization readPlainConfig(const OrderedJsonView &config, const QStringList &queries);

// A saved search's lines.
[[nodiscard]] Visualization readSearch(const OrderedJsonView &attributes, const OrderedJsonView &references,
                                       const SavedObjects &objects, const QStringList &queries);

} // namespace yagura::dashboards::kibana
