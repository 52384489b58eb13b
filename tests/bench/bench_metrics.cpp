// A range answer from its JSON text to the pixels of a chart with grid and labels, and the redraw of a chart
// that holds its data when the operator zooms. Charts are 1600×500, those of the fifty panels 320×150; the
// pen is the theme's.
#include "generators.h"

#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/thememanager.h"
#include "metrics/promwire.h"
#include "support/processmemory.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>

#include <malloc.h>

namespace {

using namespace yagura;
using benchmark::State;

constexpr QSize chartSize(1600, 500);
constexpr QSize panelSize(320, 150);
constexpr double mebibyte = 1024.0 * 1024.0;

struct Shape
{
    int series = 0;
    int points = 0;

    [[nodiscard]] QByteArray text() const { return bench::rangeAnswer(series, points); }
    [[nodiscard]] std::string name() const
    {
        return "random walk with spikes, seed " + std::to_string(bench::seed) + ", " + std::to_string(series)
            + "x" + std::to_string(points);
    }
};

// The series of an answer as the panels hand them to their chart: columns shared with the answer.
std::vector<kit::ChartSeries> chartSeries(const std::shared_ptr<const metrics::QueryResult> &answer)
{
    std::vector<kit::ChartSeries> all;
    for (const metrics::Series &series : answer->series) {
        kit::ChartSeries one;
        one.name = series.labels.value(u"instance");
        one.color = kit::SeriesColor::palette(static_cast<int>(all.size()));
        one.timesMs = series.timesMs;
        one.values = series.values;
        one.owner = answer;
        one.gapMs = 22'500;
        all.push_back(std::move(one));
    }
    return all;
}

TimeRange rangeOf(const metrics::QueryResult &answer)
{
    const auto &times = answer.series.front().timesMs;
    return {fromUnixMilliseconds(times.front()), fromUnixMilliseconds(times.back())};
}

// A chart and the picture it is drawn into.
struct Drawn
{
    explicit Drawn(QSize size)
        : image(size, QImage::Format_ARGB32_Premultiplied)
    {
        chart.resize(size);
        chart.setLegend(kit::LegendKind::None);
        image.fill(Qt::black);
        chart.ensurePolished();
    }

    [[nodiscard]] bool show(const QByteArray &body)
    {
        auto parsed = metrics::parseQueryResult(body);
        if (!parsed || parsed->series.empty())
            return false;
        const auto answer = std::make_shared<const metrics::QueryResult>(std::move(*parsed));
        chart.setRange(rangeOf(*answer));
        chart.setSeries(chartSeries(answer));
        draw();
        return true;
    }
    void draw() { chart.render(&image, {}, {}, QWidget::DrawChildren); }

    kit::TimeSeriesChart chart;
    QImage image;
};

void theme()
{
    static kit::ThemeManager manager(*qApp);
}

void bytesToPixels(State &state, Shape shape)
{
    theme();
    ::malloc_trim(0);
    const qint64 idle = test::residentMemory("VmRSS");
    Drawn drawn(chartSize);
    {
        QByteArray body = shape.text();
        state.counters["bytes"] = static_cast<double>(body.size());
        for (auto _ : state) {
            if (!drawn.show(body)) {
                state.SkipWithError("the generated answer was not read");
                return;
            }
        }
    }
    ::malloc_trim(0);
    state.counters["held_mb"] = static_cast<double>(test::residentMemory("VmRSS") - idle) / mebibyte;
    state.SetLabel(shape.name());
}

void fiftyPanels(State &state)
{
    theme();
    const Shape shape{10, 720};
    const QByteArray body = shape.text();
    std::vector<std::unique_ptr<Drawn>> panels;
    for (int i = 0; i < 50; ++i)
        panels.push_back(std::make_unique<Drawn>(panelSize));
    for (auto _ : state) {
        for (const auto &panel : panels) {
            if (!panel->show(body)) {
                state.SkipWithError("the generated answer was not read");
                return;
            }
        }
    }
    state.counters["bytes"] = 50.0 * static_cast<double>(body.size());
    state.SetLabel("50 x " + shape.name());
}

// To half of the range, each time somewhere else, so that nothing can be drawn from memory.
void zoom(State &state, Shape shape)
{
    theme();
    Drawn drawn(chartSize);
    if (!drawn.show(shape.text())) {
        state.SkipWithError("the generated answer was not read");
        return;
    }
    const TimeRange whole = drawn.chart.range();
    int turn = 0;
    for (auto _ : state) {
        const Instant from = whole.from + whole.length() * (turn++ % 10) / 20;
        drawn.chart.setRange({from, from + whole.length() / 2});
        drawn.draw();
    }
    state.SetLabel(shape.name() + ", to 50 %");
}

BENCHMARK_CAPTURE(bytesToPixels, small, Shape{20, 1'000})
    ->Name("metrics/bytes_to_pixels/20x1k")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bytesToPixels, wide, Shape{100, 11'000})
    ->Name("metrics/bytes_to_pixels/100x11k")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(bytesToPixels, longest, Shape{1, 1'000'000})
    ->Name("metrics/bytes_to_pixels/1x1M")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(fiftyPanels)->Name("metrics/bytes_to_pixels/50panels")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(zoom, wide, Shape{100, 11'000})
    ->Name("metrics/zoom/100x11k")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(zoom, longest, Shape{1, 1'000'000})
    ->Name("metrics/zoom/1x1M")
    ->Unit(benchmark::kMillisecond);

} // namespace
