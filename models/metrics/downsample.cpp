#include "metrics/downsample.h"

#include <algorithm>
#include <cmath>

namespace yagura::metrics {

namespace {

void include(M4Column &column, const Sample &sample)
{
    if (sample.value < column.lowest.value)
        column.lowest = sample;
    if (sample.value > column.highest.value)
        column.highest = sample;
    column.last = sample;
    ++column.count;
}

} // namespace

std::vector<M4Column> downsample(std::span<const std::int64_t> timesMs, std::span<const double> values,
                                 const M4Window &window)
{
    std::vector<M4Column> columns;
    const auto begin = std::lower_bound(timesMs.begin(), timesMs.end(), window.fromMs);
    const double columnsPerMs = window.columns / static_cast<double>(window.toMs - window.fromMs);
    columns.reserve(
        std::min<size_t>(static_cast<size_t>(timesMs.end() - begin), static_cast<size_t>(window.columns)));
    bool hole = true;
    std::int64_t previousMs = 0;
    for (auto i = static_cast<size_t>(begin - timesMs.begin()); i < timesMs.size(); ++i) {
        const Sample sample{timesMs[i], values[i]};
        if (sample.timeMs > window.toMs)
            break;
        if (std::isnan(sample.value)) {
            hole = true;
            continue;
        }
        if (window.holeAfterMs > 0 && sample.timeMs - previousMs > window.holeAfterMs)
            hole = true;
        const auto offset = static_cast<double>(sample.timeMs - window.fromMs);
        const int index = std::min(static_cast<int>(offset * columnsPerMs), window.columns - 1);
        // A hole inside a column is narrower than a pixel: the column goes on.
        if (!columns.empty() && columns.back().column == index)
            include(columns.back(), sample);
        else
            columns.push_back({index, sample, sample, sample, sample, hole, 1});
        hole = false;
        previousMs = sample.timeMs;
    }
    return columns;
}

std::vector<Sample> samplesOf(const M4Column &column)
{
    std::vector<Sample> samples{column.first};
    const bool lowFirst = column.lowest.timeMs < column.highest.timeMs;
    for (const Sample &sample : {lowFirst ? column.lowest : column.highest,
                                 lowFirst ? column.highest : column.lowest, column.last}) {
        if (sample.timeMs > samples.back().timeMs)
            samples.push_back(sample);
    }
    return samples;
}

} // namespace yagura::metrics
