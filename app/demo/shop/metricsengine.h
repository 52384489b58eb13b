// The counters and gauges of all twelve services, advanced along the timeline in steps and written as
// Prometheus text. The same engine writes the history and answers the live scrapes, so counters run on
// without a break. Not thread-safe: the exporter that owns it locks.
#pragma once

#include "demo/shop/calibration.h"
#include "demo/shop/timeline.h"

#include <QByteArray>

#include <string>

namespace yagura::demo {

// Takes samples one after the other, grouped by metric family.
class MetricSink
{
public:
    virtual ~MetricSink() = default;
    // labels: name="value" pairs joined by commas, without the labels of the target; may be empty.
    virtual void sample(std::string_view family, std::string_view labels, double value) = 0;
};

class MetricsEngine
{
public:
    // Counters begin at zero at from. timeline and calibration outlive the engine.
    MetricsEngine(std::uint64_t seed, const Timeline &timeline, const Calibration &calibration, Instant from);

    // Integrates up to at in steps of at most step; earlier moments change nothing.
    void advanceTo(Instant at, Duration step);
    [[nodiscard]] Instant now() const { return m_now; }

    // Everything a service exposes, as of now().
    void write(Service service, MetricSink &sink) const;

private:
    struct Totals
    {
        std::vector<double> outcomes;
        std::array<std::array<double, latencyBucketCount>, serviceCount> latency{};
        std::array<double, serviceCount> secondsSum{};
        std::array<double, serviceCount> served{};
        double ordersPlaced = 0;
        double cacheHits = 0;
        double cacheMisses = 0;
    };

    void integrate(Instant at, double seconds);
    void writeRequests(Service service, MetricSink &sink) const;
    void writePool(Service service, MetricSink &sink) const;
    void writePods(Service service, MetricSink &sink) const;
    void writeStores(Service service, MetricSink &sink) const;
    [[nodiscard]] double podMemoryBytes(Service service, const Pod &pod) const;

    const std::uint64_t m_seed;
    const Timeline &m_timeline;
    const Calibration &m_calibration;
    const Instant m_from;
    Instant m_now;
    double m_lastRate = 0;
    Conditions m_conditions;
    Totals m_totals;
    double m_mailQueue = 40;
    double m_mailsSent = 0;
    double m_jobsWaiting = 3;
    std::array<std::vector<std::string>, serviceCount> m_outcomeLabels; // as rows of the calibration
    std::array<std::vector<size_t>, serviceCount> m_outcomeRows;
};

// The text that Prometheus scrapes: version 0.0.4.
[[nodiscard]] QByteArray exposition(const MetricsEngine &engine, Service service);

// The labels of a service's target, as the scrape configuration and the history both give them:
// job="…",instance="…",service="…",cluster="…",namespace="…".
[[nodiscard]] std::string targetLabels(Service service);

// OpenMetrics with a time on every sample, at from, from + step … before until, for promtool's backfill. from
// is not before the engine's now(); the engine is left at the last sample.
[[nodiscard]] QByteArray backfill(MetricsEngine &engine, Instant from, Instant until, Duration step);

} // namespace yagura::demo
