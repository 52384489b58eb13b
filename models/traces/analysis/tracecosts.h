// What rows of a trace cost on its critical path, for the searches behind the findings. Keeps a reference to
// the trace. Any thread.
#pragma once

#include "traces/opentrace.h"

namespace yagura::traces {

// A smaller part of the main root is not worth a line.
inline constexpr double LeastFindingShare = 0.05;

class TraceCosts
{
public:
    explicit TraceCosts(const OpenTrace &open);

    [[nodiscard]] const OpenTrace &open() const { return m_open; }
    // Nanoseconds of the row itself.
    [[nodiscard]] std::int64_t own(std::uint32_t row) const { return m_before[row + 1] - m_before[row]; }
    // With everything below: rows of a subtree are neighbours.
    [[nodiscard]] std::int64_t subtree(std::uint32_t row) const
    {
        return m_before[m_open.tree.next(row)] - m_before[row];
    }
    [[nodiscard]] std::int64_t subtrees(std::span<const std::uint32_t> rows) const;
    // Of the row itself between two moments.
    [[nodiscard]] std::int64_t ownWithin(std::uint32_t row, std::int64_t from, std::int64_t to) const;
    // A twentieth of the main root, or of nothing without one.
    [[nodiscard]] std::int64_t least() const { return m_least; }

private:
    const OpenTrace &m_open;
    std::vector<std::int64_t> m_before; // row → time on the critical path of all rows above
    std::int64_t m_least = 0;
};

} // namespace yagura::traces
