// Which alerting rules watch what a panel shows, and when they were pending or firing: matched by the metrics
// and labels of their expressions, whoever wrote the panel. Pure, any thread.
#pragma once

#include "core/timerange.h"
#include "metrics/rulegroup.h"
#include "metrics/series.h"

#include <QStringList>

namespace yagura::metrics::promql {
struct LabelMatcher;
}

namespace yagura::dashboards {

struct AlertSpan
{
    Instant from;
    Instant to;
    metrics::AlertState state = metrics::AlertState::Firing; // Pending or Firing

    bool operator==(const AlertSpan &) const = default;
};

// One rule that watches the panel, or one of its alerts.
struct AlertRibbon
{
    QString rule;
    QString group;
    Labels labels; // of the alert; of a rule that is quiet, its own
    Labels annotations;
    QString expression;
    metrics::AlertState state = metrics::AlertState::Inactive; // now
    std::vector<AlertSpan> spans; // ascending, inside the range; empty while it is quiet

    bool operator==(const AlertRibbon &) const = default;
};

// Whether the matcher accepts the value; a variable in it accepts everything, so does a wrong regular
// expression.
[[nodiscard]] bool mayMatch(const metrics::promql::LabelMatcher &matcher, const QString &value);

// Whether both expressions may read a common series: a metric that both name, and no label on which their
// matchers cannot agree. Texts that are no PromQL read nothing. Variables in values agree with everything.
[[nodiscard]] bool readCommonSeries(const QString &expression, const QString &other);

// The rules that watch the panel's expressions (variables put in), one ribbon for each of their alerts whose
// labels the panel shows, one without spans for a rule that is quiet. Firing first, then pending; within
// these in the order of the groups.
[[nodiscard]] std::vector<AlertRibbon> alertRibbons(const QStringList &expressions,
                                                    const std::vector<metrics::RuleGroup> &groups,
                                                    const TimeRange &range, Instant now);

// ALERTS{alertname=~"…"} for the past of these ribbons, as a range query; empty when there are none.
[[nodiscard]] QString alertHistoryQuery(const std::vector<AlertRibbon> &ribbons);

// The ribbons with the spans that an answer to it tells, and a ribbon for each alert that is over.
[[nodiscard]] std::vector<AlertRibbon> withAlertHistory(std::vector<AlertRibbon> ribbons,
                                                        const QStringList &expressions,
                                                        const metrics::QueryResult &history);

} // namespace yagura::dashboards
