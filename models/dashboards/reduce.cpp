#include "dashboards/reduce.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace yagura::dashboards {

std::optional<double> reduced(std::span<const double> values, const QString &calculation)
{
    if (values.empty())
        return std::nullopt;
    if (calculation == QLatin1String("last"))
        return values.back();
    if (calculation == QLatin1String("first"))
        return values.front();
    std::vector<double> present;
    std::copy_if(values.begin(), values.end(), std::back_inserter(present), [](double v) { return !std::isnan(v); });
    if (calculation == QLatin1String("count"))
        return static_cast<double>(present.size());
    if (present.empty())
        return std::nullopt;
    const auto [low, high] = std::minmax_element(present.begin(), present.end());
    const double sum = std::accumulate(present.begin(), present.end(), 0.0);
    if (calculation == QLatin1String("firstNotNull"))
        return present.front();
    if (calculation == QLatin1String("min"))
        return *low;
    if (calculation == QLatin1String("max"))
        return *high;
    if (calculation == QLatin1String("sum"))
        return sum;
    if (calculation == QLatin1String("mean"))
        return sum / static_cast<double>(present.size());
    if (calculation == QLatin1String("range"))
        return *high - *low;
    if (calculation == QLatin1String("diff"))
        return present.back() - present.front();
    if (calculation == QLatin1String("delta")) {
        // The growth of a counter: a fall is a restart, after which it grows from zero.
        double grown = 0;
        for (size_t i = 1; i < present.size(); ++i)
            grown += present[i] >= present[i - 1] ? present[i] - present[i - 1] : present[i];
        return grown;
    }
    return present.back();
}

} // namespace yagura::dashboards
