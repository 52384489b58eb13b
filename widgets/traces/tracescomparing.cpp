// Comparing on the traces screen: two traces that were marked, and the open one with others of its kind.
#include "kit/controls/statepane.h"
#include "traces/comparison/comparisonpage.h"
#include "traces/search/tracesearches.h"
#include "traces/tracepage.h"
#include "traces/tracesscreen.h"

#include <QStackedLayout>

namespace yagura::traces {

namespace {

constexpr size_t MostOthers = 50; // traces that one is compared with

} // namespace

void TracesScreen::compare(const TraceId &first, const TraceId &second)
{
    const auto jaeger = client();
    if (!jaeger)
        return;
    m_compareAgain = [this, first, second] { compare(first, second); };
    setPage(m_comparison);
    m_comparison->setLoading();
    std::vector<Call<SharedTrace>> calls;
    calls.push_back(jaeger->trace(first));
    calls.push_back(jaeger->trace(second));
    ask<std::vector<Result<SharedTrace>>>(m_askCompared, all(std::move(calls)), [this](auto traces) {
        if (!traces)
            return m_comparison->setError(traces.error());
        for (const auto &trace : *traces) {
            if (!trace)
                return m_comparison->setError(trace.error());
        }
        m_comparison->setTraces(*(*traces)[0], *(*traces)[1]);
    });
}

void TracesScreen::compareWithOthers()
{
    const auto jaeger = client();
    const auto open = m_trace->trace();
    if (!jaeger || !open || !isShowingTrace() || open->tree.mainRoot == NoIndex)
        return;
    m_compareAgain = [this] {
        setPage(m_traceStack);
        compareWithOthers();
    };
    setPage(m_comparison);
    m_comparison->setLoading();
    SearchConditions conditions;
    conditions.services = {open->service(open->tree.mainRoot)};
    conditions.operation = open->operation(open->tree.mainRoot);
    ask<std::shared_ptr<const SearchResult>>(m_askOthers, searchTraces(jaeger, conditions, m_time.range()),
                                             [this, open](auto found) {
                                                 if (found)
                                                     askForOthers(open, **found);
                                                 else
                                                     m_comparison->setError(found.error());
                                             });
}

// Those that cannot be had are left out; what is compared with is said by number.
void TracesScreen::askForOthers(const SharedTrace &open, const SearchResult &found)
{
    const auto jaeger = client();
    if (!jaeger)
        return;
    std::vector<Call<SharedTrace>> calls;
    for (const auto &trace : found.traces) {
        if (calls.size() < MostOthers && trace.id != open->trace.id)
            calls.push_back(jaeger->trace(trace.id));
    }
    ask<std::vector<Result<SharedTrace>>>(m_askCompared, all(std::move(calls)), [this, open](auto traces) {
        if (!traces)
            return m_comparison->setError(traces.error());
        std::vector<SharedTrace> others;
        for (auto &trace : *traces) {
            if (trace)
                others.push_back(std::move(*trace));
        }
        m_comparison->setBaseline(open, std::move(others));
    });
}

} // namespace yagura::traces
