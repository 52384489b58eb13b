// Frames of a waterfall with its overview at 1600 × 1000: what a step of the wheel, a key or a click costs
// until it is painted. One iteration is one frame each of pan, zoom, scroll, fold and unfold; the slowest of
// each kind is counted.
#include "drawnchart.h"
#include "generators.h"

#include "traces/waterfall/minimapview.h"
#include "traces/waterfall/waterfallview.h"
#include "traces/wire/jaegerwire.h"

#include <benchmark/benchmark.h>

#include <QScrollBar>

#include <ctime>

namespace {

using namespace yagura;
using benchmark::State;
using traces::MinimapView;
using traces::WaterfallView;

class Stage
{
public:
    explicit Stage(std::shared_ptr<const traces::OpenTrace> open)
        : m_picture(1600, 1000, QImage::Format_ARGB32_Premultiplied)
        , m_overview(1600, 92, QImage::Format_ARGB32_Premultiplied)
    {
        view.resize(1600, 1000);
        map.resize(1600, 92);
        QObject::connect(&view, &WaterfallView::windowChanged, &map, &MinimapView::setWindow);
        view.setRollUp(0); // every span a row
        opening = frame([&] {
            map.setTrace(open);
            view.setTrace(std::move(open));
        });
        std::vector<bool> matches(view.trace()->rowCount());
        for (size_t row = 0; row < matches.size(); row += 7)
            matches[row] = true;
        view.setMatches(matches, traces::MatchMode::Mark);
        map.setMatches(matches);
        frame([] { });
    }

    // Milliseconds of processor time, which other programs do not lengthen.
    template <typename F> double frame(F act)
    {
        const double start = now();
        act();
        view.viewport()->render(&m_picture);
        map.render(&m_overview);
        return now() - start;
    }

    WaterfallView view;
    MinimapView map;
    double opening = 0; // ms, to the first frame

private:
    static double now()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    QImage m_picture;
    QImage m_overview;
};

void frames(State &state, const QByteArray &body)
{
    bench::useTheme();
    auto answer = traces::jaegerwire::readTraces(body);
    if (!answer || answer->traces.empty()) {
        state.SkipWithError("the generated trace was not read");
        return;
    }
    Stage stage(std::make_shared<const traces::OpenTrace>(openTrace(std::move(answer->traces.front()))));
    auto &view = stage.view;
    double pan = 0;
    double zoom = 0;
    double scroll = 0;
    double fold = 0;
    int turn = 0;
    for (auto _ : state) {
        // From the whole trace down to a thousandth, and along it.
        if (++turn % 20 == 0)
            view.fit();
        zoom = std::max(zoom, stage.frame([&] { view.zoomBy(0.7); }));
        pan = std::max(pan, stage.frame([&] { view.panBy(turn % 2 == 0 ? 0.15 : -0.1); }));
        auto *bar = view.verticalScrollBar();
        const int most = bar->maximum();
        scroll = std::max(scroll, stage.frame([&] { bar->setValue(most / 20 * (turn % 20) + turn % 24); }));
        const auto place = view.rows().shownCount() / 40 * static_cast<std::uint32_t>(turn % 20);
        const auto row = view.rows().shown()[place].row;
        fold = std::max(fold, stage.frame([&] { view.setFolded(row, true); }));
        fold = std::max(fold, stage.frame([&] { view.setFolded(row, false); }));
    }
    state.counters["first_frame_ms"] = stage.opening;
    state.counters["slowest_pan_ms"] = pan;
    state.counters["slowest_zoom_ms"] = zoom;
    state.counters["slowest_scroll_ms"] = scroll;
    state.counters["slowest_fold_ms"] = fold;
    state.SetLabel("five frames");
}

void frames100k(State &state)
{
    frames(state, bench::jaegerTrace(100'000));
}
void framesFlat(State &state)
{
    frames(state, bench::flatTrace(100'000));
}
void framesChain(State &state)
{
    frames(state, bench::chainTrace(100'000));
}

BENCHMARK(frames100k)->Name("traces/frame/100k")->Unit(benchmark::kMillisecond);
BENCHMARK(framesFlat)->Name("traces/frame/flat_100k")->Unit(benchmark::kMillisecond);
BENCHMARK(framesChain)->Name("traces/frame/chain_100k")->Unit(benchmark::kMillisecond);

} // namespace
