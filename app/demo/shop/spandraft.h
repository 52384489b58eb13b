// The skeleton of one span of a simulated request: who, what, when, how it ended. Offsets are microseconds
// from the start of the request. Plain values; the text around them (tags, messages) is made later, only
// where it is asked for.
#pragma once

#include "demo/shop/operation.h"

#include <cstdint>
#include <vector>

namespace yagura::demo {

enum class SpanKind : std::uint8_t { Internal, Server, Client, Producer, Consumer };

// What is worth telling about a span beside its times.
enum class Note : std::uint8_t {
    None,
    PoolTimeout, // no database connection within the limit; the origin of an error
    PoolWait, // a connection came late
    UpstreamFailed, // a callee failed, so did this
    CardDeclined,
    BadPassword,
    UnknownProduct,
    InvalidAddress,
    OutOfStock,
    CacheMiss,
    ShardTimeout, // search: the origin of an error
    SmtpBusy, // mail: the provider answered 421
    Requeued, // worker: the mail will be tried again
};

struct SpanDraft
{
    Service service = Service::Gateway; // who reports the span
    Operation operation = Operation::GatewayHome;
    SpanKind kind = SpanKind::Internal;
    int parent = -1;
    std::int64_t startUs = 0;
    std::int64_t endUs = 0;
    int status = 0; // HTTP status; 0 where there is none
    bool error = false;
    Note note = Note::None;
    int attempt = 0; // 1 … for calls that may be repeated
    bool follows = false; // started by its parent, not awaited by it

    bool operator==(const SpanDraft &) const = default;
};

// Index 0 is the root, at the gateway. A parent comes before its children.
using RequestDraft = std::vector<SpanDraft>;

} // namespace yagura::demo
