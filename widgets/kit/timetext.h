// Points in time and spans of it as people read them, translated. Clock times are always in a zone the caller
// names. Plain functions, any thread.
#pragma once

#include "core/instant.h"
#include "core/timerange.h"

#include <QString>
#include <QTimeZone>

namespace yagura::kit {

enum class ClockPrecision { Minutes, Seconds, Milliseconds };

// 14:28, 14:28:05, 14:28:05.204
[[nodiscard]] QString clockText(Instant at, const QTimeZone &zone,
                                ClockPrecision precision = ClockPrecision::Minutes);
// 23 Nov 2026
[[nodiscard]] QString dateText(Instant at, const QTimeZone &zone);
// 23 Nov, as under an axis
[[nodiscard]] QString dayText(Instant at, const QTimeZone &zone);
// 23 Nov 2026, 14:28:05
[[nodiscard]] QString dateTimeText(Instant at, const QTimeZone &zone,
                                   ClockPrecision precision = ClockPrecision::Seconds);
// The shortest that is clear at `now`: 14:28 today, otherwise with the day in front.
[[nodiscard]] QString shortTimeText(Instant at, Instant now, const QTimeZone &zone);
// 14:02 – 14:24, with the days where they differ.
[[nodiscard]] QString rangeText(const TimeRange &range, const QTimeZone &zone);
// UTC+9, UTC−3:30, UTC
[[nodiscard]] QString zoneText(const QTimeZone &zone, Instant at);

// Tokyo, New York, UTC: short enough for the end of an axis
[[nodiscard]] QString zoneName(const QTimeZone &zone);

// 22 s, 16 min, 1 h 12 min, 1 d 22 h: the two largest units. Negative spans count as their length.
[[nodiscard]] QString spanText(Duration span);
// 16 min ago, in 4 min, now
[[nodiscard]] QString agoText(Instant at, Instant now);

} // namespace yagura::kit
