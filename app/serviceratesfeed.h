// Tells the traces screen how the services are doing, from the metrics of the first Prometheus, when it looks
// at their graph. Owned by the screen it serves; GUI thread.
#pragma once

#include "correlate/servicehealthfeed.h"
#include "session.h"
#include "traces/graph/servicegraph.h"

#include <QObject>

namespace yagura {

namespace traces {
class TracesScreen;
}

class ServiceRatesFeed : public QObject
{
    Q_OBJECT
public:
    ServiceRatesFeed(Session &session, traces::TracesScreen &screen);

private:
    void setClients();
    void hand();

    Session &m_session;
    traces::TracesScreen &m_screen;
    correlate::ServiceHealthFeed m_health;
};

// The figures of each service at the end of the feed's range; without those that have none there.
[[nodiscard]] traces::ServiceRates serviceRates(const correlate::ServiceHealthFeed &health,
                                                const QString &sourceName);

} // namespace yagura
