// Colours that a file names, made to be seen on the ground of today's theme. Pure function.
#pragma once

#include <QColor>

namespace yagura::kit {

inline constexpr double leastContrast = 3; // of lines and figures

// The colour itself where it stands out enough, otherwise lighter or darker in its own hue.
[[nodiscard]] QColor standingOut(const QColor &color, const QColor &ground, double least = leastContrast);

} // namespace yagura::kit
