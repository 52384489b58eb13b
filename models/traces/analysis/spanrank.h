// How long each span took among all of its service and operation: in a set of traces (say, what a search
// found), or in its own trace. Pure, any thread; n log n.
#pragma once

#include "traces/opentrace.h"

#include <QHash>

#include <unordered_map>

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

// What is usual for each service and operation of one trace: in the set, or in the trace itself where the set
// has fewer than LeastSpans and the trace as many. Keeps references to both.
class UsualDurations
{
public:
    struct Usual
    {
        const std::vector<double> *durations = nullptr; // null: too few to compare with
        double median = 0; // ns
        double p95 = 0; // ns
    };

    UsualDurations(const OpenTrace &open, const SpanBaseline &set);
    UsualDurations(const UsualDurations &) = delete;
    UsualDurations &operator=(const UsualDurations &) = delete;
    // See callOf().
    [[nodiscard]] const Usual &of(std::uint64_t call) const { return m_usual.at(call); }

private:
    SpanBaseline m_own;
    std::unordered_map<std::uint64_t, Usual> m_usual;
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

// One element a row; compared as UsualDurations says.
[[nodiscard]] std::vector<SpanRank> spanRanks(const OpenTrace &open, const SpanBaseline &usual = {});

// Where a value stands among ascending ones, 0 to 100; 0 among none.
[[nodiscard]] double percentileRank(std::span<const double> ascending, double value);

} // namespace yagura::traces
