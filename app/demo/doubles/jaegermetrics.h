// /api/metrics/{latencies,calls,errors} as Jaeger answers it when it has a metrics store, worked out from the
// traces themselves. Pure functions.
#pragma once

#include "demo/doubles/jaegerjson.h"
#include "demo/doubles/jaegerquestion.h"

namespace yagura::demo {

// metric: "latencies", "calls", "errors". The metric family, or what is wrong with the question.
[[nodiscard]] JaegerResult<OrderedJson> serviceMetrics(const QString &metric, const HttpQuestion &question,
                                                       const TraceArchive &archive, Instant now);

} // namespace yagura::demo
