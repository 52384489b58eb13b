// The spans of a trace as a tree in rows: row by row from the top, children below their parent in order of
// start. A subtree is a run of rows, so folding, painting and sums need neither recursion nor pointers. Built
// once on a worker, then immutable; any thread. "Row" means an index here, "span" an index of the Trace.
#pragma once

#include "traces/parentage.h"

namespace yagura::traces {

struct TraceTree
{
    std::vector<std::uint32_t> spans; // row → span
    std::vector<std::uint32_t> rows; // span → row; NoIndex: a copy that is left out
    std::vector<std::uint32_t> parents; // row → row of the parent, NoIndex for roots
    std::vector<std::uint32_t> depths; // row → 0 for roots
    std::vector<std::uint32_t> sizes; // row → rows of the subtree, itself included
    std::vector<std::uint32_t> children; // row → number of direct children
    std::vector<std::uint32_t> roots; // rows
    std::uint32_t mainRoot = NoIndex; // row: the earliest true root; only if there is none an orphan
    std::uint32_t depth = 0; // levels
    std::int64_t start = 0; // ns, of the earliest span
    std::int64_t end = 0; // ns, of the latest end
    std::vector<Repair> repairs; // the reader's and the structural ones

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(spans.size()); }
    [[nodiscard]] std::uint32_t next(std::uint32_t row) const
    {
        return row + sizes[row];
    } // behind the subtree

    // Calls with(child row) in order of start.
    template <typename F> void forEachChild(std::uint32_t row, F with) const
    {
        for (auto child = row + 1; child < next(row); child = next(child))
            with(child);
    }
};

// Order among siblings and roots: start, then the longer, then the id; the same whatever the order of the
// answer.
[[nodiscard]] TraceTree buildTree(const Trace &trace, const Parentage &parentage);

// Nanoseconds of each row that no child covers: overlapping children counted once, clipped to the row's own
// interval.
[[nodiscard]] std::vector<std::int64_t> selfTimes(const Trace &trace, const TraceTree &tree);

} // namespace yagura::traces
