// Which requests are sampled, second by second: a fair share of the traffic, and beyond it the failing ones
// up to a limit. A pure function of seed, timeline and time: asking twice gives the same requests. Any
// thread.
#pragma once

#include "demo/shop/calibration.h"
#include "demo/shop/request.h"
#include "demo/shop/timeline.h"

#include <vector>

namespace yagura::demo {

class RequestStream
{
public:
    // timeline and calibration outlive the stream.
    RequestStream(std::uint64_t seed, const Timeline &timeline, const Calibration &calibration);

    // The requests that begin in the whole seconds from floor(from) up to, not including, floor(to), in order
    // of time.
    [[nodiscard]] std::vector<Request> between(Instant from, Instant to) const;

    // Fairly sampled requests a second around a moment: few in the past, four from the start of the world.
    [[nodiscard]] double density(Instant at) const;

private:
    void appendSecond(std::int64_t second, std::vector<Request> &requests) const;

    const std::uint64_t m_seed;
    const Timeline &m_timeline;
    const Calibration &m_calibration;
};

// Whether a request ended in a server error for its customer.
[[nodiscard]] bool hasFailed(const RequestDraft &draft);

} // namespace yagura::demo
