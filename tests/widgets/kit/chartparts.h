// A chart of a hundred seconds from 0 to 100, and what can be read off its picture. For the tests of charts.
#pragma once

#include "kit/charts/timeseries/timeserieschart.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

namespace yagura::kit {

inline ChartSeries columns(const QString &name, std::vector<std::int64_t> seconds, std::vector<double> values,
                           int color = 0)
{
    for (std::int64_t &second : seconds)
        second *= 1'000;
    return ChartSeries::fromColumns(name, SeriesColor::palette(color), std::move(seconds), std::move(values));
}

// One value a second.
template <typename Function> ChartSeries wave(const QString &name, int color, Function valueAt)
{
    std::vector<std::int64_t> seconds;
    std::vector<double> values;
    for (int i = 0; i <= 100; ++i) {
        seconds.push_back(i);
        values.push_back(valueAt(i));
    }
    return columns(name, seconds, values, color);
}

inline ChartSeries drawn(ChartSeries series, const SeriesDrawing &drawing)
{
    series.drawing = drawing;
    return series;
}

inline std::unique_ptr<TimeSeriesChart> hundredSeconds(QSize size = {480, 240})
{
    auto chart = std::make_unique<TimeSeriesChart>(QStringLiteral("Test"));
    chart->resize(size);
    chart->setRange({fromUnixMilliseconds(0), fromUnixMilliseconds(100'000)});
    ValueAxisOptions axis;
    axis.min = 0;
    axis.max = 100;
    chart->setAxis(axis);
    chart->setLegend(LegendKind::None);
    return chart;
}

// A chart as it is seen, on the surface of its theme.
class ChartPicture
{
public:
    explicit ChartPicture(TimeSeriesChart &chart)
        : m_chart(chart)
        , m_image(chart.size(), QImage::Format_ARGB32_Premultiplied)
    {
        m_image.fill(ground());
        chart.ensurePolished();
        chart.render(&m_image, {}, {}, QWidget::DrawChildren);
    }

    [[nodiscard]] const TimeSeriesChart &chart() const { return m_chart; }
    [[nodiscard]] const QImage &image() const { return m_image; }
    [[nodiscard]] QColor ground() const { return Theme::of(&m_chart).color(ColorRole::Surface); }
    [[nodiscard]] QColor palette(int index) const
    {
        return SeriesColor::palette(index).resolve(Theme::of(&m_chart));
    }
    [[nodiscard]] QColor role(ColorRole role) const { return Theme::of(&m_chart).color(role); }

    [[nodiscard]] QPoint place(double second, double value, size_t axis = 0) const
    {
        const PlotMapping &mapping = m_chart.axes()[axis].mapping;
        return {static_cast<int>(std::floor(mapping.x(static_cast<std::int64_t>(second * 1'000)))),
                static_cast<int>(std::floor(mapping.y(value)))};
    }
    // 0: nothing of the colour over the ground; 1: all of it. The strongest within a pixel around.
    [[nodiscard]] double inkAt(QPoint at, const QColor &color, int around = 1) const
    {
        double most = 0;
        for (int y = at.y() - around; y <= at.y() + around; ++y) {
            for (int x = at.x() - around; x <= at.x() + around; ++x) {
                if (m_image.rect().contains(x, y))
                    most = std::max(most, share(m_image.pixelColor(x, y), color));
            }
        }
        return most;
    }
    [[nodiscard]] double inkAt(double second, double value, const QColor &color, int around = 1) const
    {
        return inkAt(place(second, value), color, around);
    }
    // Whether a pixel around is nearly of the colour, whatever lies under it.
    [[nodiscard]] bool isColor(QPoint at, const QColor &color) const
    {
        for (int y = at.y() - 1; y <= at.y() + 1; ++y) {
            const QColor pixel = m_image.pixelColor(at.x(), y);
            if (std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green())
                    + std::abs(pixel.blue() - color.blue())
                < 40)
                return true;
        }
        return false;
    }
    // How many pixels of the column of a second are mostly of the colour.
    [[nodiscard]] int inkInColumn(double second, const QColor &color) const
    {
        int count = 0;
        const int x = place(second, 0).x();
        for (int y = 0; y < m_image.height(); ++y)
            count += share(m_image.pixelColor(x, y), color) > 0.5 ? 1 : 0;
        return count;
    }
    // Of the row of a value or one beside it.
    [[nodiscard]] int inkInRow(double value, const QColor &color) const
    {
        int most = 0;
        const int at = place(0, value).y();
        for (int y = at - 1; y <= at + 1; ++y) {
            int count = 0;
            for (int x = 0; x < m_image.width(); ++x)
                count += share(m_image.pixelColor(x, y), color) > 0.5 ? 1 : 0;
            most = std::max(most, count);
        }
        return most;
    }
    [[nodiscard]] bool hasText(const QRectF &room) const
    {
        const QRect inside = room.toAlignedRect() & m_image.rect();
        int strong = 0;
        for (int y = inside.top(); y <= inside.bottom(); ++y) {
            for (int x = inside.left(); x <= inside.right(); ++x)
                strong += contrastRatio(m_image.pixelColor(x, y), ground()) > 3 ? 1 : 0;
        }
        return strong > 10;
    }

private:
    // Of the way from the ground to the colour, where the pixel lies near that way.
    [[nodiscard]] double share(const QColor &pixel, const QColor &color) const
    {
        const QColor from = ground();
        double along = 0;
        double length = 0;
        const std::array ways{std::array{color.red() - from.red(), pixel.red() - from.red()},
                              std::array{color.green() - from.green(), pixel.green() - from.green()},
                              std::array{color.blue() - from.blue(), pixel.blue() - from.blue()}};
        for (const auto &[whole, part] : ways) {
            along += whole * part;
            length += whole * whole;
        }
        const double found = length > 0 ? along / length : 0;
        double off = 0;
        for (const auto &[whole, part] : ways)
            off += std::abs(part - found * whole);
        return off < 30 ? std::clamp(found, 0.0, 1.0) : 0;
    }

    TimeSeriesChart &m_chart;
    QImage m_image;
};

} // namespace yagura::kit
