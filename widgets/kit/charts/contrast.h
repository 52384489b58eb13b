// Colours that a file names, made to be seen on the ground of today's theme. Pure function.
#pragma once

#include <QColor>

namespace yagura::kit {

inline constexpr double leastContrast = 3; // of lines and figures
inline constexpr double plainContrast = 4.5; // from here on a colour stays as it is

// The colour itself where it stands out enough, otherwise lighter or darker in its own hue.
[[nodiscard]] QColor standingOut(const QColor &color, const QColor &ground);

} // namespace yagura::kit
