// Aggregations of the Elasticsearch double: date_histogram, terms, filter, filters, missing, cardinality,
// percentiles, min, max, avg, sum, value_count, stats and top_hits, nested to any depth. Exact where the real
// ones estimate.
#pragma once

#include "demo/eshits.h"

namespace yagura::demo::es {

using Matched = std::vector<const Document *>;

// aggs: the request's object. EsFailure for what the real server or this double refuses.
[[nodiscard]] Json aggregate(const Json &aggs, const Matched &documents, const Scope &scope);

} // namespace yagura::demo::es
