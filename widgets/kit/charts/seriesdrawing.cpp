#include "kit/charts/seriesdrawing.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double leastPeriod = 2; // pixels
constexpr size_t longestPattern = 16;

} // namespace

std::vector<double> SeriesDrawing::dashPattern() const
{
    if (pattern == LinePattern::Solid)
        return {};
    std::vector<double> own;
    double period = 0;
    for (size_t i = 0; i < dashes.size() && i < longestPattern; ++i) {
        const bool isUsable = std::isfinite(dashes[i]) && dashes[i] >= 0;
        own.push_back(isUsable ? std::min(dashes[i], 200.0) : 0);
        period += own.back();
    }
    if (own.size() % 2 == 1) // as SVG has it: an odd list is said twice
        own.insert(own.end(), own.begin(), own.begin() + static_cast<std::ptrdiff_t>(own.size()));
    if (period >= leastPeriod)
        return own;
    if (pattern == LinePattern::Dot)
        return {0, std::max(4.0, 2.5 * lineWidth)};
    return {std::max(4.0, 3 * lineWidth), std::max(3.0, 2 * lineWidth)};
}

} // namespace yagura::kit
