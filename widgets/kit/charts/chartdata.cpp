#include "kit/charts/chartdata.h"

#include "kit/thememanager.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit {

SeriesColor SeriesColor::palette(int index)
{
    SeriesColor color;
    color.m_index = index;
    return color;
}

SeriesColor SeriesColor::role(ColorRole role)
{
    SeriesColor color;
    color.m_kind = Kind::Role;
    color.m_role = role;
    return color;
}

SeriesColor SeriesColor::service(const QString &name)
{
    SeriesColor color;
    color.m_kind = Kind::Service;
    color.m_service = name;
    return color;
}

SeriesColor SeriesColor::fixed(const QColor &fixed)
{
    SeriesColor color;
    color.m_kind = Kind::Fixed;
    color.m_fixed = fixed;
    return color;
}

QColor SeriesColor::resolve(const Theme &theme) const
{
    switch (m_kind) {
    case Kind::Palette: {
        // The reddish colour is taken last in every round of ten.
        static constexpr std::array order{0, 1, 2, 3, 5, 6, 7, 8, 9, 4};
        return theme.series(order[static_cast<size_t>(m_index % seriesColorCount)]);
    }
    case Kind::Role:
        return theme.color(m_role);
    case Kind::Service:
        return serviceColor(m_service);
    case Kind::Fixed:
        return m_fixed;
    }
    Q_UNREACHABLE();
}

QColor SeriesColor::resolveFill(const Theme &theme) const
{
    const bool isMeaning = m_kind == Kind::Role && m_role != ColorRole::Accent && m_role != ColorRole::Info;
    return isMeaning ? resolve(theme) : blend(theme.color(ColorRole::Surface), resolve(theme), 0.68);
}

ChartSeries ChartSeries::fromColumns(QString name, SeriesColor color, std::vector<std::int64_t> timesMs,
                                     std::vector<double> values)
{
    struct Columns
    {
        std::vector<std::int64_t> times;
        std::vector<double> values;
    };
    const auto columns = std::make_shared<const Columns>(Columns{std::move(timesMs), std::move(values)});
    ChartSeries series;
    series.name = std::move(name);
    series.color = std::move(color);
    const size_t length = std::min(columns->times.size(), columns->values.size());
    series.timesMs = std::span(columns->times).first(length);
    series.values = std::span(columns->values).first(length);
    series.owner = columns;
    return series;
}

double ChartSeries::valueAt(std::int64_t atMs, std::int64_t maxAgeMs) const
{
    const auto after = std::upper_bound(timesMs.begin(), timesMs.end(), atMs);
    if (after == timesMs.begin())
        return std::numeric_limits<double>::quiet_NaN();
    const auto index = static_cast<size_t>(std::distance(timesMs.begin(), after)) - 1;
    return atMs - timesMs[index] <= maxAgeMs ? values[index] : std::numeric_limits<double>::quiet_NaN();
}

double ChartSeries::lastValue() const
{
    const auto last = std::find_if(values.rbegin(), values.rend(), [](double v) { return !std::isnan(v); });
    return last == values.rend() ? std::numeric_limits<double>::quiet_NaN() : *last;
}

} // namespace yagura::kit
