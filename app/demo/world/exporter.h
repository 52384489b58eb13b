// What the twelve services expose to Prometheus: one path a service, /metrics/<service>, all from one engine,
// as of the moment of the scrape. Owned by the world; its server has its own thread.
#pragma once

#include "core/clock.h"
#include "demo/shop/metricsengine.h"
#include "demo/world/httphost.h"

#include <mutex>

namespace yagura::demo {

class Exporter
{
public:
    // clock outlives the exporter. engine: already advanced through the history.
    Exporter(const Clock &clock, MetricsEngine engine);

    quint16 listen() { return m_host.listen(); }
    [[nodiscard]] quint16 port() const { return m_host.port(); }

private:
    HttpAnswer answer(const HttpQuestion &question);

    const Clock &m_clock;
    std::mutex m_mutex;
    MetricsEngine m_engine;
    HttpHost m_host; // last, so that it stops first
};

} // namespace yagura::demo
