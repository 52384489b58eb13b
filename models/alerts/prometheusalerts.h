// Alerts of Prometheus' rules in the shape of this domain. Pure.
#pragma once

#include "alerts/alert.h"
#include "metrics/rulegroup.h"

namespace yagura::alerts {

[[nodiscard]] AlertList fromPrometheus(const std::vector<metrics::ActiveAlert> &alerts);

} // namespace yagura::alerts
