// Which entry of a list before an edit each entry after it was, so that what a file says beyond the known
// stays with its entry. Pure, any thread.
#pragma once

#include <concepts>
#include <optional>
#include <vector>

namespace yagura::dashboards::frames {

// One a new entry: the place of the old one it was, each old one at most once. Likenesses are asked in their
// order, the strictest first.
template <typename Entry, std::predicate<const Entry &, const Entry &>... Likenesses>
[[nodiscard]] std::vector<std::optional<size_t>>
originsOf(const std::vector<Entry> &old, const std::vector<Entry> &now, Likenesses... likenesses)
{
    std::vector<std::optional<size_t>> origins(now.size());
    std::vector<bool> taken(old.size(), false);
    const auto assign = [&](const auto &isLike) {
        for (size_t i = 0; i < now.size(); ++i) {
            for (size_t j = 0; j < old.size() && !origins[i]; ++j) {
                if (!taken[j] && isLike(old[j], now[i])) {
                    origins[i] = j;
                    taken[j] = true;
                }
            }
        }
    };
    (assign(likenesses), ...);
    return origins;
}

} // namespace yagura::dashboards::frames
