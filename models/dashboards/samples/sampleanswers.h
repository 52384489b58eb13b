// Answers of the right shape to what a panel asks, made up without a server: series with the labels that
// legends, groupings and transformations name, buckets for heatmaps, values within the field's limits.
// Deterministic. Pure, any thread.
#pragma once

#include "dashboards/panelquery.h"

namespace yagura::dashboards {

// Variables that a server would have answered get values; the others keep theirs.
[[nodiscard]] std::vector<Variable> sampleVariables(std::vector<Variable> variables);

// One answer a planned query. Expressions are left to panelData.
[[nodiscard]] std::vector<QueryAnswer> sampleAnswers(const Panel &panel, const PlanContext &context);

} // namespace yagura::dashboards
