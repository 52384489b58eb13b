#include "traces/tracetree.h"

#include <algorithm>
#include <numeric>

namespace yagura::traces {

namespace {

std::vector<std::uint32_t> inSiblingOrder(const Trace &trace, const Parentage &parentage)
{
    std::vector<std::uint32_t> order(trace.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t span) { return parentage.left[span]; });
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        if (trace.starts[a] != trace.starts[b])
            return trace.starts[a] < trace.starts[b];
        if (trace.durations[a] != trace.durations[b])
            return trace.durations[a] > trace.durations[b];
        if (trace.ids[a] != trace.ids[b])
            return trace.ids[a] < trace.ids[b];
        return a < b;
    });
    return order;
}

// Children of all spans in one array, in the order given.
struct ChildLists
{
    std::vector<std::uint32_t> first; // one more than spans
    std::vector<std::uint32_t> list;

    ChildLists(const std::vector<std::uint32_t> &order, const std::vector<std::uint32_t> &parents)
        : first(parents.size() + 1)
        , list(order.size())
    {
        for (const auto span : order) {
            if (parents[span] != NoIndex)
                ++first[parents[span] + 1];
        }
        std::partial_sum(first.begin(), first.end(), first.begin());
        auto next = first;
        for (const auto span : order) {
            if (parents[span] != NoIndex)
                list[next[parents[span]]++] = span;
        }
    }
};

void appendSubtree(TraceTree &tree, const ChildLists &lists, std::uint32_t root)
{
    struct Frame
    {
        std::uint32_t row;
        std::uint32_t next;
        std::uint32_t end;
    };
    std::vector<Frame> stack;
    const auto enter = [&](std::uint32_t span, std::uint32_t parentRow) {
        const auto row = tree.size();
        tree.spans.push_back(span);
        tree.rows[span] = row;
        tree.parents.push_back(parentRow);
        tree.depths.push_back(static_cast<std::uint32_t>(stack.size()));
        tree.sizes.push_back(1);
        tree.children.push_back(lists.first[span + 1] - lists.first[span]);
        tree.depth = std::max(tree.depth, static_cast<std::uint32_t>(stack.size()) + 1);
        stack.push_back({row, lists.first[span], lists.first[span + 1]});
    };
    tree.roots.push_back(tree.size());
    enter(root, NoIndex);
    while (!stack.empty()) {
        auto &top = stack.back();
        if (top.next < top.end) {
            const auto child = lists.list[top.next++];
            enter(child, top.row);
        } else {
            tree.sizes[top.row] = tree.size() - top.row;
            stack.pop_back();
        }
    }
}

} // namespace

TraceTree buildTree(const Trace &trace, const Parentage &parentage)
{
    TraceTree tree;
    tree.rows.assign(trace.size(), NoIndex);
    tree.repairs = trace.repairs;
    tree.repairs.insert(tree.repairs.end(), parentage.repairs.begin(), parentage.repairs.end());
    const auto order = inSiblingOrder(trace, parentage);
    for (auto *column : {&tree.spans, &tree.parents, &tree.depths, &tree.sizes, &tree.children})
        column->reserve(order.size());
    const ChildLists lists(order, parentage.parents);
    for (const auto span : order) {
        if (parentage.parents[span] == NoIndex)
            appendSubtree(tree, lists, span);
    }
    for (const auto root : tree.roots) {
        const bool isTrue = !parentage.orphaned[tree.spans[root]];
        if (tree.mainRoot == NoIndex || (isTrue && parentage.orphaned[tree.spans[tree.mainRoot]]))
            tree.mainRoot = root;
    }
    if (!order.empty()) {
        tree.start = trace.starts[order.front()];
        tree.end = tree.start;
    }
    for (const auto span : order)
        tree.end = std::max(tree.end, trace.end(span));
    return tree;
}

std::vector<std::int64_t> selfTimes(const Trace &trace, const TraceTree &tree)
{
    std::vector<std::int64_t> self(tree.size());
    std::vector<std::int64_t> coveredUntil(tree.size());
    for (std::uint32_t row = 0; row < tree.size(); ++row) {
        const auto span = tree.spans[row];
        self[row] = trace.durations[span];
        coveredUntil[row] = trace.starts[span];
        const auto parent = tree.parents[row];
        if (parent == NoIndex)
            continue;
        const auto from = std::max(trace.starts[span], coveredUntil[parent]);
        const auto to = std::min(trace.end(span), trace.end(tree.spans[parent]));
        if (to > from) {
            self[parent] -= to - from;
            coveredUntil[parent] = to;
        }
    }
    return self;
}

} // namespace yagura::traces
