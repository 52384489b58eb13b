#include "core/units.h"

#include "core/duration.h"
#include "core/units/momentformat.h"
#include "core/units/unittable.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace yagura {

using units::Family;
using units::Unit;
using units::unitOf;

namespace {

constexpr std::array commonIds{
    "none",        "short",       "percent", "percentunit", "bytes",       "decbytes",
    "bits",        "decbits",     "Bps",     "binBps",      "bps",         "binbps",
    "ns",          "µs",          "ms",      "s",           "m",           "h",
    "d",           "dtdurations", "dtdhms",  "dthms",       "clockms",     "dateTimeAsIso",
    "reqps",       "ops",         "rps",     "wps",         "iops",        "cps",
    "eps",         "mps",         "pps",     "reqpm",       "opm",         "currencyUSD",
    "currencyEUR", "currencyJPY", "hertz",   "celsius",     "fahrenheit",  "watt",
    "volt",        "amp",         "rotrpm",  "bool",        "bool_yes_no", "bool_on_off",
    "locale",      "sci",         "hex",
};

// Three significant digits, at most 9 decimals; zeros at the end go.
int sensibleDecimals(double value)
{
    const double size = std::abs(value);
    if (size == 0 || size >= 99.95 || !std::isfinite(size))
        return 0;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(size * 1.0005))), 0, 9);
}

QString withoutTrailingZeros(QString text)
{
    if (!text.contains(QLatin1Char('.')))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

QString plainNumber(double value, std::optional<int> decimals)
{
    QString text;
    if (decimals)
        text = QString::number(value, 'f', std::clamp(*decimals, 0, 20));
    else if (value != 0 && (std::abs(value) < 1e-7 || std::abs(value) >= 1e21))
        text = QString::number(value, 'g', 3);
    else
        text = withoutTrailingZeros(QString::number(value, 'f', sensibleDecimals(value)));
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

// 99.96 must not become 100: what is missing is what people look for.
QString percentNumber(double value, std::optional<int> decimals)
{
    if (decimals || value <= 99 || value >= 100)
        return plainNumber(value, decimals);
    for (int digits = 2; digits <= 6; ++digits) {
        const QString text = QString::number(value, 'f', digits);
        if (!text.startsWith(QLatin1String("100")))
            return withoutTrailingZeros(text);
    }
    return plainNumber(value, decimals);
}

struct Scaled
{
    double value;
    QString prefix;
};

Scaled scaled(double value, double base, std::span<const char16_t *const> up,
              std::span<const char16_t *const> down)
{
    size_t step = 0;
    // 999.6 k is shown as 1 M, so the limit is where rounding to three digits reaches the next step.
    while (step < up.size() && std::abs(value) >= base * 0.9995) {
        value /= base;
        ++step;
    }
    if (step > 0)
        return {value, QString::fromUtf16(up[step - 1])};
    while (step < down.size() && value != 0 && std::abs(value) < 0.9995) {
        value *= base;
        ++step;
    }
    return {value, step > 0 ? QString::fromUtf16(down[step - 1]) : QString()};
}

constexpr std::array shortSteps{u"K", u"M", u"B", u"T"};
constexpr std::array metricUp{u"k", u"M", u"G", u"T", u"P", u"E"};
constexpr std::array metricDown{u"m", u"µ", u"n", u"p"};
constexpr std::array binaryUp{u"Ki", u"Mi", u"Gi", u"Ti", u"Pi", u"Ei"};

FormattedNumber formatTime(double seconds, const std::optional<int> decimals)
{
    struct Step
    {
        double length;
        DurationUnit unit;
    };
    static constexpr std::array steps{
        Step{86400, DurationUnit::Days},        Step{3600, DurationUnit::Hours},
        Step{60, DurationUnit::Minutes},        Step{1, DurationUnit::Seconds},
        Step{1e-3, DurationUnit::Milliseconds}, Step{1e-6, DurationUnit::Microseconds},
        Step{1e-9, DurationUnit::Nanoseconds},
    };
    if (seconds == 0)
        return {{}, plainNumber(0, decimals), durationUnitSymbol(DurationUnit::Seconds)};
    const auto step = std::find_if(steps.begin(), steps.end() - 1,
                                   [&](const Step &s) { return std::abs(seconds) >= s.length * 0.9995; });
    return {{}, plainNumber(seconds / step->length, decimals), durationUnitSymbol(step->unit)};
}

QString twoDigits(std::int64_t value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

FormattedNumber formatClock(double seconds, bool withDays)
{
    const auto total = static_cast<std::int64_t>(std::llround(std::min(std::abs(seconds), 1e15)));
    QString text = seconds < 0 && total > 0 ? QStringLiteral("-") : QString();
    std::int64_t hours = total / 3600;
    if (withDays && hours >= 24) {
        text += QString::number(hours / 24) + QLatin1String(" d ");
        hours %= 24;
    }
    text += twoDigits(hours) + QLatin1Char(':') + twoDigits(total / 60 % 60) + QLatin1Char(':')
        + twoDigits(total % 60);
    return {{}, text, {}};
}

// Every part that matters with its letter; decimals are the parts behind the first.
FormattedNumber formatSpelledClock(double milliseconds, std::optional<int> decimals)
{
    const auto total = static_cast<std::int64_t>(std::llround(std::min(std::abs(milliseconds), 1e15)));
    const QString thousandths = QStringLiteral("%1ms").arg(total % 1000, 3, 10, QLatin1Char('0'));
    QStringList parts;
    if (total >= 3'600'000)
        parts << twoDigits(total / 3'600'000) + QLatin1Char('h');
    if (total >= 60'000)
        parts << twoDigits(total / 60'000 % 60) + QLatin1Char('m');
    if (total >= 1000)
        parts << twoDigits(total / 1000 % 60) + QLatin1Char('s');
    parts << thousandths;
    const qsizetype shown = decimals ? std::clamp<qsizetype>(*decimals + 1, 1, parts.size()) : parts.size();
    const QString sign = milliseconds < 0 && total > 0 ? QStringLiteral("-") : QString();
    return {{}, sign + parts.first(shown).join(QLatin1Char(':')), {}};
}

FormattedNumber formatLongTime(double seconds)
{
    constexpr double longest = 9.2e9;
    if (std::abs(seconds) >= longest)
        return formatTime(seconds, std::nullopt);
    const SplitDuration parts = splitDuration(fromSeconds(seconds));
    QString text = QString::number(parts.negative ? -parts.value : parts.value, 'f', parts.decimals);
    if (!parts.rest)
        return {{}, text, durationUnitSymbol(parts.unit)};
    text += QLatin1Char(' ') + durationUnitSymbol(parts.unit) + QLatin1Char(' ')
        + QString::number(*parts.rest);
    return {{}, text, durationUnitSymbol(static_cast<DurationUnit>(static_cast<int>(parts.unit) - 1))};
}

FormattedNumber formatDate(double ms, const Unit &unit, const NumberOptions &options)
{
    constexpr double limit = 9e15;
    if (std::abs(ms) > limit)
        return {{}, plainNumber(ms, std::nullopt), {}};
    const auto time = QDateTime::fromMSecsSinceEpoch(std::llround(ms), options.zone);
    QString format = unit.symbol;
    if (unit.family == Family::DateUnlessToday && options.now) {
        const auto now = QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(*options.now), options.zone);
        if (now.date() == time.date())
            format = format.section(QLatin1Char(' '), 1);
    }
    return {{}, units::momentText(time, format), {}};
}

FormattedNumber formatFromNow(double ms, const NumberOptions &options)
{
    if (!options.now)
        return formatDate(ms, units::unitOf(QStringLiteral("dateTimeAsIso")), options);
    return {{}, units::fromNowText(ms - static_cast<double>(toUnixMilliseconds(*options.now))), {}};
}

FormattedNumber formatHexadecimal(double value, const Unit &unit)
{
    const auto whole = static_cast<std::int64_t>(std::clamp(value, -9e18, 9e18));
    const QString sign = whole < 0 ? QStringLiteral("-") : QString();
    return {QString(sign + unit.prefix), QString::number(std::abs(whole), 16).toUpper(), {}};
}

FormattedNumber formatGrouped(double value, const Unit &unit, std::optional<int> decimals)
{
    const int shown = decimals.value_or(sensibleDecimals(value));
    return {unit.prefix, QLocale(QLocale::English).toString(value, 'f', shown), unit.symbol};
}

FormattedNumber formatShort(double value, const Unit &unit, std::optional<int> decimals)
{
    const Scaled s = scaled(value, 1000, shortSteps, {});
    const bool both = !s.prefix.isEmpty() && !unit.symbol.isEmpty();
    return {unit.prefix, plainNumber(s.value, decimals),
            QString(s.prefix + (both ? QStringLiteral(" ") : QString()) + unit.symbol)};
}

FormattedNumber formatFinite(double value, const Unit &unit, const NumberOptions &options)
{
    const double v = value * unit.factor;
    const auto inSteps = [&](double base, std::span<const char16_t *const> up,
                             std::span<const char16_t *const> down = {}) {
        const Scaled s = scaled(v, base, up, down);
        return FormattedNumber{unit.prefix, plainNumber(s.value, options.decimals), s.prefix + unit.symbol};
    };
    switch (unit.family) {
    case Family::Plain:
    case Family::Text:
        return {unit.prefix, plainNumber(v, options.decimals), unit.symbol};
    case Family::Grouped:
        return formatGrouped(v, unit, options.decimals);
    case Family::Percent:
        return {{}, percentNumber(v, options.decimals), unit.symbol};
    case Family::Metric:
        return inSteps(1000, metricUp);
    case Family::MetricBoth:
        return inSteps(1000, metricUp, metricDown);
    case Family::Binary:
        return inSteps(1024, binaryUp);
    case Family::Time:
        return formatTime(v, options.decimals);
    case Family::LongTime:
        return formatLongTime(v);
    case Family::Clock:
        return formatClock(v, !unit.symbol.isEmpty());
    case Family::SpelledClock:
        return formatSpelledClock(v, options.decimals);
    case Family::Date:
    case Family::DateUnlessToday:
        return formatDate(v, unit, options);
    case Family::FromNow:
        return formatFromNow(v, options);
    case Family::Scientific:
        return {{}, QString::number(v, 'e', options.decimals.value_or(2)), {}};
    case Family::Hexadecimal:
        return formatHexadecimal(v, unit);
    case Family::Words:
        return {{}, unit.symbol.section(QLatin1Char('/'), value != 0 ? 0 : 1, value != 0 ? 0 : 1), {}};
    case Family::Short:
    case Family::Currency:
        return formatShort(v, unit, options.decimals);
    }
    return {};
}

} // namespace

QString FormattedNumber::toString() const
{
    const bool close = unit.isEmpty() || unit == QStringLiteral("°");
    return QString(prefix + number + (close ? QString() : QStringLiteral(" ")) + unit);
}

FormattedNumber formatNumber(double value, const QString &unitId, const NumberOptions &options)
{
    const Unit unit = unitOf(unitId);
    if (std::isnan(value))
        return {{}, QStringLiteral("–"), {}};
    if (std::isinf(value))
        return {unit.prefix, value < 0 ? QStringLiteral("-∞") : QStringLiteral("∞"), {}};
    return formatFinite(value, unit, options);
}

std::vector<FormattedNumber> formatTicks(std::span<const double> ticks, const QString &unitId,
                                         const QTimeZone &zone)
{
    constexpr int maximumDecimals = 6;
    std::vector<FormattedNumber> out;
    for (int decimals = 0; decimals <= maximumDecimals; ++decimals) {
        out.clear();
        bool exact = true;
        for (const double tick : ticks) {
            const auto label = formatNumber(tick, unitId, {decimals, zone});
            const auto precise = formatNumber(tick, unitId, {maximumDecimals + 3, zone});
            bool isNumber = false;
            const double shown = label.number.toDouble(&isNumber);
            const double slack = 1e-6 * std::max(1.0, std::abs(shown));
            exact = exact && (!isNumber || std::abs(shown - precise.number.toDouble()) <= slack);
            out.push_back(tick == 0 ? formatNumber(0, unitId, {0, zone}) : label);
        }
        if (exact)
            break;
    }
    return out;
}

bool isKnownUnit(const QString &unitId)
{
    return unitOf(unitId).known;
}

bool isPointInTime(const QString &unitId)
{
    const Family family = unitOf(unitId).family;
    return family == Family::Date || family == Family::DateUnlessToday || family == Family::FromNow;
}

double unitBase(const QString &unitId)
{
    switch (unitOf(unitId).family) {
    case Family::Binary:
        return 1024;
    case Family::Time:
    case Family::LongTime:
    case Family::Clock:
    case Family::SpelledClock:
        return 60;
    default:
        return 1000;
    }
}

std::span<const char *const> commonUnitIds()
{
    return commonIds;
}

} // namespace yagura
