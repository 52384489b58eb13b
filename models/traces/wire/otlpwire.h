// Jaeger's v3 JSON, which is OTLP's: {"result":{"resourceSpans":[…]}}, one or several such objects one after
// the other, bare or as lines of a file; services, operations, trace summaries; and the query parameters.
// Pure, any thread.
#pragma once

#include "core/result.h"
#include "net/httprequest.h"
#include "traces/traceanswer.h"
#include "traces/tracesearch.h"

namespace yagura::traces::otlpwire {

// The spans of all documents in body, one Trace a trace id, in the order in which the ids first appear.
// Takes the bytes: they are padded in place.
[[nodiscard]] Result<TraceAnswer> readTraces(QByteArray body);
[[nodiscard]] Result<std::vector<TraceSummary>> readSummaries(QByteArray body);
[[nodiscard]] Result<QStringList> readServices(QByteArray body);
[[nodiscard]] Result<std::vector<Operation>> readOperations(QByteArray body);

// In both spellings, as servers of different age know one or the other and ignore what they do not know.
[[nodiscard]] QueryItems searchItems(const TraceQuery &query);
[[nodiscard]] QueryItems operationItems(const QString &service);

} // namespace yagura::traces::otlpwire
