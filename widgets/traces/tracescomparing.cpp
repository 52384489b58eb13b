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

std::optional<Call<TracesScreen::SharedTrace>> TracesScreen::traceCall(const TraceId &id) const
{
    if (m_file && m_file->holds(id)) {
        auto *workers = m_workers ? m_workers : QThreadPool::globalInstance();
        return runOnWorker(workers, [file = m_file, id] { return openFrom(*file, id); });
    }
    const auto jaeger = client();
    if (!jaeger)
        return std::nullopt;
    return jaeger->trace(id);
}

void TracesScreen::compare(const TraceId &first, const TraceId &second)
{
    auto one = traceCall(first);
    auto other = traceCall(second);
    if (!one || !other)
        return;
    m_compareAgain = [this, first, second] { compare(first, second); };
    setPage(m_comparison);
    m_comparison->setLoading();
    std::vector<Call<SharedTrace>> calls;
    calls.push_back(std::move(*one));
    calls.push_back(std::move(*other));
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
    const auto open = m_trace->trace();
    const auto jaeger = client();
    const bool isOfThisFile = open && m_file && m_file->holds(open->trace.id);
    if ((!jaeger && !isOfThisFile) || !open || !isShowingTrace() || open->tree.mainRoot == NoIndex)
        return;
    m_compareAgain = [this] {
        setPage(m_traceStack);
        compareWithOthers();
    };
    setPage(m_comparison);
    m_comparison->setLoading();
    if (isOfThisFile)
        return askForOthers(open, m_file->found);
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
    const auto root = open->tree.mainRoot;
    std::vector<Call<SharedTrace>> calls;
    for (const auto &trace : found.traces) {
        const bool isOfKind
            = trace.rootService == open->service(root) && trace.rootOperation == open->operation(root);
        if (calls.size() >= MostOthers || trace.id == open->trace.id || !isOfKind)
            continue;
        if (auto call = traceCall(trace.id))
            calls.push_back(std::move(*call));
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
