// Aggregations of Elasticsearch and OpenSearch, as elasticquerywire asks for them. Pure: bytes in, values
// out.
#pragma once

#include "core/result.h"
#include "logs/logpage.h"

#include <QByteArray>

namespace yagura::logs::elasticaggregationwire {

// The answer to histogramBody. Lines without a recognised level count as Unknown.
[[nodiscard]] Result<LogHistogram> readHistogram(QByteArray body, Duration interval);
// The answer to errorsByServiceBody.
[[nodiscard]] Result<ErrorSummary> readServices(QByteArray body);

} // namespace yagura::logs::elasticaggregationwire
