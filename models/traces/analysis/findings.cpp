#include "traces/analysis/findings.h"

#include "traces/analysis/callfindings.h"
#include "traces/analysis/datafindings.h"
#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/timefindings.h"

#include <algorithm>

namespace yagura::traces {

namespace {

constexpr size_t MostOfAKind = 5;

std::int64_t costOfCall(const OpenTrace &open, const std::vector<Finding> &findings, std::uint64_t call)
{
    std::int64_t cost = 0;
    for (const auto &finding : findings) {
        if (callOf(open, finding.rows.front()) == call)
            cost += finding.cost;
    }
    return cost;
}

// Dearest first, a handful of each kind.
void keepDearest(std::vector<Finding> findings, std::vector<Finding> &kept)
{
    std::map<FindingKind, size_t> counts;
    std::ranges::stable_sort(findings, std::greater(), &Finding::cost);
    for (auto &finding : findings) {
        if (counts[finding.kind]++ < MostOfAKind)
            kept.push_back(std::move(finding));
    }
}

} // namespace

std::vector<Finding> findingsOf(const OpenTrace &open, const SpanBaseline &usual)
{
    const TraceCosts costs(open);
    auto calls = callFindings(costs);
    auto gaps = gapFindings(costs);
    auto own = ownTimeFindings(costs);
    // Said once: that many calls take long, or when nothing was waited for, rather than that each takes its
    // share.
    std::erase_if(own, [&](const Finding &finding) {
        const auto call = callOf(open, finding.rows.front());
        return costOfCall(open, calls, call) * 2 >= finding.cost
            || costOfCall(open, gaps, call) * 5 >= finding.cost * 4;
    });
    std::vector<Finding> found;
    for (auto *findings : {&own, &calls, &gaps})
        keepDearest(std::move(*findings), found);
    keepDearest(errorOriginFindings(costs), found);
    keepDearest(slowFindings(costs, usual), found);
    keepDearest(errorSpreadFindings(costs), found);
    keepDearest(lateFindings(costs), found);
    keepDearest(clockFindings(open), found);
    std::ranges::stable_sort(found, std::greater(), &Finding::cost);
    std::ranges::move(repairFindings(open), std::back_inserter(found));
    return found;
}

std::pair<std::int64_t, std::int64_t> extentOf(const OpenTrace &open, const Finding &finding)
{
    if (finding.kind == FindingKind::Gap)
        return {finding.from - open.tree.start, finding.to - open.tree.start};
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
