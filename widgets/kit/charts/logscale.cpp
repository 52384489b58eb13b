#include "kit/charts/logscale.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit::detail {

namespace {

constexpr double tiny = 1e-12;
constexpr int pixelsPerTick = 20;
constexpr double leastThreshold = 1e-15; // of the greatest value
constexpr int mostPowers = 700; // between the least and the greatest double lie 617 decades

double power(double base, int exponent)
{
    return std::pow(base, exponent);
}

int floorExponent(double value, double base)
{
    return static_cast<int>(std::floor(std::log(value) / std::log(base) + tiny));
}

// The greatest of 1, 2, 5 × 10ⁿ or of 2ⁿ that is not above the value.
double roundDown(double value, double base)
{
    const double whole = power(base, floorExponent(value, base));
    if (base == 2)
        return whole;
    for (const double factor : {5.0, 2.0}) {
        if (value >= factor * whole * (1 - tiny))
            return factor * whole;
    }
    return whole;
}

double roundUp(double value, double base)
{
    const double down = roundDown(value, base);
    if (value <= down * (1 + tiny))
        return down;
    if (base == 2)
        return 2 * down;
    const double whole = power(base, floorExponent(value, base));
    for (const double factor : {2.0, 5.0}) {
        if (value <= factor * whole * (1 + tiny))
            return factor * whole;
    }
    return 10 * whole;
}

} // namespace

ValueScale logScale(double low, double high, const ValueAxisOptions &options, int heightPx)
{
    const double base = options.logBase == 2 ? 2 : 10;
    ValueScale scale;
    scale.kind = ScaleKind::Logarithmic;
    if (high <= 0)
        high = 1;
    if (low <= 0)
        low = high / 1000;
    scale.min = options.min.value_or(roundDown(low, base));
    scale.max = options.max.value_or(roundUp(high, base));
    if (!(scale.max > scale.min))
        (options.max ? scale.min : scale.max) = options.max ? scale.max / 10 : scale.min * 10;
    const double powers = (std::log(scale.max) - std::log(scale.min)) / std::log(base);
    const double room = std::max(1.0, static_cast<double>(heightPx) / pixelsPerTick);
    const bool hasSteps = base == 10 && powers * 3 <= room;
    const int stride = std::max(1, static_cast<int>(std::ceil(powers / room)));
    int exponent = floorExponent(scale.min, base);
    exponent -= ((exponent % stride) + stride) % stride;
    for (int i = 0; i < mostPowers; ++i, exponent += stride) {
        const double whole = power(base, exponent);
        if (!(whole <= scale.max * (1 + tiny)))
            break;
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double value = whole * factor;
            const bool isInside = value >= scale.min * (1 - 1e-9) && value <= scale.max * (1 + 1e-9);
            if (isInside && (factor == 1.0 || hasSteps))
                scale.ticks.push_back({value, {}});
        }
    }
    return scale;
}

ValueScale symlogScale(double low, double high, const ValueAxisOptions &options, int heightPx)
{
    const double base = options.logBase == 2 ? 2 : 10;
    ValueScale scale;
    scale.kind = ScaleKind::Symlog;
    const double greatest = std::max(std::abs(low), std::abs(high));
    const bool isUsable = std::isfinite(options.linearThreshold) && options.linearThreshold > 0
        && options.linearThreshold < 1e299;
    scale.linearThreshold = std::max(isUsable ? options.linearThreshold : 1, greatest * leastThreshold);
    const auto outward = [&](double value) {
        const double size = std::abs(value) / scale.linearThreshold;
        if (size == 0)
            return 0.0;
        return std::copysign((size <= 1 ? 1 : roundUp(size, base)) * scale.linearThreshold, value);
    };
    scale.min = options.min.value_or(low < 0 ? outward(low) : 0);
    scale.max = options.max.value_or(high > 0 ? outward(high) : 0);
    if (scale.max <= scale.min)
        scale.max = scale.min + std::max(scale.linearThreshold, std::abs(scale.min));
    // One stride for both sides, so that the ticks are symmetric.
    const double most = std::max(std::abs(scale.min), std::abs(scale.max)) / scale.linearThreshold;
    const double sides = scale.min < 0 && scale.max > 0 ? 2 : 1;
    const double powers = most > 1 ? std::log(most) / std::log(base) : 0;
    const double room = std::max(1.0, heightPx / sides / pixelsPerTick);
    const int stride = std::max(1, static_cast<int>(std::ceil((powers + 1) / room)));
    std::vector<double> sizes;
    for (int i = 0; i * stride <= static_cast<int>(powers + tiny) && i < mostPowers; ++i)
        sizes.push_back(scale.linearThreshold * power(base, i * stride));
    const auto add = [&](double value) {
        if (value >= scale.min - std::abs(scale.min) * 1e-9 && value <= scale.max + scale.max * 1e-9)
            scale.ticks.push_back({value, {}});
    };
    for (auto size = sizes.rbegin(); size != sizes.rend(); ++size)
        add(-*size);
    add(0);
    for (const double size : sizes)
        add(size);
    return scale;
}

} // namespace yagura::kit::detail
