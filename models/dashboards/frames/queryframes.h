// Answers of queries as data frames, in the shapes Grafana's panels expect of Prometheus. Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"
#include "metrics/series.h"

namespace yagura::dashboards::frames {

enum class TargetFormat { TimeSeries, Table, Heatmap };

// "time_series", "table", "heatmap"; anything else is a time series.
[[nodiscard]] TargetFormat targetFormat(const QString &id);

struct QueryFrame
{
    metrics::SharedResult result; // absent: no frames
    QString refId;
    QString legend; // "{{service}}", "__auto" or empty, variables put in already
    TargetFormat format = TargetFormat::TimeSeries;
    QString expression = {}; // what was asked: the name of a series that has none of its own
    QStringList keys = {}; // Table: labels that make the columns, in this order, and a value column for each
                           // metric; empty: as said below
};

// TimeSeries: one frame a series, Time and Value; an instant answer has one row in each. Table: one frame a
// query, Time, the labels in order of their names, Value (Value #A where several queries answer as tables).
// Heatmap: one frame a query, Time and one field a bucket, counts no longer cumulative.
[[nodiscard]] Frames framesOf(std::span<const QueryFrame> answers);

// One frame over all: the times of all frames together, ascending, and every other field beside them; null
// where a series has no sample at a time.
[[nodiscard]] Frame wideFrame(const Frames &frames);

// One row a sample: Time, Metric (the series' name), the labels, Value. By time, then in the order of the
// series.
[[nodiscard]] Frame longFrame(const Frames &frames);

} // namespace yagura::dashboards::frames
