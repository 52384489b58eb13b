#include "core/duration.h"

#include <array>
#include <cmath>
#include <limits>

namespace yagura {

namespace {

using namespace std::chrono;

struct Spelling
{
    QLatin1String symbol;
    Duration length;
};

constexpr std::array prometheusUnits{
    Spelling{QLatin1String("y"), hours(24 * 365)},  Spelling{QLatin1String("w"), hours(24 * 7)},
    Spelling{QLatin1String("d"), hours(24)},        Spelling{QLatin1String("h"), hours(1)},
    Spelling{QLatin1String("m"), minutes(1)},       Spelling{QLatin1String("s"), seconds(1)},
    Spelling{QLatin1String("ms"), milliseconds(1)},
};

std::unexpected<Error> unreadable(QStringView text, const QString &reason, const QString &example)
{
    return failure(ErrorKind::InvalidInput, text.left(100).toString(), reason, example);
}

qsizetype digitsAt(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text[end] >= QLatin1Char('0') && text[end] <= QLatin1Char('9'))
        ++end;
    return end - from;
}

QStringView symbolAt(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && text[end] != QLatin1Char('.')
           && (text[end] < QLatin1Char('0') || text[end] > QLatin1Char('9')))
        ++end;
    return text.mid(from, end - from);
}

std::optional<Duration> goUnit(QStringView symbol)
{
    if (symbol == QLatin1String("ns"))
        return nanoseconds(1);
    // U+00B5 and U+03BC both stand for micro.
    if (symbol == QLatin1String("us") || symbol == QStringView(u"\u00b5s")
        || symbol == QStringView(u"\u03bcs"))
        return microseconds(1);
    for (const Spelling &unit : prometheusUnits) {
        if (unit.length <= hours(1) && symbol == unit.symbol)
            return unit.length;
    }
    return std::nullopt;
}

// total + count × unit, or nothing when that does not fit.
std::optional<std::int64_t> accumulated(std::int64_t total, std::int64_t count, Duration unit)
{
    std::int64_t product = 0;
    std::int64_t sum = 0;
    if (__builtin_mul_overflow(count, unit.count(), &product) || __builtin_add_overflow(total, product, &sum))
        return std::nullopt;
    return sum;
}

// The digits after a decimal point, in nanoseconds of unit; digits too small to matter are dropped, as Go
// does.
std::int64_t fractionOf(QStringView digits, Duration unit)
{
    double exact = 0;
    double divisor = 1;
    for (const QChar c : digits.left(15)) {
        exact = exact * 10 + (c.unicode() - '0');
        divisor *= 10;
    }
    return static_cast<std::int64_t>(exact * (static_cast<double>(unit.count()) / divisor));
}

QString goSeconds(std::int64_t ns, std::int64_t unit, const QString &symbol)
{
    QString text = QString::number(ns / unit);
    if (const std::int64_t rest = ns % unit; rest != 0) {
        const auto width = static_cast<int>(std::lround(std::log10(static_cast<double>(unit))));
        QString digits = QStringLiteral("%1").arg(rest, width, 10, QLatin1Char('0'));
        while (digits.endsWith(QLatin1Char('0')))
            digits.chop(1);
        text += QLatin1Char('.') + digits;
    }
    return text + symbol;
}

std::uint64_t magnitude(Duration duration)
{
    const auto bits = static_cast<std::uint64_t>(duration.count());
    return duration.count() < 0 ? 0 - bits : bits;
}

// Three significant digits; a value that rounds up to the limit of its unit is left to the caller.
std::pair<double, int> threeDigits(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    const double scale = std::pow(10.0, decimals);
    return {std::round(value * scale) / scale, decimals};
}

} // namespace

Result<Duration> parsePrometheusDuration(QStringView text)
{
    const QString example = QStringLiteral("for instance 1h30m, 15s or 500ms");
    if (text.isEmpty())
        return unreadable(text, QStringLiteral("no duration given"), example);
    if (text == QLatin1String("0"))
        return Duration::zero();
    std::int64_t total = 0;
    size_t next = 0;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype count = digitsAt(text, at);
        bool ok = false;
        const std::int64_t number = text.mid(at, count).toLongLong(&ok);
        const QStringView symbol = symbolAt(text, at + count);
        if (count == 0 || symbol.isEmpty())
            return unreadable(text, QStringLiteral("not a number with a unit"), example);
        const auto unit = std::find_if(prometheusUnits.begin() + next, prometheusUnits.end(),
                                       [&](const Spelling &u) { return symbol == u.symbol; });
        if (unit == prometheusUnits.end())
            return unreadable(text, QStringLiteral("units are y w d h m s ms, the largest first, each once"),
                              example);
        const auto sum = ok ? accumulated(total, number, unit->length) : std::nullopt;
        if (!sum)
            return unreadable(text, QStringLiteral("longer than 292 years"), example);
        total = *sum;
        next = static_cast<size_t>(unit - prometheusUnits.begin()) + 1;
        at += count + symbol.size();
    }
    return Duration(total);
}

Result<Duration> parseGoDuration(QStringView text)
{
    const QString example = QStringLiteral("for instance 1.5s, 300ms or 1h30m");
    const bool negative = text.startsWith(QLatin1Char('-'));
    QStringView rest = negative || text.startsWith(QLatin1Char('+')) ? text.mid(1) : text;
    if (rest == QLatin1String("0"))
        return Duration::zero();
    if (rest.isEmpty())
        return unreadable(text, QStringLiteral("no duration given"), example);
    std::int64_t total = 0;
    for (qsizetype at = 0; at < rest.size();) {
        const qsizetype whole = digitsAt(rest, at);
        const bool pointed = at + whole < rest.size() && rest[at + whole] == QLatin1Char('.');
        const qsizetype decimals = pointed ? digitsAt(rest, at + whole + 1) : 0;
        const QStringView symbol = symbolAt(rest, at + whole + (pointed ? 1 : 0) + decimals);
        const auto unit = goUnit(symbol);
        if (whole + decimals == 0 || !unit)
            return unreadable(text, QStringLiteral("not a number with a unit (h m s ms us ns)"), example);
        bool ok = true;
        const std::int64_t number = whole == 0 ? 0 : rest.mid(at, whole).toLongLong(&ok);
        auto sum = ok ? accumulated(total, number, *unit) : std::nullopt;
        if (sum)
            sum = accumulated(*sum, fractionOf(rest.mid(at + whole + 1, decimals), *unit), nanoseconds(1));
        if (!sum)
            return unreadable(text, QStringLiteral("longer than 292 years"), example);
        total = *sum;
        at += whole + (pointed ? 1 : 0) + decimals + symbol.size();
    }
    return Duration(negative ? -total : total);
}

Result<Duration> parseDuration(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    auto parsed = parsePrometheusDuration(trimmed);
    if (parsed)
        return parsed;
    auto go = parseGoDuration(trimmed);
    return go ? go : parsed;
}

QString prometheusDuration(Duration duration)
{
    std::uint64_t ms = magnitude(duration) / 1'000'000;
    if (ms == 0)
        return QStringLiteral("0s");
    QString text = duration.count() < 0 ? QStringLiteral("-") : QString();
    for (const Spelling &unit : prometheusUnits) {
        const auto length = static_cast<std::uint64_t>(duration_cast<milliseconds>(unit.length).count());
        // 90d reads better than 12w6d: years and weeks only where nothing remains.
        if (ms < length || (unit.length > hours(24) && ms % length != 0))
            continue;
        text += QString::number(ms / length) + unit.symbol;
        ms %= length;
    }
    return text;
}

QString goDuration(Duration duration)
{
    const std::uint64_t size = magnitude(duration);
    if (size == 0)
        return QStringLiteral("0s");
    const QString sign = duration.count() < 0 ? QStringLiteral("-") : QString();
    if (size < 1000)
        return QString(sign + QString::number(size) + QLatin1String("ns"));
    const auto ns
        = static_cast<std::int64_t>(std::min<std::uint64_t>(size, std::numeric_limits<std::int64_t>::max()));
    if (size < 1'000'000)
        return QString(sign + goSeconds(ns, 1000, QStringLiteral("µs")));
    if (size < 1'000'000'000)
        return QString(sign + goSeconds(ns, 1'000'000, QStringLiteral("ms")));
    constexpr std::int64_t minute = 60'000'000'000;
    QString text = sign;
    if (ns >= 60 * minute)
        text += QString::number(ns / (60 * minute)) + QLatin1Char('h');
    if (ns >= minute)
        text += QString::number(ns / minute % 60) + QLatin1Char('m');
    return QString(text + goSeconds(ns % minute, 1'000'000'000, QStringLiteral("s")));
}

SplitDuration splitDuration(Duration duration)
{
    SplitDuration out;
    const std::uint64_t size = magnitude(duration);
    out.negative = duration.count() < 0;
    constexpr std::array<double, 4> perUnit{1, 1e3, 1e6, 1e9};
    for (size_t i = 0; i < perUnit.size(); ++i) {
        const auto [value, decimals] = threeDigits(static_cast<double>(size) / perUnit[i]);
        const double limit = i < 3 ? 1000 : 60;
        if (value >= limit || (size == 0 && i < 3))
            continue;
        out.value = value;
        out.decimals = value == std::floor(value) ? 0 : decimals;
        out.unit = static_cast<DurationUnit>(i);
        return out;
    }
    const auto inSeconds = static_cast<std::int64_t>((size + 500'000'000) / 1'000'000'000);
    const std::int64_t inMinutes = inSeconds < 600 ? inSeconds / 60 : (inSeconds + 30) / 60;
    const std::int64_t inHours = inMinutes < 24 * 60 ? inMinutes / 60 : (inSeconds + 1800) / 3600;
    const auto set = [&out](DurationUnit unit, std::int64_t value, std::int64_t rest) {
        out.unit = unit;
        out.value = static_cast<double>(value);
        if (rest > 0)
            out.rest = static_cast<int>(rest);
    };
    if (inMinutes < 60)
        set(DurationUnit::Minutes, inMinutes, inSeconds < 600 ? inSeconds % 60 : 0);
    else if (inHours < 24)
        set(DurationUnit::Hours, inHours, inMinutes % 60);
    else if (inHours < 240)
        set(DurationUnit::Days, inHours / 24, inHours % 24);
    else
        set(DurationUnit::Days, (inHours + 12) / 24, 0);
    return out;
}

QString durationUnitSymbol(DurationUnit unit)
{
    switch (unit) {
    case DurationUnit::Nanoseconds:
        return QStringLiteral("ns");
    case DurationUnit::Microseconds:
        return QStringLiteral("µs");
    case DurationUnit::Milliseconds:
        return QStringLiteral("ms");
    case DurationUnit::Seconds:
        return QStringLiteral("s");
    case DurationUnit::Minutes:
        return QStringLiteral("min");
    case DurationUnit::Hours:
        return QStringLiteral("h");
    case DurationUnit::Days:
        return QStringLiteral("d");
    }
    return {};
}

} // namespace yagura
