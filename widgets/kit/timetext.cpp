#include "kit/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace yagura::kit {

namespace {

QDateTime inZone(Instant at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(at), zone);
}

QString formatted(const QDateTime &time, const char *pattern)
{
    return QLocale().toString(time, QCoreApplication::translate("Time", pattern));
}

QString pattern(ClockPrecision precision)
{
    switch (precision) {
    case ClockPrecision::Minutes:
        return QStringLiteral("HH:mm");
    case ClockPrecision::Seconds:
        return QStringLiteral("HH:mm:ss");
    case ClockPrecision::Milliseconds:
        return QStringLiteral("HH:mm:ss.zzz");
    }
    Q_UNREACHABLE();
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Time", text);
}

} // namespace

QString clockText(Instant at, const QTimeZone &zone, ClockPrecision precision)
{
    return inZone(at, zone).toString(pattern(precision));
}

QString dateText(Instant at, const QTimeZone &zone)
{
    return formatted(inZone(at, zone), QT_TRANSLATE_NOOP("Time", "d MMM yyyy"));
}

QString dayText(Instant at, const QTimeZone &zone)
{
    return formatted(inZone(at, zone), QT_TRANSLATE_NOOP("Time", "d MMM"));
}

QString dateTimeText(Instant at, const QTimeZone &zone, ClockPrecision precision)
{
    return translated(QT_TRANSLATE_NOOP("Time", "%1, %2"))
        .arg(dateText(at, zone), clockText(at, zone, precision));
}

QString shortTimeText(Instant at, Instant now, const QTimeZone &zone)
{
    const QDate day = inZone(at, zone).date();
    const QDate today = inZone(now, zone).date();
    if (day == today)
        return clockText(at, zone);
    const QString date = day.year() == today.year() ? dayText(at, zone) : dateText(at, zone);
    return translated(QT_TRANSLATE_NOOP("Time", "%1, %2")).arg(date, clockText(at, zone));
}

QString rangeText(const TimeRange &range, const QTimeZone &zone)
{
    const bool isShort = range.length() < std::chrono::minutes(3);
    const auto precision = isShort ? ClockPrecision::Seconds : ClockPrecision::Minutes;
    const bool isOneDay = inZone(range.from, zone).date() == inZone(range.to, zone).date();
    const auto side = [&](Instant at) {
        return isOneDay ? clockText(at, zone, precision)
                        : translated("%1, %2").arg(dayText(at, zone), clockText(at, zone, precision));
    };
    return translated(QT_TRANSLATE_NOOP("Time", "%1 – %2")).arg(side(range.from), side(range.to));
}

QString zoneText(const QTimeZone &zone, Instant at)
{
    const int seconds = zone.offsetFromUtc(inZone(at, zone));
    if (seconds == 0)
        return QStringLiteral("UTC");
    const int minutes = std::abs(seconds) / 60;
    const QString sign = seconds < 0 ? QStringLiteral("−") : QStringLiteral("+");
    QString text = QStringLiteral("UTC") + sign + QString::number(minutes / 60);
    if (minutes % 60 != 0)
        text += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return text;
}

QString zoneName(const QTimeZone &zone)
{
    const QString id = QString::fromLatin1(zone.id());
    return id.section(QLatin1Char('/'), -1).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString spanText(Duration span)
{
    const std::int64_t seconds = std::abs(span.count()) / 1'000'000'000;
    const auto two = [](const char *text, std::int64_t big, std::int64_t rest) {
        return translated(text).arg(big).arg(rest);
    };
    if (seconds < 60)
        return translated(QT_TRANSLATE_NOOP("Time", "%1 s")).arg(seconds);
    const std::int64_t minutes = seconds / 60;
    if (minutes < 60)
        return translated(QT_TRANSLATE_NOOP("Time", "%1 min")).arg(minutes);
    const std::int64_t hours = minutes / 60;
    if (hours < 24)
        return minutes % 60 == 0 ? translated(QT_TRANSLATE_NOOP("Time", "%1 h")).arg(hours)
                                 : two(QT_TRANSLATE_NOOP("Time", "%1 h %2 min"), hours, minutes % 60);
    return hours % 24 == 0 ? translated(QT_TRANSLATE_NOOP("Time", "%1 d")).arg(hours / 24)
                           : two(QT_TRANSLATE_NOOP("Time", "%1 d %2 h"), hours / 24, hours % 24);
}

QString agoText(Instant at, Instant now)
{
    const Duration since = now - at;
    if (std::abs(toSeconds(since)) < 1)
        return translated(QT_TRANSLATE_NOOP("Time", "now"));
    return since > Duration::zero() ? translated(QT_TRANSLATE_NOOP("Time", "%1 ago")).arg(spanText(since))
                                    : translated(QT_TRANSLATE_NOOP("Time", "in %1")).arg(spanText(since));
}

} // namespace yagura::kit
