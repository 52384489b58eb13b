// One number out of a series, by Grafana's names of calculations. Pure, any thread.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace yagura::dashboards {

// lastNotNull, last, firstNotNull, first, mean, min, max, sum, range, delta, diff, count; an unknown name is
// lastNotNull. NaN samples count as absent, except for last and first. Nothing when there is no sample.
[[nodiscard]] std::optional<double> reduced(std::span<const double> values, const QString &calculation);

} // namespace yagura::dashboards
