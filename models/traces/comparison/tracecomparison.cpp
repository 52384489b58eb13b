#include "traces/comparison/tracecomparison.h"

#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/traceanalysis.h"

#include <algorithm>
#include <map>
#include <set>

namespace yagura::traces {

namespace {

constexpr qsizetype MostValues = 100;

std::vector<PathFigures> figuresOf(const OpenTrace &open, const std::vector<std::uint32_t> &paths,
                                   std::uint32_t count)
{
    std::vector<PathFigures> figures(count);
    for (std::uint32_t row = 0; row < open.rowCount(); ++row)
        figures[paths[row]].rows.push_back(row);
    const auto critical = criticalTimes(open);
    std::int64_t whole = 0;
    for (const auto time : critical)
        whole += time;
    std::vector<double> durations;
    for (auto &path : figures) {
        if (path.rows.empty())
            continue;
        durations.clear();
        for (const auto row : path.rows) {
            durations.push_back(static_cast<double>(open.duration(row)));
            path.errors += open.isError(row) ? 1 : 0;
            path.total += open.duration(row);
            path.self += open.self[row];
            path.critical += critical[row];
        }
        std::ranges::sort(durations);
        path.count = static_cast<std::uint32_t>(path.rows.size());
        path.average = static_cast<double>(path.total) / path.count;
        path.median = percentileOf(durations, 50);
        path.criticalShare = whole > 0 ? static_cast<double>(path.critical) / static_cast<double>(whole) : 0;
    }
    return figures;
}

PathChange changeOf(std::uint32_t first, std::uint32_t second)
{
    if (first == 0)
        return PathChange::Added;
    if (second == 0)
        return PathChange::Removed;
    if (first == second)
        return PathChange::Same;
    return first < second ? PathChange::MoreOften : PathChange::LessOften;
}

void count(TraceComparison &comparison)
{
    for (const auto &path : comparison.paths) {
        comparison.added += path.change == PathChange::Added ? 1 : 0;
        comparison.removed += path.change == PathChange::Removed ? 1 : 0;
        comparison.changed
            += path.change == PathChange::MoreOften || path.change == PathChange::LessOften ? 1 : 0;
    }
}

using Values = std::map<QString, std::set<QString>>; // by key

Values valuesOf(const OpenTrace &open, const std::vector<std::uint32_t> &rows)
{
    constexpr qsizetype longest = 1024;
    Values values;
    std::set<std::uint32_t> processes;
    const auto add = [&](Slice attributes) {
        for (const auto &attribute : open.trace.attributesOf(attributes))
            values[open.trace.names[attribute.key]].insert(open.trace.valueText(attribute, longest));
    };
    for (const auto row : rows) {
        const auto span = open.tree.spans[row];
        add(open.trace.spanAttributes[span]);
        if (processes.insert(open.trace.processOf[span]).second)
            add(open.trace.processes[open.trace.processOf[span]].attributes);
    }
    return values;
}

QStringList without(const std::set<QString> &values, const std::set<QString> &others)
{
    QStringList left;
    for (const auto &value : values) {
        if (!others.contains(value) && left.size() < MostValues)
            left.append(value);
    }
    return left;
}

} // namespace

TraceComparison compareTraces(const OpenTrace &first, const OpenTrace &second)
{
    PathTable table;
    const auto firstPaths = table.add(first);
    const auto secondPaths = table.add(second);
    auto firstFigures = figuresOf(first, firstPaths, table.size());
    auto secondFigures = figuresOf(second, secondPaths, table.size());
    TraceComparison comparison;
    comparison.firstDuration = first.tree.end - first.tree.start;
    comparison.secondDuration = second.tree.end - second.tree.start;
    std::vector<std::uint32_t> places(table.size());
    for (const auto path : table.inOrder()) {
        const auto &known = table.at(path);
        places[path] = static_cast<std::uint32_t>(comparison.paths.size());
        comparison.paths.push_back({known.service, known.operation,
                                    known.parent == NoIndex ? NoIndex : places[known.parent], known.depth,
                                    changeOf(firstFigures[path].count, secondFigures[path].count),
                                    std::move(firstFigures[path]), std::move(secondFigures[path])});
    }
    count(comparison);
    return comparison;
}

std::vector<TagDifference> tagDifferences(const OpenTrace &first, const OpenTrace &second,
                                          const PathDifference &path)
{
    auto before = valuesOf(first, path.first.rows);
    auto after = valuesOf(second, path.second.rows);
    std::set<QString> keys;
    for (const auto *values : {&before, &after}) {
        for (const auto &[key, ofKey] : *values)
            keys.insert(key);
    }
    std::vector<TagDifference> differences;
    for (const auto &key : keys) {
        const bool isInFirst = before.contains(key);
        const bool isInSecond = after.contains(key);
        TagDifference difference{key, without(before[key], after[key]), without(after[key], before[key]),
                                 isInFirst, isInSecond};
        if (!difference.onlyFirst.isEmpty() || !difference.onlySecond.isEmpty())
            differences.push_back(std::move(difference));
    }
    return differences;
}

} // namespace yagura::traces
