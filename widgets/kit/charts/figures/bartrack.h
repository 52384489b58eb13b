// The track of a value between its limits, filled as far as it goes: in bar gauges and in cells of tables.
// Plain functions, GUI thread.
#pragma once

#include "kit/charts/figures/figuredata.h"

#include <QRectF>

class QPainter;

namespace yagura::kit {

enum class BarGaugeMode {
    Basic, // one colour: that of the step the value is in
    Gradient, // the colours of all steps up to the value
    Lcd, // cells, each in the colour of its own value
};

struct BarTrack
{
    BarGaugeMode mode = BarGaugeMode::Basic;
    bool isLying = true;
    bool hasUnfilled = true; // beyond the value
};

// Shares of its length, from the left or from the foot.
[[nodiscard]] QRectF partOfTrack(const QRectF &track, bool isLying, double from, double to);
void paintBarTrack(QPainter &painter, const QRectF &track, const FigureItem &item, const BarTrack &how,
                   const Theme &theme);

} // namespace yagura::kit
