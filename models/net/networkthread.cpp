#include "net/networkthread.h"

#include "net/networkcontext.h"

namespace yagura {

NetworkThread::NetworkThread(const Clock &clock)
    : m_clock(clock)
{
    auto *context = new NetworkContext(clock);
    m_context = context;
    context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, context, &NetworkContext::startWatching);
    QObject::connect(&m_thread, &QThread::finished, context, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("network"));
    m_thread.start();
}

NetworkThread::~NetworkThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace yagura
