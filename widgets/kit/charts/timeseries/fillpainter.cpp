#include "kit/charts/timeseries/fillpainter.h"

#include "kit/charts/seriespath.h"

#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr size_t mostTints = 200; // more of them add up to one flat surface
constexpr size_t fewLevels = 200; // above, levels thinner than a pixel are drawn together
constexpr double widestBar = 120;
constexpr int hueTurn = 30; // degrees

QBrush brushOf(const QColor &color, const SeriesDrawing &drawing, const QRectF &plot)
{
    const double share = std::clamp(drawing.fillOpacity, 0.0, 100.0) / 100 * color.alphaF();
    const QColor full = withAlpha(color, share);
    if (drawing.gradient == FillGradient::None)
        return full;
    QLinearGradient gradient(plot.topLeft(), plot.bottomLeft());
    gradient.setColorAt(0, full);
    if (drawing.gradient == FillGradient::Hue) {
        const int hue = std::max(0, color.hslHue());
        const QColor turned
            = QColor::fromHsl((hue + 360 - hueTurn) % 360, color.hslSaturation(), color.lightness());
        gradient.setColorAt(1, withAlpha(turned, share));
    } else {
        gradient.setColorAt(1, withAlpha(color, share * 0.05));
    }
    return gradient;
}

void fillUnder(QPainter &painter, const SeriesInk &ink)
{
    const PlotMapping &mapping = *ink.mapping;
    painter.setBrush(brushOf(ink.color, ink.plotted->drawing, mapping.plot));
    const double base = std::clamp(mapping.y(0), mapping.plot.top(), mapping.plot.bottom());
    for (QPolygonF run : seriesPath(ink.plotted->shown, mapping).runs) {
        run.append({run.last().x(), base});
        run.append({run.first().x(), base});
        painter.drawPolygon(run);
    }
}

// The part of a run between two places, cut where it crosses them.
QPolygonF partOf(const QPolygonF &run, double left, double right)
{
    QPolygonF part;
    const auto cut = [](const QPointF &a, const QPointF &b, double x) {
        const double way = b.x() - a.x();
        return QPointF(x, way > 0 ? a.y() + (b.y() - a.y()) * (x - a.x()) / way : b.y());
    };
    for (qsizetype i = 0; i < run.size(); ++i) {
        if (i > 0 && run[i - 1].x() < left && run[i].x() > left)
            part.append(cut(run[i - 1], run[i], left));
        if (i > 0 && run[i - 1].x() < right && run[i].x() > right)
            part.append(cut(run[i - 1], run[i], right));
        if (run[i].x() >= left && run[i].x() <= right)
            part.append(run[i]);
    }
    return part;
}

void fillBetween(QPainter &painter, const SeriesInk &ink, const SeriesInk &other)
{
    painter.setBrush(brushOf(ink.color, ink.plotted->drawing, ink.mapping->plot));
    const SeriesPath own = seriesPath(ink.plotted->shown, *ink.mapping);
    const SeriesPath others = seriesPath(other.plotted->shown, *other.mapping);
    for (const QPolygonF &run : own.runs) {
        for (const QPolygonF &below : others.runs) {
            const double left = std::max(run.first().x(), below.first().x());
            const double right = std::min(run.last().x(), below.last().x());
            if (right <= left)
                continue;
            QPolygonF band = partOf(run, left, right);
            QPolygonF back = partOf(below, left, right);
            std::reverse(back.begin(), back.end());
            painter.drawPolygon(band + back);
        }
    }
}

QPolygonF lineOf(const StackedColumns &columns, const std::vector<double> &values, const SeriesInk &ink)
{
    ChartSeries edge;
    edge.drawing = ink.plotted->drawing;
    edge.timesMs = columns.timesMs;
    edge.values = values;
    QPolygonF line;
    for (const QPolygonF &run : seriesPath(edge, *ink.mapping).runs)
        line += run;
    return line;
}

void paintAreas(QPainter &painter, const StackedColumns &columns, const std::vector<const SeriesInk *> &inks)
{
    std::vector<double> from; // the inner edge of levels that are not drawn yet
    const auto isThin = [&](const PlotMapping &mapping, const std::vector<double> &outer) {
        for (size_t i = 0; i < outer.size(); ++i) {
            if (std::abs(mapping.y(outer[i]) - mapping.y(from[i])) > 0.75)
                return false;
        }
        return true;
    };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    forEachLevel(columns,
                 [&](size_t level, const std::vector<double> &inner, const std::vector<double> &outer) {
                     const SeriesInk &ink = *inks[level];
                     if (from.empty())
                         from = inner;
                     if (inks.size() > fewLevels && level + 1 < inks.size() && isThin(*ink.mapping, outer))
                         return;
                     QPolygonF area = lineOf(columns, outer, ink);
                     QPolygonF back = lineOf(columns, from, ink);
                     std::reverse(back.begin(), back.end());
                     painter.setBrush(brushOf(ink.color, ink.plotted->drawing, ink.mapping->plot));
                     painter.drawPolygon(area + back);
                     from.clear();
                 });
}

void paintBar(QPainter &painter, const QRectF &bar, const SeriesInk &ink, const QBrush &brush)
{
    const SeriesDrawing &drawing = ink.plotted->drawing;
    painter.fillRect(bar, brush);
    const double pen
        = std::min(std::round(drawing.lineWidth), std::floor(std::min(bar.width(), bar.height()) / 2));
    if (drawing.fillOpacity >= 100 || pen < 1)
        return;
    painter.setPen(QPen(ink.color, pen, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2));
    painter.setPen(Qt::NoPen);
}

// In whole pixels. slot: the room between samples.
double barWidthOf(const SeriesDrawing &drawing, double slot)
{
    const bool isAsked = drawing.barWidth > 0;
    const double wide
        = isAsked ? std::round(slot * drawing.barWidth) : std::floor(slot) - (slot >= 4 ? 1 : 0);
    const double most = drawing.barMaxWidth > 0 ? drawing.barMaxWidth : isAsked ? wide : widestBar;
    return std::max(1.0, std::min(wide, most));
}

double barLeft(const SeriesDrawing &drawing, double x, double width)
{
    const double before = drawing.barAlignment == BarAlignment::Before ? width
        : drawing.barAlignment == BarAlignment::After                  ? 0
                                                                       : width / 2;
    return std::round(x - before);
}

void paintBars(QPainter &painter, const StackedColumns &all, const std::vector<const SeriesInk *> &inks)
{
    const PlotMapping &mapping = *inks.front()->mapping;
    std::int64_t step = mapping.lengthMs();
    for (size_t i = 1; i < all.timesMs.size(); ++i)
        step = std::min(step, all.timesMs[i] - all.timesMs[i - 1]);
    const double slot
        = static_cast<double>(step) / static_cast<double>(mapping.lengthMs()) * mapping.plot.width();
    const StackedColumns columns = slot < 1 ? thinned(all, mapping.range, mapping.plot.width()) : all;
    painter.setRenderHint(QPainter::Antialiasing, false);
    forEachLevel(
        columns, [&](size_t level, const std::vector<double> &inner, const std::vector<double> &outer) {
            const SeriesInk &ink = *inks[level];
            const SeriesDrawing &drawing = ink.plotted->drawing;
            const double width = barWidthOf(drawing, slot);
            const bool isOpaque = drawing.fillOpacity >= 100 && drawing.gradient == FillGradient::None;
            const QBrush brush = isOpaque ? QBrush(ink.fill) : brushOf(ink.color, drawing, mapping.plot);
            for (size_t i = 0; i < columns.timesMs.size(); ++i) {
                const auto inside = [&](double value) {
                    return std::clamp(mapping.y(value), mapping.plot.top() - 10, mapping.plot.bottom() + 10);
                };
                const double from = inside(inner[i]);
                const double to = inside(outer[i]);
                if (std::abs(to - from) < 0.5)
                    continue;
                const double top = std::round(std::min(from, to));
                const double left = barLeft(drawing, mapping.x(columns.timesMs[i]), width);
                paintBar(painter,
                         QRectF(left, top, width, std::max(1.0, std::round(std::max(from, to)) - top)), ink,
                         brush);
            }
        });
}

} // namespace

void paintFills(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content)
{
    for (const PlottedGroup &group : content.groups) {
        std::vector<const SeriesInk *> members;
        for (const size_t member : group.members)
            members.push_back(&inks[member]);
        if (group.columns.timesMs.empty())
            continue;
        switch (members.front()->plotted->drawing.style) {
        case DrawStyle::Bars:
            paintBars(painter, group.columns, members);
            break;
        case DrawStyle::Lines:
            paintAreas(painter, group.columns, members);
            break;
        case DrawStyle::Points:
            break;
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    size_t tints = 0;
    for (const SeriesInk &ink : inks) {
        const SeriesDrawing &drawing = ink.plotted->drawing;
        const bool isTinted
            = !drawing.isGrouped() && drawing.style == DrawStyle::Lines && drawing.fillOpacity > 0;
        if (!isTinted || ++tints > mostTints)
            continue;
        const auto other = std::find_if(inks.begin(), inks.end(), [&](const SeriesInk &one) {
            return !drawing.fillBelowTo.isEmpty() && one.plotted->shown.name == drawing.fillBelowTo;
        });
        if (other != inks.end() && other->plotted != ink.plotted)
            fillBetween(painter, ink, *other);
        else
            fillUnder(painter, ink);
    }
}

} // namespace yagura::kit
