#include "core/timerangeexpression.h"

#include <QDateTime>

#include <cstdlib>

namespace yagura {

namespace {

using namespace std::chrono;
using LocalTime = local_time<nanoseconds>;

constexpr Instant EarliestInstant = sys_days{year{1700} / 1 / 1};
constexpr Instant LatestInstant = sys_days{year{2260} / 1 / 1};
constexpr int MaximumAmount = 999'999'999;
constexpr qsizetype MaximumLength = 200;

seconds offsetAt(const QTimeZone &zone, Instant t)
{
    const auto ms = floor<milliseconds>(t).time_since_epoch().count();
    return seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)));
}

LocalTime toLocal(const QTimeZone &zone, Instant t)
{
    return LocalTime(t.time_since_epoch() + offsetAt(zone, t));
}

// A local time that a change of clocks skips means the moment as far after the change; one that it repeats
// means the first of the two.
Instant toInstant(const QTimeZone &zone, LocalTime local)
{
    const Instant asUtc(local.time_since_epoch());
    const seconds before = offsetAt(zone, asUtc - hours(24));
    const seconds after = offsetAt(zone, asUtc + hours(24));
    const Instant first = asUtc - before;
    const Instant second = asUtc - after;
    if (before == after || offsetAt(zone, first) == before)
        return first;
    return offsetAt(zone, second) == after ? second : first;
}

bool inRange(year_month_day date)
{
    return date.ok() && date >= year{1700} / 1 / 1 && date < year{2260} / 1 / 1;
}

std::unexpected<Error> unreadable(const QString &text, const QString &reason)
{
    return failure(ErrorKind::InvalidInput, text.left(MaximumLength), reason,
                   QStringLiteral("for instance now-6h, now/d, 2026-01-31 14:00 or 1767225600"));
}

// Reads forward over one text.
class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_rest(text)
    { }

    [[nodiscard]] bool atEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] QChar peek() const { return atEnd() ? QChar() : m_rest.front(); }
    QChar take()
    {
        const QChar c = peek();
        m_rest = m_rest.mid(1);
        return c;
    }
    bool accept(char c)
    {
        if (peek() != QLatin1Char(c))
            return false;
        m_rest = m_rest.mid(1);
        return true;
    }
    [[nodiscard]] bool atDigit() const { return peek() >= QLatin1Char('0') && peek() <= QLatin1Char('9'); }
    // Exactly count digits.
    std::optional<int> digits(int count)
    {
        int value = 0;
        for (int i = 0; i < count; ++i) {
            if (!atDigit())
                return std::nullopt;
            value = value * 10 + (take().unicode() - '0');
        }
        return value;
    }
    // Up to nine digits of a fraction, as nanoseconds; more are dropped.
    std::optional<nanoseconds> fraction()
    {
        if (!atDigit())
            return std::nullopt;
        std::int64_t ns = 0;
        int count = 0;
        for (; atDigit(); ++count) {
            const int digit = take().unicode() - '0';
            if (count < 9)
                ns = ns * 10 + digit;
        }
        for (; count < 9; ++count)
            ns *= 10;
        return nanoseconds(ns);
    }

private:
    QStringView m_rest;
};

// ±hh, ±hhmm or ±hh:mm; empty when it is none of these.
std::optional<minutes> parseOffset(Scanner &in)
{
    const bool negative = in.take() == QLatin1Char('-');
    const auto h = in.digits(2);
    if (!h || *h > 18)
        return std::nullopt;
    int m = 0;
    if (in.accept(':') || in.atDigit()) {
        const auto given = in.digits(2);
        if (!given || *given > 59)
            return std::nullopt;
        m = *given;
    }
    const minutes offset(*h * 60 + m);
    return negative ? -offset : offset;
}

std::optional<nanoseconds> parseTimeOfDay(Scanner &in)
{
    const auto h = in.digits(2);
    if (!h || !in.accept(':'))
        return std::nullopt;
    const auto m = in.digits(2);
    if (!m)
        return std::nullopt;
    int s = 0;
    nanoseconds sub{0};
    if (in.accept(':')) {
        const auto given = in.digits(2);
        if (!given)
            return std::nullopt;
        s = *given;
        if (in.accept('.') || in.accept(',')) {
            const auto fraction = in.fraction();
            if (!fraction)
                return std::nullopt;
            sub = *fraction;
        }
    }
    if (*h > 23 || *m > 59 || s > 59)
        return std::nullopt;
    return hours(*h) + minutes(*m) + seconds(s) + sub;
}

Result<Instant> parseIso(const QString &text, const QTimeZone &zone, Rounding rounding)
{
    const auto bad = [&] { return unreadable(text, QStringLiteral("not a date and time that can be read")); };
    Scanner in(text);
    const auto y = in.digits(4);
    if (!y || !in.accept('-'))
        return bad();
    const auto m = in.digits(2);
    if (!m || !in.accept('-'))
        return bad();
    const auto d = in.digits(2);
    if (!d)
        return bad();
    const year_month_day date = year{*y} / *m / *d;
    if (!inRange(date))
        return unreadable(text, QStringLiteral("no such day in the calendar"));
    if (in.atEnd()) {
        const local_days day = rounding == Rounding::Up ? local_days{date} + days(1) : local_days{date};
        return toInstant(zone, day);
    }
    if (!in.accept('T') && !in.accept('t') && !in.accept(' '))
        return bad();
    const auto time = parseTimeOfDay(in);
    if (!time)
        return bad();
    const LocalTime local = local_days{date} + *time;
    in.accept(' ');
    if (in.atEnd())
        return toInstant(zone, local);
    minutes offset{0};
    if (in.peek() == QLatin1Char('+') || in.peek() == QLatin1Char('-')) {
        const auto given = parseOffset(in);
        if (!given)
            return bad();
        offset = *given;
    } else if (!in.accept('Z') && !in.accept('z')) {
        return bad();
    }
    if (!in.atEnd())
        return bad();
    return Instant(local.time_since_epoch() - offset);
}

// Seconds, milliseconds, microseconds or nanoseconds, told apart by size: today is 10, 13, 16 or 19 digits
// long.
Result<Instant> parseEpoch(const QString &text)
{
    QStringView whole = text;
    nanoseconds fraction{0};
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    if (dot >= 0) {
        whole = whole.left(dot);
        Scanner in(QStringView(text).mid(dot + 1));
        const auto given = in.fraction();
        if (!given || !in.atEnd())
            return unreadable(text, QStringLiteral("not a number of seconds since 1970"));
        fraction = *given;
    }
    bool ok = false;
    const std::int64_t value = whole.toLongLong(&ok);
    const qsizetype length = whole.size();
    if (!ok || length < 8 || length > 19 || (dot >= 0 && length > 11))
        return unreadable(text,
                          QStringLiteral("not a number of seconds, milliseconds, microseconds or nanoseconds "
                                         "since 1970"));
    if (length > 17)
        return fromUnixNanoseconds(value);
    const std::int64_t perSecond = length > 14 ? 1'000'000 : length > 11 ? 1'000 : 1;
    constexpr std::int64_t lastSecond = 9'000'000'000; // in 2255; beyond, nanoseconds overflow
    if (value / perSecond > lastSecond)
        return unreadable(text, QStringLiteral("outside of the years that can be shown"));
    if (length > 14)
        return fromUnixMicroseconds(value);
    if (length > 11)
        return fromUnixMilliseconds(value);
    return fromUnixSeconds(value) + fraction;
}

bool isEpoch(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.');
    });
}

enum class Unit { Second, Minute, Hour, Day, Week, Month, Quarter, Year };

std::optional<Unit> unitOf(QChar c)
{
    switch (c.unicode()) {
    case 's':
        return Unit::Second;
    case 'm':
        return Unit::Minute;
    case 'h':
        return Unit::Hour;
    case 'd':
        return Unit::Day;
    case 'w':
        return Unit::Week;
    case 'M':
        return Unit::Month;
    case 'Q':
        return Unit::Quarter;
    case 'y':
        return Unit::Year;
    default:
        return std::nullopt;
    }
}

// Calendar months keep the day of the month where there is one (31 January + 1 month = the last of February)
// and, like days and weeks, the time on the clock; hours and smaller are exact.
std::optional<Instant> add(Instant t, std::int64_t amount, Unit unit, const QTimeZone &zone)
{
    if (unit <= Unit::Hour) {
        const std::int64_t length = unit == Unit::Second ? 1 : unit == Unit::Minute ? 60 : 3600;
        const auto whole = floor<seconds>(t);
        const auto moved = whole + seconds(amount * length);
        if (moved < floor<seconds>(EarliestInstant) || moved > floor<seconds>(LatestInstant))
            return std::nullopt;
        return moved + (t - whole);
    }
    const LocalTime local = toLocal(zone, t);
    const local_days day = floor<days>(local);
    const nanoseconds timeOfDay = local - day;
    const bool inDays = unit == Unit::Day || unit == Unit::Week;
    const std::int64_t perUnit = unit == Unit::Week ? 7
        : unit == Unit::Quarter                     ? 3
        : unit == Unit::Year                        ? 12
                                                    : 1;
    if (std::abs(amount) > (inDays ? 500 * 366 : 500 * 12) / perUnit)
        return std::nullopt;
    local_days moved = day;
    if (inDays) {
        moved += days(amount * perUnit);
    } else {
        year_month_day date = year_month_day(day) + months(amount * perUnit);
        if (!date.ok())
            date = date.year() / date.month() / last;
        moved = local_days{date};
    }
    if (!inRange(year_month_day(moved)))
        return std::nullopt;
    return toInstant(zone, moved + timeOfDay);
}

// The week begins on Monday, as ISO 8601 has it; the fiscal year in January.
LocalTime startOf(LocalTime local, Unit unit)
{
    const local_days day = floor<days>(local);
    const year_month_day date(day);
    switch (unit) {
    case Unit::Second:
        return floor<seconds>(local);
    case Unit::Minute:
        return floor<minutes>(local);
    case Unit::Hour:
        return floor<hours>(local);
    case Unit::Day:
        return day;
    case Unit::Week:
        return day - (weekday(day) - Monday);
    case Unit::Month:
        return local_days{date.year() / date.month() / 1};
    case Unit::Quarter: {
        const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
        return local_days{date.year() / month(first) / 1};
    }
    case Unit::Year:
        return local_days{date.year() / January / 1};
    }
    return local;
}

std::optional<Instant> roundTo(Instant t, Unit unit, const QTimeZone &zone, Rounding rounding)
{
    const LocalTime local = toLocal(zone, t);
    if (unit <= Unit::Hour) {
        // Not through local time: in a repeated hour that would go to the first one.
        const Instant start = t - (local - startOf(local, unit));
        return rounding == Rounding::Down ? start : add(start, 1, unit, zone);
    }
    const Instant start = toInstant(zone, startOf(local, unit));
    if (rounding == Rounding::Down)
        return start;
    // From the start on the clock, which a change of clocks may have moved.
    const local_days next = floor<days>(startOf(local, unit));
    switch (unit) {
    case Unit::Day:
        return toInstant(zone, next + days(1));
    case Unit::Week:
        return toInstant(zone, next + days(7));
    default:
        break;
    }
    const int count = unit == Unit::Month ? 1 : unit == Unit::Quarter ? 3 : 12;
    return toInstant(zone, local_days{year_month_day(next) + months(count)});
}

Result<Instant> applyMath(const QString &text, QStringView math, Instant t, const QTimeZone &zone,
                          Rounding rounding)
{
    Scanner in(math);
    while (!in.atEnd()) {
        const QChar operation = in.take();
        const bool rounds = operation == QLatin1Char('/');
        if (!rounds && operation != QLatin1Char('+') && operation != QLatin1Char('-'))
            return unreadable(text, QStringLiteral("expected +, - or / at \"%1\"").arg(operation));
        std::int64_t amount = in.atDigit() ? 0 : 1;
        while (in.atDigit()) {
            amount = amount * 10 + (in.take().unicode() - '0');
            if (amount > MaximumAmount)
                return unreadable(text, QStringLiteral("the number is too large"));
        }
        if (rounds && amount != 1)
            return unreadable(text, QStringLiteral("only whole units can be rounded to, without a number"));
        const bool fiscal = in.accept('f');
        const QChar letter = in.take();
        const auto unit = unitOf(letter);
        if (!unit || (fiscal && *unit != Unit::Quarter && *unit != Unit::Year))
            return unreadable(text, QStringLiteral("expected a unit (s m h d w M Q y, fQ fy)"));
        const auto next = rounds ? roundTo(t, *unit, zone, rounding)
                                 : add(t, operation == QLatin1Char('-') ? -amount : amount, *unit, zone);
        if (!next || *next < EarliestInstant || *next > LatestInstant)
            return unreadable(text, QStringLiteral("outside of the years that can be shown"));
        t = *next;
    }
    return t;
}

} // namespace

Result<Instant> resolveTime(const QString &text, Instant now, const QTimeZone &zone, Rounding rounding)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return unreadable(text, QStringLiteral("no time given"));
    if (trimmed.size() > MaximumLength)
        return unreadable(text, QStringLiteral("too long for a time"));
    if (now < EarliestInstant || now > LatestInstant)
        return unreadable(text, QStringLiteral("outside of the years that can be shown"));
    if (trimmed.startsWith(QLatin1String("now"))) {
        QString math = trimmed.mid(3);
        math.removeIf([](QChar c) { return c.isSpace(); });
        return applyMath(trimmed, math, now, zone, rounding);
    }
    const qsizetype bars = trimmed.indexOf(QLatin1String("||"));
    const QString anchor = bars < 0 ? trimmed : trimmed.left(bars).trimmed();
    const auto start
        = isEpoch(anchor) ? parseEpoch(anchor) : parseIso(anchor, zone, bars < 0 ? rounding : Rounding::Down);
    if (!start)
        return start;
    if (*start < EarliestInstant || *start > LatestInstant)
        return unreadable(text, QStringLiteral("outside of the years that can be shown"));
    return bars < 0 ? *start : applyMath(trimmed, QStringView(trimmed).mid(bars + 2), *start, zone, rounding);
}

Result<TimeRange> resolve(const TimeRangeExpression &expression, Instant now, const QTimeZone &zone)
{
    const auto from = resolveTime(expression.from, now, zone, Rounding::Down);
    if (!from)
        return std::unexpected(from.error());
    const auto to = resolveTime(expression.to, now, zone, Rounding::Up);
    if (!to)
        return std::unexpected(to.error());
    if (*from >= *to)
        return failure(ErrorKind::InvalidInput,
                       QString(expression.from + QStringLiteral(" … ") + expression.to),
                       QStringLiteral("the range must start before it ends"));
    return TimeRange{*from, *to};
}

TimeRangeExpression absoluteExpression(const TimeRange &range)
{
    const auto iso = [](Instant t) {
        return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(t), Qt::UTC).toString(Qt::ISODateWithMs);
    };
    return {iso(range.from), iso(range.to)};
}

} // namespace yagura
