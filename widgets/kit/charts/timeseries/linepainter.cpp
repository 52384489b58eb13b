#include "kit/charts/timeseries/linepainter.h"

#include "kit/charts/linelayer.h"
#include "kit/charts/samplewalk.h"

#include <QPainter>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr double widestPen = 10;
constexpr size_t fewLevels = 200; // of a stack whose edges are drawn
constexpr size_t manyLines = 1'000; // drawn without points of their own accord
// Of more lines than the first, so many samples lie over each other anyway and are drawn coarsely.
constexpr size_t fewLines = 50;
constexpr std::ptrdiff_t manySamples = 60'000;
constexpr size_t fewDots = 20'000; // above, one dot a pixel

// Where dots of a series go; of a crowded pixel column its least and greatest.
class DotSink
{
public:
    void addPoint(QPointF p) { m_dots.push_back(p); }
    void addColumn(const detail::PixelColumn &column)
    {
        m_dots.emplace_back(column.x, column.min);
        if (column.max - column.min > 1)
            m_dots.emplace_back(column.x, column.max);
    }
    void breakRun() { }

    [[nodiscard]] const std::vector<QPointF> &dots() const { return m_dots; }

private:
    std::vector<QPointF> m_dots;
};

// Draws dots; where there are very many, none on a pixel that has one.
class DotPainter
{
public:
    explicit DotPainter(QPainter &painter)
        : m_painter(painter)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
    }

    void draw(const std::vector<QPointF> &dots, const SeriesInk &ink)
    {
        const QRectF plot = ink.mapping->plot.adjusted(-1, -1, 1, 1);
        const double radius = std::clamp(ink.plotted->drawing.pointSize, 1.0, 40.0) / 2;
        m_painter.setBrush(ink.color);
        for (const QPointF &dot : dots) {
            if (plot.contains(dot) && isFree(dot - plot.topLeft(), plot))
                m_painter.drawEllipse(dot, radius, radius);
        }
    }

private:
    bool isFree(QPointF inPlot, const QRectF &plot)
    {
        if (++m_drawn < fewDots)
            return true;
        const auto width = static_cast<size_t>(plot.width()) + 1;
        m_taken.resize(width * (static_cast<size_t>(plot.height()) + 1));
        const size_t pixel = static_cast<size_t>(inPlot.y()) * width + static_cast<size_t>(inPlot.x());
        if (pixel >= m_taken.size() || m_taken[pixel])
            return false;
        m_taken[pixel] = true;
        return true;
    }

    QPainter &m_painter;
    std::vector<bool> m_taken;
    size_t m_drawn = 0;
};

std::ptrdiff_t samplesIn(const ChartSeries &series, const TimeRange &range)
{
    const auto from
        = std::lower_bound(series.timesMs.begin(), series.timesMs.end(), toUnixMilliseconds(range.from));
    return std::upper_bound(from, series.timesMs.end(), toUnixMilliseconds(range.to)) - from;
}

bool hasPoints(const SeriesInk &ink, const ChartSeries &series, const PlottedContent &content)
{
    const SeriesDrawing &drawing = ink.plotted->drawing;
    if (drawing.style == DrawStyle::Bars)
        return false;
    if (drawing.style == DrawStyle::Points || drawing.points == PointDisplay::Always)
        return true;
    if (drawing.points == PointDisplay::Never || content.series.size() > manyLines)
        return false;
    const double room = 2 * std::max(1.0, drawing.pointSize);
    return static_cast<double>(samplesIn(series, ink.mapping->range)) * room <= ink.mapping->plot.width();
}

bool hasLine(const SeriesInk &ink, const PlottedContent &content)
{
    const PlottedSeries &plotted = *ink.plotted;
    const bool isThinLevel
        = plotted.group >= 0 && content.groups[static_cast<size_t>(plotted.group)].members.size() > fewLevels;
    return plotted.drawing.style == DrawStyle::Lines && plotted.drawing.lineWidth > 0 && !isThinLevel;
}

LineDetail detailOf(const std::vector<SeriesInk> &inks)
{
    std::ptrdiff_t samples = 0;
    for (const SeriesInk &ink : inks)
        samples += samplesIn(ink.plotted->shown, ink.mapping->range);
    return inks.size() > fewLines && samples > manySamples ? LineDetail::Coarse : LineDetail::Fine;
}

} // namespace

size_t paintLines(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content,
                  size_t from, QDeadlineTimer until)
{
    const LineDetail detail = detailOf(inks);
    std::optional<LineLayer> layer;
    const PlotMapping *mapping = nullptr; // of the layer
    double width = 0;
    for (size_t i = from; i < inks.size(); ++i) {
        const SeriesInk &ink = inks[i];
        if (!hasLine(ink, content))
            continue;
        if (i > from && until.hasExpired())
            return i;
        const double wanted = std::min(ink.plotted->drawing.lineWidth, widestPen);
        if (!layer || mapping != ink.mapping || width != wanted) {
            mapping = ink.mapping;
            width = wanted;
            layer.emplace(painter, *mapping, width, detail);
        }
        if (ink.plotted->group >= 0)
            layer->stroke(edgeOf(ink, content), ink.color);
        else
            layer->stroke(ink.plotted->shown, ink.color);
    }
    return inks.size();
}

void paintPoints(QPainter &painter, const std::vector<SeriesInk> &inks, const PlottedContent &content)
{
    DotPainter dots(painter);
    for (const SeriesInk &ink : inks) {
        const ChartSeries edge = edgeOf(ink, content);
        if (!hasPoints(ink, edge, content))
            continue;
        DotSink sink;
        detail::walkSamples(edge, *ink.mapping, sink);
        dots.draw(sink.dots(), ink);
    }
}

} // namespace yagura::kit
