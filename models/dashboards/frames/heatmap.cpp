#include "dashboards/frames/heatmap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace yagura::dashboards::frames {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const QString boundLabel = QStringLiteral("le");

struct Bucket
{
    QString name;
    std::vector<double> cumulative; // one a time
    std::vector<bool> present;
};

// The times of all series together. Series of one query mostly have the same.
std::vector<double> timesOf(const std::vector<const metrics::Series *> &series)
{
    std::vector<double> times;
    const metrics::Series *before = nullptr;
    for (const metrics::Series *one : series) {
        if (!before || before->timesMs != one->timesMs)
            times.insert(times.end(), one->timesMs.begin(), one->timesMs.end());
        before = one;
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
}

void addTo(Bucket &bucket, const metrics::Series &series, const std::vector<double> &times)
{
    bucket.cumulative.resize(times.size(), 0);
    bucket.present.resize(times.size(), false);
    size_t at = 0;
    for (size_t i = 0; i < series.timesMs.size(); ++i) {
        const auto time = static_cast<double>(series.timesMs[i]);
        while (times[at] < time)
            ++at;
        if (std::isnan(series.values[i]))
            continue;
        bucket.cumulative[at] += series.values[i];
        bucket.present[at] = true;
    }
}

std::vector<const metrics::Series *> bucketSeries(std::span<const metrics::Series> series)
{
    std::vector<const metrics::Series *> buckets;
    for (const metrics::Series &one : series) {
        if (bucketBound(one.labels.value(boundLabel)))
            buckets.push_back(&one);
    }
    return buckets;
}

// The least distance of neighbouring times.
double stepOf(std::span<const double> times)
{
    double step = infinity;
    for (size_t i = 1; i < times.size(); ++i) {
        if (times[i] > times[i - 1])
            step = std::min(step, times[i] - times[i - 1]);
    }
    return std::isinf(step) ? 0 : step;
}

void setExtent(Heatmap &heatmap)
{
    if (heatmap.cells.empty())
        return;
    const auto [low, high]
        = std::minmax_element(heatmap.cells.begin(), heatmap.cells.end(),
                              [](const HeatmapCell &a, const HeatmapCell &b) { return a.count < b.count; });
    heatmap.least = low->count;
    heatmap.most = high->count;
}

double lowestEdge(const std::vector<double> &bounds)
{
    return bounds.front() > 0 ? 0 : -infinity;
}

// Half way between two numbers; the finite one where the other is none.
double middleOf(double low, double high)
{
    return std::isinf(high) ? low : std::isinf(low) ? high : (low + high) / 2;
}

// Of the bucket with that bound; bounds ascend.
std::pair<double, double> edgesOf(const std::vector<double> &bounds, size_t bucket, BucketEdge edge)
{
    const bool isFirst = bucket == 0;
    const bool isLast = bucket + 1 == bounds.size();
    const double bound = bounds[bucket];
    if (edge == BucketEdge::Lower)
        return {bound, isLast ? infinity : bounds[bucket + 1]};
    if (edge == BucketEdge::Upper)
        return {isFirst ? lowestEdge(bounds) : bounds[bucket - 1], bound};
    if (isFirst && isLast)
        return {bound - 0.5, bound + 0.5};
    const double low
        = isFirst ? bound - (middleOf(bound, bounds[1]) - bound) : middleOf(bounds[bucket - 1], bound);
    const double high = isLast ? bound + (bound - middleOf(bounds[bucket - 1], bound))
                               : middleOf(bound, bounds[bucket + 1]);
    return {low, high};
}

} // namespace

std::optional<double> bucketBound(const QString &le)
{
    if (le == QLatin1String("+Inf") || le == QLatin1String("Inf"))
        return infinity;
    bool ok = false;
    const double bound = le.toDouble(&ok);
    return ok && !std::isnan(bound) ? std::optional(bound) : std::nullopt;
}

Frame heatmapFrame(std::span<const metrics::Series> series, const QString &refId)
{
    const std::vector<const metrics::Series *> usable = bucketSeries(series);
    const std::vector<double> times = timesOf(usable);
    std::map<double, Bucket> buckets;
    for (const metrics::Series *one : usable) {
        const QString name = one->labels.value(boundLabel);
        Bucket &bucket = buckets[*bucketBound(name)];
        bucket.name = name;
        addTo(bucket, *one, times);
    }
    Frame frame{{}, refId, FrameKind::Heatmap, {}};
    frame.fields.push_back({timeFieldName, Column::times(times)});
    std::vector<double> below(times.size(), 0);
    for (const auto &[bound, bucket] : buckets) {
        std::vector<double> counts(times.size(), 0);
        for (size_t i = 0; i < times.size(); ++i) {
            counts[i] = bucket.present[i] ? std::max(0.0, bucket.cumulative[i] - below[i]) : 0;
            below[i] = bucket.present[i] ? std::max(below[i], bucket.cumulative[i]) : below[i];
        }
        std::vector<bool> nulls = bucket.present;
        nulls.flip();
        frame.fields.push_back({bucket.name,
                                Column::numbers(std::move(counts), std::move(nulls)),
                                Labels{{boundLabel, bucket.name}},
                                {}});
    }
    return frame;
}

Heatmap heatmapOfBuckets(const Frame &frame, BucketEdge edge)
{
    Heatmap heatmap;
    const auto time = frame.firstField(FieldType::Time);
    std::vector<double> bounds;
    std::vector<const Column *> columns;
    for (const Field &field : frame.fields) {
        const auto bound
            = bucketBound(field.labels.contains(boundLabel) ? field.labels.value(boundLabel) : field.name);
        if (field.type() == FieldType::Number && bound) {
            bounds.push_back(*bound);
            columns.push_back(&field.values);
        }
    }
    if (!time || bounds.empty())
        return heatmap;
    const auto times = frame.fields[*time].values.raw();
    heatmap.stepMs = stepOf(times);
    for (size_t row = 0; row < times.size(); ++row) {
        for (size_t b = 0; b < bounds.size(); ++b) {
            const double count = columns[b]->number(row);
            const auto [low, high] = edgesOf(bounds, b, edge);
            if (count > 0)
                heatmap.cells.push_back({times[row] - heatmap.stepMs, times[row], low, high, count});
        }
    }
    setExtent(heatmap);
    return heatmap;
}

Heatmap heatmapOfNative(std::span<const metrics::Series> series)
{
    std::map<double, std::map<std::pair<double, double>, double>> counts;
    for (const metrics::Series &one : series) {
        for (const metrics::HistogramSample &sample : one.histograms) {
            auto &column = counts[static_cast<double>(sample.timeMs)];
            for (const metrics::HistogramBucket &bucket : sample.buckets)
                column[{bucket.left, bucket.right}] += bucket.count;
        }
    }
    std::vector<double> times;
    for (const auto &[time, column] : counts)
        times.push_back(time);
    Heatmap heatmap;
    heatmap.stepMs = stepOf(times);
    for (const auto &[time, column] : counts) {
        for (const auto &[edges, count] : column) {
            if (count > 0)
                heatmap.cells.push_back({time - heatmap.stepMs, time, edges.first, edges.second, count});
        }
    }
    setExtent(heatmap);
    return heatmap;
}

Heatmap heatmapOfSeries(std::span<const metrics::Series> series, BucketEdge edge)
{
    const bool native = std::any_of(series.begin(), series.end(),
                                    [](const metrics::Series &one) { return !one.histograms.empty(); });
    return native ? heatmapOfNative(series) : heatmapOfBuckets(heatmapFrame(series, {}), edge);
}

namespace {

struct Samples
{
    std::vector<std::pair<double, double>> points; // finite values only
    double xMin = infinity;
    double xMax = -infinity;
    double yMin = infinity;
    double yMax = -infinity;
};

void addSamples(Samples &samples, std::span<const double> times, const Column &values)
{
    for (size_t row = 0; row < times.size(); ++row) {
        const double value = values.number(row);
        if (!std::isfinite(value) || !std::isfinite(times[row]))
            continue;
        samples.points.emplace_back(times[row], value);
        samples.xMin = std::min(samples.xMin, times[row]);
        samples.xMax = std::max(samples.xMax, times[row]);
        samples.yMin = std::min(samples.yMin, value);
        samples.yMax = std::max(samples.yMax, value);
    }
}

Samples samplesOf(const Frames &frames)
{
    Samples samples;
    for (const Frame &frame : frames) {
        const auto time = frame.firstField(FieldType::Time);
        for (const Field &field : frame.fields) {
            if (time && field.type() == FieldType::Number)
                addSamples(samples, frame.fields[*time].values.raw(), field.values);
        }
    }
    return samples;
}

size_t partOf(double value, double low, double width, size_t parts)
{
    return width > 0 ? std::min(static_cast<size_t>((value - low) / width), parts - 1) : 0;
}

} // namespace

Heatmap heatmapOfValues(const Frames &frames, size_t xBuckets, size_t yBuckets)
{
    Heatmap heatmap;
    const Samples samples = samplesOf(frames);
    if (samples.points.empty() || xBuckets == 0 || yBuckets == 0)
        return heatmap;
    const double width = (samples.xMax - samples.xMin) / static_cast<double>(xBuckets);
    const double height = (samples.yMax - samples.yMin) / static_cast<double>(yBuckets);
    std::map<std::pair<size_t, size_t>, double> counts;
    for (const auto &[x, y] : samples.points)
        counts[{partOf(x, samples.xMin, width, xBuckets), partOf(y, samples.yMin, height, yBuckets)}] += 1;
    heatmap.stepMs = width;
    for (const auto &[place, count] : counts) {
        const double x = samples.xMin + static_cast<double>(place.first) * width;
        const double y = samples.yMin + static_cast<double>(place.second) * height;
        heatmap.cells.push_back({x, x + width, y, y + height, count});
    }
    setExtent(heatmap);
    return heatmap;
}

std::optional<double> quantileOf(std::span<const HeatmapCell> column, double q)
{
    double total = 0;
    for (const HeatmapCell &cell : column)
        total += cell.count;
    if (!(total > 0) || std::isnan(q))
        return std::nullopt;
    const double rank = std::clamp(q, 0.0, 1.0) * total;
    double below = 0;
    for (const HeatmapCell &cell : column) {
        if (below + cell.count < rank && &cell != &column.back()) {
            below += cell.count;
            continue;
        }
        if (std::isinf(cell.yMax))
            return cell.yMin;
        if (std::isinf(cell.yMin))
            return cell.yMax;
        return cell.yMin + (cell.yMax - cell.yMin) * std::clamp((rank - below) / cell.count, 0.0, 1.0);
    }
    return std::nullopt;
}

std::span<const HeatmapCell> columnAt(const Heatmap &heatmap, double timeMs)
{
    const auto isBefore = [&](const HeatmapCell &cell) {
        return cell.xMin == cell.xMax ? cell.xMax < timeMs : cell.xMax <= timeMs;
    };
    const auto begins = [&](const HeatmapCell &cell) { return cell.xMin <= timeMs; };
    const auto first = std::partition_point(heatmap.cells.begin(), heatmap.cells.end(), isBefore);
    return {first, std::partition_point(first, heatmap.cells.end(), begins)};
}

} // namespace yagura::dashboards::frames
