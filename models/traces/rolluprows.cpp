#include "traces/rolluprows.h"

#include "traces/analysis/traceanalysis.h"

#include <algorithm>

namespace yagura::traces {

namespace {

class GroupFinder
{
public:
    GroupFinder(const Trace &trace, const TraceTree &tree, std::uint32_t least)
        : m_trace(trace)
        , m_tree(tree)
        , m_least(least)
    { }

    void addSibling(std::uint32_t row)
    {
        if (m_run.count == 0 || !isSame(m_run.first, row)) {
            finishRun();
            m_run.first = row;
        }
        ++m_run.count;
        m_run.end = m_tree.next(row);
    }

    void finishRun()
    {
        if (m_run.count >= m_least) {
            m_found.groupOf.resize(m_tree.size(), NoIndex);
            for (auto row = m_run.first; row < m_run.end; row = m_tree.next(row))
                m_found.groupOf[row] = static_cast<std::uint32_t>(m_found.groups.size());
            m_found.groups.push_back(m_run);
        }
        m_run = {};
    }

    [[nodiscard]] RollUps found() { return std::move(m_found); }

private:
    [[nodiscard]] bool isSame(std::uint32_t a, std::uint32_t b) const
    {
        const auto one = m_tree.spans[a];
        const auto other = m_tree.spans[b];
        const auto serviceOf = [this](std::uint32_t span) {
            const auto process = m_trace.processOf[span];
            return process == NoIndex ? NoIndex : m_trace.processes[process].service;
        };
        return m_trace.operations[one] == m_trace.operations[other] && serviceOf(one) == serviceOf(other);
    }

    const Trace &m_trace;
    const TraceTree &m_tree;
    const std::uint32_t m_least;
    RollUpGroup m_run;
    RollUps m_found;
};

} // namespace

RollUps rollUps(const Trace &trace, const TraceTree &tree, std::uint32_t least)
{
    if (least == 0)
        return {};
    GroupFinder finder(trace, tree, least);
    for (const auto root : tree.roots)
        finder.addSibling(root);
    finder.finishRun();
    for (std::uint32_t row = 0; row < tree.size(); ++row) {
        if (tree.children[row] < least)
            continue;
        tree.forEachChild(row, [&](std::uint32_t child) { finder.addSibling(child); });
        finder.finishRun();
    }
    return finder.found();
}

RollUpFigures figuresOf(const OpenTrace &open, const RollUpGroup &group)
{
    RollUpFigures figures;
    figures.start = open.start(group.first);
    figures.end = open.end(group.first);
    std::vector<double> durations;
    durations.reserve(group.count);
    for (auto row = group.first; row < group.end; row = open.tree.next(row)) {
        figures.overlaps = figures.overlaps || (row != group.first && open.start(row) < figures.end);
        figures.start = std::min(figures.start, open.start(row));
        figures.end = std::max(figures.end, open.end(row));
        figures.errors += open.isError(row) ? 1 : 0;
        durations.push_back(static_cast<double>(open.duration(row)));
    }
    std::ranges::sort(durations);
    figures.p50 = percentileOf(durations, 50);
    figures.p95 = percentileOf(durations, 95);
    figures.p99 = percentileOf(durations, 99);
    return figures;
}

} // namespace yagura::traces
