#include "traces/gaprows.h"

#include <algorithm>
#include <cmath>

namespace yagura::traces {

std::vector<GapRow> gapRows(const OpenTrace &open, double leastShare)
{
    std::vector<GapRow> gaps;
    const auto &tree = open.tree;
    const auto whole = tree.mainRoot == NoIndex ? tree.end - tree.start : open.duration(tree.mainRoot);
    const auto least
        = std::max<std::int64_t>(1, std::llround(std::ceil(static_cast<double>(whole) * leastShare)));
    for (std::uint32_t row = 0; row < tree.size(); ++row) {
        if (tree.children[row] == 0 || open.duration(row) < least)
            continue;
        auto covered = open.start(row);
        const auto note = [&](std::uint32_t before, std::int64_t until) {
            if (until - covered >= least)
                gaps.push_back({row, before, covered, until});
        };
        tree.forEachChild(row, [&](std::uint32_t child) {
            note(child, std::min(open.start(child), open.end(row)));
            covered = std::max(covered, open.end(child));
        });
        note(tree.next(row), open.end(row));
    }
    // Behind several subtrees at once the innermost comes first.
    std::ranges::sort(gaps, [](const GapRow &a, const GapRow &b) {
        return a.before != b.before ? a.before < b.before : a.parent > b.parent;
    });
    return gaps;
}

} // namespace yagura::traces
