// The scale of values beside a chart: its ends, its round ticks and their labels in the unit asked for. Pure
// functions.
#pragma once

#include "kit/numbers.h"

#include <QString>

#include <optional>
#include <vector>

namespace yagura::kit {

enum class ScaleKind {
    Linear,
    Logarithmic, // values of 0 and less lie at the bottom
    Symlog, // linear around zero, logarithmic beyond, on both sides
};

enum class AxisSide {
    Auto, // the first one on the left, the others on the right
    Left,
    Right,
    Hidden,
};

enum class GridLines {
    Auto, // of the first axis that is shown
    On,
    Off,
};

enum class AxisColor {
    Text,
    Series, // that of the first series on the axis
};

struct ValueAxisOptions
{
    QString unitId = QStringLiteral("short"); // ids as in core/units
    ScaleKind scale = ScaleKind::Linear;
    std::optional<double> min{}; // fixed ends; absent: from the data
    std::optional<double> max{};
    bool startsAtZero = true; // a linear scale of positive values begins at 0
    double leastRange = 0; // the scale spans at least this, so that healthy noise looks healthy
    std::optional<int> decimals{};
    std::optional<double> softMin{}; // the scale reaches at least from here to there
    std::optional<double> softMax{};
    bool isZeroCentred = false; // as far below zero as above
    double logBase = 10; // 2 or 10
    double linearThreshold = 1; // of a symlog scale: linear within ± this
    AxisSide side = AxisSide::Auto;
    QString label{}; // along the axis
    int widthPx = 0; // room for labels; 0: as they need
    GridLines grid = GridLines::Auto;
    AxisColor color = AxisColor::Text;
    bool hasLine = false; // a line along the plot

    bool operator==(const ValueAxisOptions &) const = default;
};

struct ValueTick
{
    double value;
    QString label;
};

struct ValueScale
{
    double min = 0;
    double max = 1;
    ScaleKind kind = ScaleKind::Linear;
    std::vector<ValueTick> ticks{};
    double linearThreshold = 1;

    // 0 at min, 1 at max, not clamped; on a logarithmic scale values of 0 and less are at the bottom.
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double valueAt(double position) const;
    // The value where the scale is even: itself, its logarithm, or asinh(value / linearThreshold).
    [[nodiscard]] double even(double value) const;
};

// dataMin > dataMax means no data. The scale ends on ticks where its ends are not fixed.
[[nodiscard]] ValueScale valueScale(double dataMin, double dataMax, const ValueAxisOptions &options,
                                    int heightPx);

// A value in the unit of an axis, for figures, tooltips and legends.
[[nodiscard]] ValueText unitText(double value, const QString &unitId, std::optional<int> decimals = {});

} // namespace yagura::kit
