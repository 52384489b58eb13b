// What an operator looks for among traces. It can say more than one request to a store: several services, an
// operation with wildcards, services passed through, tags that must be absent. Plain values and functions,
// any thread.
#pragma once

#include "traces/tracesearch.h"

#include <memory>
#include <span>

namespace yagura::traces {

enum class SearchOutcome { Any, Failed, Succeeded };

struct SearchConditions
{
    QStringList services; // any of them
    QString operation; // empty: any; * stands for any characters
    QStringList through; // services: each has a span in the trace
    std::optional<Duration> shortest;
    std::optional<Duration> longest;
    std::map<QString, QString> tags; // all on one span
    std::map<QString, QString> absentTags; // each on no span of the trace
    SearchOutcome outcome = SearchOutcome::Any; // whether a span of the trace failed
    int limit = 100; // for each request

    bool operator==(const SearchConditions &) const = default;
};

[[nodiscard]] bool hasWildcard(const QString &operation);
// Case matters; a pattern without * is the name itself.
[[nodiscard]] bool matchesOperation(const QString &operation, const QString &pattern);

// The requests that together answer the conditions: one for each service, and with a wildcard one for each
// operation of the service that matches, at most MostRequests. operations: by service, looked at only for a
// wildcard. problems says what was left out.
struct SearchPlan
{
    std::vector<TraceQuery> queries;
    QStringList problems;
};
inline constexpr int MostRequests = 24;
[[nodiscard]] SearchPlan planSearch(const SearchConditions &conditions, const TimeRange &range,
                                    const std::map<QString, QStringList> &operations);

// What no store can be asked for: services passed through and the outcome.
[[nodiscard]] bool keeps(const SearchConditions &conditions, const TraceSummary &trace);

// The answers to a plan as one: each trace once, newest first, those that keeps() lets through.
[[nodiscard]] SearchResult joined(const SearchConditions &conditions,
                                  std::span<const std::shared_ptr<const SearchResult>> answers);

} // namespace yagura::traces
