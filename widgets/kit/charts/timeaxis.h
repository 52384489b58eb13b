// Where the ticks of a time axis stand and what they say: round clock times of the zone, as many as fit. Pure
// functions.
#pragma once

#include "core/timerange.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace yagura::kit {

inline constexpr int timeLabelHeight = 20; // pixels, of a row of labels

struct TimeTick
{
    Instant at;
    QString label;
    bool isDayStart = false; // the label is a day, among clock times

    bool operator==(const TimeTick &) const = default;
};

// Ascending, all within [from, to]. widthPx is the length of the axis; labelPx what one label needs, with its
// space.
[[nodiscard]] std::vector<TimeTick> timeTicks(const TimeRange &range, int widthPx, const QTimeZone &zone,
                                              int labelPx = 56);

// Where a moment lies on an axis of widthPx pixels, 0 at from. Not clamped.
[[nodiscard]] double timeToX(Instant at, const TimeRange &range, double widthPx);
[[nodiscard]] Instant xToTime(double x, const TimeRange &range, double widthPx);

} // namespace yagura::kit
