// Spans of time as people and configuration files write them: Prometheus' spelling (1h30m, 15s, 1d, 500ms)
// and Go's (1.5s, 300ms, 1m0.5s, 250µs), and a short human form in parts that a screen can translate. Plain
// functions.
#pragma once

#include "core/instant.h"
#include "core/result.h"

#include <QString>

#include <optional>

namespace yagura {

// y w d h m s ms, each at most once and in this order, whole numbers, or a bare 0. A year is 365 days.
// InvalidInput for anything else, also beyond 292 years.
[[nodiscard]] Result<Duration> parsePrometheusDuration(QStringView text);
// Go's time.ParseDuration: an optional sign, then decimal numbers with h m s ms us µs ns in any order, or 0.
[[nodiscard]] Result<Duration> parseGoDuration(QStringView text);
// Either spelling, for fields where people mix them.
[[nodiscard]] Result<Duration> parseDuration(QStringView text);

// As Prometheus prints it: "1h30m", "5m", "90d", "0s"; whole milliseconds, the rest is dropped. A negative
// one gets a leading minus, which only PromQL's offset accepts.
[[nodiscard]] QString prometheusDuration(Duration duration);
// As Go prints it: "1h0m0.5s", "1.5s", "250µs", "0s".
[[nodiscard]] QString goDuration(Duration duration);

enum class DurationUnit { Nanoseconds, Microseconds, Milliseconds, Seconds, Minutes, Hours, Days };

// A duration as an operator reads it: "820 ms", "1.24 s", "16 min", "3 min 20 s", "1 h 12 min", "4 d 3 h".
struct SplitDuration
{
    bool negative = false;
    double value = 0; // rounded to three significant digits below one minute, whole above
    int decimals = 0; // how many of value are worth showing
    DurationUnit unit = DurationUnit::Seconds;
    std::optional<int> rest; // in the next smaller unit; only while it matters (below 10 min, 24 h, 10 d)

    bool operator==(const SplitDuration &) const = default;
};
[[nodiscard]] SplitDuration splitDuration(Duration duration);

// The unit's SI symbol: ns, µs, ms, s, min, h, d.
[[nodiscard]] QString durationUnitSymbol(DurationUnit unit);

} // namespace yagura
