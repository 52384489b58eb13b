#include "dashboards/frames/fieldcolor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace yagura::dashboards::frames {

namespace {

struct ModeName
{
    const char *id;
    ColorMode mode;
};

constexpr std::array modeNames{
    ModeName{"thresholds", ColorMode::Thresholds},
    ModeName{"fixed", ColorMode::Fixed},
    ModeName{"shades", ColorMode::Shades},
    ModeName{"palette-classic", ColorMode::Palette},
    ModeName{"palette-classic-by-name", ColorMode::PaletteByName},
};

constexpr std::array schemes{"GrYlRd", "RdYlGr",  "BlYlRd",  "YlRd",  "BlPu",   "YlBl",    "blues",  "reds",
                             "greens", "purples", "viridis", "magma", "plasma", "inferno", "cividis"};

const QString schemePrefix = QStringLiteral("continuous-");

// The same name gets the same colour on every dashboard.
quint32 numberOfName(const QString &name)
{
    quint32 hash = 0;
    for (const QChar c : name)
        hash = hash * 31 + c.unicode();
    const auto asSigned = static_cast<qint32>(hash);
    return asSigned < 0 ? 0 - hash : hash;
}

} // namespace

std::optional<FieldColor> fieldColorOf(const QString &modeId, const QString &fixedColor)
{
    for (const ModeName &known : modeNames) {
        if (modeId == QLatin1String(known.id)) {
            const bool named = known.mode == ColorMode::Fixed || known.mode == ColorMode::Shades;
            return FieldColor{known.mode, named ? fixedColor : QString(), SeriesColor::Last};
        }
    }
    for (const char *scheme : schemes) {
        if (modeId == schemePrefix + QLatin1String(scheme))
            return FieldColor{ColorMode::Scheme, QLatin1String(scheme), SeriesColor::Last};
    }
    return std::nullopt;
}

QString colorModeId(const FieldColor &color)
{
    if (color.mode == ColorMode::Scheme)
        return schemePrefix + color.name;
    const auto known = std::find_if(modeNames.begin(), modeNames.end(),
                                    [&](const ModeName &name) { return name.mode == color.mode; });
    return known == modeNames.end() ? QString() : QString::fromLatin1(known->id);
}

bool isByValue(ColorMode mode)
{
    return mode == ColorMode::Thresholds || mode == ColorMode::Scheme;
}

ColorMeaning colorFor(const FieldColor &color, const ColorInput &input)
{
    using Kind = ColorMeaning::Kind;
    const auto number = static_cast<quint32>(std::max(0, input.seriesNumber));
    switch (color.mode) {
    case ColorMode::Thresholds:
        return {Kind::Named, input.thresholdColor, 0, 0};
    case ColorMode::Fixed:
        return {Kind::Named, color.name, 0, 0};
    case ColorMode::Shades:
        return {Kind::Shade, color.name, 0, number};
    case ColorMode::Palette:
        return {Kind::Palette, {}, 0, number};
    case ColorMode::PaletteByName:
        return {Kind::Palette, {}, 0, numberOfName(input.seriesName)};
    case ColorMode::Scheme:
        return {Kind::Scheme, color.name,
                std::isnan(input.fraction) ? 0 : std::clamp(input.fraction, 0.0, 1.0), 0};
    }
    return {};
}

} // namespace yagura::dashboards::frames
