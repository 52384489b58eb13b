// How every service is doing: requests, errors, duration and firing alerts put together by service identity.
// Values and the pure function that joins the answers; ServiceHealthFeed asks for them.
#pragma once

#include "correlate/serviceidentity.h"
#include "metrics/series.h"

#include <optional>
#include <vector>

namespace yagura::correlate {

// Unknown: no data at all. Worse states have higher values.
enum class HealthState { Unknown, Ok, Warning, Critical };

// A number over time, one point a step, oldest first; NaN where there was none.
struct Trend
{
    std::vector<double> points;

    // The newest point that is a number.
    [[nodiscard]] std::optional<double> latest() const;
};

// When a share of failed requests is worth a look even without an alert, and when it means trouble.
inline constexpr double errorRatioWarning = 0.01;
inline constexpr double errorRatioCritical = 0.05;
[[nodiscard]] HealthState stateOfErrorRatio(double ratio); // Unknown for NaN

struct ServiceHealth
{
    QString service; // canonical
    Trend requestsPerSecond;
    Trend errorRatio; // 0–1
    Trend p95Seconds;
    std::vector<HealthState>
        states; // per step: the worst of firing alerts and error ratio; Unknown: nothing scraped
    HealthState now = HealthState::Unknown;

    bool operator==(const ServiceHealth &) const;
};

// What the four range queries and ALERTS answered, all over the same range and step.
struct HealthAnswers
{
    metrics::SharedResult requests;
    metrics::SharedResult errors;
    metrics::SharedResult p95;
    metrics::SharedResult firingAlerts; // one series an alert, with service labels and severity
};

// An order: the worse state first; among those in trouble the higher error ratio; then the higher request
// rate; then by name.
[[nodiscard]] bool isWorse(const ServiceHealth &a, const ServiceHealth &b);

// One entry a service that any answer names, worst first as isWorse has it. Null answers count as empty.
[[nodiscard]] std::vector<ServiceHealth> joinServiceHealth(const HealthAnswers &answers,
                                                           const ServiceIdentity &identity,
                                                           const TimeRange &range, Duration step);

} // namespace yagura::correlate
