#include "kit/charts/timeseries/stacking.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit {

namespace {

std::vector<std::int64_t> commonTimes(const std::vector<const ChartSeries *> &series, const TimeRange &range)
{
    std::vector<std::int64_t> times;
    const std::int64_t from = toUnixMilliseconds(range.from);
    const std::int64_t to = toUnixMilliseconds(range.to);
    for (const ChartSeries *one : series) {
        const auto begin = std::lower_bound(one->timesMs.begin(), one->timesMs.end(), from);
        const auto end = std::upper_bound(begin, one->timesMs.end(), to);
        if (std::equal(begin, end, times.begin(), times.end()))
            continue;
        const auto middle = static_cast<std::ptrdiff_t>(times.size());
        times.insert(times.end(), begin, end);
        std::inplace_merge(times.begin(), times.begin() + middle, times.end());
        times.erase(std::unique(times.begin(), times.end()), times.end());
    }
    return times;
}

// The values of one series at the times, 0 where it has none.
std::vector<double> valuesAt(const ChartSeries &series, const std::vector<std::int64_t> &times)
{
    std::vector<double> values(times.size(), 0.0);
    auto cursor = series.timesMs.begin();
    for (size_t i = 0; i < times.size(); ++i) {
        while (cursor != series.timesMs.end() && *cursor < times[i])
            ++cursor;
        if (cursor == series.timesMs.end() || *cursor != times[i])
            continue;
        const double value = series.values[static_cast<size_t>(cursor - series.timesMs.begin())];
        if (std::isfinite(value))
            values[i] = value;
    }
    return values;
}

void toShares(std::vector<std::vector<double>> &values, size_t length)
{
    std::vector<double> sums(length, 0.0);
    for (const std::vector<double> &one : values) {
        for (size_t i = 0; i < length; ++i)
            sums[i] += std::abs(one[i]);
    }
    for (std::vector<double> &one : values) {
        for (size_t i = 0; i < length; ++i)
            one[i] = sums[i] > 0 ? one[i] / sums[i] : 0;
    }
}

} // namespace

StackedColumns stack(const std::vector<const ChartSeries *> &series, const TimeRange &range, StackMode mode)
{
    StackedColumns result;
    result.timesMs = commonTimes(series, range);
    const size_t length = result.timesMs.size();
    for (const ChartSeries *one : series)
        result.levels.push_back(valuesAt(*one, result.timesMs));
    if (mode == StackMode::Percent)
        toShares(result.levels, length);
    std::vector<double> above(length, 0.0);
    std::vector<double> below(length, 0.0);
    for (std::vector<double> &level : result.levels) {
        // Without a value a series keeps to the side that it was on.
        const auto first = std::find_if(level.begin(), level.end(), [](double v) { return v != 0; });
        bool isBelow = first != level.end() && *first < 0;
        for (size_t i = 0; i < length; ++i) {
            isBelow = level[i] < 0 || (level[i] == 0 && isBelow);
            double &edge = isBelow ? below[i] : above[i];
            edge += level[i];
            level[i] = edge;
        }
    }
    return result;
}

double StackedColumns::levelAt(size_t series, std::int64_t atMs, std::int64_t maxAgeMs) const
{
    const auto after = std::upper_bound(timesMs.begin(), timesMs.end(), atMs);
    if (after == timesMs.begin() || atMs - *(after - 1) > maxAgeMs)
        return std::numeric_limits<double>::quiet_NaN();
    return levels[series][static_cast<size_t>(after - timesMs.begin()) - 1];
}

ValueExtent extentOf(const StackedColumns &columns)
{
    ValueExtent extent;
    extent.include(0);
    for (const auto &level : columns.levels) {
        for (const double value : level)
            extent.include(value);
    }
    return extent;
}

void forEachLevel(
    const StackedColumns &columns,
    const std::function<void(size_t, const std::vector<double> &, const std::vector<double> &)> &use)
{
    const size_t length = columns.timesMs.size();
    std::vector<double> above(length, 0.0);
    std::vector<double> below(length, 0.0);
    std::vector<double> inner(length);
    for (size_t level = 0; level < columns.levels.size(); ++level) {
        const std::vector<double> &outer = columns.levels[level];
        for (size_t i = 0; i < length; ++i) {
            const bool isAbove = outer[i] > above[i] || (outer[i] == above[i] && outer[i] != below[i]);
            const bool isBelow = !isAbove && outer[i] < below[i];
            inner[i] = isAbove ? above[i] : isBelow ? below[i] : outer[i];
            above[i] = isAbove ? outer[i] : above[i];
            below[i] = isBelow ? outer[i] : below[i];
        }
        use(level, inner, outer);
    }
}

StackedColumns thinned(const StackedColumns &columns, const TimeRange &range, double widthPx)
{
    const auto pixelOf
        = [&](std::int64_t ms) { return std::floor(timeToX(fromUnixMilliseconds(ms), range, widthPx)); };
    std::vector<size_t> kept;
    double heightOfLast = 0;
    for (size_t i = 0; i < columns.timesMs.size(); ++i) {
        double height = 0;
        for (const auto &level : columns.levels)
            height = std::max(height, std::abs(level[i]));
        const bool isSamePixel
            = !kept.empty() && pixelOf(columns.timesMs[kept.back()]) == pixelOf(columns.timesMs[i]);
        if (isSamePixel && height <= heightOfLast)
            continue;
        if (isSamePixel)
            kept.back() = i;
        else
            kept.push_back(i);
        heightOfLast = height;
    }
    StackedColumns result;
    for (const size_t i : kept)
        result.timesMs.push_back(columns.timesMs[i]);
    for (const auto &level : columns.levels) {
        std::vector<double> &few = result.levels.emplace_back();
        for (const size_t i : kept)
            few.push_back(level[i]);
    }
    return result;
}

} // namespace yagura::kit
