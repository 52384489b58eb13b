#include "net/requestqueue.h"

#include <algorithm>

namespace yagura {

RequestQueue::RequestQueue(int parallel)
    : m_parallel(std::clamp(parallel, 1, mostParallel))
{ }

std::optional<RequestId> RequestQueue::takeNext()
{
    if (m_waiting.empty() || m_running >= m_parallel)
        return {};
    const RequestId id = m_waiting.front();
    m_waiting.pop_front();
    ++m_running;
    return id;
}

void RequestQueue::release()
{
    m_running = std::max(0, m_running - 1);
}

bool RequestQueue::remove(RequestId id)
{
    return std::erase(m_waiting, id) > 0;
}

} // namespace yagura
