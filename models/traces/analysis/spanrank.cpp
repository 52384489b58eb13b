#include "traces/analysis/spanrank.h"

#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/traceanalysis.h"

#include <algorithm>
#include <unordered_map>

namespace yagura::traces {

void SpanBaseline::add(const OpenTrace &open)
{
    // By number first, so that names are looked up once an operation, not once a span.
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> rows;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        rows[callOf(open, row)].push_back(row);
    for (const auto &[call, ofCall] : rows) {
        auto &durations = m_durations[{open.service(ofCall.front()), open.operation(ofCall.front())}];
        for (const auto row : ofCall)
            durations.push_back(static_cast<double>(open.duration(row)));
    }
    ++m_traces;
}

void SpanBaseline::sort()
{
    for (auto &durations : m_durations)
        std::ranges::sort(durations);
}

SpanBaseline SpanBaseline::of(std::span<const std::shared_ptr<const OpenTrace>> traces)
{
    SpanBaseline baseline;
    for (const auto &trace : traces)
        baseline.add(*trace);
    baseline.sort();
    return baseline;
}

SpanBaseline SpanBaseline::of(const OpenTrace &open)
{
    SpanBaseline baseline;
    baseline.add(open);
    baseline.sort();
    return baseline;
}

const std::vector<double> *SpanBaseline::durationsOf(const QString &service, const QString &operation) const
{
    const auto found = m_durations.constFind({service, operation});
    return found == m_durations.constEnd() ? nullptr : &*found;
}

double percentileRank(std::span<const double> ascending, double value)
{
    if (ascending.empty())
        return 0;
    const auto [first, last] = std::ranges::equal_range(ascending, value);
    const auto below = static_cast<double>(first - ascending.begin());
    return (below + static_cast<double>(last - first) / 2) * 100 / static_cast<double>(ascending.size());
}

UsualDurations::UsualDurations(const OpenTrace &open, const SpanBaseline &set)
    : m_own(SpanBaseline::of(open))
{
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto [entry, isNew] = m_usual.try_emplace(callOf(open, row));
        for (const auto *baseline : {&set, &std::as_const(m_own)}) {
            if (!isNew || entry->second.durations)
                continue;
            const auto *durations = baseline->durationsOf(open.service(row), open.operation(row));
            if (durations && durations->size() >= SpanBaseline::LeastSpans)
                entry->second = {durations, percentileOf(*durations, 50), percentileOf(*durations, 95)};
        }
    }
}

std::vector<SpanRank> spanRanks(const OpenTrace &open, const SpanBaseline &usual)
{
    const UsualDurations compared(open, usual);
    std::vector<SpanRank> ranks(open.rowCount());
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto &[durations, median, p95] = compared.of(callOf(open, row));
        if (durations)
            ranks[row] = {true, percentileRank(*durations, static_cast<double>(open.duration(row))), median,
                          p95, static_cast<std::uint32_t>(durations->size())};
    }
    return ranks;
}

} // namespace yagura::traces
