// Cells of a heatmap as a picture, pixel by pixel: a QPainter would need a call a cell, which is too slow for
// the hundreds of thousands of a long range. Pure function.
#pragma once

#include "kit/charts/heatmap/heatmapscale.h"

#include <QImage>

namespace yagura::kit {

struct RasterSetup
{
    QSize pixels; // of the plot, in device pixels
    TimeRange range;
    ValueScale scale;
    HeatmapAxis axis;
    int gap = 1; // device pixels between cells, where they are large enough for it
    int radius = 0; // device pixels, of the cells' corners
};

// steps[i]: the step of cells[i] on the ramp, from 1; 0 is not drawn. Where cells share a pixel, the highest
// step is seen.
[[nodiscard]] QImage rasterHeatmap(std::span<const HeatmapCell> cells, std::span<const std::uint8_t> steps,
                                   std::span<const QRgb> ramp, const RasterSetup &setup);

// The device pixels of one cell, without its gap; empty if it cannot be drawn.
[[nodiscard]] QRect cellPixels(const HeatmapCell &cell, const RasterSetup &setup);

} // namespace yagura::kit
