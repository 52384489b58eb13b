#include "dashboards/frames/heatmap.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace yagura::dashboards::frames {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
const QString boundLabel = QStringLiteral("le");

using CountsByTime = std::map<double, double>;

struct Bucket
{
    QString name;
    CountsByTime cumulative;
};

std::map<double, Bucket> bucketsOf(std::span<const metrics::Series> series)
{
    std::map<double, Bucket> buckets;
    for (const metrics::Series &one : series) {
        const auto bound = bucketBound(one.labels.value(boundLabel));
        if (!bound)
            continue;
        Bucket &bucket = buckets[*bound];
        bucket.name = one.labels.value(boundLabel);
        for (size_t i = 0; i < one.timesMs.size(); ++i) {
            if (!std::isnan(one.values[i]))
                bucket.cumulative[static_cast<double>(one.timesMs[i])] += one.values[i];
        }
    }
    return buckets;
}

std::vector<double> timesOf(const std::map<double, Bucket> &buckets)
{
    std::vector<double> times;
    for (const auto &[bound, bucket] : buckets) {
        for (const auto &[time, count] : bucket.cumulative)
            times.push_back(time);
    }
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    return times;
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
    const std::map<double, Bucket> buckets = bucketsOf(series);
    const std::vector<double> times = timesOf(buckets);
    Frame frame{{}, refId, FrameKind::Heatmap, {}};
    frame.fields.push_back({timeFieldName, Column::times(times)});
    std::vector<double> below(times.size(), 0);
    for (const auto &[bound, bucket] : buckets) {
        std::vector<double> counts(times.size(), 0);
        std::vector<bool> nulls(times.size(), false);
        auto sample = bucket.cumulative.begin();
        for (size_t i = 0; i < times.size(); ++i) {
            const bool present = sample != bucket.cumulative.end() && sample->first == times[i];
            nulls[i] = !present;
            if (!present)
                continue;
            counts[i] = std::max(0.0, sample->second - below[i]);
            below[i] = std::max(below[i], sample->second);
            ++sample;
        }
        frame.fields.push_back({bucket.name,
                                Column::numbers(std::move(counts), std::move(nulls)),
                                Labels{{boundLabel, bucket.name}},
                                {}});
    }
    return frame;
}

Heatmap heatmapOfBuckets(const Frame &frame)
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
            if (count > 0)
                heatmap.cells.push_back({times[row] - heatmap.stepMs, times[row],
                                         b == 0 ? lowestEdge(bounds) : bounds[b - 1], bounds[b], count});
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
    const auto holds = [&](const HeatmapCell &cell) {
        return cell.xMin == cell.xMax ? cell.xMax == timeMs : cell.xMin <= timeMs && timeMs < cell.xMax;
    };
    const auto first = std::find_if(heatmap.cells.begin(), heatmap.cells.end(), holds);
    const auto last = std::find_if_not(first, heatmap.cells.end(), holds);
    return {first, last};
}

} // namespace yagura::dashboards::frames
