// When a request that only reads is tried again, and how long after. Pure functions, any thread.
#pragma once

#include "core/error.h"
#include "core/instant.h"
#include "net/httprequest.h"

#include <QByteArray>

#include <optional>

namespace yagura {

struct RetryRules
{
    int most = 3; // tries after the first
    Duration first = std::chrono::milliseconds(250); // doubled with every try
    Duration longest = std::chrono::seconds(8);
    Duration longestRetryAfter = std::chrono::minutes(5);
};

// One finished attempt, as far as trying again is concerned.
struct Attempt
{
    HttpIntent intent = HttpIntent::Read;
    int retriesDone = 0;
    int status = 0; // of the answer; 0 when there was none
    ErrorKind error = ErrorKind::ConnectionLost; // meaningful when status is 0
    std::optional<Duration> retryAfter; // what the server asked for
};

// The pause before the next try, or nothing when this is the end. random in [0, 1) spreads the clients: the
// pause is between half and the whole of its step, and never shorter than the server asked.
[[nodiscard]] std::optional<Duration> retryPause(const RetryRules &rules, const Attempt &attempt,
                                                 double random);

// Retry-After (RFC 9110 §10.2.3: seconds or a date) of a 429 or 503, else PagerDuty's ratelimit-reset of a
// 429; never longer than the rules allow. Nothing when absent or unreadable.
[[nodiscard]] std::optional<Duration> requestedPause(const RetryRules &rules, const HttpResponse &response,
                                                     Instant now);

} // namespace yagura
