// Rates, errors and latencies of services as a trace store works them out from its spans. Plain values.
#pragma once

#include "core/timerange.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace yagura::traces {

enum class ServiceMetric { Latencies, Calls, Errors };

struct ServiceMetricsQuery
{
    ServiceMetric metric = ServiceMetric::Calls;
    QStringList services; // at least one
    TimeRange range;
    Duration step = std::chrono::seconds(60);
    Duration rateOver = std::chrono::minutes(10); // the window of each point
    double quantile = 0.95; // of latencies, above 0 to 1
    bool byOperation = false;
    QStringList spanKinds; // "server", "client" …; empty: server, as the store does by itself

    bool operator==(const ServiceMetricsQuery &) const = default;
};

struct ServiceMetricPoint
{
    Instant time;
    double value = 0; // latencies: ms; calls: a second; errors: share of calls, 0 to 1; NaN: not known

    bool operator==(const ServiceMetricPoint &) const = default;
};

struct ServiceMetricSeries
{
    QString service;
    QString operation; // empty unless asked by operation
    std::vector<ServiceMetricPoint> points;
};

} // namespace yagura::traces
