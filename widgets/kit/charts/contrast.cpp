#include "kit/charts/contrast.h"

#include "kit/theme.h"

namespace yagura::kit {

namespace {

QColor withLightness(const QColor &color, double lightness)
{
    QColor changed = color.toHsl();
    changed.setHslF(changed.hslHueF(), changed.hslSaturationF(), static_cast<float>(lightness),
                    changed.alphaF());
    return changed.toRgb();
}

} // namespace

QColor standingOut(const QColor &color, const QColor &ground)
{
    const double own = contrastRatio(color, ground);
    if (own >= plainContrast)
        return color;
    // What is lifted keeps its order, so that two dark blues stay two.
    const double least = leastContrast + (own - 1) / (plainContrast - 1) * (plainContrast - leastContrast);
    const bool isLighter = contrastRatio(Qt::white, ground) > contrastRatio(Qt::black, ground);
    double near = color.toHsl().lightnessF();
    double far = isLighter ? 1 : 0;
    constexpr int halvings = 10;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (near + far) / 2;
        (contrastRatio(withLightness(color, middle), ground) >= least ? far : near) = middle;
    }
    return withLightness(color, far);
}

} // namespace yagura::kit
