// One sampled request of the shop: small enough to keep by the ten thousand. Everything else about it (spans,
// tags, log lines) follows from these few words, whenever it is asked for. Plain value.
#pragma once

#include "core/instant.h"
#include "demo/shop/conditions.h"
#include "demo/shop/spandraft.h"

#include <string>

namespace yagura::demo {

class Timeline;

// Head: a fair sample, whatever the outcome. Failure: kept because it failed, beyond the fair share.
enum class Selection : std::uint8_t { Head, Failure };

struct Request
{
    std::uint64_t seed = 0;
    Instant start;
    Conditions conditions;
    Journey journey = Journey::Home;
    Selection selection = Selection::Head;

    bool operator==(const Request &) const = default;
};

// Who asked for what: drawn once a request, the same in its trace and in its logs.
struct Customer
{
    std::string userId;
    std::string orderId;
    std::string productId;
    std::string searchTerm;
    std::string clientIp;
    std::string userAgent;
    std::string path; // as requested, ids filled in
    std::int64_t amountYen = 0;
};

[[nodiscard]] RequestDraft expand(const Request &request);
[[nodiscard]] Customer customerOf(const Request &request);

// 32 and 16 lower-case hex digits.
[[nodiscard]] std::string traceIdOf(const Request &request);
[[nodiscard]] std::string spanIdOf(const Request &request, int span);
// The pod that did the work of a span.
[[nodiscard]] size_t podSlotOf(const Request &request, Service service, size_t pods);

} // namespace yagura::demo
