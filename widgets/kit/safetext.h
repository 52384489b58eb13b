// Text from outside made fit for a label: control and bidi characters become visible, length is capped. Pure.
#pragma once

#include <QString>

namespace yagura::kit {

inline constexpr qsizetype labelCap = 2'000;
inline constexpr qsizetype tooltipCap = 1'200;

// Whether a line break is kept (a tooltip, a message) or shown as a sign (a table cell, a title).
enum class LineBreaks { Shown, Kept };

[[nodiscard]] QString safeText(const QString &text, LineBreaks breaks = LineBreaks::Shown,
                               qsizetype cap = labelCap);

} // namespace yagura::kit
