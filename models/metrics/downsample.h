// Fewer points for a picture of the same silhouette: first, lowest, highest and last sample of each pixel
// column (M4: Jugel, Jerzak, Hackenbroich, Markl, "M4: A Visualization-Oriented Time Series Data
// Aggregation", VLDB 2014). Pure, any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace yagura::metrics {

struct Sample
{
    std::int64_t timeMs = 0;
    double value = 0;

    bool operator==(const Sample &) const = default;
};

// What one pixel column holds. Columns without a sample are left out.
struct M4Column
{
    int column = 0;
    Sample first;
    Sample lowest; // the earliest of equals
    Sample highest;
    Sample last;
    bool holeBefore = false; // no line from the previous column to this one
    int count = 0;

    bool operator==(const M4Column &) const = default;
};

struct M4Window
{
    std::int64_t fromMs = 0; // left edge of column 0
    std::int64_t toMs
        = 0; // right edge of the last column; exclusive, but a sample right on it goes to the last
    int columns = 1;
    std::int64_t holeAfterMs = 0; // samples further apart have a hole between them; 0: never
};

// Precondition: times ascending, both spans of equal length, fromMs < toMs, columns ≥ 1. NaN is a hole;
// infinite values are kept. The nearest sample outside of either edge is not included.
[[nodiscard]] std::vector<M4Column> downsample(std::span<const std::int64_t> timesMs,
                                               std::span<const double> values, const M4Window &window);

// The samples of the columns in order, without repetition: at most four a column.
[[nodiscard]] std::vector<Sample> samplesOf(const M4Column &column);

} // namespace yagura::metrics
