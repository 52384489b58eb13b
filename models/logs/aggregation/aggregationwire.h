// AggregationQuery in the words of Elasticsearch and OpenSearch, and their answer as series. Pure: for
// workers.
#pragma once

#include "core/result.h"
#include "logs/aggregation/aggregationquery.h"

#include <QByteArray>

namespace yagura::logs::aggregationwire {

// The body of a _search. InvalidInput with a sentence for what cannot be asked: a metric or bucket without
// its field, a pipeline metric without time.
[[nodiscard]] Result<QByteArray> body(const AggregationQuery &query);

// NotJson or Malformed with the place.
[[nodiscard]] Result<AggregationAnswer> readAnswer(const QByteArray &text, const AggregationQuery &query);

} // namespace yagura::logs::aggregationwire
