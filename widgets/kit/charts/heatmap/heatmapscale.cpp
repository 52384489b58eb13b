#include "kit/charts/heatmap/heatmapscale.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int pixelsPerTick = 24;
constexpr size_t mostNamed = 4'096;
constexpr size_t mostBounds = 64; // more buckets than these are a continuous axis

// The finite bounds, the narrowest bucket at either end, and whether some are open.
struct Bounds
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double least = std::numeric_limits<double>::infinity(); // the least above 0
    double width = 0; // of the topmost closed bucket
    double topOfClosed = -std::numeric_limits<double>::infinity();
    double ratio = 2;
    bool isOpenBelow = false;
    bool isOpenAbove = false;

    void include(const HeatmapCell &cell)
    {
        for (const double bound : {cell.yMin, cell.yMax}) {
            if (!std::isfinite(bound))
                continue;
            low = std::min(low, bound);
            high = std::max(high, bound);
            if (bound > 0)
                least = std::min(least, bound);
        }
        isOpenBelow = isOpenBelow || cell.yMin == -std::numeric_limits<double>::infinity();
        isOpenAbove = isOpenAbove || cell.yMax == std::numeric_limits<double>::infinity();
        if (std::isfinite(cell.yMin) && std::isfinite(cell.yMax) && cell.yMax > topOfClosed) {
            topOfClosed = cell.yMax;
            width = cell.yMax - cell.yMin;
            ratio = cell.yMin > 0 && cell.yMax > cell.yMin ? std::min(10.0, cell.yMax / cell.yMin) : 2;
        }
    }
};

ValueScale rowScale(const HeatmapAxis &axis, int heightPx)
{
    ValueScale scale;
    const auto count = static_cast<int>(axis.rows.size());
    scale.max = std::max(1, count);
    const int stride = std::max(1, static_cast<int>(std::ceil(16.0 * count / std::max(1, heightPx))));
    for (int i = 0; i < count; i += stride)
        scale.ticks.push_back({i + 0.5, axis.rows[i]});
    return scale;
}

void labelLogTicks(ValueScale &scale, const HeatmapAxis &axis, double base, int heightPx)
{
    const auto logOf = [base](double v) { return std::log(v) / std::log(base); };
    const int first = static_cast<int>(std::ceil(logOf(scale.min) - 1e-9));
    const int last = static_cast<int>(std::floor(logOf(scale.max) + 1e-9));
    const int room = std::max(1, heightPx / pixelsPerTick);
    const int stride = std::max(1, static_cast<int>(std::ceil(static_cast<double>(last - first + 1) / room)));
    std::vector<double> values;
    for (int power = first; power <= last; power += stride)
        values.push_back(std::pow(base, power));
    for (const double value : values)
        scale.ticks.push_back({value, axis.format.joined(value)});
}

// Where buckets end, if they are few enough to be told; every n-th that has room.
bool labelBounds(ValueScale &scale, std::span<const HeatmapCell> cells, const HeatmapAxis &axis, int heightPx)
{
    std::vector<double> values;
    // Columns share their buckets: the first few thousand cells name them all.
    for (const HeatmapCell &cell : cells.first(std::min(cells.size(), mostNamed))) {
        const auto at = std::lower_bound(values.begin(), values.end(), cell.yMax);
        const bool isKnown = at != values.end() && *at == cell.yMax;
        if (!isKnown && cell.yMax >= scale.min && cell.yMax <= scale.max)
            values.insert(at, cell.yMax);
        if (values.size() > mostBounds)
            return false;
    }
    const size_t room = static_cast<size_t>(std::max(1, heightPx / pixelsPerTick));
    const size_t stride = std::max<size_t>(1, (values.size() + room - 1) / room);
    for (size_t i = 0; i < values.size(); i += stride)
        scale.ticks.push_back({values[i], axis.format.joined(values[i])});
    return !scale.ticks.empty();
}

ValueScale logScale(std::span<const HeatmapCell> cells, const Bounds &bounds, const HeatmapAxis &axis,
                    int heightPx)
{
    const double base = axis.scale == HeatmapScale::Log2 ? 2 : 10;
    ValueScale scale;
    scale.kind = ScaleKind::Logarithmic;
    const bool hasData = std::isfinite(bounds.least);
    const bool isOpenBelow = bounds.isOpenBelow || bounds.low <= 0;
    double low = hasData ? bounds.least / (isOpenBelow ? bounds.ratio : 1) : 1;
    double high = hasData ? bounds.high * (bounds.isOpenAbove ? bounds.ratio : 1) : base;
    if (axis.min && *axis.min > 0)
        low = *axis.min;
    if (axis.max && *axis.max > 0)
        high = *axis.max;
    scale.min = low;
    scale.max = high > low ? high : low * base;
    if (!labelBounds(scale, cells, axis, heightPx))
        labelLogTicks(scale, axis, base, heightPx);
    return scale;
}

ValueScale linearScale(const Bounds &bounds, const HeatmapAxis &axis, int heightPx)
{
    ValueAxisOptions options;
    options.unitId = axis.format.unitId;
    options.decimals = axis.format.decimals;
    options.startsAtZero = false;
    // The buckets are the scale: it ends where they end, not on a round tick.
    const bool hasData = bounds.low <= bounds.high;
    const double width = bounds.width > 0 ? bounds.width : 1;
    const double low = hasData ? bounds.low - (bounds.isOpenBelow ? width : 0) : 0;
    const double high = hasData ? bounds.high + (bounds.isOpenAbove ? width : 0) : 1;
    options.min = axis.min.value_or(low);
    options.max = axis.max.value_or(high > low ? high : low + width);
    ValueScale scale = valueScale(*options.min, *options.max, options, heightPx);
    for (ValueTick &tick : scale.ticks) {
        if (axis.format.wording)
            tick.label = axis.format.joined(tick.value);
    }
    return scale;
}

} // namespace

ValueScale heatmapScale(std::span<const HeatmapCell> cells, const HeatmapAxis &axis, int heightPx)
{
    if (axis.scale == HeatmapScale::Rows)
        return rowScale(axis, heightPx);
    Bounds bounds;
    for (const HeatmapCell &cell : cells)
        bounds.include(cell);
    return axis.scale == HeatmapScale::Linear ? linearScale(bounds, axis, heightPx)
                                              : logScale(cells, bounds, axis, heightPx);
}

std::optional<double> heatmapPosition(const ValueScale &scale, const HeatmapAxis &axis, double bound)
{
    if (std::isnan(bound))
        return std::nullopt;
    double position = bound > 0 ? 1 : 0;
    if (std::isfinite(bound))
        position = std::clamp(scale.position(bound), 0.0, 1.0);
    return axis.isReversed ? 1 - position : position;
}

CountScale::CountScale(std::span<const HeatmapCell> cells, const HeatmapColors &colors,
                       const HeatmapFilter &filter)
    : m_exponent(colors.scale == HeatmapColorScale::Linear ? 1 : std::clamp(colors.exponent, 0.01, 10.0))
    , m_steps(std::clamp(colors.ramp.steps, 2, 128))
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const HeatmapCell &cell : cells) {
        if (!std::isfinite(cell.count) || filter.isHidden(cell.count))
            continue;
        least = std::min(least, cell.count);
        greatest = std::max(greatest, cell.count);
    }
    const bool hasData = least <= greatest;
    // Counts begin at 0 by nature: all equal they are all much, not all little.
    m_min = colors.min.value_or(hasData ? std::min(0.0, least) : 0);
    m_max = colors.max.value_or(hasData ? greatest : 1);
    if (!(m_max > m_min))
        m_max = m_min + 1;
}

double CountScale::position(double count) const
{
    const double share = std::clamp((count - m_min) / (m_max - m_min), 0.0, 1.0);
    return m_exponent == 1 ? share : std::pow(share, m_exponent);
}

std::uint8_t CountScale::step(double count) const
{
    if (std::isnan(count))
        return 0;
    const double scaled = std::floor(position(count) * m_steps);
    return static_cast<std::uint8_t>(std::clamp(scaled, 0.0, m_steps - 1.0) + 1);
}

} // namespace yagura::kit
