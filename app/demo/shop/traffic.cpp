#include "demo/shop/traffic.h"

#include "demo/shop/random.h"

#include <cmath>

namespace yagura::demo {

namespace {

constexpr double peakRequestsPerSecond = 110.0;

// A bump around an hour of the day, the day being a circle.
double bump(double hour, double centre, double width)
{
    const double distance = std::remainder(hour - centre, 24.0);
    return std::exp(-distance * distance / (2.0 * width * width));
}

} // namespace

double requestsPerSecond(std::uint64_t seed, Instant at)
{
    const double seconds = toSeconds(at.time_since_epoch());
    const double tokyoHours = (seconds + 9 * 3600.0) / 3600.0;
    const double hour = std::fmod(tokyoHours, 24.0);
    const double shape
        = 0.34 + 0.30 * bump(hour, 12.4, 1.6) + 0.22 * bump(hour, 16.5, 3.0) + 0.42 * bump(hour, 21.0, 2.2);
    const int weekday
        = static_cast<int>(std::fmod(std::floor(tokyoHours / 24.0) + 4.0, 7.0)); // the epoch was a Thursday
    const double weekend = weekday == 0 || weekday == 6 ? 1.12 : 1.0;
    const double noise = 0.05 * smoothNoise(seed + 1, seconds, 20.0)
        + 0.06 * smoothNoise(seed + 2, seconds, 240.0) + 0.04 * smoothNoise(seed + 3, seconds, 1500.0);
    return peakRequestsPerSecond * shape * weekend * (1.0 + noise);
}

} // namespace yagura::demo
