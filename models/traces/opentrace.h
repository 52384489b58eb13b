// Everything a screen needs of one trace, worked out once on a worker and shared: the spans, their tree, self
// times and critical path. Immutable; any thread.
#pragma once

#include "traces/analysis/criticalpath.h"
#include "traces/tracesearch.h"

namespace yagura::traces {

// What stands out in a trace; findings.h says how it is found.
enum class FindingKind {
    OwnTime, // spans of one operation spend at least a twentieth of the critical path by themselves; the
             // slowest first
    ErrorOrigin, // spans of one operation failed while nothing below them did
    RepeatedCalls, // one span calls the same operation again and again, one after the other
    RepeatedQuery, // the same, and the statements differ in their values at most (N+1)
    RetriedCalls, // attempts at one call: each failed before the next began; the first first
    Gap, // a span with children waits for none of them, though not at its beginning or end
    SlowerThanUsual, // spans that took at least twice the median of their operation; the slowest first
    ErrorSpread, // spans that failed because something below them did; topmost first
    LateWork, // goes on when the root has ended; nobody waits for it
    ClockSkew, // children on another clock lie outside their parents
    ClockAdjusted, // the server moved these spans
    Repair, // the data had to be mended
};

struct Finding
{
    FindingKind kind = FindingKind::OwnTime;
    std::vector<std::uint32_t> rows; // the first is the one to look at
    std::int64_t cost = 0; // ns on the critical path
    RepairKind repair = RepairKind::Orphan; // of kind Repair
    QString detail; // what a failed span says, the query without its values, the clock; untranslated
    std::int64_t time = 0; // ns. RetriedCalls: waited between attempts; SlowerThanUsual: the median;
                           // LateWork: after the root's end; ClockSkew, ClockAdjusted: the greatest shift
    std::int64_t from = 0; // ns since the epoch; of kind Gap
    std::int64_t to = 0;
};

struct OpenTrace
{
    Trace trace;
    TraceTree tree;
    std::vector<std::int64_t> self; // one a row
    CriticalPath path;
    std::vector<std::uint32_t> sectionOrder; // sections of path by row, then start
    std::vector<std::uint32_t> firstSection; // row → place in sectionOrder, and one more
    TraceSummary summary;
    std::vector<Finding> findings;

    [[nodiscard]] std::uint32_t rowCount() const { return tree.size(); }
    [[nodiscard]] const QString &service(std::uint32_t row) const { return trace.service(tree.spans[row]); }
    [[nodiscard]] const QString &operation(std::uint32_t row) const
    {
        return trace.operation(tree.spans[row]);
    }
    [[nodiscard]] std::int64_t start(std::uint32_t row) const { return trace.starts[tree.spans[row]]; }
    [[nodiscard]] std::int64_t duration(std::uint32_t row) const { return trace.durations[tree.spans[row]]; }
    [[nodiscard]] std::int64_t end(std::uint32_t row) const { return trace.end(tree.spans[row]); }
    [[nodiscard]] bool isError(std::uint32_t row) const { return trace.isError(tree.spans[row]); }
    [[nodiscard]] bool isOnCriticalPath(std::uint32_t row) const
    {
        return firstSection[row] != firstSection[row + 1];
    }
    // Row of a span id, or NoIndex.
    [[nodiscard]] std::uint32_t rowOf(SpanId id) const;
};

[[nodiscard]] OpenTrace openTrace(Trace trace);

// What a search would answer for the trace.
[[nodiscard]] TraceSummary summarise(const Trace &trace, const Parentage &parentage);

// True if one span (of the service and operation, where given) has all tags, in its tags, its process or its
// events.
[[nodiscard]] bool matches(const Trace &trace, const TraceQuery &query);
// True if any span has one of the tags that must be absent.
[[nodiscard]] bool hasAbsentTag(const Trace &trace, const TraceQuery &query);

} // namespace yagura::traces
