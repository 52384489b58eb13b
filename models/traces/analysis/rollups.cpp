#include "traces/analysis/rollups.h"

#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/traceanalysis.h"
#include "traces/analysis/tracecosts.h"

#include <algorithm>

namespace yagura::traces {

namespace {

RollUp sumUp(const TraceCosts &costs, std::uint32_t parent, std::vector<std::uint32_t> rows)
{
    const auto &open = costs.open();
    RollUp rollUp;
    rollUp.parent = parent;
    rollUp.start = open.start(rows.front());
    rollUp.end = open.end(rows.front());
    std::vector<double> durations;
    for (const auto row : rows) {
        const auto duration = open.duration(row);
        durations.push_back(static_cast<double>(duration));
        rollUp.total += duration;
        rollUp.longest = std::max(rollUp.longest, duration);
        rollUp.end = std::max(rollUp.end, open.end(row));
        rollUp.errors += open.isError(row) ? 1 : 0;
        rollUp.spans += open.tree.sizes[row];
    }
    std::ranges::sort(durations);
    rollUp.p50 = percentileOf(durations, 50);
    rollUp.p95 = percentileOf(durations, 95);
    rollUp.critical = costs.subtrees(rows);
    rollUp.rows = std::move(rows);
    return rollUp;
}

} // namespace

std::vector<RollUp> rollUps(const OpenTrace &open, std::uint32_t least)
{
    const TraceCosts costs(open);
    const auto needed = std::max(2U, least);
    std::vector<RollUp> found;
    std::vector<std::uint32_t> run;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        if (open.tree.children[row] < needed)
            continue;
        const auto finish = [&] {
            if (run.size() >= needed)
                found.push_back(sumUp(costs, row, run));
            run.clear();
        };
        open.tree.forEachChild(row, [&](std::uint32_t child) {
            if (!run.empty() && callOf(open, child) != callOf(open, run.back()))
                finish();
            run.push_back(child);
        });
        finish();
    }
    std::ranges::sort(found, {}, [](const RollUp &rollUp) { return rollUp.rows.front(); });
    return found;
}

std::vector<std::uint32_t> rollUpOfRows(const OpenTrace &open, const std::vector<RollUp> &rollUps)
{
    std::vector<std::uint32_t> ofRows(open.rowCount(), NoIndex);
    for (std::uint32_t i = 0; i < rollUps.size(); ++i) {
        for (const auto row : rollUps[i].rows)
            ofRows[row] = i;
    }
    return ofRows;
}

} // namespace yagura::traces
