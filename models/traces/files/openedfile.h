// A trace file as a screen shows it: what a search would answer, what went wrong, and the traces to be opened
// from it. Made on a worker, then immutable and shared; any thread.
#pragma once

#include "traces/files/tracefile.h"
#include "traces/opentrace.h"

namespace yagura::traces {

struct OpenedFile
{
    QString path;
    TraceFormat format = TraceFormat::Jaeger;
    std::vector<Error> problems; // see TraceFile
    SearchResult found; // its problems are empty: those of the file are above
    TimeRange range; // first start to last end, a little wider
    std::vector<Trace> traces; // empty when there is only one:
    std::shared_ptr<const OpenTrace> only; // opened already; null when there are several or none

    [[nodiscard]] bool holds(const TraceId &id) const;
};

// As readTraceFile().
[[nodiscard]] Result<std::shared_ptr<const OpenedFile>> openTraceFile(const QString &path);

// With all that is worked out of it. NotFound when the file does not hold it. For a worker.
[[nodiscard]] Result<std::shared_ptr<const OpenTrace>> openFrom(const OpenedFile &file, const TraceId &id);

} // namespace yagura::traces
