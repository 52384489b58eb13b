// Bytes of a Jaeger answer to rows, tree and critical path.
#include "generators.h"

#include "traces/opentrace.h"
#include "traces/wire/jaegerwire.h"

#include <benchmark/benchmark.h>

namespace {

using namespace yagura;

void openBody(benchmark::State &state, const QByteArray &body)
{
    for (auto _ : state) {
        // The client hands its bytes over; a copy is not part of the work.
        state.PauseTiming();
        QByteArray bytes(body.constData(), body.size());
        state.ResumeTiming();
        auto answer = traces::jaegerwire::readTraces(std::move(bytes));
        if (!answer || answer->traces.empty()) {
            state.SkipWithError("the generated trace was not read");
            return;
        }
        auto opened = traces::openTrace(std::move(answer->traces.front()));
        benchmark::DoNotOptimize(opened);
    }
    state.counters["bytes"] = static_cast<double>(body.size());
}

void open10k(benchmark::State &state)
{
    openBody(state, bench::jaegerTrace(10'000));
}
void open100k(benchmark::State &state)
{
    openBody(state, bench::jaegerTrace(100'000));
}
void openFlat(benchmark::State &state)
{
    openBody(state, bench::flatTrace(100'000));
}
void openChain(benchmark::State &state)
{
    openBody(state, bench::chainTrace(100'000));
}

BENCHMARK(open10k)->Name("traces/open/10k")->Unit(benchmark::kMillisecond);
BENCHMARK(open100k)->Name("traces/open/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(openFlat)->Name("traces/open/flat_100k")->Unit(benchmark::kMillisecond);
BENCHMARK(openChain)->Name("traces/open/chain_100k")->Unit(benchmark::kMillisecond);

} // namespace
