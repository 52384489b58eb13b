// What becomes of an open trace in its store: asked for again while it may still grow, and archived.
#include "core/clock.h"
#include "kit/errortext.h"
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

void TracesScreen::archive()
{
    const auto &open = m_trace->trace();
    const auto jaeger = client();
    if (!open || !isShowingTrace())
        return;
    if (!jaeger || (m_file && m_file->holds(open->trace.id)))
        return m_trace->say(tr("This trace is of a file: there is no store to archive it in."));
    m_trace->say(tr("Archiving …"));
    ask<void>(m_askArchive, jaeger->archive(open->trace.id), [this](Result<void> done) {
        if (done)
            m_trace->say(tr("The trace is in the archive."));
        else if (done.error().kind == ErrorKind::Unsupported)
            m_trace->say(tr("The store has no archive."));
        else
            m_trace->say(tr("The trace was not archived: %1").arg(kit::errorSentence(done.error())));
    });
}

} // namespace yagura::traces
