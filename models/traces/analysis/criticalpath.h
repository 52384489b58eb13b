// The critical path: which span the trace was waiting for at each moment. For every root its sections follow
// one another without gap or overlap and together are exactly the root's interval. Iterative, O(n log n),
// pure.
//
// Walking back from the root's end: of the children that end at or before the moment, the one that ends last
// is what was waited for; the time between its end and the moment is the parent's own; then the same inside
// the child, and on from the child's start. Children are clipped to their parent first. What a consumer does
// with a producer's message is not waited for.
#pragma once

#include "traces/tracetree.h"

namespace yagura::traces {

struct PathSection
{
    std::uint32_t row = 0;
    std::int64_t start = 0; // ns
    std::int64_t end = 0; // ns, after start

    bool operator==(const PathSection &) const = default;
};

struct CriticalPath
{
    std::vector<PathSection> sections; // root by root in the order of the rows; within a root by time
    std::vector<std::uint32_t> firstOfRoot; // index into sections, one a root and one more

    // Of the root at that place in TraceTree::roots.
    [[nodiscard]] std::span<const PathSection> ofRoot(size_t rootIndex) const
    {
        const auto first = firstOfRoot[rootIndex];
        return std::span(sections).subspan(first, firstOfRoot[rootIndex + 1] - first);
    }
};

// Rows cut to their parent, which is cut before.
struct ClippedSpans
{
    std::vector<std::int64_t> starts; // ns
    std::vector<std::int64_t> ends;
    std::vector<bool> counts; // false: not waited for, nor what is below
};
[[nodiscard]] ClippedSpans clipSpans(const Trace &trace, const TraceTree &tree);

// self: see selfTimes(); of children that end together the one with the most own time counts.
[[nodiscard]] CriticalPath criticalPath(const Trace &trace, const TraceTree &tree,
                                        const std::vector<std::int64_t> &self);

} // namespace yagura::traces
