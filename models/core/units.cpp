#include "core/units.h"

#include "core/duration.h"

#include <QDateTime>
#include <QLocale>

#include <array>
#include <cmath>

namespace yagura {

namespace {

// How the number is made.
enum class Family {
    Plain, // as it is
    Grouped, // thousands separated
    Short, // K M B T
    Metric, // SI prefixes from the factor upwards: k M G T P E
    MetricBoth, // and downwards: m µ n p
    Binary, // Ki Mi Gi …
    Percent,
    Time, // seconds × factor → ns … d
    LongTime, // as "2 d 3 h"
    Clock, // as 26:03:04 or 1d 02:03:04
    Date,
    Scientific,
    Hexadecimal,
    YesNo,
    TrueFalse,
    OnOff,
    Currency, // symbol before the number, K M B T
    Text,
};

struct UnitEntry
{
    const char *id;
    Family family;
    const char *symbol;
    double factor;
};

constexpr std::array units{
    UnitEntry{"", Family::Short, "", 1},
    UnitEntry{"none", Family::Plain, "", 1},
    UnitEntry{"short", Family::Short, "", 1},
    UnitEntry{"string", Family::Text, "", 1},
    UnitEntry{"locale", Family::Grouped, "", 1},
    UnitEntry{"percent", Family::Percent, "%", 1},
    UnitEntry{"percentunit", Family::Percent, "%", 100},
    UnitEntry{"humidity", Family::Percent, "%H", 1},
    UnitEntry{"bool", Family::TrueFalse, "", 1},
    UnitEntry{"bool_yes_no", Family::YesNo, "", 1},
    UnitEntry{"bool_on_off", Family::OnOff, "", 1},
    UnitEntry{"sci", Family::Scientific, "", 1},
    UnitEntry{"hex", Family::Hexadecimal, "", 1},
    UnitEntry{"hex0x", Family::Hexadecimal, "0x", 1},
    UnitEntry{"dB", Family::Plain, "dB", 1},
    UnitEntry{"ppm", Family::Plain, "ppm", 1},
    // sizes
    UnitEntry{"bytes", Family::Binary, "B", 1},
    UnitEntry{"kbytes", Family::Binary, "B", 1024.0},
    UnitEntry{"mbytes", Family::Binary, "B", 1024.0 * 1024},
    UnitEntry{"gbytes", Family::Binary, "B", 1024.0 * 1024 * 1024},
    UnitEntry{"tbytes", Family::Binary, "B", 1024.0 * 1024 * 1024 * 1024},
    UnitEntry{"decbytes", Family::Metric, "B", 1},
    UnitEntry{"deckbytes", Family::Metric, "B", 1e3},
    UnitEntry{"decmbytes", Family::Metric, "B", 1e6},
    UnitEntry{"decgbytes", Family::Metric, "B", 1e9},
    UnitEntry{"bits", Family::Binary, "b", 1},
    UnitEntry{"decbits", Family::Metric, "b", 1},
    // rates of sizes
    UnitEntry{"Bps", Family::Metric, "B/s", 1},
    UnitEntry{"KBs", Family::Metric, "B/s", 1e3},
    UnitEntry{"MBs", Family::Metric, "B/s", 1e6},
    UnitEntry{"GBs", Family::Metric, "B/s", 1e9},
    UnitEntry{"binBps", Family::Binary, "B/s", 1},
    UnitEntry{"KiBs", Family::Binary, "B/s", 1024.0},
    UnitEntry{"MiBs", Family::Binary, "B/s", 1024.0 * 1024},
    UnitEntry{"GiBs", Family::Binary, "B/s", 1024.0 * 1024 * 1024},
    UnitEntry{"bps", Family::Metric, "b/s", 1},
    UnitEntry{"Kbits", Family::Metric, "b/s", 1e3},
    UnitEntry{"Mbits", Family::Metric, "b/s", 1e6},
    UnitEntry{"Gbits", Family::Metric, "b/s", 1e9},
    UnitEntry{"binbps", Family::Binary, "b/s", 1},
    // rates of things
    UnitEntry{"cps", Family::Short, "c/s", 1},
    UnitEntry{"ops", Family::Short, "ops/s", 1},
    UnitEntry{"reqps", Family::Short, "req/s", 1},
    UnitEntry{"rps", Family::Short, "rd/s", 1},
    UnitEntry{"wps", Family::Short, "wr/s", 1},
    UnitEntry{"iops", Family::Short, "io/s", 1},
    UnitEntry{"eps", Family::Short, "evt/s", 1},
    UnitEntry{"mps", Family::Short, "msg/s", 1},
    UnitEntry{"recps", Family::Short, "rec/s", 1},
    UnitEntry{"rowsps", Family::Short, "rows/s", 1},
    UnitEntry{"pps", Family::Metric, "p/s", 1},
    UnitEntry{"cpm", Family::Short, "c/min", 1},
    UnitEntry{"opm", Family::Short, "ops/min", 1},
    UnitEntry{"reqpm", Family::Short, "req/min", 1},
    UnitEntry{"rpm", Family::Short, "rd/min", 1},
    UnitEntry{"wpm", Family::Short, "wr/min", 1},
    UnitEntry{"epm", Family::Short, "evt/min", 1},
    UnitEntry{"mpm", Family::Short, "msg/min", 1},
    // times
    UnitEntry{"ns", Family::Time, "", 1e-9},
    UnitEntry{"µs", Family::Time, "", 1e-6},
    UnitEntry{"us", Family::Time, "", 1e-6},
    UnitEntry{"ms", Family::Time, "", 1e-3},
    UnitEntry{"s", Family::Time, "", 1},
    UnitEntry{"m", Family::Time, "", 60},
    UnitEntry{"h", Family::Time, "", 3600},
    UnitEntry{"d", Family::Time, "", 86400},
    UnitEntry{"dtdurationms", Family::LongTime, "", 1e-3},
    UnitEntry{"dtdurations", Family::LongTime, "", 1},
    UnitEntry{"dthms", Family::Clock, "", 1},
    UnitEntry{"dtdhms", Family::Clock, "d", 1},
    UnitEntry{"timeticks", Family::LongTime, "", 0.01},
    UnitEntry{"clockms", Family::Clock, "", 1e-3},
    UnitEntry{"clocks", Family::Clock, "", 1},
    // points in time
    UnitEntry{"dateTimeAsIso", Family::Date, "yyyy-MM-dd HH:mm:ss", 1},
    UnitEntry{"dateTimeAsIsoNoDateIfToday", Family::Date, "yyyy-MM-dd HH:mm:ss", 1},
    UnitEntry{"dateTimeAsUS", Family::Date, "MM/dd/yyyy h:mm:ss ap", 1},
    UnitEntry{"dateTimeAsUSNoDateIfToday", Family::Date, "MM/dd/yyyy h:mm:ss ap", 1},
    UnitEntry{"dateTimeAsLocal", Family::Date, "yyyy-MM-dd HH:mm:ss", 1},
    UnitEntry{"dateTimeAsLocalNoDateIfToday", Family::Date, "yyyy-MM-dd HH:mm:ss", 1},
    UnitEntry{"dateTimeAsSystem", Family::Date, "yyyy-MM-dd HH:mm:ss", 1},
    // currencies
    UnitEntry{"currencyUSD", Family::Currency, "$", 1},
    UnitEntry{"currencyEUR", Family::Currency, "€", 1},
    UnitEntry{"currencyJPY", Family::Currency, "¥", 1},
    UnitEntry{"currencyGBP", Family::Currency, "£", 1},
    UnitEntry{"currencyKRW", Family::Currency, "₩", 1},
    UnitEntry{"currencyINR", Family::Currency, "₹", 1},
    UnitEntry{"currencyBTC", Family::Currency, "₿", 1},
    // physics
    UnitEntry{"hertz", Family::MetricBoth, "Hz", 1},
    UnitEntry{"rothz", Family::MetricBoth, "Hz", 1},
    UnitEntry{"rotrpm", Family::Plain, "rpm", 1},
    UnitEntry{"celsius", Family::Plain, "°C", 1},
    UnitEntry{"fahrenheit", Family::Plain, "°F", 1},
    UnitEntry{"kelvin", Family::Plain, "K", 1},
    UnitEntry{"degree", Family::Plain, "°", 1},
    UnitEntry{"watt", Family::MetricBoth, "W", 1},
    UnitEntry{"kwatt", Family::MetricBoth, "W", 1e3},
    UnitEntry{"megwatt", Family::MetricBoth, "W", 1e6},
    UnitEntry{"watth", Family::MetricBoth, "Wh", 1},
    UnitEntry{"kwatth", Family::MetricBoth, "Wh", 1e3},
    UnitEntry{"joule", Family::MetricBoth, "J", 1},
    UnitEntry{"amp", Family::MetricBoth, "A", 1},
    UnitEntry{"mamp", Family::MetricBoth, "A", 1e-3},
    UnitEntry{"volt", Family::MetricBoth, "V", 1},
    UnitEntry{"mvolt", Family::MetricBoth, "V", 1e-3},
    UnitEntry{"voltamp", Family::MetricBoth, "VA", 1},
    UnitEntry{"ohm", Family::MetricBoth, "Ω", 1},
    UnitEntry{"farad", Family::MetricBoth, "F", 1},
    UnitEntry{"henry", Family::MetricBoth, "H", 1},
    UnitEntry{"lengthm", Family::MetricBoth, "m", 1},
    UnitEntry{"lengthmm", Family::MetricBoth, "m", 1e-3},
    UnitEntry{"lengthkm", Family::MetricBoth, "m", 1e3},
    UnitEntry{"velocityms", Family::Plain, "m/s", 1},
    UnitEntry{"velocitykmh", Family::Plain, "km/h", 1},
    UnitEntry{"pressurepa", Family::MetricBoth, "Pa", 1},
    UnitEntry{"pressurehpa", Family::Plain, "hPa", 1},
    UnitEntry{"pressurebar", Family::MetricBoth, "bar", 1},
    UnitEntry{"dBm", Family::Plain, "dBm", 1},
    UnitEntry{"pixel", Family::Plain, "px", 1},
    UnitEntry{"flops", Family::Metric, "FLOPS", 1},
    UnitEntry{"Hs", Family::Metric, "H/s", 1},
};

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

// A unit as it will be applied: from the table, or from a spelt-out id such as "suffix:orders".
struct Unit
{
    Family family = Family::Short;
    QString prefix;
    QString symbol;
    double factor = 1;
    QString id;
    bool known = true;
};

double factorOfPrefix(QChar prefix)
{
    switch (prefix.unicode()) {
    case 'n':
        return 1e-9;
    case 0xb5:
    case 'u':
        return 1e-6;
    case 'm':
        return 1e-3;
    case 'k':
    case 'K':
        return 1e3;
    case 'M':
        return 1e6;
    case 'G':
        return 1e9;
    case 'T':
        return 1e12;
    default:
        return 1;
    }
}

std::optional<Unit> customUnit(const QString &id)
{
    const qsizetype colon = id.indexOf(QLatin1Char(':'));
    if (colon < 1)
        return std::nullopt;
    const QString kind = id.left(colon);
    const QString rest = id.mid(colon + 1);
    if (kind == QLatin1String("suffix"))
        return Unit{Family::Plain, {}, rest, 1, id};
    if (kind == QLatin1String("prefix"))
        return Unit{Family::Plain, rest, {}, 1, id};
    if (kind == QLatin1String("currency"))
        return Unit{Family::Currency, rest, {}, 1, id};
    if (kind == QLatin1String("count"))
        return Unit{Family::Short, {}, rest, 1, id};
    if (kind == QLatin1String("time"))
        return Unit{Family::Date, {}, QStringLiteral("yyyy-MM-dd HH:mm:ss"), 1, id};
    if (kind == QLatin1String("si") && !rest.isEmpty()) {
        const double factor = rest.size() > 1 ? factorOfPrefix(rest.front()) : 1;
        return Unit{Family::MetricBoth, {}, factor == 1 ? rest : rest.mid(1), factor, id};
    }
    return std::nullopt;
}

Unit unitOf(const QString &id)
{
    for (const UnitEntry &entry : units) {
        if (id != QString::fromUtf8(entry.id))
            continue;
        const QString symbol = QString::fromUtf8(entry.symbol);
        const bool before = entry.family == Family::Currency || entry.family == Family::Hexadecimal;
        return {entry.family, before ? symbol : QString(), before ? QString() : symbol, entry.factor, id};
    }
    if (const auto custom = customUnit(id))
        return *custom;
    return {Family::Short, {}, id, 1, id, false};
}

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
        text += QString::number(hours / 24) + QLatin1String("d ");
        hours %= 24;
    }
    text += twoDigits(hours) + QLatin1Char(':') + twoDigits(total / 60 % 60) + QLatin1Char(':')
        + twoDigits(total % 60);
    return {{}, text, {}};
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

FormattedNumber formatDate(double ms, const Unit &unit, const QTimeZone &zone)
{
    constexpr double limit = 9e15;
    if (std::abs(ms) > limit)
        return {{}, plainNumber(ms, std::nullopt), {}};
    const auto time = QDateTime::fromMSecsSinceEpoch(std::llround(ms), zone);
    return {{}, QLocale::c().toString(time, unit.symbol), {}};
}

FormattedNumber formatHexadecimal(double value, const Unit &unit)
{
    const auto whole = static_cast<std::int64_t>(std::clamp(value, -9e18, 9e18));
    const QString sign = whole < 0 ? QStringLiteral("-") : QString();
    return {QString(sign + unit.prefix), QString::number(std::abs(whole), 16).toUpper(), {}};
}

FormattedNumber formatGrouped(double value, std::optional<int> decimals)
{
    const int shown = decimals.value_or(sensibleDecimals(value));
    return {{}, QLocale(QLocale::English).toString(value, 'f', shown), {}};
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
    const auto word = [&](const char *yes, const char *no) {
        return FormattedNumber{{}, QString::fromLatin1(value != 0 ? yes : no), {}};
    };
    switch (unit.family) {
    case Family::Plain:
    case Family::Text:
        return {unit.prefix, plainNumber(v, options.decimals), unit.symbol};
    case Family::Grouped:
        return formatGrouped(v, options.decimals);
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
    case Family::Date:
        return formatDate(v, unit, options.zone);
    case Family::Scientific:
        return {{}, QString::number(v, 'e', options.decimals.value_or(2)), {}};
    case Family::Hexadecimal:
        return formatHexadecimal(v, unit);
    case Family::YesNo:
        return word("Yes", "No");
    case Family::TrueFalse:
        return word("True", "False");
    case Family::OnOff:
        return word("On", "Off");
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
    return unitOf(unitId).family == Family::Date;
}

double unitBase(const QString &unitId)
{
    switch (unitOf(unitId).family) {
    case Family::Binary:
        return 1024;
    case Family::Time:
    case Family::LongTime:
    case Family::Clock:
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
