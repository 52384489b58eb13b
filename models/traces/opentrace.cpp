#include "traces/opentrace.h"

#include "traces/analysis/findings.h"

#include <algorithm>
#include <numeric>

namespace yagura::traces {

namespace {

void indexSections(OpenTrace &open)
{
    const auto &sections = open.path.sections;
    open.firstSection.assign(open.rowCount() + 1, 0);
    for (const auto &section : sections)
        ++open.firstSection[section.row + 1];
    std::partial_sum(open.firstSection.begin(), open.firstSection.end(), open.firstSection.begin());
    open.sectionOrder.resize(sections.size());
    auto next = open.firstSection;
    for (std::uint32_t i = 0; i < sections.size(); ++i)
        open.sectionOrder[next[sections[i].row]++] = i;
}

bool hasTag(const Trace &trace, Slice slice, const QString &key, const QString &value)
{
    return std::ranges::any_of(trace.attributesOf(slice), [&](const Attribute &attribute) {
        return trace.names[attribute.key] == key && trace.valueText(attribute) == value;
    });
}

bool spanHasTag(const Trace &trace, std::uint32_t span, const QString &key, const QString &value)
{
    if (key == u"error" && trace.isError(span) == (value == u"true"))
        return true;
    if (hasTag(trace, trace.spanAttributes[span], key, value)
        || hasTag(trace, trace.processes[trace.processOf[span]].attributes, key, value))
        return true;
    return std::ranges::any_of(trace.eventsOf(span), [&](const Event &event) {
        return hasTag(trace, event.attributes, key, value);
    });
}

bool hasTags(const Trace &trace, std::uint32_t span, const TraceQuery &query)
{
    return std::ranges::all_of(
        query.tags, [&](const auto &tag) { return spanHasTag(trace, span, tag.first, tag.second); });
}

std::vector<ServiceCount> countServices(const Trace &trace, const Parentage &parentage)
{
    std::vector<ServiceCount> byProcess(trace.processes.size());
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (parentage.left[span])
            continue;
        auto &count = byProcess[trace.processOf[span]];
        if (count.spans++ == 0)
            count.service = trace.service(span);
        count.errors += trace.isError(span) ? 1 : 0;
    }
    std::map<QString, ServiceCount> byName;
    for (const auto &count : byProcess) {
        if (count.spans == 0)
            continue;
        auto &sum = byName[count.service];
        sum.service = count.service;
        sum.spans += count.spans;
        sum.errors += count.errors;
    }
    std::vector<ServiceCount> services;
    for (auto &[name, count] : byName)
        services.push_back(std::move(count));
    std::ranges::stable_sort(services, std::greater(), &ServiceCount::spans);
    return services;
}

} // namespace

std::uint32_t OpenTrace::rowOf(SpanId id) const
{
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (trace.ids[span] == id && tree.rows[span] != NoIndex)
            return tree.rows[span];
    }
    return NoIndex;
}

OpenTrace openTrace(Trace trace)
{
    OpenTrace open;
    open.trace = std::move(trace);
    const auto parentage = resolveParents(open.trace);
    inheritMissingStarts(open.trace, parentage);
    open.tree = buildTree(open.trace, parentage);
    open.self = selfTimes(open.trace, open.tree);
    open.path = criticalPath(open.trace, open.tree, open.self);
    indexSections(open);
    open.summary = summarise(open.trace, parentage);
    open.findings = findingsOf(open);
    return open;
}

TraceSummary summarise(const Trace &trace, const Parentage &parentage)
{
    TraceSummary summary;
    summary.id = trace.id;
    auto root = NoIndex;
    std::int64_t start = std::numeric_limits<std::int64_t>::max();
    std::int64_t end = std::numeric_limits<std::int64_t>::min();
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (parentage.left[span])
            continue;
        ++summary.spans;
        summary.errors += trace.isError(span) ? 1 : 0;
        summary.orphans += parentage.orphaned[span] ? 1 : 0;
        if (trace.marks[span] & NoStartMark && trace.starts[span] == 0)
            continue;
        start = std::min(start, trace.starts[span]);
        end = std::max(end, trace.end(span));
        const bool isRoot = parentage.parents[span] == NoIndex && !parentage.orphaned[span];
        if (isRoot && (root == NoIndex || trace.starts[span] < trace.starts[root]))
            root = span;
    }
    if (root != NoIndex) {
        summary.rootService = trace.service(root);
        summary.rootOperation = trace.operation(root);
    }
    if (start <= end) {
        summary.start = fromUnixNanoseconds(start);
        summary.duration = Duration(end - start);
    }
    summary.services = countServices(trace, parentage);
    return summary;
}

bool matches(const Trace &trace, const TraceQuery &query)
{
    if (query.tags.empty())
        return true;
    for (std::uint32_t span = 0; span < trace.size(); ++span) {
        if (!query.service.isEmpty() && trace.service(span) != query.service)
            continue;
        if (!query.operation.isEmpty() && trace.operation(span) != query.operation)
            continue;
        if (hasTags(trace, span, query))
            return true;
    }
    return false;
}

bool hasAbsentTag(const Trace &trace, const TraceQuery &query)
{
    for (std::uint32_t span = 0; span < trace.size() && !query.absentTags.empty(); ++span) {
        const bool found = std::ranges::any_of(query.absentTags, [&](const auto &tag) {
            return spanHasTag(trace, span, tag.first, tag.second);
        });
        if (found)
            return true;
    }
    return false;
}

} // namespace yagura::traces
