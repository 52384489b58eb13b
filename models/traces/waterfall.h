// Which rows of a trace are shown: folding, roll-ups, gaps and hiding as a value. A fold hides the run of
// rows below it, so showing and hiding costs what becomes visible, whatever is hidden. Holds no trace: only
// the shape of its tree. GUI thread or any other.
#pragma once

#include "traces/gaprows.h"
#include "traces/rolluprows.h"

#include <functional>

namespace yagura::traces {

// One row on screen.
struct WaterfallRow
{
    enum class Kind : std::uint8_t { Span, RollUp, Gap };

    std::uint32_t row = 0; // of the tree; of a roll-up its first member; of a gap the row it stands before
    std::uint32_t index = NoIndex; // of the roll-up or gap
    std::uint32_t parent = NoIndex; // place among the shown rows
    std::uint32_t depth = 0; // levels of indent
    Kind kind = Kind::Span;
    bool goesOn = false; // a sibling follows further down

    bool operator==(const WaterfallRow &) const = default;
};

// What becomes of rows that do not match.
enum class MatchMode { Mark, Dim, Hide };

class Waterfall
{
public:
    Waterfall() = default;
    // tree outlives the waterfall, or is given anew.
    explicit Waterfall(const TraceTree *tree, RollUps rollUps = {}, std::vector<GapRow> gaps = {});

    // From the top. Rows of the tree come in ascending order.
    [[nodiscard]] const std::vector<WaterfallRow> &shown() const { return m_shown; }
    [[nodiscard]] std::uint32_t shownCount() const { return static_cast<std::uint32_t>(m_shown.size()); }
    // Place of a row among the shown ones; of a hidden row, that of the fold or roll-up it is in.
    [[nodiscard]] std::uint32_t placeOf(std::uint32_t row) const;
    // As a span, not inside a closed roll-up.
    [[nodiscard]] bool isShown(std::uint32_t row) const;
    // Of a shown roll-up; NoIndex otherwise.
    [[nodiscard]] std::uint32_t placeOfRollUp(std::uint32_t group) const;

    [[nodiscard]] bool isFoldable(std::uint32_t row) const { return m_tree->sizes[row] > 1; }
    [[nodiscard]] bool isFolded(std::uint32_t row) const { return m_folded[row]; }
    // Rows hidden below a fold.
    [[nodiscard]] std::uint32_t hiddenBelow(std::uint32_t row) const
    {
        return m_folded[row] ? m_tree->sizes[row] - 1 : 0;
    }

    void setFolded(std::uint32_t row, bool folded);
    void setChildrenFolded(std::uint32_t row, bool folded);
    void foldAll();
    void unfoldAll();
    // Rows of that depth and deeper are hidden; 1 shows the roots only.
    void foldToLevels(std::uint32_t levels);
    // The deepest shown level disappears; the topmost folded one opens.
    void foldOneLevel();
    void unfoldOneLevel();
    // Folds what the test is true for; what is folded stays so.
    void foldWhere(const std::function<bool(std::uint32_t row)> &test);
    // Unfolds every ancestor and opens every roll-up it is in.
    void reveal(std::uint32_t row);

    void setRollUps(RollUps rollUps); // all closed
    [[nodiscard]] const RollUps &rollUps() const { return m_rollUps; }
    [[nodiscard]] bool isOpen(std::uint32_t group) const { return m_open[group]; }
    void setOpen(std::uint32_t group, bool isOpen);
    // Spans in the closed roll-ups on screen, less the one each stands for.
    [[nodiscard]] std::uint32_t rolledUp() const { return m_rolledUp; }
    // Spans that are neither shown nor rolled up: folded away or hidden by the filter.
    [[nodiscard]] std::uint32_t hiddenCount() const
    {
        return m_tree ? m_tree->size() - m_standing - m_rolledUp : 0;
    }

    [[nodiscard]] const std::vector<GapRow> &gaps() const { return m_gaps; }

    // One element a row; empty: no filter. Hide shows what matches and what leads to it.
    void setMatches(const std::vector<bool> &matches, MatchMode mode);
    [[nodiscard]] bool hasMatches() const { return !m_matchesBefore.empty(); }
    [[nodiscard]] MatchMode matchMode() const { return m_mode; }
    [[nodiscard]] bool isMatch(std::uint32_t row) const { return matchesIn(row, row + 1) > 0; }
    // Of the rows [first, end).
    [[nodiscard]] std::uint32_t matchesIn(std::uint32_t first, std::uint32_t end) const
    {
        return hasMatches() ? m_matchesBefore[end] - m_matchesBefore[first] : 0;
    }

private:
    void rebuild();
    void noteWhatGoesOn();
    void append(WaterfallRow row);
    [[nodiscard]] std::uint32_t rollUpAt(std::uint32_t row) const;
    void appendGaps(std::uint32_t row, std::uint32_t skippedFrom);
    [[nodiscard]] bool isHidden(std::uint32_t first, std::uint32_t end) const;

    const TraceTree *m_tree = nullptr;
    std::vector<bool> m_folded;
    RollUps m_rollUps;
    std::vector<bool> m_open; // roll-ups
    std::vector<GapRow> m_gaps;
    std::vector<std::uint32_t> m_matchesBefore; // row → matches above it, and one more
    MatchMode m_mode = MatchMode::Mark;

    std::vector<WaterfallRow> m_shown;
    std::vector<std::uint32_t> m_placeOfLevel; // while rebuilding: the latest row of each level
    std::vector<RollUpGroup> m_openRuns; // while rebuilding: the open roll-ups we are in
    size_t m_nextGap = 0;
    std::uint32_t m_rolledUp = 0;
    std::uint32_t m_standing = 0; // spans shown, and roll-ups that stand for one
};

} // namespace yagura::traces
