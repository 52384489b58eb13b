#include "dashboards/panelview.h"

#include "dashboards/bargaugeview.h"
#include "dashboards/gaugeview.h"
#include "dashboards/lists/alertlistview.h"
#include "dashboards/lists/dashboardlistview.h"
#include "dashboards/lists/incidentlistview.h"
#include "dashboards/lists/logsview.h"
#include "dashboards/lists/sloview.h"
#include "dashboards/lists/tracelistview.h"
#include "dashboards/statview.h"
#include "dashboards/tablepanelview.h"
#include "dashboards/textview.h"
#include "dashboards/timeseriesview.h"

namespace yagura::dashboards {

PanelView *makePanelView(PanelKind kind, const QString &accessibleName, QWidget *parent)
{
    switch (kind) {
    case PanelKind::TimeSeries:
        return new TimeSeriesView(accessibleName, parent);
    case PanelKind::Stat:
        return new StatView(accessibleName, parent);
    case PanelKind::Gauge:
        return new GaugeView(accessibleName, parent);
    case PanelKind::BarGauge:
        return new BarGaugeView(accessibleName, parent);
    case PanelKind::Text:
    case PanelKind::Row:
        return new TextView(accessibleName, parent);
    case PanelKind::Logs:
        return new LogsView(accessibleName, parent);
    case PanelKind::AlertList:
        return new AlertListView(accessibleName, parent);
    case PanelKind::DashboardList:
        return new DashboardListView(accessibleName, parent);
    case PanelKind::TraceList:
        return new TraceListView(accessibleName, parent);
    case PanelKind::IncidentList:
        return new IncidentListView(accessibleName, parent);
    case PanelKind::Slo:
        return new SloView(accessibleName, parent);
    default:
        break;
    }
    return new TablePanelView(accessibleName, parent);
}

} // namespace yagura::dashboards
