// Notices that the machine slept: the wall clock moved on and the steady one did not. Plain object, one
// thread.
#pragma once

#include "core/clock.h"

namespace yagura {

class WakeDetector
{
public:
    static constexpr Duration threshold = std::chrono::seconds(30);

    explicit WakeDetector(const Clock &clock);

    // True once for every jump of more than the threshold since the last look.
    [[nodiscard]] bool look();

private:
    const Clock &m_clock;
    Instant m_wall;
    Duration m_steady;
};

} // namespace yagura
