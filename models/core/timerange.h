// A span of time on the screen, half-open [from, to). Plain value.
// TimeRangeExpression (timerangeexpression.h) is what people type: now-6h, now/d …; it resolves to one of
// these.
#pragma once

#include "core/instant.h"

namespace yagura {

struct TimeRange
{
    Instant from;
    Instant to;

    [[nodiscard]] constexpr Duration length() const { return to - from; }
    [[nodiscard]] constexpr bool contains(Instant t) const { return from <= t && t < to; }
    [[nodiscard]] constexpr bool isValid() const { return from < to; }

    bool operator==(const TimeRange &) const = default;
};

} // namespace yagura
