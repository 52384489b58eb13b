// Options of the panels that draw something else than lines: heatmap, histogram, bar chart, pie, states.
// Values; reading is pure, any thread.
#pragma once

#include "dashboards/frames/heatmap.h"
#include "dashboards/frames/histogramframe.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/options/viewoptions.h"

namespace yagura::dashboards {

enum class ShownValue { Auto, Never, Always };
enum class TextAlign { Left, Center, Right };

struct HeatmapOptions
{
    bool isCalculated = false; // counts raw values instead of buckets that the server made
    int xBuckets = 0; // with isCalculated; 0: by the width
    int yBuckets = 0;
    bool isOpacity = false; // of one colour, else a scheme
    QString scheme = QStringLiteral("Oranges");
    QString fill = QStringLiteral("dark-orange"); // the one colour
    bool isExponential = true;
    double exponent = 0.5;
    int steps = 64;
    bool isReversed = false;
    std::optional<double> least; // counts at the ends of the colours
    std::optional<double> most;
    int cellGap = 1; // pixels
    int cellRadius = 0;
    ShownValue values = ShownValue::Never; // counts in the cells
    double xBucketMs = 0; // with isCalculated; 0: by xBuckets
    double yBucketSize = 0;
    frames::BucketEdge edge = frames::BucketEdge::Upper;
    QString countName; // what the cells count
    QString cellUnit;
    std::optional<int> cellDecimals;
    std::optional<double> hidesUpTo = 1e-9; // counts
    std::optional<double> hidesFrom;
    bool hasLegend = true;
    bool hasTooltipHistogram = false;
    bool hasAxis = true;
    bool isAxisOnRight = false;
    bool isAxisReversed = false;
    AxisScale axisScale = AxisScale::Linear;
    int axisLogBase = 2;
    QString axisLabel;
    int axisWidth = 0; // pixels; 0: as needed
    QString axisUnit;
    std::optional<int> axisDecimals;
    std::optional<double> axisMinimum;
    std::optional<double> axisMaximum;
    QString exemplarColor = QStringLiteral("rgba(255,0,255,0.7)");

    bool operator==(const HeatmapOptions &) const = default;
};

struct BarChartOptions
{
    Orientation orientation = Orientation::Auto;
    Stacking stacking = Stacking::None;
    QString xField; // empty: the first text or time
    QString colorField;
    int labelRotation = 0; // degrees
    int labelLength = 0; // characters; 0: all
    int labelSpacing = 0; // pixels; negative: from the right
    double groupWidth = 0.7;
    double barWidth = 0.97;
    double barRadius = 0; // of half a bar's width, 0 … 0.5
    bool lightsCategory = false; // under the pointer: the whole category
    int valueSize = 0; // pixels; 0: as the house has it
    ShownValue values = ShownValue::Auto;

    bool operator==(const BarChartOptions &) const = default;
};

struct PieOptions
{
    ReduceOptions reduce;
    bool isDonut = false;
    SortOrder order = SortOrder::Descending;
    bool labelsName = false;
    bool labelsValue = false;
    bool labelsPercent = false;
    bool legendValue = false;
    bool legendPercent = false;

    bool operator==(const PieOptions &) const = default;
};

struct StateOptions
{
    bool mergesEqual = true;
    ShownValue value = ShownValue::Auto;
    TextAlign align = TextAlign::Left;
    double rowHeight = 0.9; // of the row's place
    double columnWidth = 0.9; // of a sample's place, in a status history
    int rowsPerPage = 0; // 0: as many as fit

    bool operator==(const StateOptions &) const = default;
};

[[nodiscard]] HeatmapOptions heatmapOptions(const QVariantMap &options);
[[nodiscard]] frames::HistogramShape histogramShape(const QVariantMap &options);
[[nodiscard]] BarChartOptions barChartOptions(const QVariantMap &options);
[[nodiscard]] PieOptions pieOptions(const QVariantMap &options);
[[nodiscard]] StateOptions stateOptions(const QVariantMap &options);

// Of charts whose fields have their own: lineWidth and fillOpacity with the kind's own default.
struct SurfaceOptions
{
    int lineWidth = 1; // pixels
    double fillOpacity = 0.8; // 0 … 1
    bool fades = false; // towards the foot
};
[[nodiscard]] SurfaceOptions surfaceOptions(const frames::FieldConfig &config,
                                            const SurfaceOptions &otherwise);

} // namespace yagura::dashboards
