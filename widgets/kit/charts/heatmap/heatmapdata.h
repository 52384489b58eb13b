// What a heatmap is given to draw: cells in time and value with a count each, and how counts become colours
// and values become rows. Plain values, any thread.
#pragma once

#include "core/timerange.h"
#include "kit/charts/chartdata.h"
#include "kit/charts/heatmap/colorramp.h"
#include "kit/charts/parts/valueformat.h"

#include <QStringList>

#include <vector>

namespace yagura::kit {

struct HeatmapCell
{
    Instant from;
    Instant to;
    double yMin = 0; // −∞ and ∞: the open end of a histogram, drawn to the end of the axis
    double yMax = 0;
    double count = 0;
};

// An observation with a trace behind it.
struct HeatmapExemplar
{
    Instant at;
    double value = 0;
    QString label{}; // "trace 8f1c2e04"; empty: its value alone
    QStringList lines{}; // under it: "service payment"
    SeriesColor color = SeriesColor::role(ColorRole::Text);
};

enum class HeatmapColorMode { Scheme, Opacity };
enum class HeatmapColorScale { Linear, Exponential };

struct HeatmapColors
{
    HeatmapColorMode mode = HeatmapColorMode::Scheme;
    RampOptions ramp{};
    SeriesColor color{}; // of mode Opacity
    HeatmapColorScale scale = HeatmapColorScale::Exponential;
    double exponent = 0.5; // 0.01 … 2; less than 1 shows small counts
    std::optional<double> min{}; // counts at the ends of the ramp; absent: from the data
    std::optional<double> max{};
};

enum class HeatmapScale {
    Linear,
    Log2,
    Log10,
    Rows, // buckets by name: row i lies between i and i + 1
};

struct HeatmapAxis
{
    HeatmapScale scale = HeatmapScale::Linear;
    QStringList rows{}; // of scale Rows, from the bottom
    ValueFormat format{};
    std::optional<double> min{};
    std::optional<double> max{};
    bool isReversed = false; // small values on top
    bool isShown = true;
    bool isOnRight = false;
    QString title{}; // what it measures, beside the axis
    int widthPx = 0; // least room of its labels
};

// Cells that are not drawn: small counts that only make noise, or outliers.
struct HeatmapFilter
{
    std::optional<double> hidesUpTo{}; // count ≤ this; 0 hides empty cells
    std::optional<double> hidesFrom{}; // count ≥ this

    [[nodiscard]] bool isHidden(double count) const
    {
        return (hidesUpTo && count <= *hidesUpTo) || (hidesFrom && count >= *hidesFrom);
    }
};

} // namespace yagura::kit
