// Histograms over time: cumulative "le" series and native histograms become cells of time × value that a
// heatmap paints, and the frame with one field a bucket. Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"
#include "metrics/series.h"

namespace yagura::dashboards::frames {

// The bound that a bucket's label means ("0.5", "+Inf"); nothing for a text that is no number.
[[nodiscard]] std::optional<double> bucketBound(const QString &le);

// The buckets of one histogram, by upper bound: a time field, then one field a bound, holding what lies in
// this bucket and not in the ones below. Series with the same bound are added up; a fall between bounds,
// which a scrape in the midst of a change can show, counts as none.
[[nodiscard]] Frame heatmapFrame(std::span<const metrics::Series> series, const QString &refId);

// Everything in [xMin, xMax) × [yMin, yMax).
struct HeatmapCell
{
    double xMin = 0; // milliseconds
    double xMax = 0;
    double yMin = 0; // -infinity for the lowest bucket of an "le" histogram that may hold negatives
    double yMax = 0; // infinity for the last bucket
    double count = 0;

    bool operator==(const HeatmapCell &) const = default;
};

struct Heatmap
{
    std::vector<HeatmapCell> cells; // by time, then from low to high; none with a count of 0
    double stepMs = 0; // the width of a cell; 0 with a single moment
    double least = 0; // of the counts: the ends of the colour scale
    double most = 0;
};

// What the number of a bucket says of it.
enum class BucketEdge { Upper, Lower, Middle };

// Of a frame as heatmapFrame makes it. A cell stands for what happened in the step that ends at its time.
[[nodiscard]] Heatmap heatmapOfBuckets(const Frame &frame, BucketEdge edge = BucketEdge::Upper);
// Of native histograms; series of several are added up by equal buckets.
[[nodiscard]] Heatmap heatmapOfNative(std::span<const metrics::Series> series);

// Of whichever kind of histogram the series are; native ones know their edges.
[[nodiscard]] Heatmap heatmapOfSeries(std::span<const metrics::Series> series,
                                      BucketEdge edge = BucketEdge::Upper);

// Raw values over time, counted in xBuckets × yBuckets equal parts of their extents.
[[nodiscard]] Heatmap heatmapOfValues(const Frames &frames, size_t xBuckets, size_t yBuckets);

// The value below which the fraction q (0–1) of one column of cells lies, linear inside a bucket, as
// histogram_quantile does it; nothing without counts.
[[nodiscard]] std::optional<double> quantileOf(std::span<const HeatmapCell> column, double q);
// The cells at that time.
[[nodiscard]] std::span<const HeatmapCell> columnAt(const Heatmap &heatmap, double timeMs);

} // namespace yagura::dashboards::frames
