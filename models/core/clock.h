// The only source of "now": injected, so that tests can stand still and demos can be repeated.
// Implementations are thread-safe.
#pragma once

#include "core/instant.h"

#include <atomic>

namespace yagura {

class Clock
{
public:
    virtual ~Clock() = default;

    // Wall-clock time. May jump when the machine is set or wakes up.
    [[nodiscard]] virtual Instant now() const = 0;

    // Time that only moves forward, from an arbitrary origin; for intervals and deadlines.
    [[nodiscard]] virtual Duration steady() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Duration steady() const override;
};

// Stands still until told otherwise.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(Instant start = fromUnixSeconds(std::int64_t{1'800'000'000}));

    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Duration steady() const override;

    // Moves both clocks.
    void advance(Duration by);
    // Moves the wall clock alone, as a suspend or an administrator does.
    void jump(Duration by);

private:
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_steady = 0;
};

} // namespace yagura
