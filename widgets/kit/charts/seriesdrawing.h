// How one series over time is drawn: everything that a panel of a dashboard may ask for. Plain values.
#pragma once

#include <QString>

#include <cstdint>
#include <vector>

namespace yagura::kit {

enum class DrawStyle { Lines, Bars, Points };

enum class Interpolation {
    Linear,
    StepBefore, // the way to a sample already has its value
    StepAfter, // keeps its value until the next
    Smooth, // monotone: never beyond the samples
};

enum class LinePattern { Solid, Dash, Dot };

enum class PointDisplay {
    Never,
    Auto, // where samples lie so far apart that points do not touch
    Always,
};

// Where a bar stands at its time.
enum class BarAlignment { Before, Centre, After };

enum class FillGradient {
    None,
    Opacity, // fades towards the bottom of the plot
    Hue, // turns to a neighbouring hue towards the bottom
    Scheme, // as Opacity
};

enum class NullHandling {
    Gap,
    Connect, // over missing samples, however many
    ConnectBelow, // over those that lie less than connectBelowMs apart
};

enum class StackMode {
    None,
    Normal,
    Percent, // shares of all that is stacked at the same time, 0 to 1 on the axis
};

enum class SeriesTransform {
    None,
    NegativeY, // mirrored below zero; texts keep the true sign
    Constant, // the first value over the whole range
};

struct SeriesDrawing
{
    DrawStyle style = DrawStyle::Lines;
    Interpolation interpolation = Interpolation::Linear;
    double lineWidth = 1.5; // pixels, 0 to 10; 0 draws none
    LinePattern pattern = LinePattern::Solid;
    std::vector<double> dashes{}; // pixels drawn and left out in turn; empty: the pattern's own
    double fillOpacity = 0; // per cent
    FillGradient gradient = FillGradient::None;
    QString fillBelowTo{}; // the name of the series down to which is filled, instead of zero
    PointDisplay points = PointDisplay::Never;
    double pointSize = 5; // pixels across
    NullHandling nulls = NullHandling::Gap;
    std::int64_t connectBelowMs = 0;
    StackMode stacking = StackMode::None;
    QString stackGroup{}; // what is stacked lies on what has the same group, style and axis
    SeriesTransform transform = SeriesTransform::None;
    BarAlignment barAlignment = BarAlignment::Centre;
    double barWidth = 0; // of the room between samples, 0 … 1; 0: all of it but for a gap
    double barMaxWidth = 0; // pixels; 0: as wide as that makes it

    // Bars and stacks are drawn from common columns, not each for itself.
    [[nodiscard]] bool isGrouped() const { return style == DrawStyle::Bars || stacking != StackMode::None; }
    // Pixels on and off in turn; empty for a solid line. Bounded, so that no pattern is endless work.
    [[nodiscard]] std::vector<double> dashPattern() const;

    bool operator==(const SeriesDrawing &) const = default;
};

} // namespace yagura::kit
