// What a chart is given to draw: series as columns, and the marks of operations on top (thresholds,
// incidents, deploys, alert states). Plain values; columns are shared, never copied.
#pragma once

#include "core/timerange.h"
#include "kit/charts/chartmarks.h"
#include "kit/charts/seriescolor.h"
#include "kit/charts/seriesdrawing.h"
#include "kit/charts/valueaxis.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace yagura::kit {

// The common looks in one word.
enum class SeriesStyle {
    Line,
    Area, // a line over its own tint
    StackedArea, // on top of the stacked ones before it
    StackedBars,
    Points,
    Steps, // a line that keeps its value until the next
};

struct ChartSeries
{
    QString name;
    SeriesColor color{};
    SeriesStyle style = SeriesStyle::Line;
    bool isDashed = false;
    // Milliseconds since 1970, ascending; values of the same length, NaN is a gap. owner keeps both alive.
    std::span<const std::int64_t> timesMs{};
    std::span<const double> values{};
    std::shared_ptr<const void> owner{};
    // Two samples farther apart than this are not joined; 0: always joined.
    std::int64_t gapMs = 0;
    std::optional<SeriesDrawing> drawing{}; // in full, instead of style and isDashed
    int axis = 0; // which of the chart's axes
    QString unitId{}; // of the texts; empty: the axis' unit and decimals
    std::optional<int> decimals{};
    std::function<QString(double)> formatter{}; // instead of unit and decimals: mapped values
    bool isHiddenInPlot = false;
    bool isHiddenInLegend = false;
    bool isHiddenInTooltip = false;

    // Takes columns over.
    [[nodiscard]] static ChartSeries fromColumns(QString name, SeriesColor color,
                                                 std::vector<std::int64_t> timesMs,
                                                 std::vector<double> values);
    // The value at or before `at`, no older than maxAgeMs; NaN if there is none.
    [[nodiscard]] double valueAt(std::int64_t atMs, std::int64_t maxAgeMs) const;
    [[nodiscard]] double lastValue() const; // the last that is not NaN
    // A value as legends and tooltips say it; axis is the series' own.
    [[nodiscard]] QString valueText(double value, const ValueAxisOptions &axisOptions) const;
};

// What the series asks for, whether by its drawing or by its style.
[[nodiscard]] SeriesDrawing drawingOf(const ChartSeries &series);

} // namespace yagura::kit
