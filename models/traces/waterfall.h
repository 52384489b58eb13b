// Which rows of a trace are shown: folding as a value. A fold hides the run of rows below it, so showing and
// hiding costs what becomes visible, whatever is hidden. Holds no trace: only the sizes of subtrees. GUI
// thread or any other.
#pragma once

#include "traces/tracetree.h"

namespace yagura::traces {

class Waterfall
{
public:
    Waterfall() = default;
    // tree outlives the waterfall, or is given anew.
    explicit Waterfall(const TraceTree *tree);

    // Shown rows, from the top.
    [[nodiscard]] const std::vector<std::uint32_t> &shown() const { return m_shown; }
    [[nodiscard]] std::uint32_t shownCount() const { return static_cast<std::uint32_t>(m_shown.size()); }
    // Place of a row among the shown ones; of a hidden row, that of the fold it is in.
    [[nodiscard]] std::uint32_t placeOf(std::uint32_t row) const;
    [[nodiscard]] bool isShown(std::uint32_t row) const;

    [[nodiscard]] bool isFoldable(std::uint32_t row) const { return m_tree->sizes[row] > 1; }
    [[nodiscard]] bool isFolded(std::uint32_t row) const { return m_folded[row]; }
    // Rows hidden below a fold.
    [[nodiscard]] std::uint32_t hiddenBelow(std::uint32_t row) const
    {
        return m_folded[row] ? m_tree->sizes[row] - 1 : 0;
    }

    void setFolded(std::uint32_t row, bool folded);
    void foldAll();
    void unfoldAll();
    // Rows of that depth and deeper are hidden; 1 shows the roots only.
    void foldToLevels(std::uint32_t levels);
    // Unfolds every ancestor.
    void reveal(std::uint32_t row);

private:
    void rebuild();

    const TraceTree *m_tree = nullptr;
    std::vector<bool> m_folded;
    std::vector<std::uint32_t> m_shown;
};

} // namespace yagura::traces
