#include "traces/waterfall.h"

#include <algorithm>
#include <utility>

namespace yagura::traces {

Waterfall::Waterfall(const TraceTree *tree, RollUps rollUps, std::vector<GapRow> gaps)
    : m_tree(tree)
    , m_folded(tree->size(), false)
    , m_rollUps(std::move(rollUps))
    , m_open(m_rollUps.groups.size(), false)
    , m_gaps(std::move(gaps))
{
    rebuild();
}

std::uint32_t Waterfall::placeOf(std::uint32_t row) const
{
    const auto after = std::ranges::upper_bound(m_shown, row, {}, &WaterfallRow::row);
    return after == m_shown.begin() ? 0 : static_cast<std::uint32_t>(after - m_shown.begin() - 1);
}

bool Waterfall::isShown(std::uint32_t row) const
{
    if (m_shown.empty())
        return false;
    const auto &found = m_shown[placeOf(row)];
    return found.row == row && found.kind == WaterfallRow::Kind::Span;
}

std::uint32_t Waterfall::placeOfRollUp(std::uint32_t group) const
{
    const auto first = m_rollUps.groups[group].first;
    for (auto at = std::ranges::lower_bound(m_shown, first, {}, &WaterfallRow::row);
         at != m_shown.end() && at->row == first; ++at) {
        if (at->kind == WaterfallRow::Kind::RollUp && at->index == group)
            return static_cast<std::uint32_t>(at - m_shown.begin());
    }
    return NoIndex;
}

void Waterfall::setFolded(std::uint32_t row, bool folded)
{
    if (!isFoldable(row) || m_folded[row] == folded)
        return;
    m_folded[row] = folded;
    rebuild();
}

void Waterfall::setChildrenFolded(std::uint32_t row, bool folded)
{
    m_tree->forEachChild(row, [&](std::uint32_t child) { m_folded[child] = folded && isFoldable(child); });
    m_folded[row] = false;
    rebuild();
}

void Waterfall::foldAll()
{
    foldToLevels(1);
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

void Waterfall::foldOneLevel()
{
    std::uint32_t deepest = 0;
    for (const auto &shown : m_shown) {
        if (shown.kind == WaterfallRow::Kind::Span)
            deepest = std::max(deepest, m_tree->depths[shown.row]);
    }
    if (deepest > 0)
        foldWhere([&](std::uint32_t row) { return m_tree->depths[row] + 1 >= deepest; });
}

void Waterfall::unfoldOneLevel()
{
    auto topmost = NoIndex;
    for (const auto &shown : m_shown) {
        if (shown.kind == WaterfallRow::Kind::Span && m_folded[shown.row])
            topmost = std::min(topmost, m_tree->depths[shown.row]);
    }
    for (const auto &shown : m_shown) {
        if (shown.kind == WaterfallRow::Kind::Span && m_tree->depths[shown.row] == topmost)
            m_folded[shown.row] = false;
    }
    rebuild();
}

void Waterfall::foldWhere(const std::function<bool(std::uint32_t)> &test)
{
    for (std::uint32_t row = 0; row < m_tree->size(); ++row) {
        if (isFoldable(row) && test(row))
            m_folded[row] = true;
    }
    rebuild();
}

void Waterfall::reveal(std::uint32_t row)
{
    bool changed = false;
    for (auto at = row; at != NoIndex; at = m_tree->parents[at]) {
        if (at != row) {
            changed = changed || m_folded[at];
            m_folded[at] = false;
        }
        if (const auto group = m_rollUps.of(at); group != NoIndex) {
            changed = changed || !m_open[group];
            m_open[group] = true;
        }
    }
    if (changed)
        rebuild();
}

void Waterfall::setRollUps(RollUps rollUps)
{
    m_rollUps = std::move(rollUps);
    m_open.assign(m_rollUps.groups.size(), false);
    rebuild();
}

void Waterfall::setOpen(std::uint32_t group, bool isOpen)
{
    if (m_open[group] == isOpen)
        return;
    m_open[group] = isOpen;
    rebuild();
}

void Waterfall::setMatches(const std::vector<bool> &matches, MatchMode mode)
{
    const bool hid = m_mode == MatchMode::Hide && hasMatches();
    m_mode = mode;
    m_matchesBefore.clear();
    if (matches.size() == m_tree->size() && !matches.empty()) {
        m_matchesBefore.reserve(matches.size() + 1);
        std::uint32_t count = 0;
        for (const bool match : matches) {
            m_matchesBefore.push_back(count);
            count += match ? 1 : 0;
        }
        m_matchesBefore.push_back(count);
    }
    if (hid || (mode == MatchMode::Hide && hasMatches()))
        rebuild();
}

bool Waterfall::isHidden(std::uint32_t first, std::uint32_t end) const
{
    return m_mode == MatchMode::Hide && hasMatches() && matchesIn(first, end) == 0;
}

void Waterfall::append(WaterfallRow row)
{
    row.parent = row.depth == 0 ? NoIndex : m_placeOfLevel[row.depth - 1];
    if (row.depth >= m_placeOfLevel.size())
        m_placeOfLevel.resize(row.depth + 1);
    m_placeOfLevel[row.depth] = shownCount();
    m_shown.push_back(row);
}

// Gaps that stand before the row, except those of parents that were skipped on the way to it.
void Waterfall::appendGaps(std::uint32_t row, std::uint32_t skippedFrom)
{
    const bool hides = m_mode == MatchMode::Hide && hasMatches();
    for (; m_nextGap < m_gaps.size() && m_gaps[m_nextGap].before <= row; ++m_nextGap) {
        const auto &gap = m_gaps[m_nextGap];
        if (hides || gap.before < row || gap.parent >= skippedFrom)
            continue;
        const auto around = std::ranges::count_if(m_openRuns, [&](const RollUpGroup &run) {
            return run.first <= gap.parent ? gap.parent < run.end
                                           : run.first < gap.before && gap.before < run.end;
        });
        append({row, static_cast<std::uint32_t>(m_nextGap), NoIndex,
                m_tree->depths[gap.parent] + 1 + static_cast<std::uint32_t>(around),
                WaterfallRow::Kind::Gap});
    }
}

// Of the row if it begins a roll-up; NoIndex otherwise.
std::uint32_t Waterfall::rollUpAt(std::uint32_t row) const
{
    const auto group = m_rollUps.of(row);
    return group != NoIndex && m_rollUps.groups[group].first == row ? group : NoIndex;
}

void Waterfall::rebuild()
{
    m_shown.clear();
    m_openRuns.clear();
    m_nextGap = 0;
    m_rolledUp = 0;
    m_standing = 0;
    auto skippedFrom = NoIndex;
    std::uint32_t row = 0;
    while (row < m_tree->size()) {
        appendGaps(row, std::exchange(skippedFrom, NoIndex));
        while (!m_openRuns.empty() && row >= m_openRuns.back().end)
            m_openRuns.pop_back();
        const auto depth
            = [&] { return m_tree->depths[row] + static_cast<std::uint32_t>(m_openRuns.size()); };
        if (const auto group = rollUpAt(row); group != NoIndex) {
            const auto &run = m_rollUps.groups[group];
            if (isHidden(run.first, run.end)) {
                row = run.end;
                continue;
            }
            append({row, group, NoIndex, depth(), WaterfallRow::Kind::RollUp});
            if (!m_open[group]) {
                m_rolledUp += run.end - run.first - 1;
                ++m_standing;
                skippedFrom = row;
                row = run.end;
                continue;
            }
            m_openRuns.push_back(run);
        }
        if (isHidden(row, m_tree->next(row))) {
            row = m_tree->next(row);
            continue;
        }
        append({row, NoIndex, NoIndex, depth()});
        ++m_standing;
        if (m_folded[row])
            skippedFrom = row;
        row = m_folded[row] ? m_tree->next(row) : row + 1;
    }
    appendGaps(row, skippedFrom);
    noteWhatGoesOn();
}

void Waterfall::noteWhatGoesOn()
{
    // Level → the parent of the row last seen there, from below; none yet.
    constexpr auto none = NoIndex - 1;
    std::vector<std::uint32_t> parents(m_placeOfLevel.size(), none);
    for (auto row = m_shown.rbegin(); row != m_shown.rend(); ++row)
        row->goesOn = std::exchange(parents[row->depth], row->parent) == row->parent;
}

} // namespace yagura::traces
