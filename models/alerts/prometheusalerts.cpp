#include "alerts/prometheusalerts.h"

namespace yagura::alerts {

AlertList fromPrometheus(const std::vector<metrics::ActiveAlert> &alerts)
{
    AlertList list;
    list.reserve(alerts.size());
    for (const metrics::ActiveAlert &active : alerts) {
        if (active.state == metrics::AlertState::Inactive)
            continue;
        Alert alert;
        alert.labels = active.labels;
        alert.annotations = active.annotations;
        alert.fingerprint = fingerprintOf(active.labels);
        alert.state = active.state == metrics::AlertState::Firing ? AlertState::Firing : AlertState::Pending;
        alert.severity = severityFromText(active.labels.value(u"severity"));
        alert.since = active.activeAt;
        alert.value = active.value;
        list.push_back(std::move(alert));
    }
    return list;
}

} // namespace yagura::alerts
