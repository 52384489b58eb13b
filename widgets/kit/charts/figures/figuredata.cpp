#include "kit/charts/figures/figuredata.h"

#include <algorithm>
#include <cmath>

namespace yagura::kit {

double FigureItem::share(double of) const
{
    if (std::isnan(of) || !(max > min))
        return 0;
    return std::clamp((of - min) / (max - min), 0.0, 1.0);
}

const SeriesColor &FigureItem::colorAt(double of) const
{
    const SeriesColor *found = &color;
    for (const FigureStep &step : steps) {
        if (of >= step.from)
            found = &step.color;
    }
    return *found;
}

} // namespace yagura::kit
