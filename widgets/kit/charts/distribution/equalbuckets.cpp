#include "kit/charts/distribution/equalbuckets.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double mostBuckets = 10'000;

// The least of 1, 2, 2.5, 5 × 10ⁿ not below raw.
double roundWidth(double raw)
{
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * (1 - 1e-12))
            return factor * power;
    }
    return 10 * power;
}

double widthFor(double least, double greatest, const BucketSetup &setup)
{
    // Values beyond this cannot be told apart by a bucket's width any more.
    const double floor = std::max(std::abs(least), std::abs(greatest)) * 1e-12;
    double width = setup.width.value_or(0);
    if (!std::isfinite(width) || width <= floor) {
        const double raw = (greatest - least) / std::max(1, setup.count);
        const bool isSpread = raw > floor && std::isfinite(raw);
        width = isSpread ? roundWidth(raw) : std::max(1.0, roundWidth(floor + 1e-300));
    }
    return std::max(width, (greatest - least) / (mostBuckets - 2));
}

} // namespace

std::vector<DistributionBucket> equalBuckets(std::span<const std::span<const double>> series,
                                             const BucketSetup &setup)
{
    double least = std::numeric_limits<double>::infinity();
    double greatest = -least;
    for (const std::span<const double> values : series) {
        for (const double value : values) {
            if (!std::isfinite(value))
                continue;
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
    }
    if (!(least <= greatest) || !std::isfinite(greatest - least))
        return {};
    const double width = widthFor(least, greatest, setup);
    const double offset = std::isfinite(setup.offset) ? setup.offset : 0;
    const double first = std::floor((least - offset) / width);
    const auto count = static_cast<size_t>(std::floor((greatest - offset) / width) - first) + 1;
    std::vector<DistributionBucket> buckets;
    for (size_t i = 0; i < count; ++i) {
        const double from = first + static_cast<double>(i);
        buckets.push_back(
            {offset + from * width, offset + (from + 1) * width, std::vector<double>(series.size(), 0.0)});
    }
    for (size_t one = 0; one < series.size(); ++one) {
        for (const double value : series[one]) {
            if (!std::isfinite(value))
                continue;
            const double at = std::floor((value - offset) / width) - first;
            ++buckets[static_cast<size_t>(std::clamp(at, 0.0, static_cast<double>(count - 1)))].counts[one];
        }
    }
    return buckets;
}

} // namespace yagura::kit
