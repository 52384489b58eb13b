// Colours from little to much: Grafana's scheme names drawn our own way. Every ramp is made for a theme, so
// that little is near the ground and lightness alone already tells more from less (in both themes, also for
// people who do not see colours); two-ended ramps are calm in the middle. Plain functions; any thread.
#pragma once

#include "kit/theme.h"

#include <QString>

#include <vector>

namespace yagura::kit {

struct RampOptions
{
    QString scheme = QStringLiteral("Oranges"); // as in Grafana's files, with or without "interpolate"
    int steps = 64; // 2 … 128
    bool isReversed = false;
};

[[nodiscard]] QStringList rampSchemes();
[[nodiscard]] bool isRampScheme(const QString &scheme);
// An unknown scheme is drawn as Oranges.
[[nodiscard]] std::vector<QRgb> colorRamp(const RampOptions &options, ThemeMode mode);
// One colour from a breath of it over the ground to all of it.
[[nodiscard]] std::vector<QRgb> opacityRamp(const QColor &color, const RampOptions &options,
                                            const QColor &ground);

} // namespace yagura::kit
