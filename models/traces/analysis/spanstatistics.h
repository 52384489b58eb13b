// The spans of a trace summed up by service, operation, both or the value of a tag. Pure, any thread; n log
// n.
#pragma once

#include "traces/filter/spanfilter.h"

namespace yagura::traces {

enum class GroupKind { Service, Operation, ServiceAndOperation, Tag };

struct Grouping
{
    GroupKind kind = GroupKind::ServiceAndOperation;
    QString tag; // of kind Tag: looked for in the span's tags, then in its process'

    bool operator==(const Grouping &) const = default;
};

// Times in nanoseconds. Percentiles interpolate linearly between ranks.
struct SpanStatistics
{
    QString service; // of kinds that group by it; empty: the answer did not say
    QString operation;
    QString value; // of the tag
    bool hasValue = true; // false: the spans without the tag
    std::uint32_t count = 0;
    std::uint32_t errors = 0;
    std::int64_t total = 0; // sum of durations: nested and parallel spans count each
    std::int64_t self = 0; // time that no child covers
    double average = 0;
    std::int64_t shortest = 0;
    std::int64_t longest = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double errorShare = 0; // 0 to 1
    std::int64_t critical = 0; // on the critical path
    double criticalShare = 0; // of the whole critical path, 0 to 1
    std::vector<std::uint32_t> rows; // the longest first

    bool operator==(const SpanStatistics &) const = default;
};

struct StatisticsTable
{
    Grouping grouping;
    std::vector<SpanStatistics> groups; // most self time first
    SpanStatistics all; // of everything counted
};

// only: the rows to count (say, those a filter matches), one element a row of the trace; null counts all.
[[nodiscard]] StatisticsTable spanStatistics(const OpenTrace &open, const Grouping &grouping,
                                             const RowMask *only = nullptr);

// Nanoseconds on the critical path, one element a row.
[[nodiscard]] std::vector<std::int64_t> criticalTimes(const OpenTrace &open);

// Service and operation as one number, equal exactly if both are.
[[nodiscard]] std::uint64_t callOf(const OpenTrace &open, std::uint32_t row);

} // namespace yagura::traces
