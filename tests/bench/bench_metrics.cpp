// A range answer from its JSON text to the pixels of a chart with grid and labels, and the redraw of a chart
// that holds its data when the operator zooms. Charts are 1600×500, those of the fifty panels 320×150; the
// pen is the theme's.
#include "drawnchart.h"

#include "support/processmemory.h"

#include <benchmark/benchmark.h>

#include <malloc.h>

namespace {

using namespace yagura;
using bench::DrawnChart;
using bench::Shape;
using benchmark::State;

constexpr double mebibyte = 1024.0 * 1024.0;

void bytesToPixels(State &state, Shape shape)
{
    bench::useTheme();
    ::malloc_trim(0);
    const qint64 idle = test::residentMemory("VmRSS");
    DrawnChart drawn(bench::chartSize);
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
    bench::useTheme();
    const Shape shape{10, 720};
    const QByteArray body = shape.text();
    std::vector<std::unique_ptr<DrawnChart>> panels;
    for (int i = 0; i < 50; ++i)
        panels.push_back(std::make_unique<DrawnChart>(bench::panelSize));
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

// Each time somewhere else, so that nothing can be drawn from memory.
void zoom(State &state, Shape shape, int percent)
{
    bench::useTheme();
    DrawnChart drawn(bench::chartSize);
    if (!drawn.show(shape.text())) {
        state.SkipWithError("the generated answer was not read");
        return;
    }
    int turn = 0;
    for (auto _ : state)
        drawn.zoom(percent / 100.0, turn++);
    state.SetLabel(shape.name() + ", to " + std::to_string(percent) + " %");
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
BENCHMARK_CAPTURE(zoom, wide50, Shape{100, 11'000}, 50)
    ->Name("metrics/zoom/100x11k/50")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(zoom, wide10, Shape{100, 11'000}, 10)
    ->Name("metrics/zoom/100x11k/10")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(zoom, longest50, Shape{1, 1'000'000}, 50)
    ->Name("metrics/zoom/1x1M/50")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(zoom, longest10, Shape{1, 1'000'000}, 10)
    ->Name("metrics/zoom/1x1M/10")
    ->Unit(benchmark::kMillisecond);

} // namespace
