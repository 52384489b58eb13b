// What the pages of the gallery are put together from: series of noise, rows and pages. For tst_gallery.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>
#include <random>

namespace yagura::kit {

inline constexpr std::int64_t end = 1'795'444'000'000;

inline std::vector<double> noisy(int count, double level, double rise, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.03);
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        const double share = static_cast<double>(i) / count;
        const double grown = rise / (1 + std::exp(-(share - 0.72) * 60));
        values.push_back(std::max(0.0, (level + grown) * (1 + noise(random))));
    }
    return values;
}

inline ChartSeries series(const QString &name, double level, double rise, unsigned seed, int count = 720)
{
    std::vector<std::int64_t> times;
    for (int i = 0; i < count; ++i)
        times.push_back(end - (count - i) * 3'600'000LL / count);
    return ChartSeries::fromColumns(name, SeriesColor::service(name), times, noisy(count, level, rise, seed));
}

inline TimeRange lastHour()
{
    return {fromUnixMilliseconds(end - 3'600'000), fromUnixMilliseconds(end)};
}

inline QHBoxLayout *row(const QList<QWidget *> &widgets)
{
    auto *layout = new QHBoxLayout;
    layout->setSpacing(space::small);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignVCenter);
    layout->addStretch(1);
    return layout;
}

inline QWidget *page(QVBoxLayout *&layout)
{
    auto *widget = new QWidget;
    widget->setAutoFillBackground(true);
    layout = new QVBoxLayout(widget);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    return widget;
}

template <typename T> T *with(T *widget, auto change)
{
    change(*widget);
    return widget;
}

} // namespace yagura::kit
