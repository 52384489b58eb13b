// Many lines over time, stroked by us instead of by QPainter: time only runs to the right, so in a thin
// upright slice of a pixel column a line is one stretch from top to bottom. That makes the exact width and
// soft edges of the theme's pen cheap, for a thousand samples as for a million. For raster painters; lives
// within one paint event, on its thread.
#pragma once

#include "kit/charts/plotmapping.h"

#include <QColor>
#include <QImage>

#include <vector>

class QPainter;

namespace yagura::kit {

struct ChartSeries;

// How finely single lines are cut: in quarters of a pixel, or, where very many lie over each other anyway,
// whole pixels.
enum class LineDetail { Fine, Coarse };

// Draws into the painter's picture at once where it can reach its pixels, else into a picture of its own that
// is painted when the layer ends. Keeps to the plot and the two pixels above and below that a line at its
// edge needs.
class LineLayer
{
public:
    LineLayer(QPainter &painter, const PlotMapping &mapping, qreal width,
              LineDetail detail = LineDetail::Fine);
    ~LineLayer();
    Q_DISABLE_COPY_MOVE(LineLayer)

    // Lines between samples that join, as the series' drawing says (interpolation, dashes); dots where one
    // stands alone.
    void stroke(const ChartSeries &series, const QColor &color);

private:
    void strokeOutline(const ChartSeries &series, const QColor &color);

    QPainter &m_painter;
    bool m_isVector; // a file of lines: nothing may become a picture
    double m_width;
    LineDetail m_detail;
    double m_halfWidth = 0; // of the pen, in device pixels
    QRect m_place; // device pixels
    PlotMapping m_mapping; // onto m_place
    QImage *m_picture = nullptr;
    QImage m_own;
    std::vector<float> m_tops; // of each slice, empty between strokes
    std::vector<float> m_bottoms;
};

} // namespace yagura::kit
