// What the Elasticsearch double tells of itself: the banner, cluster health, _cat/indices, _resolve/index and
// _field_caps. Plain functions over the store, called under its lock.
#pragma once

#include "demo/essearch.h"

namespace yagura::demo::es {

[[nodiscard]] Json banner(const std::string &clusterName, bool openSearch);
[[nodiscard]] Json clusterHealth(const Store &store, const std::string &clusterName,
                                 const std::string &expression);
[[nodiscard]] Json catIndices(const Store &store, const SearchRequest &request);
[[nodiscard]] Json resolveIndex(const Store &store, const std::string &expression);
[[nodiscard]] Json fieldCapabilities(const Store &store, const SearchRequest &request);

} // namespace yagura::demo::es
