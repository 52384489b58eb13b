#include "net/connectiontracker.h"

namespace yagura {

bool blamesSource(int status)
{
    return status == 401 || status == 403 || status == 429 || status >= 500;
}

void ConnectionTracker::answered(Instant now, Duration elapsed, int retries, std::optional<Error> error)
{
    if (error) {
        m_state.health = ConnectionHealth::Degraded;
        m_state.lastError = std::move(error);
        return;
    }
    m_state.health = retries > 0 ? ConnectionHealth::Degraded : ConnectionHealth::Healthy;
    m_state.lastError.reset();
    m_state.lastSuccess = now;
    m_state.lastElapsed = elapsed;
}

void ConnectionTracker::failed(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::ShuttingDown:
    case ErrorKind::TooLarge:
    case ErrorKind::InvalidInput:
    case ErrorKind::CircuitOpen:
    case ErrorKind::TooManyRequests:
        return;
    case ErrorKind::DeadlineExceeded:
    case ErrorKind::Stalled:
    case ErrorKind::OutcomeUnknown:
        // One slow answer does not mean that the source is gone; two in a row do.
        m_state.health = m_state.health == ConnectionHealth::Healthy ? ConnectionHealth::Degraded
                                                                     : ConnectionHealth::Down;
        break;
    default:
        m_state.health = ConnectionHealth::Down;
        break;
    }
    m_state.lastError = error;
}

bool ConnectionTracker::takeAnnouncement()
{
    const bool sameVerdict
        = m_state.health == m_announced.health && m_state.lastError == m_announced.lastError;
    const bool sameSecond = m_state.lastSuccess.has_value() == m_announced.lastSuccess.has_value()
        && (!m_state.lastSuccess
            || *m_state.lastSuccess - *m_announced.lastSuccess < std::chrono::seconds(1));
    if (sameVerdict && sameSecond)
        return false;
    m_announced = m_state;
    return true;
}

} // namespace yagura
