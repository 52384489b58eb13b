#include "dashboards/panel.h"

#include <algorithm>
#include <array>

namespace yagura::dashboards {

namespace {

struct TypeName
{
    const char *name;
    PanelKind kind;
};

// The first name of a kind is the one written.
constexpr std::array typeNames{
    TypeName{"timeseries", PanelKind::TimeSeries},
    TypeName{"graph", PanelKind::TimeSeries},
    TypeName{"stat", PanelKind::Stat},
    TypeName{"singlestat", PanelKind::Stat},
    TypeName{"gauge", PanelKind::Gauge},
    TypeName{"bargauge", PanelKind::BarGauge},
    TypeName{"table", PanelKind::Table},
    TypeName{"heatmap", PanelKind::Heatmap},
    TypeName{"histogram", PanelKind::Histogram},
    TypeName{"barchart", PanelKind::BarChart},
    TypeName{"piechart", PanelKind::PieChart},
    TypeName{"grafana-piechart-panel", PanelKind::PieChart},
    TypeName{"state-timeline", PanelKind::StateTimeline},
    TypeName{"status-history", PanelKind::StatusHistory},
    TypeName{"text", PanelKind::Text},
    TypeName{"logs", PanelKind::Logs},
    TypeName{"alertlist", PanelKind::AlertList},
    TypeName{"dashlist", PanelKind::DashboardList},
    TypeName{"yagura-traces", PanelKind::TraceList},
    TypeName{"yagura-incidents", PanelKind::IncidentList},
    TypeName{"yagura-slo", PanelKind::Slo},
    TypeName{"row", PanelKind::Row},
};

constexpr std::array withoutTargets{
    PanelKind::Text,         PanelKind::AlertList, PanelKind::DashboardList,
    PanelKind::IncidentList, PanelKind::Slo,       PanelKind::Row,
};

} // namespace

QString panelTypeName(PanelKind kind)
{
    for (const TypeName &type : typeNames) {
        if (type.kind == kind)
            return QString::fromLatin1(type.name);
    }
    return {};
}

PanelKind panelKind(const QString &typeName)
{
    for (const TypeName &type : typeNames) {
        if (typeName == QLatin1String(type.name))
            return type.kind;
    }
    return PanelKind::Unsupported;
}

bool hasTargets(PanelKind kind)
{
    return std::find(withoutTargets.begin(), withoutTargets.end(), kind) == withoutTargets.end();
}

Panel newPanel(int id, PanelKind kind)
{
    Panel panel;
    panel.id = id;
    panel.kind = kind;
    panel.typeName = panelTypeName(kind);
    if (hasTargets(kind)) {
        Target target;
        target.refId = QStringLiteral("A");
        if (kind == PanelKind::Table) {
            target.mode = QueryMode::Instant;
            target.format = frames::TargetFormat::Table;
        }
        panel.targets.push_back(target);
    }
    if (kind == PanelKind::Logs && !panel.targets.empty())
        panel.targets.front().sourceType = QStringLiteral("elasticsearch");
    if (kind == PanelKind::TraceList && !panel.targets.empty())
        panel.targets.front().sourceType = QStringLiteral("jaeger");
    if (kind == PanelKind::Stat || kind == PanelKind::Gauge)
        panel.grid = {0, 0, 6, 4};
    return panel;
}

} // namespace yagura::dashboards
