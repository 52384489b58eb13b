// How long the thread that made it kept its event loop busy at one stretch. Counts the processor time that
// this thread itself used between two turns of the loop, so that a loaded machine does not count as our
// fault; and, to catch waiting too, the wall-clock time.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <ctime>

namespace yagura::test {

class EventLoopGap
{
public:
    EventLoopGap()
    {
        m_wall.start();
        m_cpu = processorTime();
        QObject::connect(&m_timer, &QTimer::timeout, [this] { turn(); });
        m_timer.start(5);
    }

    // Of this thread, so far.
    [[nodiscard]] static std::chrono::nanoseconds processorTime()
    {
        timespec t{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return std::chrono::seconds(t.tv_sec) + std::chrono::nanoseconds(t.tv_nsec);
    }
    [[nodiscard]] std::chrono::milliseconds longestWork() const { return m_longestWork; }
    [[nodiscard]] std::chrono::milliseconds longestGap() const { return m_longestGap; }

private:
    void turn()
    {
        const auto cpu = processorTime();
        m_longestWork
            = std::max(m_longestWork, std::chrono::duration_cast<std::chrono::milliseconds>(cpu - m_cpu));
        m_cpu = cpu;
        m_longestGap = std::max(m_longestGap, std::chrono::milliseconds(m_wall.restart()));
    }

    QTimer m_timer;
    QElapsedTimer m_wall;
    std::chrono::nanoseconds m_cpu{};
    std::chrono::milliseconds m_longestWork{};
    std::chrono::milliseconds m_longestGap{};
};

} // namespace yagura::test
