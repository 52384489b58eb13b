#include "core/clock.h"

namespace yagura {

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

Duration SystemClock::steady() const
{
    return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

ManualClock::ManualClock(Instant start)
    : m_now(toUnixNanoseconds(start))
{ }

Instant ManualClock::now() const
{
    return fromUnixNanoseconds(m_now.load());
}

Duration ManualClock::steady() const
{
    return Duration(m_steady.load());
}

void ManualClock::advance(Duration by)
{
    m_now += by.count();
    m_steady += by.count();
}

void ManualClock::jump(Duration by)
{
    m_now += by.count();
}

} // namespace yagura
