// The circuit of one source: after several failures in a row it opens, so that a dead server is not asked
// over and over; after a rest one probe goes through and decides. Plain object, used on one thread; times are
// Clock::steady().
#pragma once

#include "core/instant.h"

namespace yagura {

class Circuit
{
public:
    static constexpr int failuresToOpen = 5;
    static constexpr Duration rest = std::chrono::seconds(30);

    enum class Admission { Pass, Probe, Refuse };

    // May a request go out now? A Probe must be followed by succeeded(), failed() or probeAbandoned().
    [[nodiscard]] Admission admit(Duration now);
    void succeeded();
    void failed(Duration now);
    // The probe was cancelled before it told anything: the next request is a probe again.
    void probeAbandoned() { m_probing = false; }

    [[nodiscard]] bool isOpen() const { return m_failures >= failuresToOpen; }
    // Until a probe is let through; zero when one is.
    [[nodiscard]] Duration remainingRest(Duration now) const;

private:
    int m_failures = 0;
    bool m_probing = false;
    Duration m_openedAt{};
};

} // namespace yagura
