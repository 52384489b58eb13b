// A request to a Prometheus as a curl command, for people to repeat it elsewhere. Secrets are never in it:
// where the console sends one, the command has a shell variable to fill in. Pure, any thread.
#pragma once

#include "core/timerange.h"
#include "net/endpoint.h"
#include "net/httprequest.h"

namespace yagura::metrics {

// The parameters of /api/v1/query and /api/v1/query_range as PromClient sends them.
[[nodiscard]] QueryItems instantItems(const QString &expression, Instant at);
[[nodiscard]] QueryItems rangeItems(const QString &expression, const TimeRange &range, Duration step);

// The path is relative to the endpoint's base, "/api/v1/query".
[[nodiscard]] QString curlCommand(const Endpoint &endpoint, const QString &path, const QueryItems &items);

} // namespace yagura::metrics
