// A trace that is still growing on the traces screen: asked for again in the background.
#include "core/clock.h"
#include "traces/tracepage.h"
#include "traces/tracesscreen.h"

namespace yagura::traces {

namespace {

// A trace whose last span ended less than GrowingFor ago may still grow. It is asked for again, ever more
// seldom while nothing comes.
constexpr auto GrowingFor = std::chrono::minutes(2);
constexpr Duration LongestGrowthPause = std::chrono::seconds(30);

} // namespace

void TracesScreen::awaitGrowth(Duration pause)
{
    const auto &open = m_trace->trace();
    const auto age = open ? m_time.clock().now() - fromUnixNanoseconds(open->tree.end) : Duration::max();
    m_growthPause.stop();
    if (age > GrowingFor)
        return;
    m_nextPause = pause;
    m_growthPause.start(std::chrono::duration_cast<std::chrono::milliseconds>(pause));
}

void TracesScreen::askForGrowth()
{
    const auto &open = m_trace->trace();
    const auto jaeger = client();
    if (!open || !jaeger || !isShowingTrace() || !m_isActive)
        return;
    ask<std::shared_ptr<const OpenTrace>>(
        m_askGrowth, jaeger->trace(open->trace.id), [this, id = open->trace.id](auto again) {
            const auto &shown = m_trace->trace();
            if (!again || !shown || shown->trace.id != id)
                return; // what is shown stays; a store that fails for a moment is no news here
            const bool hasGrown = (*again)->rowCount() > shown->rowCount();
            if (hasGrown)
                m_trace->growTrace(*again);
            awaitGrowth(hasGrown ? m_firstPause : std::min(m_nextPause * 2, LongestGrowthPause));
        });
}

} // namespace yagura::traces
