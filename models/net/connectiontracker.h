// How one source is doing, derived from how its requests end. Plain object, one thread.
#pragma once

#include "net/connectionstate.h"
#include "net/httprequest.h"

namespace yagura {

class ConnectionTracker
{
public:
    // A complete answer. error describes one that speaks against the source as a whole (401, 403, 429, 5xx).
    void answered(Instant now, Duration elapsed, int retries, std::optional<Error> error);
    // No usable answer. Kinds that say nothing about the source (Cancelled, ShuttingDown, TooLarge,
    // InvalidInput, CircuitOpen, TooManyRequests: kept back on this side) change nothing.
    void failed(const Error &error);

    [[nodiscard]] const ConnectionState &state() const { return m_state; }
    // True when an observer should hear of it: another health or error, or a success a second newer than the
    // last announced one. Taking it counts as announcing.
    [[nodiscard]] bool takeAnnouncement();

private:
    ConnectionState m_state;
    ConnectionState m_announced;
};

// Whether an answer with this status speaks against the source rather than against the request.
[[nodiscard]] bool blamesSource(int status);

} // namespace yagura
