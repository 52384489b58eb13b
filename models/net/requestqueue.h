// Who may send next: first come, first served, at most so many at once. Holds ids only. Plain object, one
// thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace yagura {

using RequestId = std::uint64_t;

class RequestQueue
{
public:
    // Qt keeps at most six connections a host and pool; more under way would wait there with their deadline
    // running.
    static constexpr int mostParallel = 6;

    explicit RequestQueue(int parallel);

    void enqueue(RequestId id) { m_waiting.push_back(id); }
    void enqueueFront(RequestId id) { m_waiting.push_front(id); }
    // Takes a place; give it back with release().
    [[nodiscard]] std::optional<RequestId> takeNext();
    void release();
    // False when it was not waiting.
    bool remove(RequestId id);

    [[nodiscard]] std::size_t waiting() const { return m_waiting.size(); }
    [[nodiscard]] int running() const { return m_running; }

private:
    int m_parallel;
    int m_running = 0;
    std::deque<RequestId> m_waiting;
};

} // namespace yagura
