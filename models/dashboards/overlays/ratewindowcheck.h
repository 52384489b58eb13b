// The rates of a panel whose windows hold too few scrapes, and the panel with them mended. Pure, any thread.
#pragma once

#include "dashboards/panelquery.h"
#include "metrics/ratewindows.h"

namespace yagura::dashboards {

struct TargetWindow
{
    QString refId;
    metrics::RateWindowFinding finding;
};

// Of targets that ask a source of metrics and are not hidden, variables put in where they count.
[[nodiscard]] std::vector<TargetWindow> narrowWindows(const Panel &panel, const PlanContext &context,
                                                      const metrics::TargetList &targets);
// With every window of them wide enough.
[[nodiscard]] Panel withWindowsMended(Panel panel, const PlanContext &context,
                                      const metrics::TargetList &targets);

} // namespace yagura::dashboards
