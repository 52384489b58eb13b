// How many requests a second arrive at the gateway: the shape of a day in Tokyo, the week, and some noise.
// A pure function of seed and time.
#pragma once

#include "core/instant.h"

namespace yagura::demo {

[[nodiscard]] double requestsPerSecond(std::uint64_t seed, Instant at);

} // namespace yagura::demo
