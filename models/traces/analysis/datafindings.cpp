#include "traces/analysis/datafindings.h"

#include "traces/analysis/clockskew.h"
#include "traces/analysis/findings.h"
#include "traces/analysis/spanstatistics.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace yagura::traces {

namespace {

// Rows below which something failed.
std::vector<bool> failedBelow(const OpenTrace &open)
{
    std::vector<bool> below(open.rowCount());
    for (auto row = open.rowCount(); row-- > 0;) {
        const auto parent = open.tree.parents[row];
        if (parent != NoIndex && (below[row] || open.isError(row)))
            below[parent] = true;
    }
    return below;
}

// Overhanging its parent may be late work; beginning before it, or after its end though the root still waits,
// is another clock.
bool isProof(const OpenTrace &open, const std::vector<std::int64_t> &shifts, std::uint32_t row)
{
    const auto parent = open.tree.parents[row];
    if (parent == NoIndex || shifts[open.tree.spans[row]] == shifts[open.tree.spans[parent]])
        return false;
    const auto main = open.tree.mainRoot;
    const auto tolerated = open.duration(main) / 100;
    return open.start(row) < open.start(parent) - tolerated
        || (open.start(row) > open.end(parent) + tolerated && open.end(row) <= open.end(main));
}

void addRow(Finding &finding, std::uint32_t row, std::int64_t shift)
{
    finding.rows.push_back(row);
    if (std::abs(shift) > std::abs(finding.time))
        finding.time = shift;
}

} // namespace

std::vector<Finding> errorOriginFindings(const TraceCosts &costs)
{
    const auto &open = costs.open();
    const auto below = failedBelow(open);
    std::unordered_map<std::uint64_t, size_t> byCall;
    std::vector<Finding> findings;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        if (!open.isError(row) || below[row])
            continue;
        const auto [entry, isNew] = byCall.try_emplace(callOf(open, row), findings.size());
        if (isNew) {
            findings.emplace_back();
            findings.back().kind = FindingKind::ErrorOrigin;
            findings.back().detail = errorMessage(open.trace, open.tree.spans[row]);
        }
        findings[entry->second].rows.push_back(row);
        findings[entry->second].cost += costs.subtree(row);
    }
    return findings;
}

std::vector<Finding> errorSpreadFindings(const TraceCosts &costs)
{
    const auto &open = costs.open();
    const auto below = failedBelow(open);
    Finding spread;
    spread.kind = FindingKind::ErrorSpread;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        if (open.isError(row) && below[row])
            spread.rows.push_back(row);
    }
    if (spread.rows.empty())
        return {};
    std::ranges::stable_sort(spread.rows, {}, [&](std::uint32_t row) { return open.tree.depths[row]; });
    return {spread};
}

std::vector<Finding> clockFindings(const OpenTrace &open)
{
    std::map<QString, Finding> adjusted;
    for (const auto &served : servedShifts(open.trace)) {
        if (served.isApplied && open.tree.rows[served.span] != NoIndex)
            addRow(adjusted[open.trace.service(served.span)], open.tree.rows[served.span], served.shift);
    }
    std::vector<Finding> findings;
    for (auto &[service, finding] : adjusted) {
        finding.kind = FindingKind::ClockAdjusted;
        finding.detail = service;
        findings.push_back(std::move(finding));
    }
    const auto shifts = estimatedShifts(open);
    if (shifts.isEmpty())
        return findings;
    std::map<std::int64_t, Finding> byShift; // spans of a clock have one shift
    std::map<std::int64_t, bool> isProved;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        const auto shift = shifts.ofSpan[open.tree.spans[row]];
        const auto parent = open.tree.parents[row];
        if (shift != 0)
            addRow(byShift[shift], row, shift);
        if (isProof(open, shifts.ofSpan, row))
            isProved[shift] = isProved[shifts.ofSpan[open.tree.spans[parent]]] = true;
    }
    for (const auto &clock : shifts.clocks) {
        auto found = byShift.extract(clock.shift);
        if (found.empty() || !isProved[clock.shift]) // two clocks that are off by the same are one finding
            continue;
        found.mapped().kind = FindingKind::ClockSkew;
        found.mapped().detail = clock.clock;
        findings.push_back(std::move(found.mapped()));
    }
    return findings;
}

std::vector<Finding> repairFindings(const OpenTrace &open)
{
    std::map<RepairKind, Finding> byKind;
    for (const auto &repair : open.tree.repairs) {
        auto &finding = byKind[repair.kind];
        finding.kind = FindingKind::Repair;
        finding.repair = repair.kind;
        if (finding.detail.isEmpty())
            finding.detail = repair.detail;
        finding.rows.push_back(repair.span == NoIndex ? NoIndex : open.tree.rows[repair.span]);
    }
    std::vector<Finding> findings;
    for (auto &[kind, finding] : byKind) {
        std::ranges::stable_partition(finding.rows, [](std::uint32_t row) { return row != NoIndex; });
        findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace yagura::traces
