#include "core/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace yagura {

namespace {

bool hasNan(std::span<const double> values)
{
    return std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); });
}

double interpolated(double low, double high, double t)
{
    if (low == high) // also keeps ∞ − ∞ away
        return low;
    // From the nearer end, as numpy does: exact at both.
    return t < 0.5 ? low + (high - low) * t : high - (high - low) * (1 - t);
}

double compensatedSum(auto begin, auto end, auto value)
{
    double sum = 0;
    double lost = 0;
    for (auto it = begin; it != end; ++it) {
        const double v = value(*it);
        const double next = sum + v;
        if (std::isfinite(next))
            lost += std::abs(sum) >= std::abs(v) ? (sum - next) + v : (v - next) + sum;
        sum = next;
    }
    return sum + lost;
}

} // namespace

std::optional<double> percentileOfSorted(std::span<const double> sorted, double percent)
{
    if (sorted.empty())
        return std::nullopt;
    if (std::isnan(percent) || std::isnan(sorted.front()) || std::isnan(sorted.back()))
        return std::numeric_limits<double>::quiet_NaN();
    const double rank = std::clamp(percent, 0.0, 100.0) / 100.0 * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(std::floor(rank));
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return interpolated(sorted[below], sorted[above], rank - static_cast<double>(below));
}

std::optional<double> percentile(std::span<const double> values, double percent)
{
    const auto all = percentiles(values, std::span(&percent, 1));
    return all.empty() ? std::nullopt : std::optional(all.front());
}

std::vector<double> percentiles(std::span<const double> values, std::span<const double> percents)
{
    if (values.empty())
        return {};
    if (hasNan(values))
        return std::vector<double>(percents.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> out;
    out.reserve(percents.size());
    for (const double percent : percents)
        out.push_back(*percentileOfSorted(sorted, percent));
    return out;
}

std::optional<double> mean(std::span<const double> values)
{
    if (values.empty())
        return std::nullopt;
    return compensatedSum(values.begin(), values.end(), [](double v) { return v; })
        / static_cast<double>(values.size());
}

std::optional<double> standardDeviation(std::span<const double> values)
{
    const auto middle = mean(values);
    if (!middle)
        return std::nullopt;
    const double squares
        = compensatedSum(values.begin(), values.end(), [m = *middle](double v) { return (v - m) * (v - m); });
    return std::sqrt(squares / static_cast<double>(values.size()));
}

double Histogram::stepWidth() const
{
    return counts.empty() ? 0 : (high - low) / static_cast<double>(counts.size());
}

double Histogram::lowerEdge(size_t step) const
{
    return low + stepWidth() * static_cast<double>(step);
}

std::int64_t Histogram::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

Histogram histogram(std::span<const double> values, size_t steps)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const double v : values) {
        if (!std::isfinite(v))
            continue;
        low = std::min(low, v);
        high = std::max(high, v);
    }
    if (low > high)
        return {};
    return histogram(values, low == high ? std::min<size_t>(steps, 1) : steps, low, high);
}

Histogram histogram(std::span<const double> values, size_t steps, double low, double high)
{
    Histogram out{low, high, std::vector<std::int64_t>(steps, 0)};
    if (steps == 0 || !std::isfinite(low) || !std::isfinite(high) || low > high)
        return {};
    const double perUnit = high > low ? static_cast<double>(steps) / (high - low) : 0;
    for (const double v : values) {
        if (!(v >= low && v <= high))
            continue;
        const auto step = static_cast<size_t>((v - low) * perUnit);
        ++out.counts[std::min(step, steps - 1)];
    }
    return out;
}

} // namespace yagura
