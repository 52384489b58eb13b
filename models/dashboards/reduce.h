// One number out of a series, by Grafana's names of calculations. Pure, any thread.
#pragma once

#include <QString>

#include <optional>
#include <span>

namespace yagura::dashboards {

// Every calculation of frames/reducer.h; an unknown name is lastNotNull. NaN samples count as absent, except
// for last and first. Truth values are 1 and 0. Nothing when there is no sample or no such number.
[[nodiscard]] std::optional<double> reduced(std::span<const double> values, const QString &calculation);

} // namespace yagura::dashboards
