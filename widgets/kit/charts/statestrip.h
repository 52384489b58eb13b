// State per minute: one small bar a minute, low and grey while fine, high and coloured in trouble, dashed
// where nothing is known; and the thin strip of alert phases in tables. Plain functions; GUI thread.
#pragma once

#include "kit/severity.h"

#include <span>
#include <vector>

class QPainter;

namespace yagura::kit {

void paintStateStrip(QPainter &painter, const QRectF &rect, std::span<const Severity> states,
                     const Theme &theme);

// Marks on a quiet track: when something fired in the last hours. Positions 0 … 1.
struct StripMark
{
    double from = 0;
    double to = 0;
    ColorRole color = ColorRole::Warning;
};
void paintMarkStrip(QPainter &painter, const QRectF &rect, std::span<const StripMark> marks,
                    const Theme &theme);

// A rounded bar filled to a share (0 … 1): budget left, share of lines. A negative share fills nothing.
void paintShareBar(QPainter &painter, const QRectF &rect, double share, const QColor &color,
                   const Theme &theme);

} // namespace yagura::kit
