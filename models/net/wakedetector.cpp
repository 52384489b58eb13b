#include "net/wakedetector.h"

namespace yagura {

WakeDetector::WakeDetector(const Clock &clock)
    : m_clock(clock)
    , m_wall(clock.now())
    , m_steady(clock.steady())
{ }

bool WakeDetector::look()
{
    const Instant wall = m_clock.now();
    const Duration steady = m_clock.steady();
    const Duration jumped = (wall - m_wall) - (steady - m_steady);
    m_wall = wall;
    m_steady = steady;
    return jumped > threshold;
}

} // namespace yagura
