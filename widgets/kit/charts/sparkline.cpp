#include "kit/charts/sparkline.h"

#include "kit/charts/seriespath.h"

#include <QPainter>

#include <cmath>
#include <numeric>

namespace yagura::kit {

namespace {

ValueScale scaleOf(std::span<const double> values, const SparklineLook &look)
{
    ValueExtent extent;
    for (const double value : values)
        extent.include(value);
    if (look.limit && !extent.isEmpty() && *look.limit <= extent.max * 3)
        extent.include(*look.limit);
    if (extent.isEmpty())
        return {};
    double low = look.floor.value_or(extent.min);
    if (!look.floor && low > 0 && low < extent.max / 2)
        low = 0;
    const double least = look.leastRange > 0 ? look.leastRange : std::abs(extent.max) * 0.1;
    double high = extent.max;
    if (high - low < least) {
        // Calm values lie low, so that a rise has somewhere to go.
        low = look.floor.value_or(std::max(std::min(0.0, low), low - least * 0.25));
        high = low + std::max(least, 1e-12);
    }
    ValueScale scale;
    scale.min = low;
    scale.max = std::max(high, low + 1e-12);
    return scale;
}

} // namespace

void paintSparkline(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const SparklineLook &look, const Theme &theme)
{
    if (values.empty() || rect.width() < 4)
        return;
    std::vector<std::int64_t> times(values.size());
    std::iota(times.begin(), times.end(), std::int64_t{0});
    ChartSeries series;
    series.timesMs = times;
    series.values = values;
    PlotMapping mapping;
    mapping.plot = rect.adjusted(0, 2, look.hasEndDot ? -3 : 0, -2);
    mapping.range
        = {fromUnixMilliseconds(0),
           fromUnixMilliseconds(std::max<std::int64_t>(1, static_cast<std::int64_t>(values.size()) - 1))};
    mapping.scale = scaleOf(values, look);
    const SeriesPath path = seriesPath(series, mapping);
    const QColor color = theme.color(look.color);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (look.isFilled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(color, 0.2));
        for (QPolygonF run : path.runs) {
            run.append({run.last().x(), mapping.plot.bottom()});
            run.append({run.first().x(), mapping.plot.bottom()});
            painter.drawPolygon(run);
        }
    }
    if (look.limit) {
        QPen pen(theme.color(ColorRole::TextFaint), 1);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        const double y
            = std::clamp(std::round(mapping.y(*look.limit)) + 0.5, mapping.plot.top(), mapping.plot.bottom());
        painter.drawLine(QPointF(mapping.plot.left(), y), QPointF(mapping.plot.right(), y));
    }
    QPen pen(color, 1.2);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.drawLines(path.lines.data(), static_cast<int>(path.lines.size()));
    for (const QRectF &span : path.spans)
        painter.fillRect(span, color);
    const double last = values.back();
    if (look.hasEndDot && std::isfinite(last)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(mapping.plot.right(), mapping.y(last)), 2.2, 2.2);
    }
    painter.restore();
}

void paintSparkBars(QPainter &painter, const QRectF &rect, std::span<const double> values,
                    const QColor &color, const Theme &theme, double leastRange)
{
    if (values.empty())
        return;
    double most = leastRange;
    for (const double value : values)
        most = std::isfinite(value) ? std::max(most, value) : most;
    const double slot = rect.width() / static_cast<double>(values.size());
    const double width = slot >= 3 ? std::floor(slot) - 1 : slot;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < values.size(); ++i) {
        const double left = rect.left() + slot * static_cast<double>(i);
        const bool hasValue = std::isfinite(values[i]) && values[i] > 0 && most > 0;
        const double height = hasValue ? std::max(1.0, values[i] / most * rect.height()) : 1.0;
        painter.fillRect(QRectF(left, rect.bottom() - height, width, height),
                         hasValue ? color : theme.color(ColorRole::LineStrong));
    }
    painter.restore();
}

Sparkline::Sparkline(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

void Sparkline::setLook(const SparklineLook &look)
{
    m_look = look;
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSparkline(painter, rect(), m_values, m_look, Theme::of(this));
}

} // namespace yagura::kit
