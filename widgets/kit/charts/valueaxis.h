// The scale of values beside a chart: its ends, its round ticks and their labels in the unit asked for. Pure
// functions.
#pragma once

#include "kit/numbers.h"

#include <QString>

#include <optional>
#include <vector>

namespace yagura::kit {

enum class ScaleKind { Linear, Logarithmic };

struct ValueAxisOptions
{
    QString unitId = QStringLiteral("short"); // ids as in core/units
    ScaleKind scale = ScaleKind::Linear;
    std::optional<double> min{}; // fixed ends; absent: from the data
    std::optional<double> max{};
    bool startsAtZero = true; // a linear scale of positive values begins at 0
    double leastRange = 0; // the scale spans at least this, so that healthy noise looks healthy
    std::optional<int> decimals{};
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

    // 0 at min, 1 at max, not clamped; on a logarithmic scale values of 0 and less are at the bottom.
    [[nodiscard]] double position(double value) const;
    [[nodiscard]] double valueAt(double position) const;
};

// dataMin > dataMax means no data. The scale ends on ticks where its ends are not fixed.
[[nodiscard]] ValueScale valueScale(double dataMin, double dataMax, const ValueAxisOptions &options,
                                    int heightPx);

// A value in the unit of an axis, for figures, tooltips and legends.
[[nodiscard]] ValueText unitText(double value, const QString &unitId, std::optional<int> decimals = {});

} // namespace yagura::kit
