// The answers of /api/metrics/{latencies,calls,errors}, which have no envelope, and the requests that bring
// them. Pure, any thread.
#pragma once

#include "core/result.h"
#include "net/httprequest.h"
#include "traces/servicemetrics.h"

namespace yagura::traces::metricswire {

[[nodiscard]] Result<std::vector<ServiceMetricSeries>> readMetrics(const QByteArray &body);

// "/api/metrics/calls"
[[nodiscard]] QString path(ServiceMetric metric);
[[nodiscard]] QueryItems items(const ServiceMetricsQuery &query);

} // namespace yagura::traces::metricswire
