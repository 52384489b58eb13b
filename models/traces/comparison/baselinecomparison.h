// One trace against many of its kind, path by path: where its time and its number of calls stand among
// theirs, what they all do and it does not, and the other way round. Pure, any thread; n log n.
#pragma once

#include "traces/comparison/pathtable.h"

namespace yagura::traces {

enum class PathPresence {
    Usual, // in the trace and in at least one of the others
    Missing, // in at least half of the others, not in the trace
    Extra, // in none of the others
};

// Times in nanoseconds; a trace's time on a path is the sum of its spans' durations there.
struct PathStanding
{
    QString service;
    QString operation;
    std::uint32_t parent = NoIndex; // place in BaselineComparison::paths
    std::uint32_t depth = 0;
    PathPresence presence = PathPresence::Usual;
    std::uint32_t count = 0; // spans in the trace
    std::int64_t total = 0;
    std::vector<std::uint32_t> rows;
    std::uint32_t othersWith = 0; // traces that have the path
    double medianCount = 0; // of the others, 0 where a trace lacks the path
    double countPercentile = 0; // 0 to 100 among all others
    double medianTotal = 0; // of the others that have it
    double p95Total = 0;
    double totalPercentile = 0; // 0 to 100 among those
    double excess = 0; // total - medianTotal; 0 unless Usual

    bool operator==(const PathStanding &) const = default;
};

struct BaselineComparison
{
    // Every path below its parent; those of the trace and those that are missing with all above them.
    std::vector<PathStanding> paths;
    std::uint32_t others = 0; // traces
    double durationPercentile = 0; // of the whole trace, 0 to 100
    double medianDuration = 0; // ns
    double spansPercentile = 0;
    double medianSpans = 0;
    std::uint32_t missing = 0; // paths
    std::uint32_t extra = 0;
};

// The trace itself, if it is among the others (by id), is left out of them.
[[nodiscard]] BaselineComparison compareWithMany(const OpenTrace &open,
                                                 std::span<const std::shared_ptr<const OpenTrace>> others);

} // namespace yagura::traces
