// What Prometheus answers to a query: series as columns. Immutable once parsed and shared between threads.
#pragma once

#include "core/labels.h"
#include "core/timerange.h"

#include <QMetaType>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <vector>

namespace yagura::metrics {

// Which ends a bucket of a native histogram includes, in Prometheus' numbering.
enum class BucketBounds { LeftOpen = 0, RightOpen = 1, BothOpen = 2, BothClosed = 3 };

struct HistogramBucket
{
    BucketBounds bounds = BucketBounds::LeftOpen;
    double left = 0;
    double right = 0;
    double count = 0;

    bool operator==(const HistogramBucket &) const = default;
};

struct HistogramSample
{
    std::int64_t timeMs = 0;
    double count = 0;
    double sum = 0;
    std::vector<HistogramBucket> buckets;

    bool operator==(const HistogramSample &) const = default;
};

// Milliseconds since the epoch and values, of equal length, times ascending. Values may be NaN or infinite. A
// series of native histograms has these in histograms instead; both may be there.
struct Series
{
    Labels labels;
    std::vector<std::int64_t> timesMs;
    std::vector<double> values;
    std::vector<HistogramSample> histograms;

    [[nodiscard]] bool isEmpty() const { return timesMs.empty() && histograms.empty(); }
};

enum class ResultType { Vector, Matrix, Scalar, String };

struct QueryResult
{
    ResultType type = ResultType::Vector;
    std::vector<Series> series; // Scalar: one series without labels; String: none
    QString text; // String only
    QStringList warnings; // PromQL annotations, as the server words them
    QStringList infos;
    // Of a range query: what was really asked. Samples further apart than step have a hole between them.
    TimeRange range;
    Duration step{};
    // What it took to have it; of all parts where the range was asked in parts.
    std::int64_t bytes = 0; // unpacked
    Duration elapsed{}; // from dispatch to last byte, of the slowest part
};

using SharedResult = std::shared_ptr<const QueryResult>;

} // namespace yagura::metrics

Q_DECLARE_METATYPE(yagura::metrics::SharedResult)
