#include "kit/charts/chartpainter.h"

#include "kit/charts/linelayer.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPaintEngine>
#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr qreal areaStrength = 0.14;
constexpr qreal bandStrength = 0.10;
constexpr double noisyTravel = 4; // pixels up and down for each to the right
constexpr size_t fewSamples = 400;

QPen dashedPen(const QColor &color)
{
    QPen pen(color, seriesPen);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({4, 3});
    return pen;
}

// Wide strokes cost by the pixel they travel: noisy lines are drawn at 1 px, where QPainter has a fast way,
// and where the half pixel would not be seen anyway. Round joints are for lines of few samples, whose corners
// show.
QPen solidPen(const QColor &color, const std::vector<QLineF> &lines)
{
    double travel = 0;
    double width = 0;
    for (const QLineF &line : lines) {
        travel += std::abs(line.dy());
        width += std::abs(line.dx());
    }
    const bool isNoisy = travel > noisyTravel * std::max(width, 1.0);
    QPen pen(color, isNoisy ? 1.0 : seriesPen);
    pen.setCapStyle(!isNoisy && lines.size() <= fewSamples ? Qt::RoundCap : Qt::FlatCap);
    return pen;
}

void paintPath(QPainter &painter, const SeriesPath &path, const QColor &color, bool isDashed)
{
    painter.setBrush(Qt::NoBrush);
    if (!path.lines.empty()) {
        painter.setRenderHint(QPainter::Antialiasing);
        if (isDashed) {
            // Dashes must run on over the joints, which single lines cannot; dashed series have few samples.
            painter.setPen(dashedPen(color));
            for (const QPolygonF &run : path.runs)
                painter.drawPolyline(run);
        } else {
            painter.setPen(solidPen(color, path.lines));
            painter.drawLines(path.lines.data(), static_cast<int>(path.lines.size()));
        }
    }
    if (!path.spans.empty()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        for (const QRectF &span : path.spans)
            painter.fillRect(span, color);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const QPointF &dot : path.dots)
        painter.drawEllipse(dot, 2, 2);
}

// Our own strokes are pixels; a page or an SVG wants lines.
bool isRaster(const QPainter &painter)
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

void fillUnder(QPainter &painter, const SeriesPath &path, const PlotMapping &mapping, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(color, areaStrength));
    const double base = std::clamp(mapping.y(0), mapping.plot.top(), mapping.plot.bottom());
    for (QPolygonF run : path.runs) {
        run.append({run.last().x(), base});
        run.append({run.first().x(), base});
        painter.drawPolygon(run);
    }
}

void paintPoints(QPainter &painter, const ChartSeries &series, const PlotMapping &mapping,
                 const QColor &color)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (size_t i = 0; i < series.values.size(); ++i) {
        const double x = mapping.x(series.timesMs[i]);
        if (x < mapping.plot.left() || x > mapping.plot.right() || !std::isfinite(series.values[i]))
            continue;
        painter.drawEllipse(QPointF(x, mapping.y(series.values[i])), 2, 2);
    }
}

void paintStackedBars(QPainter &painter, const StackedColumns &columns, const std::vector<QColor> &colors,
                      const PlotMapping &mapping)
{
    if (columns.timesMs.empty())
        return;
    std::int64_t step = mapping.lengthMs();
    for (size_t i = 1; i < columns.timesMs.size(); ++i)
        step = std::min(step, columns.timesMs[i] - columns.timesMs[i - 1]);
    const double slot
        = static_cast<double>(step) / static_cast<double>(mapping.lengthMs()) * mapping.plot.width();
    const double width = std::max(1.0, std::floor(slot) - (slot >= 4 ? 1 : 0));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double zero = mapping.y(0);
    for (size_t i = 0; i < columns.timesMs.size(); ++i) {
        const double left = std::round(mapping.x(columns.timesMs[i]) - width / 2);
        double lower = zero;
        for (size_t level = 0; level < columns.levels.size(); ++level) {
            const double upper = mapping.y(columns.levels[level][i]);
            if (lower - upper >= 0.5) {
                const double top = std::round(upper);
                painter.fillRect(QRectF(left, top, width, std::max(1.0, std::round(lower) - top)),
                                 colors[level]);
            }
            lower = upper;
        }
    }
}

void paintStackedAreas(QPainter &painter, const StackedColumns &columns, const std::vector<QColor> &colors,
                       const PlotMapping &mapping)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t level = columns.levels.size(); level-- > 0;) {
        ChartSeries edge;
        edge.timesMs = columns.timesMs;
        edge.values = columns.levels[level];
        const SeriesPath path = seriesPath(edge, mapping);
        QPolygonF area;
        for (const QPolygonF &run : path.runs)
            area += run;
        if (area.isEmpty())
            continue;
        if (level > 0) {
            ChartSeries below;
            below.timesMs = columns.timesMs;
            below.values = columns.levels[level - 1];
            const SeriesPath lower = seriesPath(below, mapping);
            QPolygonF back;
            for (const QPolygonF &run : lower.runs)
                back += run;
            std::reverse(back.begin(), back.end());
            area += back;
        } else {
            area.append({area.last().x(), mapping.y(0)});
            area.append({area.first().x(), mapping.y(0)});
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(colors[level], 0.35));
        painter.drawPolygon(area);
        paintPath(painter, path, colors[level], false);
    }
}

} // namespace

void paintValueGrid(QPainter &painter, const PlotMapping &mapping, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QColor line = withAlpha(theme.color(ColorRole::Line), 0.75);
    for (const ValueTick &tick : mapping.scale.ticks)
        painter.fillRect(
            QRectF(mapping.plot.left(), std::round(mapping.y(tick.value)), mapping.plot.width(), 1), line);
}

int valueLabelWidth(const ValueScale &scale)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    qreal width = 0;
    for (const ValueTick &tick : scale.ticks)
        width = std::max(width, labels.width(tick.label));
    return qCeil(width);
}

void paintValueLabels(QPainter &painter, const PlotMapping &mapping, const Theme &theme)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    for (const ValueTick &tick : mapping.scale.ticks)
        labels.draw(painter, QRectF(0, mapping.y(tick.value) - 8, mapping.plot.left() - space::small, 16),
                    Qt::AlignRight | Qt::AlignVCenter, tick.label, theme.color(ColorRole::TextMuted));
}

void paintTimeGrid(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                   const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const TimeTick &tick : ticks)
        painter.fillRect(QRectF(std::round(mapping.x(toUnixMilliseconds(tick.at))), mapping.plot.top(), 1,
                                mapping.plot.height()),
                         withAlpha(theme.color(ColorRole::Line), tick.isDayStart ? 1.0 : 0.55));
}

void paintTimeLabels(QPainter &painter, const PlotMapping &mapping, const std::vector<TimeTick> &ticks,
                     qreal top, const Theme &theme)
{
    const QFont font = textFont(TextStyle::Label);
    const NumberPainter labels(font);
    for (const TimeTick &tick : ticks) {
        const qreal width = labels.width(tick.label);
        const qreal x = mapping.x(toUnixMilliseconds(tick.at));
        const qreal left = std::clamp(x - width / 2, 0.0, std::max(0.0, mapping.plot.right() + 4 - width));
        if (std::abs(left + width / 2 - x) > width / 2)
            continue;
        labels.draw(painter, QRectF(left, top, width, 16), Qt::AlignLeft | Qt::AlignVCenter, tick.label,
                    theme.color(tick.isDayStart ? ColorRole::Text : ColorRole::TextMuted));
    }
}

void paintSeries(QPainter &painter, const std::vector<const ChartSeries *> &series,
                 const std::vector<QColor> &colors, const PlotMapping &mapping)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < series.size(); ++i) {
        if (series[i]->style == SeriesStyle::Area)
            fillUnder(painter, seriesPath(*series[i], mapping), mapping, colors[i]);
    }
    const auto isStroked
        = [&](const ChartSeries *one) { return one->style != SeriesStyle::Points && !one->isDashed; };
    if (isRaster(painter) && std::any_of(series.begin(), series.end(), isStroked)) {
        LineLayer lines(painter, mapping, seriesPen);
        for (size_t i = 0; i < series.size(); ++i) {
            if (isStroked(series[i]))
                lines.stroke(*series[i], colors[i]);
        }
    }
    for (size_t i = 0; i < series.size(); ++i) {
        if (series[i]->style == SeriesStyle::Points)
            paintPoints(painter, *series[i], mapping, colors[i]);
        else if (!isRaster(painter) || series[i]->isDashed)
            paintPath(painter, seriesPath(*series[i], mapping), colors[i], series[i]->isDashed);
    }
}

void paintStack(QPainter &painter, const std::vector<const ChartSeries *> &series,
                const std::vector<QColor> &colors, const PlotMapping &mapping)
{
    if (series.empty())
        return;
    const StackedColumns columns = stack(series, mapping.range);
    if (series.front()->style == SeriesStyle::StackedBars)
        paintStackedBars(painter, columns, colors, mapping);
    else
        paintStackedAreas(painter, columns, colors, mapping);
}

void paintBands(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ChartBand &band : bands) {
        const double left = std::max(mapping.plot.left(), mapping.x(toUnixMilliseconds(band.from)));
        const double right = band.to ? std::min(mapping.plot.right(), mapping.x(toUnixMilliseconds(*band.to)))
                                     : mapping.plot.right();
        if (right > left)
            painter.fillRect(QRectF(left, mapping.plot.top(), right - left, mapping.plot.height()),
                             withAlpha(theme.color(colorOf(band.severity)), bandStrength));
    }
}

void paintBandLines(QPainter &painter, const std::vector<ChartBand> &bands, const PlotMapping &mapping,
                    const Theme &theme)
{
    const QFont font = textFont(TextStyle::LabelStrong);
    for (const ChartBand &band : bands) {
        const double x = std::round(mapping.x(toUnixMilliseconds(band.from)));
        if (x < mapping.plot.left() || x > mapping.plot.right())
            continue;
        const QColor color = theme.color(colorOf(band.severity));
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF(x, mapping.plot.top(), 1, mapping.plot.height()), color);
        if (band.label.isEmpty())
            continue;
        const QString label = safeText(band.label, LineBreaks::Shown, 40);
        const qreal width = NumberPainter(font).width(label) + 12;
        const bool fitsLeft = x - width >= mapping.plot.left();
        const QRectF tag(fitsLeft ? x - width : x + 1, mapping.plot.top(), width, 15);
        painter.fillRect(tag, color);
        NumberPainter(font).draw(painter, tag, Qt::AlignCenter, label, theme.color(ColorRole::OnAccent));
    }
}

void paintThresholds(QPainter &painter, const std::vector<ChartThreshold> &thresholds,
                     const PlotMapping &mapping, const Theme &theme)
{
    for (const ChartThreshold &threshold : thresholds) {
        const double y = std::round(mapping.y(threshold.value)) + 0.5;
        if (y < mapping.plot.top() || y > mapping.plot.bottom())
            continue;
        const QColor color = theme.color(colorOf(threshold.severity));
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(color, 1);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(mapping.plot.left(), y), QPointF(mapping.plot.right(), y));
        const bool fitsAbove = y - 15 >= mapping.plot.top();
        NumberPainter(textFont(TextStyle::Label))
            .draw(painter,
                  QRectF(mapping.plot.left() + 6, fitsAbove ? y - 16 : y + 1, mapping.plot.width() - 12, 15),
                  Qt::AlignLeft | Qt::AlignVCenter, safeText(threshold.name), color);
    }
}

void paintDiamond(QPainter &painter, const QPointF &center, qreal radius, const QColor &fill,
                  const QColor &line)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawPolygon(QPolygonF{center + QPointF(0, -radius), center + QPointF(radius, 0),
                                  center + QPointF(0, radius), center + QPointF(-radius, 0)});
}

void paintDeploys(QPainter &painter, const std::vector<ChartDeploy> &deploys, const PlotMapping &mapping,
                  const Theme &theme)
{
    const QColor color = theme.color(ColorRole::Accent);
    for (const ChartDeploy &deploy : deploys) {
        const double x = std::round(mapping.x(toUnixMilliseconds(deploy.at))) + 0.5;
        if (x < mapping.plot.left() || x > mapping.plot.right())
            continue;
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(color, 1);
        pen.setDashPattern({2, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, mapping.plot.top()), QPointF(x, mapping.plot.bottom()));
        paintDiamond(painter, QPointF(x, mapping.plot.bottom()), 4.5, color, {});
    }
}

void paintRibbon(QPainter &painter, const std::vector<RibbonPart> &parts, const QRectF &strip,
                 const TimeRange &range, const Theme &theme)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(strip, theme.color(ColorRole::LineStrong));
    for (const RibbonPart &part : parts) {
        const double left = std::max(0.0, timeToX(part.from, range, strip.width()));
        const double right = std::min(strip.width(), timeToX(part.to, range, strip.width()));
        if (right <= left)
            continue;
        const QRectF rect(strip.left() + left, strip.top(), std::max(2.0, right - left), strip.height());
        const QColor color = theme.color(colorOf(part.severity));
        if (!part.isPending) {
            painter.fillRect(rect, color);
            continue;
        }
        painter.fillRect(rect, theme.color(surfaceOf(part.severity)));
        painter.save();
        painter.setClipRect(rect);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color, 2));
        for (double x = rect.left() - rect.height(); x < rect.right() + rect.height(); x += 5)
            painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height() + 1, rect.top() - 1));
        painter.restore();
    }
}

} // namespace yagura::kit
