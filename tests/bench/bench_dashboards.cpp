// A refresh of fifty panels as the operator has it every few seconds: the range moves on by one step, all
// panels ask, the answers come over HTTP from a server on this machine, are parsed, joined to what is known,
// and painted. Says what the GUI thread did at one stretch, too.
#include "drawnchart.h"
#include "generatedserver.h"
#include "generators.h"

#include "core/clock.h"
#include "dashboards/grid/gridview.h"
#include "metrics/queryscheduler.h"
#include "net/httpclient.h"
#include "net/networkthread.h"
#include "support/eventloopgap.h"
#include "support/processmemory.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>

namespace {

using namespace yagura;
using namespace yagura::dashboards;
using benchmark::State;

constexpr int panelCount = 50;
constexpr int panelsInARow = 6; // of 320 pixels each
constexpr Duration step = std::chrono::seconds(15);
constexpr int points = 720;
constexpr int manySeries = 10'000;
constexpr int fewPoints = 120; // of each of very many series

Panel linesPanel(int number, const GridRect &place, int pointCount)
{
    Panel panel = newPanel(number + 1, PanelKind::TimeSeries);
    panel.title = QStringLiteral("Panel %1").arg(number);
    panel.grid = place;
    panel.targets.front().expression = QStringLiteral("rate(metric_%1[1m])").arg(number);
    panel.targets.front().legend = QStringLiteral("{{instance}}");
    panel.maximumPoints = pointCount;
    return panel;
}

Dashboard fiftyPanels()
{
    Dashboard dashboard;
    for (int i = 0; i < panelCount; ++i)
        dashboard.panels.push_back(
            linesPanel(i, {(i % panelsInARow) * 4, (i / panelsInARow) * 4, 4, 4}, points));
    return dashboard;
}

Dashboard onePanel()
{
    Dashboard dashboard;
    dashboard.panels.push_back(linesPanel(0, {0, 0, 24, 16}, fewPoints));
    return dashboard;
}

// The grid with everything behind it.
struct Desk
{
    Desk(const Dashboard &dashboard, int seriesCount, int pointCount)
        : server(seriesCount)
        , network(clock)
        , grid(std::make_unique<GridView>(scheduler, clock))
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("prom");
        endpoint.base = server.url();
        auto client
            = std::make_shared<metrics::PromClient>(std::make_shared<HttpClient>(network, workers, endpoint));
        surroundings.sources = {{endpoint.name, endpoint.name, std::move(client)}};
        surroundings.scrapeInterval = step;
        surroundings.workers = &workers;
        surroundings.range.to = fromUnixSeconds(std::int64_t{1'795'000'005});
        surroundings.range.from = surroundings.range.to - pointCount * step;
        grid->setDashboard(dashboard);
        for (const Panel &panel : grid->panels())
            (void)grid->frame(panel.id);
        grid->resize(1920, 9 * 160);
        grid->show();
    }
    ~Desk()
    {
        grid.reset();
        surroundings.sources.clear();
        workers.waitForDone();
    }

    // False when it takes a quarter of a minute.
    [[nodiscard]] bool refresh()
    {
        surroundings.range.from += step;
        surroundings.range.to += step;
        const auto frames = grid->frames();
        for (PanelFrame *frame : frames)
            frame->ask(surroundings);
        QElapsedTimer since;
        since.start();
        const auto isRunning = [&] {
            return std::any_of(frames.begin(), frames.end(),
                               [](const PanelFrame *frame) { return frame->isRunning(); });
        };
        while (isRunning() && since.elapsed() < 15'000)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
        QCoreApplication::processEvents(); // what is left to paint
        return !isRunning();
    }

    bench::GeneratedServer server;
    SystemClock clock;
    QThreadPool workers;
    NetworkThread network;
    metrics::QueryScheduler scheduler;
    std::unique_ptr<GridView> grid;
    PanelSurroundings surroundings;
};

void refresh(State &state, Desk &desk)
{
    if (!desk.refresh() || !desk.refresh()) {
        state.SkipWithError("the panels did not get their answers");
        return;
    }
    const int continuedBefore = desk.scheduler.continuedRanges();
    const int startedBefore = desk.scheduler.started();
    const test::EventLoopGap gap;
    for (auto _ : state) {
        if (!desk.refresh()) {
            state.SkipWithError("the panels did not get their answers");
            return;
        }
    }
    state.counters["gui_longest_work_ms"] = static_cast<double>(gap.longestWork().count());
    state.counters["gui_longest_gap_ms"] = static_cast<double>(gap.longestGap().count());
    state.counters["continued_share"]
        = static_cast<double>(desk.scheduler.continuedRanges() - continuedBefore)
        / std::max(1, desk.scheduler.started() - startedBefore);
    state.counters["rss_mb"] = static_cast<double>(test::residentMemory("VmRSS")) / 1024 / 1024;
}

void refresh50(State &state)
{
    bench::useTheme();
    Desk desk(fiftyPanels(), 10, points);
    refresh(state, desk);
    state.SetLabel("random walk with spikes, seed " + std::to_string(bench::seed)
                   + ", 50 x 10x720 over HTTP");
}
BENCHMARK(refresh50)->Name("dashboards/refresh/50panels")->Unit(benchmark::kMillisecond);

void refresh10k(State &state)
{
    bench::useTheme();
    Desk desk(onePanel(), manySeries, fewPoints);
    refresh(state, desk);
    state.SetLabel("random walk with spikes, seed " + std::to_string(bench::seed) + ", 10,000x120 over HTTP");
}
BENCHMARK(refresh10k)->Name("dashboards/refresh/10kseries")->Unit(benchmark::kMillisecond)->Iterations(5);

} // namespace
