#include "traces/analysis/flamelayout.h"

#include "traces/analysis/spanstatistics.h"

#include <bit>
#include <numeric>
#include <unordered_map>

namespace yagura::traces {

namespace {

// Until when each level is taken; answers which is the first free one from a level on, in logarithmic time.
class Levels
{
public:
    explicit Levels(std::uint32_t most)
        : m_size(std::bit_ceil(std::max(1U, most)))
        , m_until(size_t{m_size} * 2, std::numeric_limits<std::int64_t>::min())
    { }

    std::uint32_t take(std::uint32_t from, std::int64_t start, std::int64_t end)
    {
        auto node = size_t{m_size} + from;
        while (m_until[node] > start) {
            while ((node & 1) == 1) // to the next subtree on the right
                node >>= 1;
            ++node;
        }
        while (node < m_size)
            node = m_until[node * 2] <= start ? node * 2 : node * 2 + 1;
        const auto level = static_cast<std::uint32_t>(node - m_size);
        m_until[node] = std::max(end, start);
        for (node >>= 1; node > 0; node >>= 1)
            m_until[node] = std::min(m_until[node * 2], m_until[node * 2 + 1]);
        return level;
    }

private:
    std::uint32_t m_size;
    std::vector<std::int64_t> m_until; // a heap of minima
};

// What is laid out: spans, or paths that many spans share. Parents come first.
struct Nodes
{
    std::vector<std::uint32_t> parents;
    std::vector<std::int64_t> weights;
    std::vector<std::uint32_t> ofRow;
};

Nodes spanNodes(const OpenTrace &open)
{
    Nodes nodes;
    nodes.parents = open.tree.parents;
    nodes.weights.resize(open.rowCount());
    nodes.ofRow.resize(open.rowCount());
    std::iota(nodes.ofRow.begin(), nodes.ofRow.end(), 0U);
    return nodes;
}

Nodes pathNodes(const OpenTrace &open)
{
    Nodes nodes;
    std::unordered_map<std::uint64_t, std::uint32_t> calls;
    std::unordered_map<std::uint64_t, std::uint32_t> known; // parent and call → node
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto call
            = calls.try_emplace(callOf(open, row), static_cast<std::uint32_t>(calls.size())).first->second;
        const auto parentRow = open.tree.parents[row];
        const auto parent = parentRow == NoIndex ? NoIndex : nodes.ofRow[parentRow];
        const auto [entry, isNew] = known.try_emplace((std::uint64_t{parent} << 32) | call,
                                                      static_cast<std::uint32_t>(nodes.parents.size()));
        if (isNew)
            nodes.parents.push_back(parent);
        nodes.ofRow.push_back(entry->second);
    }
    nodes.weights.resize(nodes.parents.size());
    return nodes;
}

void weigh(const OpenTrace &open, FlameWeight weight, Nodes &nodes)
{
    const auto critical = weight == FlameWeight::Critical ? criticalTimes(open) : std::vector<std::int64_t>();
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        nodes.weights[nodes.ofRow[row]] += weight == FlameWeight::Wall ? open.duration(row)
            : weight == FlameWeight::Self                              ? open.self[row]
                                                                       : critical[row];
    std::vector<std::int64_t> below(nodes.weights.size());
    for (auto node = nodes.weights.size(); node-- > 0;) {
        nodes.weights[node] = weight == FlameWeight::Wall ? std::max(nodes.weights[node], below[node])
                                                          : nodes.weights[node] + below[node];
        if (nodes.parents[node] != NoIndex)
            below[nodes.parents[node]] += nodes.weights[node];
    }
}

class Layout
{
public:
    explicit Layout(const OpenTrace &open)
        : m_open(open)
    { }

    FlameLayout inTime()
    {
        const auto &tree = m_open.tree;
        m_layout.whole = tree.end - tree.start;
        Levels levels(m_open.rowCount() + 1);
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            const auto parent = tree.parents[row];
            const auto above = parent == NoIndex ? 0 : m_layout.depths[parent] + 1;
            const auto level = levels.take(above, m_open.start(row), m_open.end(row));
            add(parent, level, m_open.duration(row), m_open.start(row) - tree.start);
            name(row, {&row, 1});
        }
        m_layout.firstRow.push_back(static_cast<std::uint32_t>(m_layout.rows.size()));
        return std::move(m_layout);
    }

    FlameLayout sideBySide(const Nodes &nodes, FlameOrder order)
    {
        const auto children = listChildren(nodes, order);
        const auto rows = listRows(nodes);
        struct Place
        {
            std::uint32_t node;
            std::uint32_t parent; // frame
            std::int64_t x;
        };
        std::vector<Place> stack;
        const auto push = [&](std::uint32_t ofNode, std::uint32_t frame, std::int64_t x) {
            const auto first = stack.size();
            for (const auto child : children.of(ofNode)) {
                if (nodes.weights[child] > 0)
                    stack.push_back({child, frame, x});
                x += nodes.weights[child];
            }
            std::reverse(stack.begin() + static_cast<std::ptrdiff_t>(first), stack.end());
            return x;
        };
        const auto root = static_cast<std::uint32_t>(nodes.parents.size());
        m_layout.whole = push(root, NoIndex, 0);
        while (!stack.empty()) {
            const auto place = stack.back();
            stack.pop_back();
            const auto depth = place.parent == NoIndex ? 0 : m_layout.depths[place.parent] + 1;
            const auto frame = add(place.parent, depth, nodes.weights[place.node], place.x);
            name(rows.of(place.node).front(), rows.of(place.node));
            push(place.node, frame, place.x);
        }
        m_layout.firstRow.push_back(static_cast<std::uint32_t>(m_layout.rows.size()));
        return std::move(m_layout);
    }

private:
    // Lists of numbers, one list a node.
    struct Lists
    {
        std::vector<std::uint32_t> first;
        std::vector<std::uint32_t> items;

        [[nodiscard]] std::span<std::uint32_t> of(std::uint32_t node)
        {
            return std::span(items).subspan(first[node], first[node + 1] - first[node]);
        }
        [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t node) const
        {
            return std::span(items).subspan(first[node], first[node + 1] - first[node]);
        }
    };

    // owners: item → list.
    static Lists listsOf(const std::vector<std::uint32_t> &owners, size_t lists)
    {
        Lists result;
        result.first.assign(lists + 1, 0);
        for (const auto owner : owners)
            ++result.first[owner + 1];
        std::partial_sum(result.first.begin(), result.first.end(), result.first.begin());
        result.items.resize(owners.size());
        auto next = result.first;
        for (std::uint32_t item = 0; item < owners.size(); ++item)
            result.items[next[owners[item]]++] = item;
        return result;
    }

    static Lists listChildren(const Nodes &nodes, FlameOrder order)
    {
        auto owners = nodes.parents;
        const auto root = static_cast<std::uint32_t>(owners.size());
        std::ranges::replace(owners, NoIndex, root);
        auto children = listsOf(owners, owners.size() + 1);
        if (order == FlameOrder::LeftHeavy) {
            for (std::uint32_t node = 0; node <= root; ++node)
                std::ranges::stable_sort(children.of(node), std::greater(),
                                         [&](std::uint32_t child) { return nodes.weights[child]; });
        }
        return children;
    }

    static Lists listRows(const Nodes &nodes) { return listsOf(nodes.ofRow, nodes.parents.size()); }

    std::uint32_t add(std::uint32_t parent, std::uint32_t depth, std::int64_t weight, std::int64_t x)
    {
        const auto whole = static_cast<double>(std::max<std::int64_t>(1, m_layout.whole));
        m_layout.depths.push_back(depth);
        m_layout.parents.push_back(parent);
        m_layout.weights.push_back(weight);
        m_layout.x0.push_back(static_cast<double>(x) / whole);
        m_layout.x1.push_back(static_cast<double>(x + weight) / whole);
        m_layout.levels = std::max(m_layout.levels, depth + 1);
        return m_layout.size() - 1;
    }

    void name(std::uint32_t row, std::span<const std::uint32_t> rows)
    {
        m_layout.colours.push_back(static_cast<std::uint32_t>(callOf(m_open, row) >> 32));
        m_layout.firstRow.push_back(static_cast<std::uint32_t>(m_layout.rows.size()));
        m_layout.rows.insert(m_layout.rows.end(), rows.begin(), rows.end());
        m_layout.errors.push_back(static_cast<std::uint32_t>(
            std::ranges::count_if(rows, [this](std::uint32_t merged) { return m_open.isError(merged); })));
    }

    const OpenTrace &m_open;
    FlameLayout m_layout;
};

} // namespace

std::uint32_t FlameLayout::at(double x, std::uint32_t depth) const
{
    for (std::uint32_t frame = 0; frame < size(); ++frame) {
        if (depths[frame] == depth && x >= x0[frame] && x < x1[frame])
            return frame;
    }
    return NoIndex;
}

FlameLayout flameLayout(const OpenTrace &open, FlameOrder order, FlameWeight weight)
{
    if (order == FlameOrder::Time && weight == FlameWeight::Wall)
        return Layout(open).inTime();
    auto nodes = order == FlameOrder::Time ? spanNodes(open) : pathNodes(open);
    weigh(open, weight, nodes);
    return Layout(open).sideBySide(nodes, order);
}

} // namespace yagura::traces
