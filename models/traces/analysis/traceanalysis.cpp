#include "traces/analysis/traceanalysis.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yagura::traces {

std::vector<ServiceShare> criticalPathShares(const OpenTrace &open)
{
    std::vector<ServiceShare> shares;
    if (open.tree.mainRoot == NoIndex || open.duration(open.tree.mainRoot) == 0)
        return shares;
    const auto place = std::ranges::find(open.tree.roots, open.tree.mainRoot) - open.tree.roots.begin();
    std::vector<std::int64_t> byProcess(open.trace.processes.size());
    for (const auto &section : open.path.ofRoot(static_cast<size_t>(place)))
        byProcess[open.trace.processOf[open.tree.spans[section.row]]] += section.end - section.start;
    std::map<QString, std::int64_t> times;
    for (size_t process = 0; process < byProcess.size(); ++process) {
        const auto name = open.trace.processes[process].service;
        if (byProcess[process] > 0)
            times[name == NoIndex ? QString() : open.trace.names[name]] += byProcess[process];
    }
    const auto whole = static_cast<double>(open.duration(open.tree.mainRoot));
    for (const auto &[service, time] : times)
        shares.push_back({service, time, static_cast<double>(time) / whole});
    std::ranges::stable_sort(shares, std::greater(), &ServiceShare::time);
    return shares;
}

std::vector<std::uint32_t> bottlenecks(const OpenTrace &open, size_t most)
{
    std::vector<std::uint32_t> rows(open.rowCount());
    std::iota(rows.begin(), rows.end(), 0U);
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, rows.size()));
    std::partial_sort(rows.begin(), rows.begin() + count, rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return open.self[a] != open.self[b] ? open.self[a] > open.self[b] : a < b;
    });
    rows.resize(static_cast<size_t>(count));
    return rows;
}

double percentileOf(std::span<const double> ascending, double percentile)
{
    if (ascending.empty())
        return 0;
    const double rank
        = std::clamp(percentile, 0.0, 100.0) / 100.0 * static_cast<double>(ascending.size() - 1);
    const auto below = static_cast<size_t>(std::floor(rank));
    const auto above = std::min(below + 1, ascending.size() - 1);
    return ascending[below] + (ascending[above] - ascending[below]) * (rank - static_cast<double>(below));
}

DurationStatistics durationStatistics(std::span<const TraceSummary> traces, double anomalyPercentile)
{
    DurationStatistics statistics;
    statistics.traces = traces.size();
    if (traces.empty())
        return statistics;
    std::vector<double> durations;
    double spans = 0;
    double failed = 0;
    for (const auto &trace : traces) {
        durations.push_back(static_cast<double>(trace.duration.count()));
        spans += trace.spans;
        failed += trace.errors > 0 ? 1 : 0;
    }
    std::ranges::sort(durations);
    const auto count = static_cast<double>(traces.size());
    statistics.averageNs = std::accumulate(durations.begin(), durations.end(), 0.0) / count;
    statistics.p50Ns = percentileOf(durations, 50);
    statistics.p95Ns = percentileOf(durations, 95);
    statistics.p99Ns = percentileOf(durations, 99);
    statistics.averageSpans = spans / count;
    statistics.errorRate = failed / count;
    const double threshold = percentileOf(durations, anomalyPercentile);
    for (const auto &trace : traces) {
        if (static_cast<double>(trace.duration.count()) > threshold)
            statistics.anomalous.push_back(trace.id);
    }
    return statistics;
}

} // namespace yagura::traces
