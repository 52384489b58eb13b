// Small statistics over doubles. Percentiles interpolate linearly between ranks, as numpy.percentile does by
// default. Plain functions; not a number anywhere in the input gives not a number out.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yagura {

// percent is 0–100, clamped. Nothing for an empty input.
[[nodiscard]] std::optional<double> percentile(std::span<const double> values, double percent);
// The same for values that are sorted already, in constant time.
[[nodiscard]] std::optional<double> percentileOfSorted(std::span<const double> sorted, double percent);
// Several at once, sorting only once; in the order asked for. Empty for an empty input.
[[nodiscard]] std::vector<double> percentiles(std::span<const double> values,
                                              std::span<const double> percents);

// Summed with compensation, so that a million values lose no digits.
[[nodiscard]] std::optional<double> mean(std::span<const double> values);
// Of the population (divided by n).
[[nodiscard]] std::optional<double> standardDeviation(std::span<const double> values);

// Counts in equal steps from low to high; the last step includes high. Values outside and NaN are not
// counted.
struct Histogram
{
    double low = 0;
    double high = 0;
    std::vector<std::int64_t> counts;

    [[nodiscard]] double stepWidth() const;
    [[nodiscard]] double lowerEdge(size_t step) const;
    [[nodiscard]] std::int64_t total() const;
};
// Over the range of the values; one step when all are equal. Empty for no finite values or no steps.
[[nodiscard]] Histogram histogram(std::span<const double> values, size_t steps);
[[nodiscard]] Histogram histogram(std::span<const double> values, size_t steps, double low, double high);

} // namespace yagura
