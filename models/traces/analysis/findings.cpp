#include "traces/analysis/findings.h"

#include <algorithm>
#include <unordered_map>

namespace yagura::traces {

namespace {

constexpr size_t MostOfAKind = 5;
constexpr size_t LeastRepeats = 8;
constexpr double LeastShare = 0.05;

class Search
{
public:
    explicit Search(const OpenTrace &open)
        : m_open(open)
        , m_before(open.rowCount() + 1)
    {
        std::vector<std::int64_t> own(open.rowCount());
        for (const auto &section : open.path.sections)
            own[section.row] += section.end - section.start;
        for (std::uint32_t row = 0; row < open.rowCount(); ++row)
            m_before[row + 1] = m_before[row] + own[row];
    }

    std::vector<Finding> run()
    {
        auto repeated = repeatedCalls();
        auto own = ownTime();
        // Said once: that many calls take long, rather than that each takes its share.
        std::erase_if(own, [&](const Finding &finding) {
            return std::ranges::any_of(repeated, [&](const Finding &calls) {
                return callOf(calls.rows.front()) == callOf(finding.rows.front())
                    && calls.cost * 2 >= finding.cost;
            });
        });
        keepDearest(std::move(own));
        keepDearest(errorOrigins());
        keepDearest(std::move(repeated));
        std::ranges::stable_sort(m_found, std::greater(), &Finding::cost);
        addRepairs();
        return std::move(m_found);
    }

private:
    // On the critical path, with everything below: rows of a subtree are neighbours.
    [[nodiscard]] std::int64_t subtreeCost(std::uint32_t row) const
    {
        return m_before[m_open.tree.next(row)] - m_before[row];
    }
    [[nodiscard]] std::int64_t ownCost(std::uint32_t row) const { return m_before[row + 1] - m_before[row]; }

    // Service and operation as one number.
    [[nodiscard]] std::uint64_t callOf(std::uint32_t row) const
    {
        const auto span = m_open.tree.spans[row];
        const auto service = m_open.trace.processes[m_open.trace.processOf[span]].service;
        return (std::uint64_t{service} << 32) | m_open.trace.operations[span];
    }

    void keepDearest(std::vector<Finding> findings)
    {
        std::ranges::stable_sort(findings, std::greater(), &Finding::cost);
        if (findings.size() > MostOfAKind)
            findings.resize(MostOfAKind);
        std::ranges::move(findings, std::back_inserter(m_found));
    }

    std::vector<Finding> ownTime() const
    {
        std::vector<Finding> findings;
        const auto main = m_open.tree.mainRoot;
        if (main == NoIndex || m_open.rowCount() < 2)
            return findings;
        std::unordered_map<std::uint64_t, size_t> byCall;
        for (std::uint32_t row = main; row < m_open.tree.next(main); ++row) {
            if (ownCost(row) == 0)
                continue;
            const auto [entry, isNew] = byCall.try_emplace(callOf(row), findings.size());
            if (isNew)
                findings.push_back({FindingKind::OwnTime, {}, 0, {}, {}});
            auto &finding = findings[entry->second];
            finding.rows.push_back(row);
            finding.cost += ownCost(row);
            if (ownCost(row) > ownCost(finding.rows.front()))
                std::swap(finding.rows.front(), finding.rows.back());
        }
        const auto least = static_cast<double>(m_open.duration(main)) * LeastShare;
        std::erase_if(findings,
                      [&](const Finding &finding) { return static_cast<double>(finding.cost) < least; });
        return findings;
    }

    std::vector<Finding> errorOrigins() const
    {
        std::vector<bool> below(m_open.rowCount());
        std::unordered_map<std::uint64_t, size_t> byCall;
        std::vector<Finding> findings;
        for (auto row = m_open.rowCount(); row-- > 0;) {
            const auto parent = m_open.tree.parents[row];
            if (parent != NoIndex && (below[row] || m_open.isError(row)))
                below[parent] = true;
        }
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            if (!m_open.isError(row) || below[row])
                continue;
            const auto [entry, isNew] = byCall.try_emplace(callOf(row), findings.size());
            if (isNew)
                findings.push_back({FindingKind::ErrorOrigin,
                                    {},
                                    0,
                                    {},
                                    errorMessage(m_open.trace, m_open.tree.spans[row])});
            findings[entry->second].rows.push_back(row);
            findings[entry->second].cost += subtreeCost(row);
        }
        return findings;
    }

    std::vector<Finding> repeatedCalls() const
    {
        std::vector<Finding> findings;
        std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> calls;
        for (std::uint32_t row = 0; row < m_open.rowCount(); ++row) {
            if (m_open.tree.children[row] < LeastRepeats)
                continue;
            calls.clear();
            m_open.tree.forEachChild(row,
                                     [&](std::uint32_t child) { calls[callOf(child)].push_back(child); });
            for (auto &[call, rows] : calls) {
                if (rows.size() >= LeastRepeats && mostlyInTurn(rows))
                    findings.push_back({FindingKind::RepeatedCalls, rows, costOf(rows), {}, {}});
            }
        }
        std::ranges::sort(findings, {}, [](const Finding &finding) { return finding.rows.front(); });
        return findings;
    }

    [[nodiscard]] std::int64_t costOf(const std::vector<std::uint32_t> &rows) const
    {
        std::int64_t cost = 0;
        for (const auto row : rows)
            cost += subtreeCost(row);
        return cost;
    }

    // At least four of five begin when the one before has ended.
    [[nodiscard]] bool mostlyInTurn(const std::vector<std::uint32_t> &rows) const
    {
        size_t inTurn = 1;
        for (size_t i = 1; i < rows.size(); ++i)
            inTurn += m_open.start(rows[i]) >= m_open.end(rows[i - 1]) ? 1 : 0;
        return inTurn * 5 >= rows.size() * 4;
    }

    void addRepairs()
    {
        std::map<RepairKind, Finding> byKind;
        for (const auto &repair : m_open.tree.repairs) {
            auto &finding = byKind[repair.kind];
            finding.kind = FindingKind::Repair;
            finding.repair = repair.kind;
            if (finding.detail.isEmpty())
                finding.detail = repair.detail;
            const auto row = repair.span == NoIndex ? NoIndex : m_open.tree.rows[repair.span];
            finding.rows.push_back(row);
        }
        for (auto &[kind, finding] : byKind) {
            std::ranges::stable_partition(finding.rows, [](std::uint32_t row) { return row != NoIndex; });
            m_found.push_back(std::move(finding));
        }
    }

    const OpenTrace &m_open;
    std::vector<std::int64_t> m_before; // row → time on the critical path of all rows above
    std::vector<Finding> m_found;
};

} // namespace

std::vector<Finding> findingsOf(const OpenTrace &open)
{
    return Search(open).run();
}

std::pair<std::int64_t, std::int64_t> extentOf(const OpenTrace &open, const Finding &finding)
{
    std::int64_t from = open.tree.end;
    std::int64_t to = open.tree.start;
    for (const auto row : finding.rows) {
        if (row == NoIndex)
            continue;
        from = std::min(from, open.start(row));
        to = std::max(to, open.end(row));
    }
    return from > to ? std::pair<std::int64_t, std::int64_t>()
                     : std::pair(from - open.tree.start, to - open.tree.start);
}

QString errorMessage(const Trace &trace, std::uint32_t span)
{
    constexpr qsizetype longest = 300;
    const auto attributes = trace.spanAttributes[span];
    for (const auto key :
         {u"otel.status_description", u"exception.message", u"error.message", u"error.object"}) {
        if (const auto *found = trace.find(attributes, key))
            return trace.valueText(*found, longest);
    }
    for (const auto &event : trace.eventsOf(span)) {
        for (const auto key : {u"exception.message", u"message", u"error.object"}) {
            if (const auto *found = trace.find(event.attributes, key))
                return trace.valueText(*found, longest);
        }
    }
    return {};
}

} // namespace yagura::traces
