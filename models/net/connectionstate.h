// How a source is doing, for the status bar and the screens. Plain value.
#pragma once

#include "core/error.h"
#include "core/instant.h"

#include <optional>

namespace yagura {

enum class ConnectionHealth {
    Unknown, // not asked yet
    Healthy, // the last answer was good
    Degraded, // answers, but with errors, or only after retries
    Down, // no usable answer; the circuit may be open
};

struct ConnectionState
{
    ConnectionHealth health = ConnectionHealth::Unknown;
    std::optional<Instant> lastSuccess;
    std::optional<Error> lastError; // of the latest failure; cleared by the next success
    Duration lastElapsed{}; // of the latest success

    bool operator==(const ConnectionState &) const = default;
};

} // namespace yagura

Q_DECLARE_METATYPE(yagura::ConnectionState)
