// Two traces beside each other, path by path: what was added, removed, called more or less often, faster or
// slower. Pure, any thread; n log n.
#pragma once

#include "traces/comparison/pathtable.h"

namespace yagura::traces {

enum class PathChange {
    Same, // as often in both
    Added, // only in the second
    Removed, // only in the first
    MoreOften, // in the second
    LessOften,
};

// The spans of one path in one of the traces. Times in nanoseconds.
struct PathFigures
{
    std::uint32_t count = 0;
    std::uint32_t errors = 0;
    std::int64_t total = 0; // sum of durations
    std::int64_t self = 0;
    double average = 0;
    double median = 0;
    std::int64_t critical = 0; // on the critical path
    double criticalShare = 0; // of the trace's critical path, 0 to 1
    std::vector<std::uint32_t> rows;

    bool operator==(const PathFigures &) const = default;
};

struct PathDifference
{
    QString service;
    QString operation;
    std::uint32_t parent = NoIndex; // place in TraceComparison::paths
    std::uint32_t depth = 0;
    PathChange change = PathChange::Same;
    PathFigures first;
    PathFigures second;

    // Second minus first.
    [[nodiscard]] std::int64_t totalDifference() const { return second.total - first.total; }
    [[nodiscard]] std::int64_t selfDifference() const { return second.self - first.self; }
    [[nodiscard]] double averageDifference() const { return second.average - first.average; }
    [[nodiscard]] double criticalDifference() const { return second.criticalShare - first.criticalShare; }
    [[nodiscard]] bool isInBoth() const { return first.count > 0 && second.count > 0; }
};

struct TraceComparison
{
    std::vector<PathDifference> paths; // every path below its parent, in the order of the first trace
    std::int64_t firstDuration = 0; // ns, first start to last end
    std::int64_t secondDuration = 0;
    std::uint32_t added = 0; // paths
    std::uint32_t removed = 0;
    std::uint32_t changed = 0; // more or less often
};

[[nodiscard]] TraceComparison compareTraces(const OpenTrace &first, const OpenTrace &second);

struct TagDifference
{
    QString key;
    QStringList onlyFirst; // values that only spans of the first have, sorted, the first hundred
    QStringList onlySecond;
    bool isInFirst = false; // the key
    bool isInSecond = false;

    bool operator==(const TagDifference &) const = default;
};

// Tags of a path's spans and their processes whose values differ, by key. Linear in those spans.
[[nodiscard]] std::vector<TagDifference> tagDifferences(const OpenTrace &first, const OpenTrace &second,
                                                        const PathDifference &path);

} // namespace yagura::traces
