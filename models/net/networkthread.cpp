#include "net/networkthread.h"

#include "net/networkgate.h"

namespace yagura {

NetworkThread::NetworkThread(const Clock &clock)
    : m_clock(clock)
{
    m_reaper.setObjectName(QStringLiteral("network reaper"));
    m_reaper.start(QThread::LowPriority);
    auto *context = new NetworkContext(clock, &m_reaper);
    m_gate = std::make_shared<NetworkGate>(context);
    context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, context, &NetworkContext::startWatching);
    QObject::connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("network"));
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    m_gate->close();
    m_thread.quit();
    m_thread.wait();
    m_reaper.quit();
    m_reaper.wait();
}

} // namespace yagura
