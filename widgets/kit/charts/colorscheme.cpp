#include "kit/charts/colorscheme.h"

#include <array>

namespace yagura::kit {

namespace {

struct SchemeEnds
{
    const char *name;
    const char *low;
    const char *middle;
    const char *high;
};

// Ends and middle of the continuous scales.
constexpr std::array schemes{
    SchemeEnds{"GrYlRd", "#73bf69", "#fade2a", "#f2495c"},
    SchemeEnds{"RdYlGr", "#f2495c", "#fade2a", "#73bf69"},
    SchemeEnds{"BlYlRd", "#5794f2", "#fade2a", "#f2495c"},
    SchemeEnds{"YlRd", "#fade2a", "#ff9830", "#f2495c"},
    SchemeEnds{"BlPu", "#5794f2", "#8b72f2", "#b877d9"},
    SchemeEnds{"YlBl", "#fade2a", "#8fbb8e", "#5794f2"},
    SchemeEnds{"blues", "#c0d8ff", "#8ab8ff", "#3274d9"},
    SchemeEnds{"reds", "#ffa6b0", "#ff7383", "#c4162a"},
    SchemeEnds{"greens", "#c8f2c2", "#96d98d", "#37872d"},
    SchemeEnds{"purples", "#deb6f2", "#ca95e5", "#8f3bb8"},
    SchemeEnds{"viridis", "#440154", "#21918c", "#fde725"},
    SchemeEnds{"magma", "#3b0f70", "#b73779", "#fcfdbf"},
    SchemeEnds{"plasma", "#5c01a6", "#cc4778", "#f0f921"},
    SchemeEnds{"inferno", "#420a68", "#dd513a", "#fcffa4"},
    SchemeEnds{"cividis", "#00224e", "#7d7c78", "#fee838"},
};

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [&](int from, int to) { return static_cast<int>(from + (to - from) * share + 0.5); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

std::optional<QColor> schemeColor(const QString &name, double position)
{
    for (const SchemeEnds &scheme : schemes) {
        if (name != QLatin1String(scheme.name))
            continue;
        const QColor middle(QLatin1String(scheme.middle));
        const bool isLow = position < 0.5;
        const QColor other(QLatin1String(isLow ? scheme.low : scheme.high));
        return isLow ? mixed(other, middle, position * 2) : mixed(middle, other, position * 2 - 1);
    }
    return std::nullopt;
}

} // namespace yagura::kit
