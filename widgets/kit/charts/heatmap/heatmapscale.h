// The maths of a heatmap: how its values lie along the axis and which step of the ramp a count takes. Pure
// functions.
#pragma once

#include "kit/charts/heatmap/heatmapdata.h"

#include <cstdint>
#include <span>

namespace yagura::kit {

// The scale for these cells in a plot of this height. Open ends (±∞) get the room of one more bucket.
[[nodiscard]] ValueScale heatmapScale(std::span<const HeatmapCell> cells, const HeatmapAxis &axis,
                                      int heightPx);

// Where a bound lies, 0 at the bottom, 1 at the top, ±∞ at the ends; nothing for NaN.
[[nodiscard]] std::optional<double> heatmapPosition(const ValueScale &scale, const HeatmapAxis &axis,
                                                    double bound);

// Counts to steps of the ramp.
class CountScale
{
public:
    CountScale() = default;
    // Ends from the colours' own limits or the counts that are not hidden.
    CountScale(std::span<const HeatmapCell> cells, const HeatmapColors &colors, const HeatmapFilter &filter);

    [[nodiscard]] double min() const { return m_min; }
    [[nodiscard]] double max() const { return m_max; }
    // 0 … 1 along the ramp, clamped.
    [[nodiscard]] double position(double count) const;
    // 1 … steps; 0 for counts that are no number.
    [[nodiscard]] std::uint8_t step(double count) const;

private:
    double m_min = 0;
    double m_max = 1;
    double m_exponent = 1;
    int m_steps = 2;
};

} // namespace yagura::kit
