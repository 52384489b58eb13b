// How one field is drawn over time: what Grafana keeps in fieldConfig … custom of a time series panel.
// Values; reading is pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

namespace yagura::dashboards {

enum class DrawStyle { Lines, Bars, Points };
enum class Interpolation { Linear, Smooth, StepBefore, StepAfter };
enum class Stacking { None, Normal, Percent };
enum class Gradient { None, Opacity, Hue, Scheme };
enum class PointsShown { Auto, Never, Always };
enum class LineDash { Solid, Dash, Dot };
enum class AxisPlacement { Auto, Left, Right, Hidden };
enum class AxisScale { Linear, Logarithmic, SymmetricLogarithmic };
enum class BarAlignment { Before, Centre, After };
enum class SeriesTransform { None, NegativeY, Constant };
enum class ThresholdDrawing { Off, Lines, Dashed, Area, LinesAndArea, DashedAndArea };

struct AxisOptions
{
    AxisPlacement placement = AxisPlacement::Auto;
    AxisScale scale = AxisScale::Linear;
    int logBase = 2; // 2 or 10
    double linearThreshold = 1; // of a symmetric scale
    QString label;
    int width = 0; // pixels; 0: as needed
    std::optional<double> softMinimum;
    std::optional<double> softMaximum;
    bool isCentredOnZero = false;
    bool hasGrid = true;
    bool hasBorder = false;
    bool hasSeriesColor = false; // its texts are coloured as the series

    bool operator==(const AxisOptions &) const = default;
};

struct SeriesOptions
{
    DrawStyle style = DrawStyle::Lines;
    Interpolation interpolation = Interpolation::Linear;
    double lineWidth = 1; // pixels
    LineDash dash = LineDash::Solid;
    int fillOpacity = 0; // 0–100
    Gradient gradient = Gradient::None;
    PointsShown points = PointsShown::Auto;
    double pointSize = 5; // pixels
    Stacking stacking = Stacking::None;
    QString stackGroup = QStringLiteral("A");
    bool joinsNulls = false;
    double joinsNullsMs = 0; // gaps up to this long are joined; 0: by joinsNulls
    BarAlignment barAlignment = BarAlignment::Centre;
    double barWidth = 0; // of the room there is; 0: the file does not say
    int barMaxWidth = 0; // pixels; 0: no limit
    double gapMs = 0; // samples farther apart are not joined; 0: by the step
    SeriesTransform transform = SeriesTransform::None;
    QString fillBelowTo; // name of the series whose line ends the fill
    ThresholdDrawing thresholds = ThresholdDrawing::Off;
    bool isHidden = false;
    bool isHiddenInLegend = false;
    bool isHiddenInTooltip = false;
    AxisOptions axis;

    bool operator==(const SeriesOptions &) const = default;
};

[[nodiscard]] SeriesOptions seriesOptions(const frames::FieldConfig &config);

} // namespace yagura::dashboards
