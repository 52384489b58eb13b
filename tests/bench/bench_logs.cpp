// Bytes of a search answer to columns.
#include "generators.h"

#include "logs/elasticwire.h"

#include <benchmark/benchmark.h>

namespace {

void hits10k(benchmark::State &state)
{
    const QByteArray body = yagura::bench::searchAnswer(10'000);
    for (auto _ : state) {
        auto page = yagura::logs::elasticwire::readPage(body);
        if (!page || page->rows.size() != 10'000) {
            state.SkipWithError("the generated answer was not read");
            return;
        }
        benchmark::DoNotOptimize(page);
    }
    state.counters["bytes"] = static_cast<double>(body.size());
}
BENCHMARK(hits10k)->Name("logs/hits/10k")->Unit(benchmark::kMillisecond);

} // namespace
