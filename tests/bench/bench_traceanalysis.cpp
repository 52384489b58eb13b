// One filter over an opened trace, and what is worked out from it for the other views.
#include "generators.h"

#include "traces/analysis/findings.h"
#include "traces/analysis/flamelayout.h"
#include "traces/analysis/spanstatistics.h"
#include "traces/analysis/whatif.h"
#include "traces/filter/spanfilter.h"
#include "traces/wire/jaegerwire.h"

#include <benchmark/benchmark.h>

namespace {

using namespace yagura;

// seed as in generators.h, 100,000 spans, 123 MB of JSON.
const traces::OpenTrace &opened()
{
    static const auto open = [] {
        auto answer = traces::jaegerwire::readTraces(bench::jaegerTrace(100'000));
        return answer && !answer->traces.empty() ? traces::openTrace(std::move(answer->traces.front()))
                                                 : traces::OpenTrace();
    }();
    return open;
}

void filter(benchmark::State &state, const QString &text)
{
    const auto parsed = traces::SpanFilter::read(text);
    if (!parsed || opened().rowCount() == 0) {
        state.SkipWithError("no filter or no trace");
        return;
    }
    for (auto _ : state) {
        auto rows = parsed->matchingRows(opened());
        benchmark::DoNotOptimize(rows);
    }
}

void searchText(benchmark::State &state)
{
    filter(state, QStringLiteral("no such text"));
}
void searchRegex(benchmark::State &state)
{
    filter(state, QStringLiteral("/select.*where/i"));
}
void filterFields(benchmark::State &state)
{
    filter(state, QStringLiteral("service:payment and (error or dur>500ms)"));
}

template <typename F> void work(benchmark::State &state, F function)
{
    for (auto _ : state) {
        auto result = function(opened());
        benchmark::DoNotOptimize(result);
    }
}

void findings(benchmark::State &state)
{
    work(state, [](const traces::OpenTrace &open) { return traces::findingsOf(open); });
}
void statistics(benchmark::State &state)
{
    work(state, [](const traces::OpenTrace &open) { return traces::spanStatistics(open, {}); });
}
void flames(benchmark::State &state)
{
    work(state, [](const traces::OpenTrace &open) {
        return traces::flameLayout(open, traces::FlameOrder::LeftHeavy, traces::FlameWeight::Self);
    });
}
void whatIf(benchmark::State &state)
{
    work(state, [](const traces::OpenTrace &open) {
        return traces::whatIf(open, traces::RowMask(open.rowCount(), true), 50);
    });
}

BENCHMARK(searchText)->Name("traces/search/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(searchRegex)->Name("traces/search/100k_regex")->Unit(benchmark::kMillisecond);
BENCHMARK(filterFields)->Name("traces/filter/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(findings)->Name("traces/findings/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(statistics)->Name("traces/statistics/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(flames)->Name("traces/flame/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(whatIf)->Name("traces/whatif/100k")->Unit(benchmark::kMillisecond);

} // namespace
