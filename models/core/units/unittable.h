// What each unit id means: how its numbers are made, and what stands before or behind them. Read by
// core/units alone. Plain values and functions, any thread.
#pragma once

#include <QString>

namespace yagura::units {

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
    Clock, // as 26:03:04 or 1 d 02:03:04
    SpelledClock, // as 26h:03m:04s:000ms
    Date,
    DateUnlessToday, // without the date on the day that it is
    FromNow, // "2 hours ago"
    Scientific,
    Hexadecimal,
    Words, // one for everything but 0, one for 0
    Currency, // symbol before or behind the number, K M B T
    Text,
};

// A unit as it will be applied: from the table, or from a spelt-out id such as "suffix:orders".
struct Unit
{
    Family family = Family::Short;
    QString prefix;
    QString symbol; // Date and its like: the format; Words: "yes/no"
    double factor = 1;
    bool known = true;
};

// An id that is not known is like "short" with itself for a symbol.
[[nodiscard]] Unit unitOf(const QString &id);

} // namespace yagura::units
