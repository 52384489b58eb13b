// What lies on a plot besides series: thresholds, annotations and exemplars; where they are, how they are
// drawn and which one is under the pointer. Plain functions; GUI thread.
#pragma once

#include "kit/charts/chartmarks.h"
#include "kit/charts/timeseries/plotaxes.h"

class QPainter;

namespace yagura::kit {

// The tints lie under the series, the lines on top of them.
void paintThresholdAreas(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                         const std::vector<PlotAxis> &axes, const Theme &theme);
void paintThresholdLines(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                         const std::vector<PlotAxis> &axes, const Theme &theme);

void paintAnnotationSpans(QPainter &painter, const std::vector<ChartAnnotation> &annotations,
                          const PlotMapping &mapping, const Theme &theme);
// Lines and markers; the markers stand on the time axis.
void paintAnnotations(QPainter &painter, const std::vector<ChartAnnotation> &annotations,
                      const PlotMapping &mapping, const Theme &theme);
void paintExemplar(QPainter &painter, const QPointF &center, bool isHighlighted, const Theme &theme);

// A mark that can be pointed at and stepped to.
struct PlotMark
{
    enum class Kind { Exemplar, Annotation };
    Kind kind = Kind::Exemplar;
    size_t index = 0; // in the chart's list of its kind
    QPointF center{};

    bool operator==(const PlotMark &) const = default;
};
inline constexpr qreal markReach = 7; // pixels around its centre

// Those within the plot, from left to right.
[[nodiscard]] std::vector<PlotMark> plotMarks(const std::vector<ChartExemplar> &exemplars,
                                              const std::vector<ChartAnnotation> &annotations,
                                              const std::vector<PlotAxis> &axes);
[[nodiscard]] std::optional<size_t> markAt(const std::vector<PlotMark> &marks, const QPointF &point);

} // namespace yagura::kit
