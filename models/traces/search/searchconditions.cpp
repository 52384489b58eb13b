#include "traces/search/searchconditions.h"

#include <QRegularExpression>

#include <algorithm>
#include <unordered_set>

namespace yagura::traces {

namespace {

TraceQuery queryOf(const SearchConditions &conditions, const TimeRange &range, const QString &service,
                   const QString &operation)
{
    TraceQuery query;
    query.service = service;
    query.operation = operation;
    query.tags = conditions.tags;
    query.absentTags = conditions.absentTags;
    query.shortest = conditions.shortest;
    query.longest = conditions.longest;
    query.range = range;
    query.limit = conditions.limit;
    return query;
}

} // namespace

bool hasWildcard(const QString &operation)
{
    return operation.contains(u'*');
}

bool matchesOperation(const QString &operation, const QString &pattern)
{
    if (!hasWildcard(pattern))
        return operation == pattern;
    QStringList parts;
    for (const auto &part : pattern.split(u'*'))
        parts.append(QRegularExpression::escape(part));
    const QRegularExpression expression(QRegularExpression::anchoredPattern(parts.join(QStringLiteral(".*"))),
                                        QRegularExpression::DotMatchesEverythingOption);
    return expression.match(operation).hasMatch();
}

SearchPlan planSearch(const SearchConditions &conditions, const TimeRange &range,
                      const std::map<QString, QStringList> &operations)
{
    SearchPlan plan;
    qsizetype wanted = 0;
    const auto add = [&](const QString &service, const QString &operation) {
        if (++wanted <= MostRequests)
            plan.queries.push_back(queryOf(conditions, range, service, operation));
    };
    for (const auto &service : conditions.services) {
        if (!hasWildcard(conditions.operation)) {
            add(service, conditions.operation);
            continue;
        }
        const auto known = operations.find(service);
        if (known == operations.end())
            continue;
        for (const auto &operation : known->second) {
            if (matchesOperation(operation, conditions.operation))
                add(service, operation);
        }
    }
    if (wanted > MostRequests)
        plan.problems.append(QStringLiteral("%1 of %2 combinations of service and operation were asked for")
                                 .arg(MostRequests)
                                 .arg(wanted));
    return plan;
}

bool keeps(const SearchConditions &conditions, const TraceSummary &trace)
{
    if (conditions.outcome == SearchOutcome::Failed && trace.errors == 0)
        return false;
    if (conditions.outcome == SearchOutcome::Succeeded && trace.errors > 0)
        return false;
    return std::ranges::all_of(conditions.through, [&](const QString &service) {
        return std::ranges::find(trace.services, service, &ServiceCount::service) != trace.services.end();
    });
}

SearchResult joined(const SearchConditions &conditions,
                    std::span<const std::shared_ptr<const SearchResult>> answers)
{
    SearchResult result;
    std::unordered_set<TraceId> seen;
    for (const auto &answer : answers) {
        result.limitReached = result.limitReached || answer->limitReached;
        for (const auto &problem : answer->problems) {
            if (!result.problems.contains(problem))
                result.problems.append(problem);
        }
        for (const auto &trace : answer->traces) {
            if (!seen.insert(trace.id).second)
                continue;
            ++result.answered;
            if (keeps(conditions, trace))
                result.traces.push_back(trace);
        }
    }
    std::ranges::stable_sort(result.traces, [](const TraceSummary &a, const TraceSummary &b) {
        return a.start != b.start ? a.start > b.start : a.id < b.id;
    });
    return result;
}

} // namespace yagura::traces
