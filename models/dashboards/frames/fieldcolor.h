// How a field gets its colour, as meaning: names, places on a scale and numbers in a palette. What they look
// like is the window's affair. Values and pure functions, any thread.
#pragma once

#include <QString>

#include <optional>

namespace yagura::dashboards::frames {

enum class ColorMode {
    Thresholds,
    Fixed,
    Shades, // of one colour, by the number of the series
    Palette, // by the number of the series
    PaletteByName, // by the name of the series
    Scheme, // a continuous scale from minimum to maximum
};

// Which of its values colours a whole series, in the modes that go by value.
enum class SeriesColor { Last, Min, Max };

struct FieldColor
{
    ColorMode mode = ColorMode::Thresholds;
    QString name; // Fixed and Shades: the colour; Scheme: "GrYlRd", "blues" …
    SeriesColor seriesBy = SeriesColor::Last;

    bool operator==(const FieldColor &) const = default;
};

// By Grafana's id: "thresholds", "fixed", "shades", "palette-classic", "palette-classic-by-name",
// "continuous-GrYlRd" and its like. Nothing for an id that is not known.
[[nodiscard]] std::optional<FieldColor> fieldColorOf(const QString &modeId, const QString &fixedColor = {});
[[nodiscard]] QString colorModeId(const FieldColor &color);

// Whether the mode looks at the value rather than at the series.
[[nodiscard]] bool isByValue(ColorMode mode);

struct ColorMeaning
{
    enum class Kind { Named, Shade, Palette, Scheme };

    Kind kind = Kind::Named;
    QString name; // Named: a colour's name or "#rrggbb"; Shade: the base colour; Scheme: the scale
    double position = 0; // Scheme: 0 is the low end, 1 the high one
    quint32 number = 0; // Palette and Shade: which, modulo the size of the palette

    bool operator==(const ColorMeaning &) const = default;
};

// What a colour by value depends on.
struct ColorInput
{
    double fraction = 0; // of the way from minimum to maximum
    QString thresholdColor;
    int seriesNumber = 0;
    QString seriesName;
};
[[nodiscard]] ColorMeaning colorFor(const FieldColor &color, const ColorInput &input);

} // namespace yagura::dashboards::frames
