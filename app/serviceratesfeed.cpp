#include "serviceratesfeed.h"

#include "traces/tracesscreen.h"

#include <cmath>

namespace yagura {

namespace {

// What holds now: the last step may not have been evaluated yet, then the one before it speaks. An older
// value is of a service that is gone.
std::optional<double> nowOf(const correlate::Trend &trend)
{
    const auto &points = trend.points;
    for (size_t back = 1; back <= 2 && back <= points.size(); ++back) {
        if (const double value = points[points.size() - back]; !std::isnan(value))
            return value;
    }
    return std::nullopt;
}

} // namespace

ServiceRatesFeed::ServiceRatesFeed(Session &session, traces::TracesScreen &screen)
    : QObject(&screen)
    , m_session(session)
    , m_screen(screen)
{
    connect(&m_health, &correlate::ServiceHealthFeed::changed, this, &ServiceRatesFeed::hand);
    connect(&session, &Session::clientsChanged, this, &ServiceRatesFeed::setClients);
    connect(&screen, &traces::TracesScreen::serviceRatesWanted, this,
            [this](const TimeRange &range) { m_health.refresh(range); });
    setClients();
}

void ServiceRatesFeed::setClients()
{
    const auto prometheus = m_session.connections().prometheus();
    m_health.setIdentity(m_session.identity());
    m_health.setClient(prometheus.isEmpty() ? nullptr : prometheus.first().client);
}

void ServiceRatesFeed::hand()
{
    const auto prometheus = m_session.connections().prometheus();
    m_screen.setServiceRates(
        serviceRates(m_health, prometheus.isEmpty() ? QString() : prometheus.first().name));
}

traces::ServiceRates serviceRates(const correlate::ServiceHealthFeed &health, const QString &sourceName)
{
    traces::ServiceRates rates;
    rates.source = sourceName;
    rates.error = health.error();
    if (!health.services().empty())
        rates.at = health.range().to;
    for (const auto &service : health.services()) {
        const traces::ServiceRate rate{nowOf(service.requestsPerSecond), nowOf(service.errorRatio),
                                       nowOf(service.p95Seconds)};
        if (rate != traces::ServiceRate())
            rates.services.insert(service.service, rate);
    }
    return rates;
}

} // namespace yagura
