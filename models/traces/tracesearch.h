// What is asked of a trace store and what a search answers, whatever dialect the store speaks. Plain values.
#pragma once

#include "core/timerange.h"
#include "traces/traceid.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace yagura::traces {

struct TraceQuery
{
    QString service;
    QString operation; // empty: any
    std::map<QString, QString> tags; // all must be on one span
    std::map<QString, QString> absentTags; // none may be on any span; checked here, stores cannot be asked
    std::optional<Duration> shortest;
    std::optional<Duration> longest;
    TimeRange range;
    int limit = 100; // how many traces the store looks for: a search depth, not a promise

    bool operator==(const TraceQuery &) const = default;
};

struct ServiceCount
{
    QString service;
    std::uint32_t spans = 0;
    std::uint32_t errors = 0;

    bool operator==(const ServiceCount &) const = default;
};

struct TraceSummary
{
    TraceId id;
    QString rootService; // empty: not known
    QString rootOperation;
    Instant start;
    Duration duration{}; // first start to last end
    std::uint32_t spans = 0;
    std::uint32_t errors = 0;
    std::uint32_t orphans = 0;
    std::vector<ServiceCount> services; // most spans first

    bool operator==(const TraceSummary &) const = default;
};

struct SearchResult
{
    std::vector<TraceSummary> traces; // newest first
    QStringList problems; // what the store could not find or read, as it said it
    bool limitReached = false; // there may be more
    std::uint32_t answered = 0; // traces the store gave, before what it cannot be asked for was checked

    bool operator==(const SearchResult &) const = default;
};

struct Operation
{
    QString name;
    QString spanKind; // as the store says it; may be empty

    bool operator==(const Operation &) const = default;
};

struct Dependency
{
    QString parent;
    QString child;
    std::uint64_t calls = 0;

    bool operator==(const Dependency &) const = default;
};

} // namespace yagura::traces
