// The drawing of a time chart's parts, shared by all charts over time: grid and labels, series, operations
// marks. Plain functions; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/seriespath.h"
#include "kit/charts/timeaxis.h"

#include <QTimeZone>

class QPainter;

namespace yagura::kit {

inline constexpr qreal seriesPen = 1.5;

void paintValueGrid(QPainter &painter, const PlotMapping &mapping, const Theme &theme);
void paintValueLabels(QPainter &painter, const PlotMapping &mapping, const Theme &theme);
[[nodiscard]] int valueLabelWidth(const ValueScale &scale);
// Vertical grid lines within the plot, labels below `top`.
void paintTimeGrid(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                   const Theme &theme);
void paintTimeLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                     qreal top, const Theme &theme);

// Series that are not stacked: areas below all lines, dots and dashes above.
void paintSeries(QPainter &painter, const std::vector<const ChartSeries *> &series,
                 const std::vector<QColor> &colors, const PlotMapping &mapping);
// All stacked series of one style, in order, from the bottom.
void paintStack(QPainter &painter, const std::vector<const ChartSeries *> &series,
                const std::vector<QColor> &colors, const PlotMapping &mapping);

void paintBands(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                const Theme &theme);
// The labelled line at a band's start; over the series.
void paintBandLines(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                    const Theme &theme);
void paintThresholds(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                     const PlotMapping &mapping, const Theme &theme);
void paintDeploys(QPainter &painter, const std::vector<ChartDeploy> &deploys, const PlotMapping &mapping,
                  const Theme &theme);
void paintDiamond(QPainter &painter, const QPointF &center, qreal radius, const QColor &fill,
                  const QColor &line);
void paintRibbon(QPainter &painter, const std::vector<RibbonPart> &parts, const QRectF &strip,
                 const TimeRange &range, const Theme &theme);

} // namespace yagura::kit
