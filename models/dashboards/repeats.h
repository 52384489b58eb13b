// Panels and rows that a dashboard shows once for each value of a variable. Pure, any thread.
#pragma once

#include "dashboards/dashboard.h"

namespace yagura::dashboards {

inline constexpr size_t mostRepeats = 100; // copies of one panel or row

struct Repeated
{
    Dashboard dashboard; // with the copies, each with its scoped values; not to be written
    int leftOut = 0; // copies over mostRepeats
};

// Whether any panel or row of it is to be repeated.
[[nodiscard]] bool hasRepeats(const Dashboard &dashboard);

// The values that a variable repeats over: what is chosen, or every option where that is "all".
[[nodiscard]] QStringList repeatedValues(const Variable &variable);

// The first copy of a panel keeps its id; the others have ids that no panel of the dashboard has, the same as
// long as the values are the same. Side by side they share the width, at most repeat.mostAcross in a line; a
// repeated row takes the panels below it along. What stands below makes room.
[[nodiscard]] Repeated withRepeats(const Dashboard &dashboard, const std::vector<Variable> &variables);

// The variables as the panel sees them.
[[nodiscard]] std::vector<Variable> scopedVariables(std::vector<Variable> variables, const Panel &panel);

} // namespace yagura::dashboards
