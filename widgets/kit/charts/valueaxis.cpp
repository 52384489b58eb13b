#include "kit/charts/valueaxis.h"

#include "core/units.h"
#include "kit/charts/logscale.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int pixelsPerTick = 30;
constexpr double tiny = 1e-12;
constexpr double greatest = 1e300; // so that differences stay finite

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

// As few decimals as say the value, at most two: 10 ms, 1.5 s, 2.78 h.
QString lonelyLabel(double value, const QString &unitId)
{
    const std::vector<FormattedNumber> exact = formatTicks(std::span(&value, 1), unitId);
    const qsizetype point = exact.front().number.indexOf(QLatin1Char('.'));
    const bool isShort = point < 0 || exact.front().number.size() - point <= 3;
    return isShort ? ValueText{exact.front().prefix + exact.front().number, exact.front().unit}.joined()
                   : unitText(value, unitId, 2).joined();
}

// Whether so many decimals are the whole value.
bool isSaidBy(double value, const QString &unitId, int decimals)
{
    const QString said = unitText(value, unitId, decimals).number;
    const QString exact = unitText(value, unitId, decimals + 3).number;
    const QStringView rest = QStringView(exact).mid(said.size());
    return exact.startsWith(said)
        && std::ranges::all_of(rest, [](QChar c) { return c == u'0' || c == u'.'; });
}

void labelTicks(std::vector<ValueTick> &ticks, const ValueAxisOptions &options)
{
    if (options.decimals) {
        for (ValueTick &tick : ticks)
            tick.label = unitText(tick.value, options.unitId, options.decimals).joined();
        const auto twice = std::ranges::adjacent_find(ticks, {}, &ValueTick::label);
        for (ValueTick &tick : ticks) {
            if (twice != ticks.end() && !isSaidBy(tick.value, options.unitId, *options.decimals))
                tick.label.clear();
        }
        return;
    }
    if (options.scale != ScaleKind::Linear) { // steps of very different size, each in its own words
        for (ValueTick &tick : ticks)
            tick.label = lonelyLabel(tick.value, options.unitId);
        return;
    }
    std::vector<double> values;
    values.reserve(ticks.size());
    for (const ValueTick &tick : ticks)
        values.push_back(tick.value);
    const std::vector<FormattedNumber> texts = formatTicks(values, options.unitId);
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

// The fixed and soft ends, and the data between them.
struct Ends
{
    double low;
    double high;
};

Ends endsOf(double dataMin, double dataMax, const ValueAxisOptions &options)
{
    const bool hasData = dataMin <= dataMax && std::isfinite(dataMin) && std::isfinite(dataMax);
    Ends ends{hasData ? std::clamp(dataMin, -greatest, greatest) : options.softMin.value_or(0),
              hasData ? std::clamp(dataMax, -greatest, greatest) : options.softMax.value_or(1)};
    if (options.softMin)
        ends.low = std::min(ends.low, *options.softMin);
    if (options.softMax)
        ends.high = std::max(ends.high, *options.softMax);
    ends.low = options.min.value_or(ends.low);
    ends.high = options.max.value_or(std::max(ends.high, ends.low));
    if (!options.min)
        ends.low = std::min(ends.low, ends.high);
    if (options.scale == ScaleKind::Linear && options.startsAtZero && !isPointInTime(options.unitId)) {
        if (!options.min && !options.softMin && ends.low > 0)
            ends.low = 0;
        if (!options.max && !options.softMax && ends.high < 0)
            ends.high = 0;
    }
    if (options.isZeroCentred && options.scale != ScaleKind::Logarithmic) {
        const double reach = std::max(std::abs(ends.low), std::abs(ends.high));
        ends = {options.min.value_or(-reach), options.max.value_or(reach)};
    }
    if (ends.high - ends.low < options.leastRange && !options.max)
        ends.high = ends.low + options.leastRange;
    if (ends.high - ends.low <= std::abs(ends.high) * tiny) { // flat: room on both sides
        const double room = ends.high == 0 ? 1 : std::abs(ends.high) * 0.5;
        if (!options.max)
            ends.high += room;
        if (!options.min && ends.low != 0)
            ends.low -= room;
        if (ends.high <= ends.low)
            ends.high = ends.low + room;
    }
    return ends;
}

// Ends that a dashboard's file may have wrong are as good as absent.
ValueAxisOptions withoutNonsense(ValueAxisOptions options)
{
    for (auto *end : {&options.min, &options.max, &options.softMin, &options.softMax}) {
        if (*end && (!std::isfinite(**end) || std::abs(**end) > greatest))
            end->reset();
    }
    if (options.scale == ScaleKind::Logarithmic) {
        for (auto *end : {&options.min, &options.max, &options.softMin, &options.softMax}) {
            if (*end && **end <= 0)
                end->reset();
        }
    }
    if (options.min && options.max && *options.min >= *options.max)
        options.max.reset();
    return options;
}

} // namespace

double ValueScale::even(double value) const
{
    switch (kind) {
    case ScaleKind::Linear:
        return value;
    case ScaleKind::Logarithmic:
        return std::log10(value > 0 ? value : min);
    case ScaleKind::Symlog:
        return std::asinh(value / linearThreshold);
    }
    Q_UNREACHABLE();
}

double ValueScale::position(double value) const
{
    const double low = even(min);
    return (even(value) - low) / (even(max) - low);
}

double ValueScale::valueAt(double position) const
{
    const double low = even(min);
    const double reached = low + position * (even(max) - low);
    switch (kind) {
    case ScaleKind::Linear:
        return reached;
    case ScaleKind::Logarithmic:
        return std::pow(10.0, reached);
    case ScaleKind::Symlog:
        return linearThreshold * std::sinh(reached);
    }
    Q_UNREACHABLE();
}

ValueScale valueScale(double dataMin, double dataMax, const ValueAxisOptions &asked, int heightPx)
{
    ValueAxisOptions options = withoutNonsense(asked);
    const auto [low, high] = endsOf(dataMin, dataMax, options);
    // A soft end that the data do not pass is where the scale ends.
    if (!options.min && low == options.softMin)
        options.min = low;
    if (!options.max && high == options.softMax)
        options.max = high;
    ValueScale scale;
    switch (options.scale) {
    case ScaleKind::Linear:
        scale = linearScale(low, high, options, heightPx);
        break;
    case ScaleKind::Logarithmic:
        scale = detail::logScale(low, high, options, heightPx);
        break;
    case ScaleKind::Symlog:
        scale = detail::symlogScale(low, high, options, heightPx);
        break;
    }
    labelTicks(scale.ticks, options);
    return scale;
}

ValueText unitText(double value, const QString &unitId, std::optional<int> decimals)
{
    const FormattedNumber text = formatNumber(value, unitId, NumberOptions{.decimals = decimals});
    return {text.prefix + text.number, text.unit};
}

} // namespace yagura::kit
