// What is asked about objectives, and the figures made of the answers. Pure, any thread.
#pragma once

#include "core/severity.h"
#include "dashboards/lists/listscope.h"
#include "dashboards/options/listoptions.h"
#include "metrics/series.h"
#include "slo/objective.h"

namespace yagura::dashboards {

struct ObjectiveLine
{
    slo::Objective objective;
    std::optional<double> current; // the share of good events over the window, 0 … 1
    std::optional<double> budgetLeft; // of the budget, 1 is untouched, negative is overdrawn
    std::vector<std::optional<double>> burnRates; // one a burn window; 1 uses the budget up exactly

    [[nodiscard]] QString key() const
    {
        return objective.file + QLatin1Char('/') + objective.service + QLatin1Char('/') + objective.name;
    }
    bool operator==(const ObjectiveLine &) const = default;
};

[[nodiscard]] slo::Objectives selectObjectives(const slo::Objectives &objectives, const SloOptions &options,
                                               const PlanContext &context);
// The windows of an objective: its own, then the burn windows; each asked as an error ratio.
[[nodiscard]] QStringList windowsAsked(const slo::Objective &objective, const SloOptions &options);
// The one number of an instant answer; nothing when there is no series, several, or no traffic (NaN).
[[nodiscard]] std::optional<double> singleValue(const metrics::QueryResult &result);
// errorRatios: one a window of windowsAsked. Remaining budget is 1 - E / B, burn is E / B (not clamped).
[[nodiscard]] ObjectiveLine objectiveLine(const slo::Objective &objective,
                                          const std::vector<std::optional<double>> &errorRatios);

// How alarming a burn over that window is: the factors of the Google SRE workbook's page alerts, recomputed
// for the objective's window (2 % of it in an hour, 5 % in six), half of it a warning.
[[nodiscard]] Severity burnSeverity(double burnRate, const QString &burnWindow,
                                    const slo::Objective &objective);

} // namespace yagura::dashboards
