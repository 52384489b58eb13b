#include "dashboards/lists/objectivefigures.h"

#include "core/duration.h"

#include <cmath>

namespace yagura::dashboards {

slo::Objectives selectObjectives(const slo::Objectives &objectives, const SloOptions &options,
                                 const PlanContext &context)
{
    const QStringList services = allowedWords(options.services, context);
    slo::Objectives chosen;
    for (const slo::Objective &objective : objectives) {
        if ((options.files.isEmpty() || options.files.contains(objective.file))
            && (services.isEmpty() || services.contains(objective.service)))
            chosen.push_back(objective);
    }
    return chosen;
}

QStringList windowsAsked(const slo::Objective &objective, const SloOptions &options)
{
    return QStringList{prometheusDuration(objective.window)} + options.burnWindows;
}

std::optional<double> singleValue(const metrics::QueryResult &result)
{
    if (result.series.size() != 1 || result.series.front().values.empty())
        return std::nullopt;
    const double value = result.series.front().values.back();
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

ObjectiveLine objectiveLine(const slo::Objective &objective,
                            const std::vector<std::optional<double>> &errorRatios)
{
    ObjectiveLine line;
    line.objective = objective;
    if (errorRatios.empty())
        return line;
    if (const auto &ratio = errorRatios.front()) {
        line.current = 1 - *ratio;
        line.budgetLeft = 1 - *ratio / objective.budget();
    }
    for (size_t i = 1; i < errorRatios.size(); ++i)
        line.burnRates.push_back(errorRatios[i] ? std::optional(*errorRatios[i] / objective.budget())
                                                : std::nullopt);
    return line;
}

Severity burnSeverity(double burnRate, const QString &burnWindow, const slo::Objective &objective)
{
    const auto length = parseDuration(burnWindow);
    if (!length || *length <= Duration::zero())
        return Severity::Unknown;
    const double parts
        = std::chrono::duration<double>(objective.window) / std::chrono::duration<double>(*length);
    const double share = *length <= std::chrono::hours(1) ? 0.02
        : *length <= std::chrono::hours(6)                ? 0.05
                                                          : 0.10;
    const double factor = std::max(share * parts, 1.0);
    if (burnRate >= factor)
        return Severity::Critical;
    return burnRate >= std::max(factor / 2, 1.0) ? Severity::Warning : Severity::Ok;
}

} // namespace yagura::dashboards
