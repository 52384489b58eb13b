#include "core/backoff.h"

#include <algorithm>
#include <cmath>

namespace yagura {

Backoff::Backoff(const BackoffPolicy &policy, Random random)
    : m_policy(policy)
    , m_random(std::move(random))
{ }

Duration Backoff::next(Duration atLeast)
{
    constexpr int mostSteps = 60; // far beyond any maximum, and the power stays finite
    const double grown
        = toSeconds(m_policy.initial) * std::pow(m_policy.factor, std::min(m_attempts, mostSteps));
    const double full = std::min(grown, toSeconds(m_policy.maximum));
    const double chance = m_random ? std::clamp(m_random(), 0.0, 1.0) : 1.0;
    const double spread = std::clamp(m_policy.jitter, 0.0, 1.0);
    if (m_attempts < mostSteps)
        ++m_attempts;
    return std::max(fromSeconds(full * (1 - spread + spread * chance)), atLeast);
}

} // namespace yagura
