#include "kit/charts/valueaxis.h"

#include "core/units.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int pixelsPerTick = 30;
constexpr double tiny = 1e-12;

// The least round number not below raw: 1, 2, 2.5, 5 × 10ⁿ; for bytes 1, 2, 4, 8 … × 1024ⁿ.
double niceStep(double raw, double base)
{
    if (base == 1024.0 && raw >= 1) {
        double step = 1;
        while (step < raw)
            step *= 2;
        return step;
    }
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= raw * (1 - tiny))
            return factor * power;
    }
    return 10 * power;
}

void labelTicks(std::vector<ValueTick> &ticks, const QString &unitId)
{
    std::vector<double> values;
    values.reserve(ticks.size());
    for (const ValueTick &tick : ticks)
        values.push_back(tick.value);
    const std::vector<FormattedNumber> texts = formatTicks(values, unitId);
    for (size_t i = 0; i < ticks.size() && i < texts.size(); ++i)
        ticks[i].label = ValueText{texts[i].prefix + texts[i].number, texts[i].unit}.joined();
}

ValueScale linearScale(double low, double high, const ValueAxisOptions &options, int heightPx)
{
    const int wanted = std::max(2, heightPx / pixelsPerTick);
    const double step = niceStep((high - low) / wanted, unitBase(options.unitId));
    ValueScale scale;
    scale.min = options.min ? *options.min : std::floor(low / step + tiny) * step;
    scale.max = options.max ? *options.max : std::ceil(high / step - tiny) * step;
    if (scale.max <= scale.min)
        scale.max = scale.min + step;
    const double first = std::ceil(scale.min / step - 1e-9) * step;
    for (int i = 0; i < 100; ++i) {
        const double value = first + i * step;
        if (value > scale.max + step * 1e-9)
            break;
        scale.ticks.push_back({std::abs(value) < step * 1e-9 ? 0.0 : value, {}});
    }
    return scale;
}

ValueScale logScale(double low, double high, const ValueAxisOptions &options, int heightPx)
{
    ValueScale scale;
    scale.kind = ScaleKind::Logarithmic;
    if (high <= 0)
        high = 1;
    if (low <= 0)
        low = high / 1000;
    const auto decadeFloor = [](double v) { return std::pow(10.0, std::floor(std::log10(v) + tiny)); };
    scale.min = options.min.value_or(low >= 5 * decadeFloor(low)       ? 5 * decadeFloor(low)
                                         : low >= 2 * decadeFloor(low) ? 2 * decadeFloor(low)
                                                                       : decadeFloor(low));
    scale.max = options.max.value_or(high <= decadeFloor(high) * (1 + tiny) ? decadeFloor(high)
                                         : high <= 2 * decadeFloor(high)    ? 2 * decadeFloor(high)
                                         : high <= 5 * decadeFloor(high)    ? 5 * decadeFloor(high)
                                                                            : 10 * decadeFloor(high));
    if (scale.min <= 0 || scale.max <= scale.min) {
        scale.min = low;
        scale.max = std::max(high, low * 10);
    }
    const double decades = std::log10(scale.max / scale.min);
    const bool hasSteps = decades * 3 <= heightPx / 20.0;
    for (double decade = decadeFloor(scale.min); decade <= scale.max * (1 + tiny) && scale.ticks.size() < 60;
         decade *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            const double value = decade * factor;
            const bool isInside = value >= scale.min * (1 - 1e-9) && value <= scale.max * (1 + 1e-9);
            if (isInside && (factor == 1.0 || hasSteps))
                scale.ticks.push_back({value, {}});
        }
    }
    return scale;
}

} // namespace

double ValueScale::position(double value) const
{
    if (kind == ScaleKind::Linear)
        return (value - min) / (max - min);
    if (value <= 0)
        return 0;
    return (std::log10(value) - std::log10(min)) / (std::log10(max) - std::log10(min));
}

double ValueScale::valueAt(double position) const
{
    if (kind == ScaleKind::Linear)
        return min + position * (max - min);
    return std::pow(10.0, std::log10(min) + position * (std::log10(max) - std::log10(min)));
}

ValueScale valueScale(double dataMin, double dataMax, const ValueAxisOptions &options, int heightPx)
{
    const bool hasData = dataMin <= dataMax && std::isfinite(dataMin) && std::isfinite(dataMax);
    double low = options.min.value_or(hasData ? dataMin : 0);
    double high = options.max.value_or(hasData ? dataMax : 1);
    if (options.scale == ScaleKind::Linear && options.startsAtZero && !isPointInTime(options.unitId)) {
        if (!options.min && low > 0)
            low = 0;
        if (!options.max && high < 0)
            high = 0;
    }
    if (high - low < options.leastRange && !options.max)
        high = low + options.leastRange;
    if (high - low <= std::abs(high) * tiny) { // flat: room on both sides
        const double room = high == 0 ? 1 : std::abs(high) * 0.5;
        if (!options.max)
            high += room;
        if (!options.min && low != 0)
            low -= room;
        if (high <= low)
            high = low + room;
    }
    ValueScale scale = options.scale == ScaleKind::Linear ? linearScale(low, high, options, heightPx)
                                                          : logScale(low, high, options, heightPx);
    labelTicks(scale.ticks, options.unitId);
    return scale;
}

ValueText unitText(double value, const QString &unitId, std::optional<int> decimals)
{
    const FormattedNumber text = formatNumber(value, unitId, NumberOptions{.decimals = decimals});
    return {text.prefix + text.number, text.unit};
}

} // namespace yagura::kit
