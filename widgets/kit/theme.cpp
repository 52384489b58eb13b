#include "kit/theme.h"

#include "kit/thememanager.h"

#include <cmath>

namespace yagura::kit {

namespace {

constexpr QRgb opaque(unsigned rgb)
{
    return 0xff000000U | rgb;
}

// In the order of ColorRole.
constexpr std::array<QRgb, colorRoleCount> darkColors{
    opaque(0x0E1217), opaque(0x151B22), opaque(0x1C242D), opaque(0x25303B), opaque(0x27313C),
    opaque(0x354250), opaque(0xE8EDF2), opaque(0xAEBAC7), opaque(0x94A2AF), opaque(0x5AA2FF),
    opaque(0x0A1420), opaque(0x17304D), opaque(0xFF707A), opaque(0x3A1A20), opaque(0xF0A63A),
    opaque(0x37290F), opaque(0x3DBB81), opaque(0x12301F), opaque(0x5AA2FF), opaque(0x98A4B0),
};
constexpr std::array<QRgb, colorRoleCount> lightColors{
    opaque(0xF3F5F8), opaque(0xFFFFFF), opaque(0xF0F3F7), opaque(0xE4EAF0), opaque(0xDCE3EA),
    opaque(0xC3CDD8), opaque(0x16202B), opaque(0x455364), opaque(0x546274), opaque(0x1A61BF),
    opaque(0xFFFFFF), opaque(0xE3EFFD), opaque(0xBF2833), opaque(0xFDE9EA), opaque(0x8F5400),
    opaque(0xFDF1DC), opaque(0x13704A), opaque(0xE2F5EB), opaque(0x1A61BF), opaque(0x5C6875),
};
constexpr std::array<QRgb, seriesColorCount> darkSeries{
    opaque(0x5AA2FF), opaque(0xF0A63A), opaque(0x3DBB81), opaque(0xB98CFF), opaque(0xFF7D93),
    opaque(0x36C2CE), opaque(0xD3C14C), opaque(0xFF9363), opaque(0x8EA0FF), opaque(0x86D48F),
};
constexpr std::array<QRgb, seriesColorCount> lightSeries{
    opaque(0x1F6FD6), opaque(0xC97A00), opaque(0x1B8F5D), opaque(0x7E4FD0), opaque(0xD6455F),
    opaque(0x0E8A96), opaque(0x8E7D00), opaque(0xD0602A), opaque(0x5366D6), opaque(0x3E9A4B),
};

QFont makeFont(const QStringList &families, int pixels, QFont::Weight weight)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double luminance(const QColor &color)
{
    const auto linear
        = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QFont textFont(TextStyle style)
{
    static const QStringList sans{QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK JP"),
                                  QStringLiteral("sans-serif")};
    static const QStringList mono{QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono CJK JP"),
                                  QStringLiteral("monospace")};
    static const std::array fonts{
        makeFont(sans, 11, QFont::Normal),   makeFont(sans, 11, QFont::DemiBold),
        makeFont(sans, 13, QFont::Normal),   makeFont(sans, 13, QFont::Medium),
        makeFont(sans, 13, QFont::DemiBold), makeFont(sans, 15, QFont::DemiBold),
        makeFont(sans, 20, QFont::DemiBold), makeFont(sans, 28, QFont::DemiBold),
        makeFont(mono, 12, QFont::Normal),   makeFont(mono, 12, QFont::DemiBold),
    };
    return fonts.at(static_cast<size_t>(style));
}

Theme::Theme(ThemeMode mode, const std::array<QRgb, colorRoleCount> &colors,
             const std::array<QRgb, seriesColorCount> &series)
    : m_mode(mode)
{
    for (size_t i = 0; i < colors.size(); ++i)
        m_colors[i] = QColor(colors[i]);
    for (size_t i = 0; i < series.size(); ++i)
        m_series[i] = QColor(series[i]);
}

const Theme &Theme::dark()
{
    static const Theme theme(ThemeMode::Dark, darkColors, darkSeries);
    return theme;
}

const Theme &Theme::light()
{
    static const Theme theme(ThemeMode::Light, lightColors, lightSeries);
    return theme;
}

const Theme &Theme::forMode(ThemeMode mode)
{
    return mode == ThemeMode::Dark ? dark() : light();
}

const Theme &Theme::of(const QWidget *)
{
    const ThemeManager *manager = ThemeManager::installed();
    return manager ? manager->theme() : dark();
}

QColor Theme::series(int index) const
{
    const int wrapped = ((index % seriesColorCount) + seriesColorCount) % seriesColorCount;
    return m_series[static_cast<size_t>(wrapped)];
}

QColor blend(const QColor &ground, const QColor &color, qreal strength)
{
    const auto mix = [strength](int a, int b) { return qRound(a + (b - a) * strength); };
    return QColor(mix(ground.red(), color.red()), mix(ground.green(), color.green()),
                  mix(ground.blue(), color.blue()));
}

QColor withAlpha(QColor color, qreal alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace yagura::kit
