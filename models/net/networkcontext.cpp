#include "net/networkcontext.h"

namespace yagura {

NetworkContext::NetworkContext(const Clock &clock, QThread *reaper)
    : m_clock(clock)
    , m_reaper(reaper)
    , m_detector(clock)
    , m_timer(this)
{
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &NetworkContext::look);
}

void NetworkContext::startWatching()
{
    m_timer.start();
}

void NetworkContext::look()
{
    if (m_detector.look())
        Q_EMIT woke();
}

} // namespace yagura
