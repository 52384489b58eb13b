// The way onto the network thread for those who may outlive it: a worker that is still busy with an answer
// can be the last to let go of a client while the program ends. Shared by the NetworkThread and every
// HttpClient; call from any thread. Internal to models/net.
#pragma once

#include "net/networkcontext.h"

#include <mutex>

namespace yagura {

class NetworkGate
{
public:
    explicit NetworkGate(NetworkContext *context)
        : m_context(context)
    { }

    // Runs work(context) on the network thread; false, and never, once the gate is closed.
    template <typename F> bool post(F work)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_context)
            return false;
        QMetaObject::invokeMethod(
            m_context, [context = m_context, moved = std::move(work)]() mutable { moved(*context); },
            Qt::QueuedConnection);
        return true;
    }

    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_context = nullptr;
    }

private:
    std::mutex m_mutex;
    NetworkContext *m_context; // under the mutex
};

} // namespace yagura
