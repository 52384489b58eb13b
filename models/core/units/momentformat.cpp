#include "core/units/momentformat.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace yagura::units {

namespace {

using Maker = QString (*)(const QDateTime &);

struct Token
{
    const char *name;
    Maker make;
};

QString padded(qint64 value, int width)
{
    return QStringLiteral("%1").arg(value, width, 10, QLatin1Char('0'));
}

QString qtText(const QDateTime &time, const char *format)
{
    return QLocale::c().toString(time, QString::fromLatin1(format));
}

QString ordinalDay(const QDateTime &time)
{
    const int day = time.date().day();
    const bool teen = day / 10 == 1;
    const char *ending = teen ? "th"
        : day % 10 == 1       ? "st"
        : day % 10 == 2       ? "nd"
        : day % 10 == 3       ? "rd"
                              : "th";
    return QString::number(day) + QLatin1String(ending);
}

QString offset(const QDateTime &time, const char *between)
{
    const int minutes = time.offsetFromUtc() / 60;
    return (minutes < 0 ? QStringLiteral("-") : QStringLiteral("+")) + padded(std::abs(minutes) / 60, 2)
        + QLatin1String(between) + padded(std::abs(minutes) % 60, 2);
}

int hourOfTwelve(const QDateTime &time)
{
    const int hour = time.time().hour() % 12;
    return hour == 0 ? 12 : hour;
}

// Longer names before those they begin with.
constexpr std::array tokens{
    Token{"YYYY", [](const QDateTime &t) { return padded(t.date().year(), 4); }},
    Token{"YY", [](const QDateTime &t) { return padded(t.date().year() % 100, 2); }},
    Token{"Q", [](const QDateTime &t) { return QString::number((t.date().month() + 2) / 3); }},
    Token{"MMMM", [](const QDateTime &t) { return qtText(t, "MMMM"); }},
    Token{"MMM", [](const QDateTime &t) { return qtText(t, "MMM"); }},
    Token{"MM", [](const QDateTime &t) { return padded(t.date().month(), 2); }},
    Token{"M", [](const QDateTime &t) { return QString::number(t.date().month()); }},
    Token{"DDDD", [](const QDateTime &t) { return padded(t.date().dayOfYear(), 3); }},
    Token{"DDD", [](const QDateTime &t) { return QString::number(t.date().dayOfYear()); }},
    Token{"Do", ordinalDay},
    Token{"DD", [](const QDateTime &t) { return padded(t.date().day(), 2); }},
    Token{"D", [](const QDateTime &t) { return QString::number(t.date().day()); }},
    Token{"dddd", [](const QDateTime &t) { return qtText(t, "dddd"); }},
    Token{"ddd", [](const QDateTime &t) { return qtText(t, "ddd"); }},
    Token{"HH", [](const QDateTime &t) { return padded(t.time().hour(), 2); }},
    Token{"H", [](const QDateTime &t) { return QString::number(t.time().hour()); }},
    Token{"hh", [](const QDateTime &t) { return padded(hourOfTwelve(t), 2); }},
    Token{"h", [](const QDateTime &t) { return QString::number(hourOfTwelve(t)); }},
    Token{"mm", [](const QDateTime &t) { return padded(t.time().minute(), 2); }},
    Token{"m", [](const QDateTime &t) { return QString::number(t.time().minute()); }},
    Token{"ss", [](const QDateTime &t) { return padded(t.time().second(), 2); }},
    Token{"s", [](const QDateTime &t) { return QString::number(t.time().second()); }},
    Token{"SSS", [](const QDateTime &t) { return padded(t.time().msec(), 3); }},
    Token{"SS", [](const QDateTime &t) { return padded(t.time().msec() / 10, 2); }},
    Token{"S", [](const QDateTime &t) { return QString::number(t.time().msec() / 100); }},
    Token{"A",
          [](const QDateTime &t) {
              return QString(t.time().hour() < 12 ? QStringLiteral("AM") : QStringLiteral("PM"));
          }},
    Token{"a",
          [](const QDateTime &t) {
              return QString(t.time().hour() < 12 ? QStringLiteral("am") : QStringLiteral("pm"));
          }},
    Token{"ZZ", [](const QDateTime &t) { return offset(t, ""); }},
    Token{"Z", [](const QDateTime &t) { return offset(t, ":"); }},
    Token{"X", [](const QDateTime &t) { return QString::number(t.toSecsSinceEpoch()); }},
    Token{"x", [](const QDateTime &t) { return QString::number(t.toMSecsSinceEpoch()); }},
};

QString words(double amount, const char *one, const char *many)
{
    const auto whole = std::llround(amount);
    return whole <= 1 ? QString::fromLatin1(one)
                      : QString::number(whole) + QLatin1Char(' ') + QLatin1String(many);
}

// The same limits as in a browser: 45 seconds are a minute, 45 minutes an hour, 22 hours a day.
QString amountText(double seconds)
{
    const double minutes = seconds / 60;
    const double hours = minutes / 60;
    const double days = hours / 24;
    if (std::round(seconds) < 45)
        return QStringLiteral("a few seconds");
    if (std::round(minutes) < 45)
        return words(minutes, "a minute", "minutes");
    if (std::round(hours) < 22)
        return words(hours, "an hour", "hours");
    if (std::round(days) < 26)
        return words(days, "a day", "days");
    const double months = days / 30.436875;
    if (std::round(months) < 11)
        return words(months, "a month", "months");
    return words(days / 365.2425, "a year", "years");
}

} // namespace

QString momentText(const QDateTime &time, const QString &format)
{
    QString out;
    for (qsizetype i = 0; i < format.size();) {
        const qsizetype close = format[i] == QLatin1Char('[') ? format.indexOf(QLatin1Char(']'), i) : -1;
        if (close > 0) {
            out += QStringView(format).mid(i + 1, close - i - 1);
            i = close + 1;
            continue;
        }
        const auto token = std::find_if(tokens.begin(), tokens.end(), [&](const Token &known) {
            return QStringView(format).mid(i).startsWith(QLatin1String(known.name));
        });
        if (token == tokens.end()) {
            out += format[i++];
            continue;
        }
        out += token->make(time);
        i += static_cast<qsizetype>(std::char_traits<char>::length(token->name));
    }
    return out;
}

QString fromNowText(double milliseconds)
{
    const QString amount = amountText(std::abs(milliseconds) / 1000);
    return milliseconds > 0 ? QString(QStringLiteral("in ") + amount)
                            : QString(amount + QStringLiteral(" ago"));
}

} // namespace yagura::units
