#include "traces/analysis/whatif.h"

#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/tracecosts.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace yagura::traces {

namespace {

class Model
{
public:
    Model(const OpenTrace &open, const RowMask &faster, double percent)
        : m_open(open)
        , m_faster(faster)
        , m_factor(1 - std::clamp(percent, 0.0, 100.0) / 100)
        , m_spans(clipSpans(open.trace, open.tree))
        , m_durations(open.rowCount())
    { }

    // Of the main root. Rows below come behind, so from the last to the first every child is known before its
    // parent.
    std::int64_t run()
    {
        const auto main = m_open.tree.mainRoot;
        for (auto row = m_open.tree.next(main); row-- > main;) {
            if (m_spans.counts[row])
                m_durations[row] = durationOf(row);
        }
        return m_durations[main];
    }

private:
    struct Child
    {
        std::uint32_t row = 0;
        std::int64_t start = 0; // as it was
        std::int64_t end = 0;
        std::int64_t newEnd = 0; // from the parent's start
        bool isPlaced = false;
    };

    [[nodiscard]] std::int64_t scaled(std::uint32_t row, std::int64_t own) const
    {
        return m_faster[row]
            ? std::llround(static_cast<long double>(own) * static_cast<long double>(m_factor))
            : own;
    }

    std::int64_t durationOf(std::uint32_t row)
    {
        m_children.clear();
        m_open.tree.forEachChild(row, [&](std::uint32_t child) {
            if (m_spans.counts[child])
                m_children.push_back({child, m_spans.starts[child], m_spans.ends[child], 0, false});
        });
        m_byEnd.resize(m_children.size());
        for (size_t i = 0; i < m_byEnd.size(); ++i)
            m_byEnd[i] = i;
        std::ranges::stable_sort(m_byEnd, {}, [this](size_t child) { return m_children[child].end; });
        // What was finished at a moment of before: when it was over then, and when it is now.
        auto before = m_spans.starts[row];
        std::int64_t now = 0;
        size_t next = 0;
        const auto finish = [&](std::int64_t moment) {
            for (; next < m_byEnd.size(); ++next) {
                const auto &child = m_children[m_byEnd[next]];
                if (child.end > moment || !child.isPlaced)
                    break;
                before = child.end;
                now = std::max(now, child.newEnd);
            }
        };
        for (auto &child : m_children) {
            finish(child.start);
            child.newEnd = now + scaled(row, child.start - before) + m_durations[child.row];
            child.isPlaced = true;
        }
        finish(m_spans.ends[row]);
        return now + scaled(row, m_spans.ends[row] - before);
    }

    const OpenTrace &m_open;
    const RowMask &m_faster;
    double m_factor;
    ClippedSpans m_spans;
    std::vector<std::int64_t> m_durations; // as they would be
    std::vector<Child> m_children; // of the row at hand, in order of start
    std::vector<size_t> m_byEnd;
};

template <typename KeyOf>
std::vector<PathShare> shares(const OpenTrace &open, KeyOf keyOf, bool withOperation)
{
    std::vector<PathShare> found;
    const auto main = open.tree.mainRoot;
    if (main == NoIndex || open.duration(main) == 0)
        return found;
    const TraceCosts costs(open);
    std::unordered_map<std::uint64_t, size_t> places;
    for (auto row = main; row < open.tree.next(main); ++row) {
        if (costs.own(row) == 0)
            continue;
        const auto [entry, isNew] = places.try_emplace(keyOf(row), found.size());
        if (isNew)
            found.push_back({open.service(row), withOperation ? open.operation(row) : QString(), 0, 0, {}});
        found[entry->second].time += costs.own(row);
        found[entry->second].rows.push_back(row);
    }
    for (auto &share : found) {
        share.share = static_cast<double>(share.time) / static_cast<double>(open.duration(main));
        std::ranges::stable_sort(share.rows, std::greater(),
                                 [&](std::uint32_t row) { return costs.own(row); });
    }
    std::ranges::stable_sort(found, [](const PathShare &a, const PathShare &b) {
        if (a.time != b.time)
            return a.time > b.time;
        return std::tie(a.service, a.operation) < std::tie(b.service, b.operation);
    });
    return found;
}

} // namespace

WhatIf whatIf(const OpenTrace &open, const RowMask &faster, double percent)
{
    WhatIf result;
    const auto main = open.tree.mainRoot;
    if (main == NoIndex)
        return result;
    const TraceCosts costs(open);
    for (auto row = main; row < open.tree.next(main); ++row) {
        result.ownOnPath += faster[row] ? costs.own(row) : 0;
        result.rows += faster[row] ? 1 : 0;
    }
    result.before = open.duration(main);
    result.after = Model(open, faster, percent).run();
    result.saved = result.before - result.after;
    result.share
        = result.before > 0 ? static_cast<double>(result.saved) / static_cast<double>(result.before) : 0;
    return result;
}

WhatIf whatIf(const OpenTrace &open, const QString &service, const QString &operation, double percent)
{
    return whatIf(open, rowsOfCall(open, service, operation), percent);
}

RowMask rowsOfCall(const OpenTrace &open, const QString &service, const QString &operation)
{
    RowMask rows(open.rowCount());
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        rows[row] = open.service(row) == service && (operation.isEmpty() || open.operation(row) == operation);
    return rows;
}

std::vector<PathShare> pathSharesByService(const OpenTrace &open)
{
    return shares(open, [&](std::uint32_t row) { return callOf(open, row) >> 32; }, false);
}

std::vector<PathShare> pathSharesByOperation(const OpenTrace &open)
{
    return shares(open, [&](std::uint32_t row) { return callOf(open, row); }, true);
}

} // namespace yagura::traces
