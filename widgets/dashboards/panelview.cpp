#include "dashboards/panelview.h"

#include "dashboards/bargaugeview.h"
#include "dashboards/gaugeview.h"
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
    default:
        break;
    }
    return new TablePanelView(accessibleName, parent);
}

} // namespace yagura::dashboards
