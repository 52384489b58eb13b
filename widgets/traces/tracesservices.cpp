// The graph of the services on the traces screen.
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphpage.h"
#include "traces/search/searchpage.h"
#include "traces/tracesscreen.h"

namespace yagura::traces {

void TracesScreen::connectServicePage()
{
    connect(m_search, &SearchPage::servicesRequested, this, &TracesScreen::showServices);
    connect(m_servicePage, &ServiceGraphPage::backRequested, this, &TracesScreen::showSearch);
    connect(m_servicePage, &ServiceGraphPage::retryRequested, this, &TracesScreen::askServiceGraph);
    connect(m_servicePage, &ServiceGraphPage::pivotRequested, this, &TracesScreen::pivotFrom);
    connect(m_servicePage, &ServiceGraphPage::tracesRequested, this,
            [this](const QString &service) { searchService(service, {}); });
}

void TracesScreen::askServiceGraph()
{
    const auto jaeger = client();
    if (!jaeger) {
        m_servicePage->setNoSources();
        return;
    }
    const auto range = m_time.range();
    m_servicePage->setLoading();
    ask<std::vector<Dependency>>(m_askServiceGraph, jaeger->dependencies(range),
                                 [this, range](Result<std::vector<Dependency>> edges) {
                                     if (edges)
                                         m_servicePage->setGraph(serviceGraph(*edges), range);
                                     else
                                         m_servicePage->setError(edges.error());
                                 });
    Q_EMIT serviceRatesWanted(range);
}

void TracesScreen::showServices()
{
    m_askTrace.drop();
    showPage(Page::Services);
    m_servicePage->view()->setFocus();
    if (m_isActive)
        askServiceGraph();
}

void TracesScreen::setServiceRates(const ServiceRates &rates)
{
    m_servicePage->setRates(rates);
}

} // namespace yagura::traces
