// Kibana's filters and Elasticsearch's query language as Lucene query text. Internal to the Kibana reader;
// pure.
#pragma once

#include "core/jsonreader.h"

#include <QStringList>

namespace yagura::dashboards::kibana {

// A filter of a search source or an Elasticsearch query; empty for "all". What cannot be said is noted.
[[nodiscard]] QString luceneOfFilter(const OrderedJsonView &filter, QStringList &unsaid);
[[nodiscard]] QString luceneOfDsl(const OrderedJsonView &query, QStringList &unsaid);
// Query and filters of a search source.
[[nodiscard]] QStringList luceneOfSearch(const OrderedJsonView &search, QStringList &unsaid);

} // namespace yagura::dashboards::kibana
