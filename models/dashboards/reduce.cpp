#include "dashboards/reduce.h"

#include "dashboards/frames/reducer.h"

#include <cmath>

namespace yagura::dashboards {

std::optional<double> reduced(std::span<const double> values, const QString &calculation)
{
    if (values.empty())
        return std::nullopt;
    if (calculation == QLatin1String("last"))
        return values.back();
    if (calculation == QLatin1String("first"))
        return values.front();
    std::vector<bool> absent(values.size());
    for (size_t i = 0; i < values.size(); ++i)
        absent[i] = std::isnan(values[i]);
    const auto column = frames::Column::numbers({values.begin(), values.end()}, std::move(absent));
    const QString id = frames::isCalculation(calculation) ? calculation : QStringLiteral("lastNotNull");
    const frames::Cell cell = frames::calculated(column, id);
    const auto *text = std::get_if<QString>(&cell);
    if (id == QLatin1String("sum")
        && frames::isNull(frames::calculated(column, QStringLiteral("lastNotNull"))))
        return std::nullopt;
    return text ? std::nullopt : frames::numberOf(cell);
}

} // namespace yagura::dashboards
