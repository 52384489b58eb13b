// What the average request costs and how it ends, under given conditions: found once by running the model of
// behaviour many times. The metrics are traffic multiplied by these, so that they agree with traces and logs.
// Immutable after construction; any thread.
#pragma once

#include "demo/shop/conditions.h"
#include "demo/shop/operation.h"

#include <array>
#include <vector>

namespace yagura::demo {

inline constexpr std::array<double, 13> latencyBounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3,
                                                      0.5,   0.8,  1,     2.5,  5,   10};
inline constexpr int latencyBucketCount = static_cast<int>(latencyBounds.size()) + 1;

// One row of http_requests_total.
struct RequestOutcome
{
    Operation operation;
    int status;

    auto operator<=>(const RequestOutcome &) const = default;
};

// Expected numbers per request at the gateway.
struct Averages
{
    std::vector<double> outcomes; // one a row of Calibration::outcomes()
    std::array<std::array<double, latencyBucketCount>, serviceCount> latency{}; // not cumulated
    std::array<double, serviceCount> secondsSum{};
    std::array<double, serviceCount> served{}; // spans served, of any kind: statements count for the stores
    double ordersPlaced = 0;
    double cacheHits = 0;
    double cacheMisses = 0;
};

class Calibration
{
public:
    explicit Calibration(std::uint64_t seed);

    [[nodiscard]] const std::vector<RequestOutcome> &outcomes() const { return m_outcomes; }
    [[nodiscard]] Averages at(const Conditions &conditions) const;

private:
    struct Level
    {
        Conditions conditions;
        Averages averages;
    };

    std::vector<RequestOutcome> m_outcomes;
    std::vector<Level> m_pool; // rising pressure; the first is the calm shop
    Averages m_mail;
    Averages m_cache;
};

} // namespace yagura::demo
