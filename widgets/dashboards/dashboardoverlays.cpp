// What DashboardsScreen marks on its panels besides their series, and the switches for it.
#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/repeats.h"

namespace yagura::dashboards {

void DashboardsScreen::connectOverlays()
{
    connect(m_overlays.get(), &OverlayDesk::changed, this, &DashboardsScreen::showOverlays);
    connect(m_overlays.get(), &OverlayDesk::switchesChanged, this,
            [this] { m_bar->setOverlays(m_overlays->switches()); });
    connect(m_bar, &DashboardBar::overlaySwitched, m_overlays.get(), &OverlayDesk::setOn);
    connect(&m_scheduler, &metrics::QueryScheduler::idle, this, [this] {
        if (m_isActive)
            m_bar->setRequests(m_scheduler.submittedThisRound(), m_scheduler.startedThisRound());
    });
    connect(m_feeds, &PanelFeeds::incidentsChanged, this,
            [this] { m_overlays->setIncidents(m_feeds->incidents()); });
}

void DashboardsScreen::askOverlays()
{
    const PanelSurroundings shared = surroundings();
    OverlayRound round;
    round.plan.range = shared.range;
    round.plan.zone = shared.zone;
    round.plan.variables = shared.variables;
    round.plan.scrapeInterval = shared.scrapeInterval;
    round.plan.dashboardUid = shared.dashboardUid;
    round.plan.dashboardTitle = shared.dashboardTitle;
    for (const auto &source : shared.sources)
        round.plan.metricSources.push_back({source.id, source.name});
    for (const Panel &panel : m_grid->panels()) {
        if (panel.kind == PanelKind::TimeSeries) // the only ones that have any
            round.panels.push_back(panel);
    }
    round.sources = shared.sources;
    round.now = m_time.clock().now();
    m_overlays->ask(round);
}

void DashboardsScreen::showOverlays()
{
    for (PanelFrame *frame : m_grid->frames()) {
        if (frame->panel().kind == PanelKind::TimeSeries)
            frame->showOverlays(m_overlays->of(frame->panel()));
    }
}

} // namespace yagura::dashboards
