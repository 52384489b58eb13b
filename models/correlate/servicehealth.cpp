#include "correlate/servicehealth.h"

#include <QHash>

#include <cmath>
#include <limits>

namespace yagura::correlate {

namespace {

constexpr double NotANumber = std::numeric_limits<double>::quiet_NaN();

// Points at the steps of the range; a sample belongs to the nearest step.
std::vector<double> onSteps(const metrics::Series &series, const TimeRange &range, Duration step,
                            size_t count)
{
    std::vector<double> points(count, NotANumber);
    const double stepMs = static_cast<double>(step.count()) / 1e6;
    const std::int64_t start = toUnixMilliseconds(range.from);
    for (size_t i = 0; i < series.timesMs.size(); ++i) {
        const double position = static_cast<double>(series.timesMs[i] - start) / stepMs;
        const auto index = static_cast<std::int64_t>(std::llround(position));
        if (index >= 0 && index < static_cast<std::int64_t>(count))
            points[static_cast<size_t>(index)] = series.values[i];
    }
    return points;
}

HealthState stateOfSeverity(const QString &severity)
{
    return severity == QLatin1String("critical") || severity == QLatin1String("page") ? HealthState::Critical
                                                                                      : HealthState::Warning;
}

struct Joiner
{
    const ServiceIdentity &identity;
    TimeRange range;
    Duration step;
    size_t count;
    QHash<QString, ServiceHealth> services;

    ServiceHealth &entry(const QString &service)
    {
        ServiceHealth &health = services[service];
        if (health.service.isEmpty()) {
            health.service = service;
            health.states.assign(count, HealthState::Unknown);
        }
        return health;
    }

    void addTrend(const metrics::SharedResult &result, Trend ServiceHealth::*trend)
    {
        if (!result)
            return;
        for (const metrics::Series &series : result->series) {
            const QString service = identity.fromLabels(series.labels);
            if (service.isEmpty())
                continue;
            ServiceHealth &health = entry(service);
            (health.*trend).points = onSteps(series, range, step, count);
            const auto &points = (health.*trend).points;
            for (size_t i = 0; i < count; ++i) {
                if (!std::isnan(points[i]) && health.states[i] == HealthState::Unknown)
                    health.states[i] = HealthState::Ok;
            }
        }
    }

    void addErrorStates()
    {
        for (ServiceHealth &health : services) {
            const auto &ratios = health.errorRatio.points;
            for (size_t i = 0; i < ratios.size(); ++i)
                health.states[i] = std::max(health.states[i], stateOfErrorRatio(ratios[i]));
        }
    }

    void addAlerts(const metrics::SharedResult &result)
    {
        if (!result)
            return;
        for (const metrics::Series &series : result->series) {
            const QString service = identity.fromLabels(series.labels);
            if (service.isEmpty())
                continue;
            ServiceHealth &health = entry(service);
            const HealthState state = stateOfSeverity(series.labels.value(u"severity"));
            const std::vector<double> points = onSteps(series, range, step, count);
            for (size_t i = 0; i < count; ++i) {
                if (!std::isnan(points[i]))
                    health.states[i] = std::max(health.states[i], state);
            }
        }
    }
};

} // namespace

HealthState stateOfErrorRatio(double ratio)
{
    if (std::isnan(ratio))
        return HealthState::Unknown;
    return ratio >= errorRatioCritical ? HealthState::Critical
        : ratio >= errorRatioWarning   ? HealthState::Warning
                                       : HealthState::Ok;
}

bool isWorse(const ServiceHealth &a, const ServiceHealth &b)
{
    if (a.now != b.now)
        return a.now > b.now;
    const auto errors = [](const ServiceHealth &health) { return health.errorRatio.latest().value_or(0); };
    if (a.now >= HealthState::Warning && errors(a) != errors(b))
        return errors(a) > errors(b);
    const double ra = a.requestsPerSecond.latest().value_or(-1);
    const double rb = b.requestsPerSecond.latest().value_or(-1);
    return ra != rb ? ra > rb : a.service < b.service;
}

std::optional<double> Trend::latest() const
{
    for (auto it = points.rbegin(); it != points.rend(); ++it) {
        if (!std::isnan(*it))
            return *it;
    }
    return std::nullopt;
}

bool ServiceHealth::operator==(const ServiceHealth &other) const
{
    const auto same = [](const Trend &a, const Trend &b) {
        return std::equal(a.points.begin(), a.points.end(), b.points.begin(), b.points.end(),
                          [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
    };
    return service == other.service && now == other.now && states == other.states
        && same(requestsPerSecond, other.requestsPerSecond) && same(errorRatio, other.errorRatio)
        && same(p95Seconds, other.p95Seconds);
}

std::vector<ServiceHealth> joinServiceHealth(const HealthAnswers &answers, const ServiceIdentity &identity,
                                             const TimeRange &range, Duration step)
{
    const auto count = static_cast<size_t>(range.length() / step) + 1;
    Joiner joiner{identity, range, step, count, {}};
    joiner.addTrend(answers.requests, &ServiceHealth::requestsPerSecond);
    joiner.addTrend(answers.errors, &ServiceHealth::errorRatio);
    joiner.addTrend(answers.p95, &ServiceHealth::p95Seconds);
    joiner.addErrorStates();
    joiner.addAlerts(answers.firingAlerts);
    std::vector<ServiceHealth> list;
    for (ServiceHealth &health : joiner.services) {
        // The last step may not have been evaluated yet; the one before speaks then.
        health.now = health.states.back();
        if (health.now == HealthState::Unknown && count > 1)
            health.now = health.states[count - 2];
        list.push_back(std::move(health));
    }
    std::sort(list.begin(), list.end(), isWorse);
    return list;
}

} // namespace yagura::correlate
