// How long each span took among all of its service and operation: in a set of traces (say, what a search
// found), or in its own trace. Pure, any thread; n log n.
#pragma once

#include "traces/opentrace.h"

#include <QHash>

namespace yagura::traces {

// Durations of every service and operation over a set of traces. Immutable once made.
class SpanBaseline
{
public:
    // Fewer say nothing about what is usual.
    static constexpr size_t LeastSpans = 20;

    SpanBaseline() = default;
    [[nodiscard]] static SpanBaseline of(std::span<const std::shared_ptr<const OpenTrace>> traces);
    [[nodiscard]] static SpanBaseline of(const OpenTrace &open);

    [[nodiscard]] bool isEmpty() const { return m_durations.isEmpty(); }
    [[nodiscard]] size_t traces() const { return m_traces; }
    // Nanoseconds, ascending; null if there are none.
    [[nodiscard]] const std::vector<double> *durationsOf(const QString &service,
                                                         const QString &operation) const;

private:
    void add(const OpenTrace &open);
    void sort();

    QHash<std::pair<QString, QString>, std::vector<double>> m_durations;
    size_t m_traces = 0;
};

struct SpanRank
{
    bool isKnown = false; // false: too few to compare with
    double percentile = 0; // 0 to 100: how many of a hundred are shorter, half of the equal ones counted
    double median = 0; // ns, of those it was compared with
    double p95 = 0; // ns
    std::uint32_t compared = 0; // how many those are

    bool operator==(const SpanRank &) const = default;
};

// One element a row. An operation with fewer than LeastSpans in usual is compared within the trace itself, if
// that has as many.
[[nodiscard]] std::vector<SpanRank> spanRanks(const OpenTrace &open, const SpanBaseline &usual = {});

// Where a value stands among ascending ones, 0 to 100; 0 among none.
[[nodiscard]] double percentileRank(std::span<const double> ascending, double value);

} // namespace yagura::traces
