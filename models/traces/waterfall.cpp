#include "traces/waterfall.h"

#include <algorithm>

namespace yagura::traces {

Waterfall::Waterfall(const TraceTree *tree)
    : m_tree(tree)
    , m_folded(tree->size(), false)
{
    rebuild();
}

std::uint32_t Waterfall::placeOf(std::uint32_t row) const
{
    const auto after = std::ranges::upper_bound(m_shown, row);
    return after == m_shown.begin() ? 0 : static_cast<std::uint32_t>(after - m_shown.begin() - 1);
}

bool Waterfall::isShown(std::uint32_t row) const
{
    return std::ranges::binary_search(m_shown, row);
}

void Waterfall::setFolded(std::uint32_t row, bool folded)
{
    if (!isFoldable(row) || m_folded[row] == folded)
        return;
    m_folded[row] = folded;
    rebuild();
}

void Waterfall::foldAll()
{
    for (std::uint32_t row = 0; row < m_tree->size(); ++row)
        m_folded[row] = isFoldable(row);
    rebuild();
}

void Waterfall::unfoldAll()
{
    m_folded.assign(m_tree->size(), false);
    rebuild();
}

void Waterfall::foldToLevels(std::uint32_t levels)
{
    for (std::uint32_t row = 0; row < m_tree->size(); ++row)
        m_folded[row] = isFoldable(row) && m_tree->depths[row] + 1 >= levels;
    rebuild();
}

void Waterfall::reveal(std::uint32_t row)
{
    bool changed = false;
    for (auto at = m_tree->parents[row]; at != NoIndex; at = m_tree->parents[at]) {
        changed = changed || m_folded[at];
        m_folded[at] = false;
    }
    if (changed)
        rebuild();
}

void Waterfall::rebuild()
{
    m_shown.clear();
    for (std::uint32_t row = 0; row < m_tree->size(); row = m_folded[row] ? m_tree->next(row) : row + 1)
        m_shown.push_back(row);
}

} // namespace yagura::traces
