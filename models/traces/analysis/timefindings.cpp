#include "traces/analysis/timefindings.h"

#include "traces/analysis/spanstatistics.h"

#include <algorithm>
#include <unordered_map>

namespace yagura::traces {

namespace {

constexpr double SlowFactor = 2; // times the median
constexpr double SlowPercentile = 95;

// One finding a service and operation, in order of its first row.
class ByCall
{
public:
    ByCall(const OpenTrace &open, FindingKind kind)
        : m_open(open)
        , m_kind(kind)
    { }

    Finding &add(std::uint32_t row, std::int64_t cost)
    {
        const auto [entry, isNew] = m_places.try_emplace(callOf(m_open, row), m_findings.size());
        if (isNew) {
            m_findings.emplace_back();
            m_findings.back().kind = m_kind;
        }
        auto &finding = m_findings[entry->second];
        finding.rows.push_back(row);
        finding.cost += cost;
        return finding;
    }

    // Those with at least that cost; of each the row first that comes first by value.
    template <typename F> std::vector<Finding> take(std::int64_t least, F value)
    {
        std::erase_if(m_findings, [&](const Finding &finding) { return finding.cost < least; });
        for (auto &finding : m_findings)
            std::ranges::stable_sort(finding.rows, std::greater(), value);
        return std::move(m_findings);
    }

private:
    const OpenTrace &m_open;
    FindingKind m_kind;
    std::unordered_map<std::uint64_t, size_t> m_places;
    std::vector<Finding> m_findings;
};

// The parts of a section in which no child of its row was running either, not even one nobody waited for.
void addUncovered(const OpenTrace &open, const PathSection &section, std::int64_t least,
                  std::vector<Finding> &found)
{
    auto from = section.start;
    const auto add = [&](std::int64_t to) {
        if (to - from < least)
            return;
        Finding gap;
        gap.kind = FindingKind::Gap;
        gap.rows = {section.row};
        gap.cost = to - from;
        gap.from = from;
        gap.to = to;
        found.push_back(std::move(gap));
    };
    open.tree.forEachChild(section.row, [&](std::uint32_t child) {
        add(std::min(open.start(child), section.end));
        from = std::max(from, open.end(child));
    });
    add(section.end);
}

} // namespace

std::vector<Finding> ownTimeFindings(const TraceCosts &costs)
{
    const auto &open = costs.open();
    const auto main = open.tree.mainRoot;
    if (main == NoIndex || open.rowCount() < 2)
        return {};
    ByCall found(open, FindingKind::OwnTime);
    for (std::uint32_t row = main; row < open.tree.next(main); ++row) {
        if (costs.own(row) > 0)
            found.add(row, costs.own(row));
    }
    return found.take(costs.least(), [&](std::uint32_t row) { return costs.own(row); });
}

std::vector<Finding> gapFindings(const TraceCosts &costs)
{
    const auto &open = costs.open();
    const auto main = open.tree.mainRoot;
    std::vector<Finding> found;
    if (main == NoIndex)
        return found;
    const auto place = std::ranges::find(open.tree.roots, main) - open.tree.roots.begin();
    for (const auto &section : open.path.ofRoot(static_cast<size_t>(place))) {
        const auto row = section.row;
        if (open.tree.children[row] == 0 || section.end - section.start < costs.least())
            continue;
        const auto parent = open.tree.parents[row];
        const auto end = parent == NoIndex ? open.end(row) : std::min(open.end(row), open.end(parent));
        const auto start
            = parent == NoIndex ? open.start(row) : std::max(open.start(row), open.start(parent));
        if (section.start > start && section.end < end)
            addUncovered(open, section, std::max<std::int64_t>(1, costs.least()), found);
    }
    return found;
}

std::vector<Finding> slowFindings(const TraceCosts &costs, const SpanBaseline &usual)
{
    const auto &open = costs.open();
    if (open.tree.mainRoot == NoIndex || (usual.isEmpty() && open.rowCount() < SpanBaseline::LeastSpans))
        return {};
    const auto ranks = spanRanks(open, usual);
    ByCall found(open, FindingKind::SlowerThanUsual);
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto &rank = ranks[row];
        const auto duration = static_cast<double>(open.duration(row));
        if (!rank.isKnown || rank.percentile < SlowPercentile || duration < rank.median * SlowFactor)
            continue;
        const auto excess = static_cast<std::int64_t>(duration - rank.median);
        found.add(row, std::min(excess, costs.subtree(row))).time = static_cast<std::int64_t>(rank.median);
    }
    return found.take(std::max<std::int64_t>(1, costs.least()),
                      [&](std::uint32_t row) { return open.duration(row); });
}

std::vector<Finding> lateFindings(const TraceCosts &costs)
{
    const auto &open = costs.open();
    const auto main = open.tree.mainRoot;
    if (main == NoIndex)
        return {};
    const auto answered = open.end(main);
    const auto tolerated = answered + open.duration(main) / 100; // clocks and rounding
    ByCall found(open, FindingKind::LateWork);
    for (auto row = main + 1; row < open.tree.next(main); ++row) {
        if (open.end(row) <= tolerated || open.end(open.tree.parents[row]) > tolerated)
            continue;
        auto &finding = found.add(row, 0);
        finding.time = std::max(finding.time, open.end(row) - answered);
    }
    return found.take(0, [&](std::uint32_t row) { return open.end(row); });
}

} // namespace yagura::traces
