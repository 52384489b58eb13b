// Jaeger's v1 JSON: the envelope {data, total, limit, offset, errors}, traces in it or alone (one, or a list,
// as exported), services, operations, dependencies, error bodies; and the requests that bring them. Pure, any
// thread.
#pragma once

#include "core/result.h"
#include "net/httprequest.h"
#include "traces/traceanswer.h"
#include "traces/tracesearch.h"

namespace yagura::traces::jaegerwire {

// Takes the bytes: they are padded in place.
[[nodiscard]] Result<TraceAnswer> readTraces(QByteArray body);
[[nodiscard]] Result<QStringList> readServices(QByteArray body);
[[nodiscard]] Result<std::vector<Operation>> readOperations(QByteArray body);
[[nodiscard]] Result<std::vector<Dependency>> readDependencies(QByteArray body);

// What an error body of either dialect says, or empty. Its content type is not to be trusted.
[[nodiscard]] QString errorText(const QByteArray &body);

[[nodiscard]] QueryItems searchItems(const TraceQuery &query);
[[nodiscard]] QueryItems dependencyItems(const TimeRange &range);

} // namespace yagura::traces::jaegerwire
