#include "kit/charts/timeseries/plotmarks.h"

#include "kit/charts/chartpainter.h"
#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr qreal areaStrength = 0.12;
constexpr qreal spanStrength = 0.10;
constexpr qreal exemplarRadius = 4;
constexpr qreal markerSize = 11;
constexpr int labelHeight = 15;

const PlotMapping &mappingOf(const std::vector<PlotAxis> &axes, int axis)
{
    const auto index = static_cast<size_t>(axis);
    return (axis >= 0 && index < axes.size() ? axes[index] : axes.front()).mapping;
}

QColor colorOf(const ChartThreshold &threshold, const Theme &theme)
{
    return threshold.color ? threshold.color->resolve(theme) : theme.color(colorOf(threshold.severity));
}

bool hasArea(ThresholdDrawing drawing)
{
    return drawing == ThresholdDrawing::Area || drawing == ThresholdDrawing::LineAndArea
        || drawing == ThresholdDrawing::DashedLineAndArea;
}

bool isDashed(ThresholdDrawing drawing)
{
    return drawing == ThresholdDrawing::DashedLine || drawing == ThresholdDrawing::DashedLineAndArea;
}

// The pixel row of a value, within the plot.
double rowOf(double value, const PlotMapping &mapping)
{
    const QRectF &plot = mapping.plot;
    if (std::isinf(value))
        return value < 0 ? plot.bottom() : plot.top();
    return std::clamp(std::round(mapping.y(value)), plot.top(), plot.bottom());
}

// Where the marker of an annotation stands on the time axis: at its start, or where its span comes into
// sight.
std::optional<double> markerX(const ChartAnnotation &annotation, const PlotMapping &mapping)
{
    const double x = mapping.x(toUnixMilliseconds(annotation.at));
    const bool isSeenLater = annotation.to && x < mapping.plot.left()
        && mapping.x(toUnixMilliseconds(*annotation.to)) > mapping.plot.left();
    if (isSeenLater)
        return mapping.plot.left();
    return x >= mapping.plot.left() && x <= mapping.plot.right() ? std::optional(x) : std::nullopt;
}

} // namespace

void paintThresholdAreas(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                         const std::vector<PlotAxis> &axes, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ChartThreshold &threshold : thresholds) {
        const PlotMapping &mapping = mappingOf(axes, threshold.axis);
        if (!hasArea(threshold.drawing) || std::isnan(threshold.value))
            continue;
        const double from = rowOf(threshold.value, mapping);
        const double to = threshold.until ? rowOf(*threshold.until, mapping) : mapping.plot.top();
        if (from > to)
            painter.fillRect(QRectF(mapping.plot.left(), to, mapping.plot.width(), from - to),
                             withAlpha(colorOf(threshold, theme), areaStrength));
    }
}

void paintThresholdLines(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                         const std::vector<PlotAxis> &axes, const Theme &theme)
{
    std::vector<double> labelled; // rows that have a label already
    for (const ChartThreshold &threshold : thresholds) {
        const PlotMapping &mapping = mappingOf(axes, threshold.axis);
        const QRectF &plot = mapping.plot;
        const double y = std::round(mapping.y(threshold.value)) + 0.5;
        const bool isOnPlot = std::isfinite(threshold.value) && y >= plot.top() && y <= plot.bottom() + 1;
        if (!isOnPlot || threshold.drawing == ThresholdDrawing::Area)
            continue;
        const QColor color = colorOf(threshold, theme);
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(color, 1);
        if (isDashed(threshold.drawing))
            pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const double top = y - labelHeight >= plot.top() ? y - labelHeight - 1 : y + 1;
        const bool isFree = std::none_of(labelled.begin(), labelled.end(),
                                         [top](double other) { return std::abs(other - top) < labelHeight; });
        if (!isFree)
            continue;
        labelled.push_back(top);
        NumberPainter(textFont(TextStyle::Label))
            .draw(painter, QRectF(plot.left() + 6, top, plot.width() - 12, labelHeight),
                  Qt::AlignLeft | Qt::AlignVCenter, safeText(threshold.name), color);
    }
}

void paintAnnotationSpans(QPainter &painter, const std::vector<ChartAnnotation> &annotations,
                          const PlotMapping &mapping, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ChartAnnotation &annotation : annotations) {
        if (!annotation.to)
            continue;
        const double left = std::max(mapping.plot.left(), mapping.x(toUnixMilliseconds(annotation.at)));
        const double right = std::min(mapping.plot.right(), mapping.x(toUnixMilliseconds(*annotation.to)));
        if (right <= left)
            continue;
        const QColor color = theme.color(colorOf(annotation.severity));
        painter.fillRect(QRectF(left, mapping.plot.top(), right - left, mapping.plot.height()),
                         withAlpha(color, spanStrength));
        painter.fillRect(QRectF(left, mapping.plot.bottom() - 1, right - left, 3), color);
    }
}

void paintAnnotations(QPainter &painter, const std::vector<ChartAnnotation> &annotations,
                      const PlotMapping &mapping, const Theme &theme)
{
    const QRectF &plot = mapping.plot;
    for (const ChartAnnotation &annotation : annotations) {
        const QColor color = theme.color(colorOf(annotation.severity));
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(color, 1);
        pen.setDashPattern({5, 4});
        painter.setPen(pen);
        const std::array ends{std::optional(annotation.at), annotation.to};
        for (const std::optional<Instant> &end : ends) {
            const double x = end ? std::round(mapping.x(toUnixMilliseconds(*end))) + 0.5 : plot.left() - 1;
            if (x >= plot.left() && x <= plot.right() + 1)
                painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        }
        const std::optional<double> at = markerX(annotation, mapping);
        if (!at)
            continue;
        const QRectF marker(*at - markerSize / 2, plot.bottom() - markerSize / 2, markerSize, markerSize);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(ColorRole::Surface));
        painter.drawEllipse(marker.adjusted(-1.5, -1.5, 1.5, 1.5));
        paintSeverity(painter, marker, annotation.severity, theme);
    }
}

void paintExemplar(QPainter &painter, const QPointF &center, bool isHighlighted, const Theme &theme)
{
    const QColor color = theme.color(ColorRole::Accent);
    if (isHighlighted)
        paintDiamond(painter, center, exemplarRadius + 2, color, theme.color(ColorRole::Surface));
    else
        paintDiamond(painter, center, exemplarRadius, theme.color(ColorRole::Surface), color);
}

std::vector<PlotMark> plotMarks(const std::vector<ChartExemplar> &exemplars,
                                const std::vector<ChartAnnotation> &annotations,
                                const std::vector<PlotAxis> &axes)
{
    std::vector<PlotMark> marks;
    const QRectF reach = axes.front().mapping.plot.adjusted(0, -1, 0, 1);
    for (size_t i = 0; i < exemplars.size(); ++i) {
        const PlotMapping &mapping = mappingOf(axes, exemplars[i].axis);
        const QPointF center(mapping.x(toUnixMilliseconds(exemplars[i].at)), mapping.y(exemplars[i].value));
        if (std::isfinite(exemplars[i].value) && reach.contains(center))
            marks.push_back({PlotMark::Kind::Exemplar, i, center});
    }
    for (size_t i = 0; i < annotations.size(); ++i) {
        if (const auto x = markerX(annotations[i], axes.front().mapping))
            marks.push_back({PlotMark::Kind::Annotation, i, QPointF(*x, axes.front().mapping.plot.bottom())});
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](const PlotMark &a, const PlotMark &b) { return a.center.x() < b.center.x(); });
    return marks;
}

std::optional<size_t> markAt(const std::vector<PlotMark> &marks, const QPointF &point)
{
    std::optional<size_t> nearest;
    double least = markReach;
    for (size_t i = 0; i < marks.size(); ++i) {
        const QPointF way = marks[i].center - point;
        const double distance = std::hypot(way.x(), way.y());
        if (distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

} // namespace yagura::kit
