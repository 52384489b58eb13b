#include "traces/analysis/spanstatistics.h"

#include "traces/analysis/traceanalysis.h"

#include <unordered_map>

namespace yagura::traces {

namespace {

class TagValues
{
public:
    TagValues(const OpenTrace &open, const QString &tag)
        : m_open(open)
        , m_tag(tag)
    { }

    // A number for the value of the row's tag; NoIndex without one.
    std::uint32_t valueOf(std::uint32_t row)
    {
        const auto span = m_open.tree.spans[row];
        const auto &trace = m_open.trace;
        const auto *found = trace.find(trace.spanAttributes[span], m_tag);
        if (!found)
            found = trace.find(trace.processes[trace.processOf[span]].attributes, m_tag);
        if (!found)
            return NoIndex;
        const auto value = trace.valueText(*found, 1024);
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.constEnd())
            return *known;
        m_numbers.insert(value, static_cast<std::uint32_t>(m_values.size()));
        m_values.push_back(value);
        return static_cast<std::uint32_t>(m_values.size() - 1);
    }
    [[nodiscard]] const QString &text(std::uint32_t value) const { return m_values[value]; }

private:
    const OpenTrace &m_open;
    QString m_tag;
    QHash<QString, std::uint32_t> m_numbers;
    std::vector<QString> m_values;
};

class Grouper
{
public:
    Grouper(const OpenTrace &open, const Grouping &grouping)
        : m_open(open)
        , m_kind(grouping.kind)
        , m_values(open, grouping.tag)
    { }

    std::uint64_t keyOf(std::uint32_t row)
    {
        if (m_kind == GroupKind::Tag)
            return m_values.valueOf(row);
        const auto call = callOf(m_open, row);
        if (m_kind == GroupKind::Service)
            return call >> 32;
        return m_kind == GroupKind::Operation ? call & 0xffff'ffff : call;
    }

    void name(SpanStatistics &group, std::uint64_t key)
    {
        const auto row = group.rows.front();
        if (m_kind == GroupKind::Service || m_kind == GroupKind::ServiceAndOperation)
            group.service = m_open.service(row);
        if (m_kind == GroupKind::Operation || m_kind == GroupKind::ServiceAndOperation)
            group.operation = m_open.operation(row);
        group.hasValue = m_kind != GroupKind::Tag || key != NoIndex;
        if (m_kind == GroupKind::Tag && group.hasValue)
            group.value = m_values.text(static_cast<std::uint32_t>(key));
    }

private:
    const OpenTrace &m_open;
    GroupKind m_kind;
    TagValues m_values;
};

// From the rows of a group, everything else.
void sumUp(const OpenTrace &open, const std::vector<std::int64_t> &critical, double wholePath,
           SpanStatistics &group)
{
    if (group.rows.empty())
        return;
    std::vector<double> durations;
    durations.reserve(group.rows.size());
    for (const auto row : group.rows) {
        const auto duration = open.duration(row);
        durations.push_back(static_cast<double>(duration));
        group.total += duration;
        group.self += open.self[row];
        group.errors += open.isError(row) ? 1 : 0;
        group.critical += critical[row];
    }
    std::ranges::sort(durations);
    std::ranges::stable_sort(group.rows, std::greater(),
                             [&](std::uint32_t row) { return open.duration(row); });
    group.count = static_cast<std::uint32_t>(group.rows.size());
    group.average = static_cast<double>(group.total) / group.count;
    group.shortest = open.duration(group.rows.back());
    group.longest = open.duration(group.rows.front());
    group.p50 = percentileOf(durations, 50);
    group.p95 = percentileOf(durations, 95);
    group.p99 = percentileOf(durations, 99);
    group.errorShare = static_cast<double>(group.errors) / group.count;
    group.criticalShare = wholePath > 0 ? static_cast<double>(group.critical) / wholePath : 0;
}

} // namespace

std::uint64_t callOf(const OpenTrace &open, std::uint32_t row)
{
    const auto span = open.tree.spans[row];
    const auto service = open.trace.processes[open.trace.processOf[span]].service;
    return (std::uint64_t{service} << 32) | open.trace.operations[span];
}

std::vector<std::int64_t> criticalTimes(const OpenTrace &open)
{
    std::vector<std::int64_t> times(open.rowCount());
    for (const auto &section : open.path.sections)
        times[section.row] += section.end - section.start;
    return times;
}

StatisticsTable spanStatistics(const OpenTrace &open, const Grouping &grouping, const RowMask *only)
{
    StatisticsTable table;
    table.grouping = grouping;
    Grouper grouper(open, grouping);
    std::unordered_map<std::uint64_t, size_t> places;
    std::vector<std::uint64_t> keys;
    for (std::uint32_t row = 0; row < open.rowCount(); ++row) {
        if (only && !(*only)[row])
            continue;
        const auto key = grouper.keyOf(row);
        const auto [entry, isNew] = places.try_emplace(key, table.groups.size());
        if (isNew) {
            table.groups.emplace_back();
            keys.push_back(key);
        }
        table.groups[entry->second].rows.push_back(row);
        table.all.rows.push_back(row);
    }
    const auto critical = criticalTimes(open);
    std::int64_t path = 0;
    for (const auto time : critical)
        path += time;
    sumUp(open, critical, static_cast<double>(path), table.all);
    for (size_t i = 0; i < table.groups.size(); ++i) {
        grouper.name(table.groups[i], keys[i]);
        sumUp(open, critical, static_cast<double>(path), table.groups[i]);
    }
    std::ranges::stable_sort(table.groups, [](const SpanStatistics &a, const SpanStatistics &b) {
        if (a.self != b.self)
            return a.self > b.self;
        return std::tie(a.service, a.operation, a.value) < std::tie(b.service, b.operation, b.value);
    });
    return table;
}

} // namespace yagura::traces
