// The drawing of what all charts over time share: grid and labels, incidents, deploys, the ribbon of alert
// states. Plain functions; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/seriespath.h"
#include "kit/charts/timeaxis.h"

#include <QTimeZone>

class QPainter;

namespace yagura::kit {

void paintValueGrid(QPainter &painter, const PlotMapping &mapping, const Theme &theme);
void paintValueLabels(QPainter &painter, const PlotMapping &mapping, const Theme &theme);
[[nodiscard]] int valueLabelWidth(const ValueScale &scale);
// Vertical grid lines within the plot, labels below `top`.
void paintTimeGrid(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                   const Theme &theme);
void paintTimeLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                     qreal top, const Theme &theme);

void paintBands(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                const Theme &theme);
// The labelled line at a band's start; over the series.
void paintBandLines(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                    const Theme &theme);
void paintDeploys(QPainter &painter, const std::vector<ChartDeploy> &deploys, const PlotMapping &mapping,
                  const Theme &theme);
void paintDiamond(QPainter &painter, const QPointF &center, qreal radius, const QColor &fill,
                  const QColor &line);
void paintRibbon(QPainter &painter, const std::vector<RibbonPart> &parts, const QRectF &strip,
                 const TimeRange &range, const Theme &theme);

} // namespace yagura::kit
