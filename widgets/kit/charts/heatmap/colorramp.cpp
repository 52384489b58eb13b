#include "kit/charts/heatmap/colorramp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace yagura::kit {

namespace {

enum class RampKind {
    OneWay, // from the ground to the strongest
    TwoWay, // both ends strong, the middle calm
    Hues, // lightness stays, the hue runs
};

// Hues in degrees along the ramp (beyond 360 the circle goes on), one saturation for all.
struct Scheme
{
    const char *name;
    RampKind kind;
    double saturation;
    std::array<double, 5> hues;
    int count;
};

constexpr std::array schemes{
    Scheme{"Oranges", RampKind::OneWay, 0.9, {30, 26}, 2},
    Scheme{"Blues", RampKind::OneWay, 0.85, {214, 212}, 2},
    Scheme{"Greens", RampKind::OneWay, 0.6, {152, 146}, 2},
    Scheme{"Greys", RampKind::OneWay, 0.06, {210, 210}, 2},
    Scheme{"Purples", RampKind::OneWay, 0.65, {262, 264}, 2},
    Scheme{"Reds", RampKind::OneWay, 0.85, {352, 356}, 2},
    Scheme{"BuGn", RampKind::OneWay, 0.6, {206, 150}, 2},
    Scheme{"BuPu", RampKind::OneWay, 0.6, {206, 285}, 2},
    Scheme{"GnBu", RampKind::OneWay, 0.65, {130, 214}, 2},
    Scheme{"OrRd", RampKind::OneWay, 0.85, {36, -2}, 2},
    Scheme{"PuBuGn", RampKind::OneWay, 0.6, {268, 206, 165}, 3},
    Scheme{"PuBu", RampKind::OneWay, 0.65, {268, 208}, 2},
    Scheme{"PuRd", RampKind::OneWay, 0.7, {268, 342}, 2},
    Scheme{"RdPu", RampKind::OneWay, 0.7, {356, 290}, 2},
    Scheme{"YlGnBu", RampKind::OneWay, 0.7, {58, 150, 216}, 3},
    Scheme{"YlGn", RampKind::OneWay, 0.65, {58, 144}, 2},
    Scheme{"YlOrBr", RampKind::OneWay, 0.8, {52, 24}, 2},
    Scheme{"YlOrRd", RampKind::OneWay, 0.85, {54, 28, -2}, 3},
    Scheme{"Viridis", RampKind::OneWay, 0.6, {285, 205, 150, 62}, 4},
    Scheme{"Magma", RampKind::OneWay, 0.7, {265, 320, 400}, 3},
    Scheme{"Inferno", RampKind::OneWay, 0.75, {270, 350, 415}, 3},
    Scheme{"Plasma", RampKind::OneWay, 0.8, {245, 310, 412}, 3},
    Scheme{"Cividis", RampKind::OneWay, 0.3, {218, 130, 55}, 3},
    Scheme{"Warm", RampKind::OneWay, 0.75, {290, 345, 430}, 3},
    Scheme{"Cool", RampKind::OneWay, 0.7, {275, 205, 130}, 3},
    Scheme{"Cubehelix", RampKind::OneWay, 0.5, {270, 150, 40, -40}, 4},
    Scheme{"BrBG", RampKind::TwoWay, 0.55, {32, 172}, 2},
    Scheme{"PRGn", RampKind::TwoWay, 0.5, {278, 140}, 2},
    Scheme{"PiYG", RampKind::TwoWay, 0.6, {325, 95}, 2},
    Scheme{"PuOr", RampKind::TwoWay, 0.65, {30, 262}, 2},
    Scheme{"RdBu", RampKind::TwoWay, 0.7, {354, 212}, 2},
    Scheme{"RdGy", RampKind::TwoWay, 0.7, {354, 354}, 2},
    Scheme{"RdYlBu", RampKind::TwoWay, 0.75, {-4, 50, 212}, 3},
    Scheme{"RdYlGn", RampKind::TwoWay, 0.7, {-4, 50, 146}, 3},
    Scheme{"Spectral", RampKind::TwoWay, 0.65, {-12, 30, 58, 150, 222}, 5},
    Scheme{"Turbo", RampKind::Hues, 0.75, {255, 190, 110, 45, 0}, 5},
    Scheme{"Rainbow", RampKind::Hues, 0.7, {290, 200, 110, 20, -70}, 5},
    Scheme{"Sinebow", RampKind::Hues, 0.75, {0, 90, 180, 270, 360}, 5},
};

// CIE 1976 lightness, 0 … 100, of an sRGB colour.
double lightnessOf(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    const double y
        = 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    return y <= 0.008856 ? 903.3 * y : 116 * std::cbrt(y) - 16;
}

// The colour of this hue that is as light as asked for; HSL's own lightness is not what the eye sees.
QColor colorOfLightness(double hue, double saturation, double lightness)
{
    const double turn = hue / 360 - std::floor(hue / 360);
    double low = 0;
    double high = 1;
    QColor color;
    for (int i = 0; i < 14; ++i) {
        const double middle = (low + high) / 2;
        color = QColor::fromHslF(static_cast<float>(turn), static_cast<float>(saturation),
                                 static_cast<float>(middle));
        (lightnessOf(color) < lightness ? low : high) = middle;
    }
    return color;
}

double alongHues(const Scheme &scheme, double position)
{
    const double at = position * (scheme.count - 1);
    const auto left = std::min(static_cast<size_t>(at), static_cast<size_t>(scheme.count - 2));
    return std::lerp(scheme.hues[left], scheme.hues[left + 1], at - static_cast<double>(left));
}

QColor colorAt(const Scheme &scheme, double position, ThemeMode mode)
{
    const bool isDark = mode == ThemeMode::Dark;
    double lightness = isDark ? 68 : 56;
    double saturation = scheme.saturation;
    double hue = alongHues(scheme, position);
    if (scheme.kind == RampKind::OneWay) {
        lightness = isDark ? std::lerp(17.0, 80.0, position) : std::lerp(94.0, 34.0, position);
    } else if (scheme.kind == RampKind::TwoWay) {
        const double away = std::abs(position - 0.5) * 2;
        lightness = isDark ? std::lerp(30.0, 74.0, away) : std::lerp(92.0, 42.0, away);
        if (scheme.count == 2) { // hues do not mix: each fades to the middle
            hue = scheme.hues[position < 0.5 ? 0 : 1];
            saturation *= away;
        }
        if (QLatin1String(scheme.name) == QLatin1String("RdGy") && position > 0.5)
            saturation = 0;
    }
    return colorOfLightness(hue, saturation, lightness);
}

const Scheme *schemeOf(QString name)
{
    if (name.startsWith(QLatin1String("interpolate")))
        name.remove(0, 11);
    const auto found = std::find_if(schemes.begin(), schemes.end(), [&](const Scheme &scheme) {
        return name.compare(QLatin1String(scheme.name), Qt::CaseInsensitive) == 0;
    });
    return found == schemes.end() ? nullptr : &*found;
}

double positionOf(int step, const RampOptions &options, int steps)
{
    const double position = static_cast<double>(step) / (steps - 1);
    return options.isReversed ? 1 - position : position;
}

} // namespace

QStringList rampSchemes()
{
    QStringList names;
    for (const Scheme &scheme : schemes)
        names << QString::fromLatin1(scheme.name);
    return names;
}

bool isRampScheme(const QString &scheme)
{
    return schemeOf(scheme) != nullptr;
}

std::vector<QRgb> colorRamp(const RampOptions &options, ThemeMode mode)
{
    const Scheme *named = schemeOf(options.scheme);
    const Scheme &scheme = named ? *named : schemes.front();
    const int steps = std::clamp(options.steps, 2, 128);
    std::vector<QRgb> ramp;
    for (int i = 0; i < steps; ++i)
        ramp.push_back(colorAt(scheme, positionOf(i, options, steps), mode).rgb());
    return ramp;
}

std::vector<QRgb> opacityRamp(const QColor &color, const RampOptions &options, const QColor &ground)
{
    const int steps = std::clamp(options.steps, 2, 128);
    std::vector<QRgb> ramp;
    for (int i = 0; i < steps; ++i)
        ramp.push_back(blend(ground, color, std::lerp(0.1, 1.0, positionOf(i, options, steps))).rgb());
    return ramp;
}

} // namespace yagura::kit
