// What range queries were answered last, so that a refresh asks for the new steps only. Bounded by bytes: the
// answer that was not needed for longest goes first. Owned by QueryScheduler; one thread, the answers
// themselves are shared.
#pragma once

#include "core/timerange.h"
#include "metrics/series.h"

#include <QHash>
#include <QString>

#include <list>

namespace yagura::metrics {

struct RangeCacheOptions
{
    qint64 bytes = qint64{64} * 1024 * 1024; // 0: nothing is kept
    // Steps asked again because their samples may have come late: at least so many, and those within so long.
    int overlapSteps = 2;
    Duration overlapTime = std::chrono::seconds(30);
};

// range: what has to be asked; known: what the answer continues, or nothing when all of it has to be asked.
struct RangePlan
{
    TimeRange range;
    SharedResult known;
};

class RangeCache
{
public:
    explicit RangeCache(RangeCacheOptions options = {});

    // wanted lies on the grid of step. All is asked anew when the range did not simply move on, when the
    // whole window has passed since it last was, and when the expression's value at one step depends on what
    // lies behind it.
    [[nodiscard]] RangePlan plan(const QString &source, const QString &expression, const TimeRange &wanted,
                                 Duration step);
    // isWhole: the answer was asked anew, not continued.
    void keep(const QString &source, const QString &expression, const SharedResult &result, bool isWhole);
    void clear();

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    [[nodiscard]] size_t size() const { return m_entries.size(); }

private:
    struct Entry
    {
        QString key;
        SharedResult result;
        Instant wholeUntil; // end of the range when it was last asked anew
        qint64 bytes = 0;
    };
    using Place = std::list<Entry>::iterator;

    void remove(Place place);

    const RangeCacheOptions m_options;
    std::list<Entry> m_entries; // the latest needed first
    QHash<QString, Place> m_places;
    qint64 m_bytes = 0;
};

// Whether each step of a range can be asked alone: not with @ start(), @ end() or a negative offset.
[[nodiscard]] bool isStepwise(const QString &expression);

// About what the columns and labels take in memory.
[[nodiscard]] qint64 bytesOf(const QueryResult &result);

// known before the first step of tail, tail from there on, cut to range. Series of the same labels are one;
// those without a sample left are none. As asked anew: in the order of labels where a new one came.
[[nodiscard]] QueryResult continued(const QueryResult &known, const QueryResult &tail,
                                    const TimeRange &range);

} // namespace yagura::metrics
