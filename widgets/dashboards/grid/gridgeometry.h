// Cells to pixels and back: columns share the width so that edges fall on whole pixels, rows are 30 px, gaps
// 8 px. Plain value, GUI thread.
#pragma once

#include "dashboards/gridlayout.h"
#include "kit/theme.h"

#include <QPoint>
#include <QRect>

#include <cmath>

namespace yagura::dashboards {

class GridGeometry
{
public:
    explicit GridGeometry(int widthPx)
        : m_pitch((widthPx + kit::size::gridGap) / static_cast<double>(gridColumns))
    { }

    [[nodiscard]] QRect rectOf(const GridRect &cells) const
    {
        const int left = x(cells.x);
        const int top = cells.y * rowPitch;
        return {left, top, x(cells.x + cells.w) - kit::size::gridGap - left,
                cells.h * rowPitch - kit::size::gridGap};
    }
    // The cell whose corner is nearest.
    [[nodiscard]] QPoint cellAt(const QPoint &topLeft) const
    {
        return {static_cast<int>(std::lround(topLeft.x() / m_pitch)),
                static_cast<int>(std::lround(topLeft.y() / static_cast<double>(rowPitch)))};
    }
    [[nodiscard]] int heightOf(int rows) const { return rows * rowPitch; }
    [[nodiscard]] int x(int column) const { return static_cast<int>(std::lround(column * m_pitch)); }

    static constexpr int rowPitch = kit::size::gridRow + kit::size::gridGap;

private:
    double m_pitch; // a column and its gap
};

} // namespace yagura::dashboards
