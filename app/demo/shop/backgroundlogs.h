// What the services log by themselves, without a request: garbage collection, checkpoints, the state of pool
// and queue, starts after a deployment. A pure function of seed, timeline and time.
#pragma once

#include "demo/shop/logline.h"

#include <vector>

namespace yagura::demo {

// For the whole seconds from floor(from) up to, not including, floor(to).
void appendBackgroundLogs(std::uint64_t seed, const Timeline &timeline, Instant from, Instant to,
                          std::vector<LogLine> &lines);

} // namespace yagura::demo
