// Charts that are no lines, painted anew at 1600 × 500 as after a refresh, and from their picture as while
// the pointer moves.
#include "drawnchart.h"

#include "kit/charts/bars/barchart.h"
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/charts/pie/piechart.h"
#include "kit/charts/states/statetimelinechart.h"

#include <benchmark/benchmark.h>

#include <cmath>

namespace {

using namespace yagura;
using benchmark::State;

void draw(QWidget &chart)
{
    static QImage image(bench::chartSize, QImage::Format_ARGB32_Premultiplied);
    chart.render(&image, {}, {}, QWidget::DrawChildren);
}

Instant second(std::int64_t s)
{
    return fromUnixSeconds(s);
}

// 4,000 columns of 50 buckets.
void fill(kit::HeatmapChart &chart)
{
    constexpr int columns = 4'000;
    auto cells = std::make_shared<std::vector<kit::HeatmapCell>>();
    for (int column = 0; column < columns; ++column) {
        for (int row = 0; row < 50; ++row)
            cells->push_back({second(60 * column), second(60 * column + 60), 0.01 * std::exp2(row),
                              0.01 * std::exp2(row + 1), static_cast<double>((column * 7 + row * 13) % 100)});
    }
    kit::HeatmapAxis axis;
    axis.scale = kit::HeatmapScale::Log2;
    chart.resize(bench::chartSize);
    chart.setAxis(axis);
    chart.setCells(std::move(cells));
    chart.setRange({second(0), second(60 * columns)});
}

void heatmapAnew(State &state)
{
    bench::useTheme();
    kit::HeatmapChart chart;
    fill(chart);
    for (auto _ : state) {
        chart.setCellGap(1);
        draw(chart);
    }
    state.SetLabel("200,000 cells");
}
BENCHMARK(heatmapAnew)->Unit(benchmark::kMillisecond);

void heatmapFromItsPicture(State &state)
{
    bench::useTheme();
    kit::HeatmapChart chart;
    fill(chart);
    for (auto _ : state)
        draw(chart);
    state.SetLabel("200,000 cells");
}
BENCHMARK(heatmapFromItsPicture)->Unit(benchmark::kMillisecond);

void statesAnew(State &state)
{
    bench::useTheme();
    std::vector<kit::StateRow> rows;
    for (int i = 0; i < 20; ++i) {
        kit::StateRow row{QStringLiteral("host-%1").arg(i), {}};
        for (int at = 0; at < 5'000; ++at)
            row.spans.push_back({second(15 * at), second(15 * at + 15),
                                 (at + i) % 7 ? QStringLiteral("Up") : QStringLiteral("Down"),
                                 kit::SeriesColor::palette((at + i) % 7 ? 0 : 1)});
        rows.push_back(std::move(row));
    }
    kit::StateTimelineChart chart;
    chart.resize(bench::chartSize);
    chart.setRange({second(0), second(75'000)});
    chart.setRows(std::move(rows));
    for (auto _ : state) {
        chart.setRange({second(0), second(75'000)});
        draw(chart);
    }
    state.SetLabel("20 rows of 5,000 samples");
}
BENCHMARK(statesAnew)->Unit(benchmark::kMillisecond);

void pieAnew(State &state)
{
    bench::useTheme();
    std::vector<kit::PieSlice> slices;
    for (int i = 0; i < 100; ++i)
        slices.push_back({QStringLiteral("slice %1").arg(i), 100.0 / (i + 1), kit::SeriesColor::palette(i)});
    kit::PieChart chart;
    chart.resize(bench::chartSize);
    for (auto _ : state) {
        chart.setSlices(slices);
        draw(chart);
    }
    state.SetLabel("100 slices");
}
BENCHMARK(pieAnew)->Unit(benchmark::kMillisecond);

void barsAnew(State &state)
{
    bench::useTheme();
    QStringList names;
    std::vector<kit::BarSeries> series(4);
    for (int i = 0; i < 200; ++i) {
        names << QStringLiteral("category-%1").arg(i);
        for (size_t one = 0; one < series.size(); ++one)
            series[one].values.push_back((i * 7 + static_cast<int>(one) * 13) % 100);
    }
    kit::BarChart chart;
    chart.resize(bench::chartSize);
    for (auto _ : state) {
        chart.setBars(names, series);
        draw(chart);
    }
    state.SetLabel("800 bars");
}
BENCHMARK(barsAnew)->Unit(benchmark::kMillisecond);

} // namespace
