#include "dashboards/frames/threshold.h"

#include <limits>

namespace yagura::dashboards::frames {

Thresholds defaultThresholds()
{
    return {ThresholdMode::Absolute, {{std::nullopt, QStringLiteral("green")}, {80, QStringLiteral("red")}}};
}

std::optional<int> activeStep(const Thresholds &thresholds, double value, double fraction)
{
    if (thresholds.steps.isEmpty())
        return std::nullopt;
    const double compared = thresholds.mode == ThresholdMode::Percentage ? fraction * 100 : value;
    int active = 0;
    for (int i = 0; i < thresholds.steps.size(); ++i) {
        if (!(compared >= thresholds.steps[i].from.value_or(-std::numeric_limits<double>::infinity())))
            break;
        active = i;
    }
    return active;
}

} // namespace yagura::dashboards::frames
