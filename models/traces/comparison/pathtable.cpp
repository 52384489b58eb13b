#include "traces/comparison/pathtable.h"

#include "traces/analysis/spanstatistics.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

namespace yagura::traces {

std::vector<std::uint32_t> PathTable::add(const OpenTrace &open)
{
    std::unordered_map<std::uint64_t, std::uint32_t> calls; // of this trace: names are compared once
    std::vector<std::uint32_t> ofRows(open.rowCount());
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto [entry, isNew] = calls.try_emplace(callOf(open, row), 0);
        if (isNew) {
            auto &call = m_calls[{open.service(row), open.operation(row)}];
            if (call == 0)
                call = static_cast<std::uint32_t>(m_calls.size());
            entry->second = call;
        }
        const auto parentRow = open.tree.parents[row];
        const auto parent = parentRow == NoIndex ? NoIndex : ofRows[parentRow];
        const auto key = std::pair(parent, entry->second);
        auto known = m_known.constFind(key);
        if (known == m_known.constEnd()) {
            known = m_known.insert(key, size());
            m_paths.push_back({open.service(row), open.operation(row), parent,
                               parent == NoIndex ? 0 : m_paths[parent].depth + 1});
        }
        ofRows[row] = *known;
    }
    return ofRows;
}

std::vector<std::uint32_t> PathTable::inOrder() const
{
    // Sizes of subtrees give every path its place without a stack.
    std::vector<std::uint32_t> sizes(m_paths.size(), 1);
    for (auto path = size(); path-- > 0;) {
        if (m_paths[path].parent != NoIndex)
            sizes[m_paths[path].parent] += sizes[path];
    }
    std::vector<std::uint32_t> next(m_paths.size()); // where the next child of a path goes
    std::vector<std::uint32_t> order(m_paths.size());
    std::uint32_t nextRoot = 0;
    for (std::uint32_t path = 0; path < size(); ++path) {
        const auto parent = m_paths[path].parent;
        auto &place = parent == NoIndex ? nextRoot : next[parent];
        order[place] = path;
        next[path] = place + 1;
        place += sizes[path];
    }
    return order;
}

} // namespace yagura::traces
