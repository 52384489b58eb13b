#include "traces/analysis/tracecosts.h"

#include <algorithm>

namespace yagura::traces {

TraceCosts::TraceCosts(const OpenTrace &open)
    : m_open(open)
    , m_before(open.rowCount() + 1)
{
    for (const auto &section : open.path.sections)
        m_before[section.row + 1] += section.end - section.start;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        m_before[row + 1] += m_before[row];
    if (open.tree.mainRoot != NoIndex)
        m_least = static_cast<std::int64_t>(static_cast<double>(open.duration(open.tree.mainRoot))
                                            * LeastFindingShare);
}

std::int64_t TraceCosts::subtrees(std::span<const std::uint32_t> rows) const
{
    std::int64_t cost = 0;
    for (const auto row : rows)
        cost += subtree(row);
    return cost;
}

std::int64_t TraceCosts::ownWithin(std::uint32_t row, std::int64_t from, std::int64_t to) const
{
    const auto sectionAt
        = [&](std::uint32_t place) { return m_open.path.sections[m_open.sectionOrder[place]]; };
    const auto last = m_open.firstSection[row + 1];
    auto first = m_open.firstSection[row];
    for (auto count = last - first; count > 0;) { // the first that ends after from
        const auto half = count / 2;
        const bool isBefore = sectionAt(first + half).end <= from;
        first += isBefore ? half + 1 : 0;
        count = isBefore ? count - half - 1 : half;
    }
    std::int64_t time = 0;
    for (; first < last && sectionAt(first).start < to; ++first)
        time += std::min(to, sectionAt(first).end) - std::max(from, sectionAt(first).start);
    return time;
}

} // namespace yagura::traces
