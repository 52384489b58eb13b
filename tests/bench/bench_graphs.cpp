// Graphs of services: 500 nodes laid out, and painted at 1600 × 900 as while they are moved.
#include "drawnchart.h"
#include "generators.h"

#include "traces/graph/graphtools.h"
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphwords.h"

#include <benchmark/benchmark.h>

#include <random>

namespace {

using namespace yagura;
using namespace yagura::traces;
using benchmark::State;

// Each service is called by one before it, near by more often; the other calls lead further in, some back.
ServiceGraph services(int count, int calls)
{
    std::mt19937_64 random(bench::seed);
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const auto name = [](int i) { return QStringLiteral("team-%1-service-%2").arg(i % 17).arg(i); };
    std::vector<Dependency> dependencies;
    for (int i = 1; i < count; ++i)
        dependencies.push_back({name(number(1 + i / 3)), name(i), 1 + random() % 90'000});
    for (int i = count; i < calls; ++i) {
        auto from = number(count);
        auto to = number(count);
        if (from > to && number(20) != 0)
            std::swap(from, to);
        dependencies.push_back({name(from), name(to), 1 + random() % 20'000});
    }
    return serviceGraph(dependencies);
}

ServiceRates ratesOf(const ServiceGraph &graph)
{
    std::mt19937_64 random(bench::seed);
    ServiceRates rates;
    for (const auto &node : graph.nodes)
        rates.services.insert(node.service,
                              {static_cast<double>(random() % 100'000) / 100,
                               static_cast<double>(random() % 1'000) / 40'000,
                               static_cast<double>(random() % 5'000) / 1'000});
    return rates;
}

void layOut(State &state, int count, int calls)
{
    bench::useTheme();
    const auto graph = services(count, calls);
    const auto sizes = graphNodeSizes(nodesOf(graph, {}, {}), {.width = 116, .lines = 2});
    const auto edges = graphLayoutEdges(edgesOf(graph, 3'600));
    for (auto _ : state) {
        auto layout = layeredLayout(sizes, edges);
        benchmark::DoNotOptimize(layout);
    }
    state.counters["nodes"] = static_cast<double>(graph.nodes.size());
    state.counters["edges"] = static_cast<double>(graph.edges.size());
}

// scale: 0 is the whole graph.
void paint(State &state, int calls, double scale)
{
    bench::useTheme();
    const auto graph = services(500, calls);
    const auto nodes = nodesOf(graph, ratesOf(graph), {});
    const auto edges = edgesOf(graph, 3'600);
    const auto sizes = graphNodeSizes(nodes, {.width = 116, .lines = 2});
    GraphView view(QStringLiteral("services"));
    view.resize(1'600, 900);
    view.setPicture({nodes, edges, layeredLayout(sizes, graphLayoutEdges(edges))}, sizes);
    if (scale > 0)
        view.zoomBy(scale / view.viewport().scale());
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    for (auto _ : state)
        view.render(&image, {}, {}, QWidget::DrawChildren);
    state.counters["nodes"] = view.paintedNodes();
    state.counters["edges"] = static_cast<double>(graph.edges.size());
}

BENCHMARK_CAPTURE(layOut, 500x1000, 500, 1'000)
    ->Name("traces/graph/layout/500x1000")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(layOut, 500x3000, 500, 3'000)
    ->Name("traces/graph/layout/500x3000")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, whole, 1'000, 0)
    ->Name("traces/graph/frame/500_whole")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, dense, 3'000, 0)
    ->Name("traces/graph/frame/500x3000_whole")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, names, 1'000, 0.4)
    ->Name("traces/graph/frame/500_names")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(paint, near, 1'000, 0.8)
    ->Name("traces/graph/frame/500_near")
    ->Unit(benchmark::kMillisecond);

} // namespace
