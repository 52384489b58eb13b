#include "kit/charts/timeaxis.h"

#include "kit/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace yagura::kit {

namespace {

using std::chrono::milliseconds;

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;
constexpr int maxTicks = 200; // no screen shows more; guards against a range of zero

constexpr std::array steps{
    std::int64_t{1},
    std::int64_t{2},
    std::int64_t{5},
    std::int64_t{10},
    std::int64_t{20},
    std::int64_t{50},
    std::int64_t{100},
    std::int64_t{200},
    std::int64_t{500},
    second,
    2 * second,
    5 * second,
    10 * second,
    15 * second,
    30 * second,
    minute,
    2 * minute,
    5 * minute,
    10 * minute,
    15 * minute,
    30 * minute,
    hour,
    2 * hour,
    3 * hour,
    6 * hour,
    12 * hour,
    day,
    2 * day,
    7 * day,
    14 * day,
};
constexpr std::array monthSteps{1, 2, 3, 6, 12, 24, 60, 120};

QDateTime local(std::int64_t ms, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(ms, zone);
}

QString clockLabel(std::int64_t ms, std::int64_t step, const QTimeZone &zone)
{
    const auto precision = step < second ? ClockPrecision::Milliseconds
        : step < minute                  ? ClockPrecision::Seconds
                                         : ClockPrecision::Minutes;
    return clockText(fromUnixMilliseconds(ms), zone, precision);
}

bool isMidnight(std::int64_t ms, const QTimeZone &zone)
{
    return local(ms, zone).time().msecsSinceStartOfDay() == 0;
}

// Steps under an hour: offsets of zones are whole quarters of an hour, so rounding local milliseconds is
// enough.
std::vector<TimeTick> clockTicks(std::int64_t from, std::int64_t to, std::int64_t step, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    const std::int64_t offset = std::int64_t{zone.offsetFromUtc(local(from, zone))} * 1'000;
    std::int64_t at = (from + offset + step - 1) / step * step - offset;
    for (; at <= to && ticks.size() < maxTicks; at += step) {
        const bool isDay = step >= minute && isMidnight(at, zone);
        const Instant instant = fromUnixMilliseconds(at);
        ticks.push_back({instant, isDay ? dayText(instant, zone) : clockLabel(at, step, zone), isDay});
    }
    return ticks;
}

// Hours are counted from local midnight, so that a change of the clock does not shift the rest of the axis.
std::vector<TimeTick> hourTicks(std::int64_t from, std::int64_t to, std::int64_t step, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    for (QDate date = local(from, zone).date(); ticks.size() < maxTicks; date = date.addDays(1)) {
        if (date.startOfDay(zone).toMSecsSinceEpoch() > to)
            break;
        for (std::int64_t h = 0; h < 24; h += step / hour) {
            const QDateTime time
                = h == 0 ? date.startOfDay(zone) : QDateTime(date, QTime(static_cast<int>(h), 0), zone);
            const std::int64_t at = time.toMSecsSinceEpoch();
            if (at < from || at > to)
                continue;
            const Instant instant = fromUnixMilliseconds(at);
            ticks.push_back({instant, h == 0 ? dayText(instant, zone) : clockLabel(at, step, zone), h == 0});
        }
    }
    return ticks;
}

std::vector<TimeTick> dayTicks(std::int64_t from, std::int64_t to, std::int64_t step, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    const int days = static_cast<int>(step / day);
    QDate date = local(from, zone).date();
    while (date.toJulianDay() % days != 0 || date.startOfDay(zone).toMSecsSinceEpoch() < from)
        date = date.addDays(1);
    for (; ticks.size() < maxTicks; date = date.addDays(days)) {
        const std::int64_t at = date.startOfDay(zone).toMSecsSinceEpoch();
        if (at > to)
            break;
        const Instant instant = fromUnixMilliseconds(at);
        ticks.push_back({instant, dayText(instant, zone), false});
    }
    return ticks;
}

std::vector<TimeTick> monthTicks(std::int64_t from, std::int64_t to, int months, const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    QDate date = local(from, zone).date();
    date = QDate(date.year(), date.month(), 1);
    while ((date.year() * 12 + date.month() - 1) % months != 0
           || date.startOfDay(zone).toMSecsSinceEpoch() < from)
        date = date.addMonths(1);
    for (; ticks.size() < maxTicks; date = date.addMonths(months)) {
        const std::int64_t at = date.startOfDay(zone).toMSecsSinceEpoch();
        if (at > to)
            break;
        const bool showsYear = months >= 12 || date.month() == 1;
        const QString pattern
            = showsYear ? QCoreApplication::translate("Time", "MMM yyyy") : QStringLiteral("MMM");
        const QString label = months >= 12 ? QString::number(date.year()) : QLocale().toString(date, pattern);
        ticks.push_back({fromUnixMilliseconds(at), label, false});
    }
    return ticks;
}

} // namespace

std::vector<TimeTick> timeTicks(const TimeRange &range, int widthPx, const QTimeZone &zone, int labelPx)
{
    const std::int64_t from = toUnixMilliseconds(range.from);
    const std::int64_t to = toUnixMilliseconds(range.to);
    if (to <= from || widthPx <= 0)
        return {};
    const std::int64_t fits = std::max(1, widthPx / std::max(1, labelPx));
    const std::int64_t least = (to - from + fits - 1) / fits;
    const auto step = std::find_if(steps.begin(), steps.end(), [&](std::int64_t s) {
        // Labels with milliseconds are about half as long again.
        return s < second ? 2 * s >= 3 * least : s >= least;
    });
    if (step != steps.end()) {
        if (*step < hour)
            return clockTicks(from, to, *step, zone);
        return *step < day ? hourTicks(from, to, *step, zone) : dayTicks(from, to, *step, zone);
    }
    const auto months
        = std::find_if(monthSteps.begin(), monthSteps.end(), [&](int m) { return m * 30 * day >= least; });
    return monthTicks(from, to, months == monthSteps.end() ? monthSteps.back() : *months, zone);
}

double timeToX(Instant at, const TimeRange &range, double widthPx)
{
    const auto length = static_cast<double>(range.length().count());
    return length > 0 ? static_cast<double>((at - range.from).count()) / length * widthPx : 0;
}

Instant xToTime(double x, const TimeRange &range, double widthPx)
{
    if (widthPx <= 0)
        return range.from;
    return range.from
        + Duration(static_cast<std::int64_t>(static_cast<double>(range.length().count()) * x / widthPx));
}

} // namespace yagura::kit
