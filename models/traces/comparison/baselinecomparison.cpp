#include "traces/comparison/baselinecomparison.h"

#include "traces/analysis/spanrank.h"
#include "traces/analysis/traceanalysis.h"

#include <algorithm>

namespace yagura::traces {

namespace {

// What the other traces have on one path.
struct Usual
{
    std::vector<double> counts; // one a trace that has it
    std::vector<double> totals;
};

class Gatherer
{
public:
    Gatherer(const OpenTrace &open, std::span<const std::shared_ptr<const OpenTrace>> others)
        : m_open(open)
        , m_paths(m_table.add(open))
    {
        for (const auto &other : others) {
            if (other->trace.id != open.trace.id)
                add(*other);
        }
        m_usual.resize(m_table.size());
    }

    BaselineComparison run()
    {
        m_result.others = static_cast<std::uint32_t>(m_durations.size());
        std::ranges::sort(m_durations);
        std::ranges::sort(m_spans);
        m_result.medianDuration = percentileOf(m_durations, 50);
        m_result.medianSpans = percentileOf(m_spans, 50);
        m_result.durationPercentile
            = percentileRank(m_durations, static_cast<double>(m_open.tree.end - m_open.tree.start));
        m_result.spansPercentile = percentileRank(m_spans, m_open.rowCount());
        std::vector<PathStanding> all(m_table.size());
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            all[m_paths[row]].rows.push_back(row);
            all[m_paths[row]].total += m_open.duration(row);
        }
        for (std::uint32_t path = 0; path < m_table.size(); ++path)
            judge(path, all[path]);
        keep(all);
        return std::move(m_result);
    }

private:
    void add(const OpenTrace &other)
    {
        const auto paths = m_table.add(other);
        m_usual.resize(m_table.size());
        for (std::uint32_t row = 0; row < other.rowCount(); ++row) {
            auto &usual = m_usual[paths[row]];
            if (m_lastMet.size() <= paths[row])
                m_lastMet.resize(m_table.size(), NoIndex);
            if (m_lastMet[paths[row]] != m_durations.size()) {
                m_lastMet[paths[row]] = static_cast<std::uint32_t>(m_durations.size());
                usual.counts.push_back(0);
                usual.totals.push_back(0);
            }
            ++usual.counts.back();
            usual.totals.back() += static_cast<double>(other.duration(row));
        }
        m_durations.push_back(static_cast<double>(other.tree.end - other.tree.start));
        m_spans.push_back(other.rowCount());
    }

    void judge(std::uint32_t path, PathStanding &standing)
    {
        auto &usual = m_usual[path];
        standing.count = static_cast<std::uint32_t>(standing.rows.size());
        standing.othersWith = static_cast<std::uint32_t>(usual.counts.size());
        std::ranges::sort(usual.totals);
        standing.medianTotal = percentileOf(usual.totals, 50);
        standing.p95Total = percentileOf(usual.totals, 95);
        usual.counts.resize(m_result.others); // zeros for those without
        std::ranges::sort(usual.counts);
        standing.medianCount = percentileOf(usual.counts, 50);
        standing.countPercentile = percentileRank(usual.counts, standing.count);
        if (standing.count == 0) {
            standing.presence = PathPresence::Missing;
        } else if (standing.othersWith == 0) {
            standing.presence = PathPresence::Extra;
        } else {
            standing.totalPercentile = percentileRank(usual.totals, static_cast<double>(standing.total));
            standing.excess = static_cast<double>(standing.total) - standing.medianTotal;
        }
    }

    [[nodiscard]] bool isShown(const PathStanding &standing) const
    {
        return standing.count > 0 || (m_result.others > 0 && standing.othersWith * 2 >= m_result.others);
    }

    // A trace that has a path has all above it, so what is above a shown path is shown.
    void keep(std::vector<PathStanding> &all)
    {
        std::vector<std::uint32_t> places(all.size(), NoIndex);
        for (const auto path : m_table.inOrder()) {
            auto &standing = all[path];
            if (!isShown(standing))
                continue;
            const auto &known = m_table.at(path);
            places[path] = static_cast<std::uint32_t>(m_result.paths.size());
            standing.service = known.service;
            standing.operation = known.operation;
            standing.depth = known.depth;
            standing.parent = known.parent == NoIndex ? NoIndex : places[known.parent];
            m_result.missing += standing.presence == PathPresence::Missing ? 1 : 0;
            m_result.extra += standing.presence == PathPresence::Extra ? 1 : 0;
            m_result.paths.push_back(std::move(standing));
        }
    }

    const OpenTrace &m_open;
    PathTable m_table;
    std::vector<std::uint32_t> m_paths; // of the trace's rows
    std::vector<Usual> m_usual; // path → what the others have
    std::vector<std::uint32_t> m_lastMet; // path → the last of the others that had it
    std::vector<double> m_durations; // one a trace of the others
    std::vector<double> m_spans;
    BaselineComparison m_result;
};

} // namespace

BaselineComparison compareWithMany(const OpenTrace &open,
                                   std::span<const std::shared_ptr<const OpenTrace>> others)
{
    return Gatherer(open, others).run();
}

} // namespace yagura::traces
