// How long to wait before trying again: doubling, bounded, and spread by chance so that many clients do not
// return at once. Chance is injected. Plain value, one thread.
#pragma once

#include "core/instant.h"

#include <functional>

namespace yagura {

struct BackoffPolicy
{
    Duration initial = std::chrono::milliseconds(500);
    Duration maximum = std::chrono::seconds(30);
    double factor = 2;
    double jitter = 0.5; // 0 none; 1 anywhere between zero and the full wait; 0.5 between half and all of it
};

class Backoff
{
public:
    // Draws from [0, 1).
    using Random = std::function<double()>;

    // Without a source of chance, waits are exact.
    explicit Backoff(const BackoffPolicy &policy = {}, Random random = {});

    // The wait before the next attempt, never less than the server asked for (Retry-After).
    [[nodiscard]] Duration next(Duration atLeast = Duration::zero());
    // After a success.
    void reset() { m_attempts = 0; }
    // How often next() was asked since the last reset.
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    BackoffPolicy m_policy;
    Random m_random;
    int m_attempts = 0;
};

} // namespace yagura
