// A query of Kibana's search bar as Lucene, which Grafana's Elasticsearch source asks in. Internal to the
// Kibana reader; pure.
#pragma once

#include "core/jsonreader.h"

namespace yagura::dashboards::kibana {

// {language, query} as Lucene; what is KQL only is written in Lucene's words.
[[nodiscard]] QString luceneOf(const OrderedJsonView &query);

} // namespace yagura::dashboards::kibana
