#include "dashboards/panelview.h"

#include "dashboards/lists/alertlistview.h"
#include "dashboards/lists/dashboardlistview.h"
#include "dashboards/lists/incidentlistview.h"
#include "dashboards/lists/logsview.h"
#include "dashboards/lists/sloview.h"
#include "dashboards/lists/tracelistview.h"
#include "dashboards/views/barchartview.h"
#include "dashboards/views/bargaugeview.h"
#include "dashboards/views/gaugeview.h"
#include "dashboards/views/heatmapview.h"
#include "dashboards/views/histogramview.h"
#include "dashboards/views/pieview.h"
#include "dashboards/views/statetimelineview.h"
#include "dashboards/views/statview.h"
#include "dashboards/views/tablepanelview.h"
#include "dashboards/views/textview.h"
#include "dashboards/views/timeseriesview.h"
#include "kit/icons.h"
#include "kit/safetext.h"

#include <QCursor>
#include <QMenu>

namespace yagura::dashboards {

void addLink(QMenu &menu, const FieldLink &link, PanelView *view)
{
    constexpr qsizetype longestTitle = 80;
    QString title = kit::safeText(link.title, kit::LineBreaks::Shown, longestTitle);
    title.replace(QLatin1Char('&'), QLatin1String("&&"));
    menu.addAction(kit::icon(kit::IconName::External), title, view,
                   [view, address = link.address] { Q_EMIT view->addressRequested(address); });
}

void PanelView::follow(const std::vector<FieldLink> &links)
{
    if (links.size() == 1)
        Q_EMIT addressRequested(links.front().address);
    if (links.size() < 2)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Links"));
    for (const FieldLink &link : links)
        addLink(*menu, link, this);
    menu->popup(underMouse() ? QCursor::pos() : mapToGlobal(rect().center()));
}

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
    case PanelKind::Heatmap:
        return new HeatmapView(accessibleName, parent);
    case PanelKind::Histogram:
        return new HistogramView(accessibleName, parent);
    case PanelKind::BarChart:
        return new BarChartView(accessibleName, parent);
    case PanelKind::PieChart:
        return new PieView(accessibleName, parent);
    case PanelKind::StateTimeline:
    case PanelKind::StatusHistory:
        return new StateTimelineView(accessibleName, parent);
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
