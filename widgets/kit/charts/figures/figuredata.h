// One value with its limits, as gauges, bar gauges and big figures show it. Plain values; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/numbers.h"

#include <optional>
#include <vector>

namespace yagura::kit {

// From this value on the colour means this.
struct FigureStep
{
    double from = 0;
    SeriesColor color{};
};

struct FigureItem
{
    QString name;
    double value = 0; // NaN: a dash and an empty gauge
    ValueText text{}; // the value as people read it
    double min = 0;
    double max = 100;
    std::vector<FigureStep> steps{}; // ascending; none: color alone
    SeriesColor color = SeriesColor::role(ColorRole::Accent);
    QString caption{}; // below the value: "of 50 in use"
    std::vector<double> course{}; // evenly spaced, for a sparkline
    std::optional<double> change{}; // ratio over the range: 0.12 is 12 % more
    std::optional<double> neutral{}; // where a gauge begins to fill, instead of at its least value
    bool isLink = false; // a click leads somewhere

    // 0 … 1 between min and max; 0 for what is no number.
    [[nodiscard]] double share(double of) const;
    [[nodiscard]] const SeriesColor &colorAt(double of) const;
};

enum class FigureDirection { Auto, Horizontal, Vertical };

} // namespace yagura::kit
