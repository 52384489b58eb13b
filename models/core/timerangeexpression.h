// What people type for a time range: Grafana's grammar on either side (now-6h, now/d, now-1d/d, now+1h, ISO
// 8601, epoch seconds to nanoseconds). Kept as typed; resolve() says what it means at a given moment. Plain
// value.
#pragma once

#include "core/result.h"
#include "core/timerange.h"

#include <QString>
#include <QTimeZone>

namespace yagura {

struct TimeRangeExpression
{
    QString from = QStringLiteral("now-1h");
    QString to = QStringLiteral("now");

    bool operator==(const TimeRangeExpression &) const = default;
};

// One side. roundUp: /d and its sisters mean the end of the unit (the right-hand side of a range) instead of
// its start.
enum class Rounding { Down, Up };
[[nodiscard]] Result<Instant> resolveTime(const QString &text, Instant now, const QTimeZone &zone,
                                          Rounding rounding);

// Both sides; InvalidInput with a sentence when a side cannot be read or from is not before to.
[[nodiscard]] Result<TimeRange> resolve(const TimeRangeExpression &expression, Instant now,
                                        const QTimeZone &zone);

// The expression of a fixed range, in ISO 8601 with milliseconds, UTC.
[[nodiscard]] TimeRangeExpression absoluteExpression(const TimeRange &range);

} // namespace yagura
