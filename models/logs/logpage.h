// What comes back from one search: rows, and how far they can be trusted. Plain values.
#pragma once

#include "core/timerange.h"
#include "logs/logbuffer.h"

#include <array>
#include <memory>

namespace yagura::logs {

enum class CountExactness { Unknown, Exact, AtLeast };

struct HitCount
{
    std::int64_t value = 0;
    CountExactness exactness = CountExactness::Unknown;

    bool operator==(const HitCount &) const = default;
};

// A 200 may still be missing shards: their lines are in neither rows nor counts.
struct ShardReport
{
    int total = 0;
    int failed = 0;
    int skipped = 0;
    QString reason; // the deepest of the first failure, untranslated
    QString index; // where it happened

    bool operator==(const ShardReport &) const = default;
};

struct SearchFacts
{
    HitCount count;
    ShardReport shards;
    bool timedOut = false; // the server gave up early: partial
    Duration serverTook{};
    Duration elapsed{}; // request to parsed

    [[nodiscard]] bool isPartial() const { return timedOut || shards.failed > 0; }
};

struct LogPage
{
    LogBuffer rows;
    SearchFacts facts;
    QByteArray after; // the last row's sort values, JSON as the server wrote it; empty when there is no row
    QByteArray pointInTime; // the newest id; empty without one
};

using SharedPage = std::shared_ptr<const LogPage>;

// Lines over time, by level.
struct LogHistogram
{
    struct Bucket
    {
        Instant start;
        std::array<std::int64_t, levelCount> counts{}; // by LogLevel
        std::int64_t total = 0;

        bool operator==(const Bucket &) const = default;
    };
    Duration interval{};
    std::vector<Bucket> buckets; // in order, without gaps
    bool byLevel = false; // false: no field could be used for it, all lines count as Unknown
    SearchFacts facts;

    [[nodiscard]] std::int64_t highest() const;
    // Lines in buckets that begin within the range.
    [[nodiscard]] std::int64_t countWithin(const TimeRange &range) const;
};

struct ServiceCount
{
    QString service;
    std::int64_t lines = 0;

    bool operator==(const ServiceCount &) const = default;
};

struct ErrorSummary
{
    std::vector<ServiceCount> services; // most first
    std::int64_t others = 0; // lines of services beyond the list
    SearchFacts facts;
};

// A round length such that the range has at most buckets of them: 1, 2, 5, 10, 15, 30 s, 1 min …
[[nodiscard]] Duration histogramInterval(const TimeRange &range, int buckets);

} // namespace yagura::logs
