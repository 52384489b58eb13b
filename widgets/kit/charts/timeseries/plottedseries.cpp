#include "kit/charts/timeseries/plottedseries.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

namespace yagura::kit {

namespace {

bool isAscending(std::span<const std::int64_t> times)
{
    bool isFalling = false;
    for (size_t i = 1; i < times.size(); ++i)
        isFalling = isFalling || times[i] < times[i - 1];
    return !isFalling;
}

ChartSeries withColumns(const ChartSeries &series, std::vector<std::int64_t> timesMs,
                        std::vector<double> values)
{
    const ChartSeries columns = ChartSeries::fromColumns({}, {}, std::move(timesMs), std::move(values));
    ChartSeries result = series;
    result.timesMs = columns.timesMs;
    result.values = columns.values;
    result.owner = columns.owner;
    return result;
}

ChartSeries withoutMissing(const ChartSeries &series)
{
    const bool isWhole = std::all_of(series.values.begin(), series.values.end(),
                                     [](double value) { return std::isfinite(value); });
    if (isWhole)
        return series;
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (size_t i = 0; i < series.values.size(); ++i) {
        if (std::isfinite(series.values[i])) {
            times.push_back(series.timesMs[i]);
            values.push_back(series.values[i]);
        }
    }
    return withColumns(series, std::move(times), std::move(values));
}

ChartSeries constant(const ChartSeries &series, const TimeRange &range)
{
    const auto first = std::find_if(series.values.begin(), series.values.end(),
                                    [](double value) { return std::isfinite(value); });
    if (first == series.values.end())
        return withColumns(series, {}, {});
    ChartSeries result = withColumns(series, {toUnixMilliseconds(range.from), toUnixMilliseconds(range.to)},
                                     {*first, *first});
    result.gapMs = 0;
    return result;
}

ChartSeries mirrored(const ChartSeries &series)
{
    std::vector<double> values;
    values.reserve(series.values.size());
    std::transform(series.values.begin(), series.values.end(), std::back_inserter(values),
                   [](double value) { return -value; });
    return withColumns(series, {series.timesMs.begin(), series.timesMs.end()}, std::move(values));
}

void addToGroup(PlottedContent &content, PlottedSeries &one)
{
    PlottedGroup &group = content.groups[static_cast<size_t>(one.group)];
    one.level = group.members.size();
    group.members.push_back(content.series.size());
}

} // namespace

ChartSeries inOrder(ChartSeries series)
{
    const size_t length = std::min(series.timesMs.size(), series.values.size());
    series.timesMs = series.timesMs.first(length);
    series.values = series.values.first(length);
    if (isAscending(series.timesMs))
        return series;
    std::vector<size_t> order(length);
    std::iota(order.begin(), order.end(), size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return series.timesMs[a] < series.timesMs[b]; });
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (const size_t i : order) {
        times.push_back(series.timesMs[i]);
        values.push_back(series.values[i]);
    }
    return withColumns(series, std::move(times), std::move(values));
}

ChartSeries columnsToDraw(const ChartSeries &series, const SeriesDrawing &drawing, const TimeRange &range)
{
    if (drawing.transform == SeriesTransform::Constant)
        return constant(series, range);
    ChartSeries result = series;
    if (drawing.nulls != NullHandling::Gap) {
        result = withoutMissing(series);
        result.gapMs
            = drawing.nulls == NullHandling::Connect ? 0 : std::max<std::int64_t>(1, drawing.connectBelowMs);
    }
    return drawing.transform == SeriesTransform::NegativeY ? mirrored(result) : result;
}

PlottedContent plottedContent(const std::vector<ChartSeries> &series, const TimeRange &range,
                              const std::function<bool(size_t)> &isDrawn,
                              const std::function<bool(size_t)> &isStacked)
{
    PlottedContent content;
    content.series.reserve(series.size());
    std::map<std::tuple<int, DrawStyle, StackMode, QString>, int> stacks;
    for (size_t i = 0; i < series.size(); ++i) {
        if (!isDrawn(i))
            continue;
        PlottedSeries one;
        one.index = static_cast<int>(i);
        one.drawing = drawingOf(series[i]);
        one.shown = columnsToDraw(series[i], one.drawing, range);
        if (one.drawing.isGrouped()) {
            if (!isStacked(i))
                continue;
            const bool isAlone = one.drawing.stacking == StackMode::None;
            const auto [place, isNew]
                = stacks.try_emplace({series[i].axis, one.drawing.style, one.drawing.stacking,
                                      isAlone ? QString::number(i) : one.drawing.stackGroup},
                                     static_cast<int>(content.groups.size()));
            if (isNew)
                content.groups.emplace_back();
            one.group = place->second;
            addToGroup(content, one);
        }
        content.series.push_back(std::move(one));
    }
    for (PlottedGroup &group : content.groups) {
        std::vector<const ChartSeries *> members;
        for (const size_t member : group.members)
            members.push_back(&content.series[member].shown);
        group.columns = stack(members, range, content.series[group.members.front()].drawing.stacking);
    }
    return content;
}

double PlottedContent::levelAt(size_t plotted, std::int64_t atMs, std::int64_t maxAgeMs) const
{
    const PlottedSeries &one = series[plotted];
    if (one.group >= 0)
        return groups[static_cast<size_t>(one.group)].columns.levelAt(one.level, atMs, maxAgeMs);
    if (one.drawing.transform == SeriesTransform::Constant)
        return one.shown.values.empty() ? std::numeric_limits<double>::quiet_NaN() : one.shown.values.front();
    return one.shown.valueAt(atMs, maxAgeMs);
}

} // namespace yagura::kit
