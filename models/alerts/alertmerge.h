// One alert out of several servers' views of it. Pure; any thread.
#pragma once

#include "alerts/alert.h"
#include "metrics/rulegroup.h"

namespace yagura::alerts {

// The pending and firing alerts of a Prometheus, with the rule they come from.
[[nodiscard]] Alerts alertsOfRules(const std::vector<metrics::RuleGroup> &groups, const QString &sourceId);

// Joined by fingerprint. A firing alert of Prometheus is also the same as a received one of the same name
// that has all of its labels and more: the external labels that Prometheus adds when it sends. State,
// receivers and what holds it back come from Alertmanager; expression and value from Prometheus. Worst first.
[[nodiscard]] Alerts mergeAlerts(const std::vector<Alerts> &received, const std::vector<Alerts> &evaluated);

} // namespace yagura::alerts
