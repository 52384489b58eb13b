// One panel of a dashboard: what it asks, what is made of the answers, how it is shown, where it stands.
// Plain value; what a Grafana file says beyond this is kept in json and written back.
#pragma once

#include "dashboards/frames/expression/expression.h"
#include "dashboards/frames/overrides.h"
#include "dashboards/frames/queryframes.h"
#include "dashboards/frames/transform/transformation.h"
#include "dashboards/gridlayout.h"

#include <QByteArray>
#include <QString>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace yagura::dashboards {

enum class PanelKind {
    TimeSeries,
    Stat,
    Gauge,
    BarGauge,
    Table,
    Heatmap,
    Histogram,
    BarChart,
    PieChart,
    StateTimeline,
    StatusHistory,
    Text,
    Logs,
    AlertList,
    DashboardList,
    TraceList,
    IncidentList,
    Slo,
    Row,
    Unsupported,
};

// Grafana's name of a kind ("timeseries", "bargauge" …), one of our own ("yagura-slo") for what Grafana does
// not have; empty for Unsupported.
[[nodiscard]] QString panelTypeName(PanelKind kind);
[[nodiscard]] PanelKind panelKind(const QString &typeName);
// Whether panels of the kind put questions to a server through their targets.
[[nodiscard]] bool hasTargets(PanelKind kind);

enum class QueryMode { Range, Instant };

struct Target
{
    QString refId;
    QString expression;
    QString legend = {}; // "{{service}}", "__auto" or empty
    QueryMode mode = QueryMode::Range;
    QString minimumInterval = {}; // a duration or a variable
    bool hidden = false;
    frames::TargetFormat format = frames::TargetFormat::TimeSeries;
    bool exemplars = false;
    QString sourceType = {}; // plugin id where the target has a source of its own
    QString source = {}; // uid, name or $variable; empty: the panel's
    std::optional<frames::Expression> calculation = {}; // asks no server: made from other targets
    QVariantMap model = {}; // the whole target as the file has it, where it is not PromQL; what is edited

    bool operator==(const Target &) const = default;
};

enum class RepeatDirection { Horizontal, Vertical };

// The panel or row is shown once for each value of a variable.
struct Repeat
{
    QString variable;
    RepeatDirection direction = RepeatDirection::Horizontal;
    int mostAcross = 4;

    bool operator==(const Repeat &) const = default;
};

// A variable that has another value in one panel than in its dashboard.
struct ScopedValue
{
    QString variable;
    QString value;

    bool operator==(const ScopedValue &) const = default;
};

struct Panel
{
    int id = 0;
    PanelKind kind = PanelKind::TimeSeries;
    QString typeName = QStringLiteral("timeseries"); // as the file says
    QString title;
    QString description;
    GridRect grid;
    QString sourceType; // Grafana's plugin id ("prometheus"); empty where the file does not say
    QString source; // uid, name or $variable of a data source; empty: the default one
    std::vector<Target> targets;
    QString interval; // minimum step
    int maximumPoints = 0; // 0: the panel's width
    QString timeFrom; // a range of its own ("1h", "now/d"), ending where the dashboard's does
    QString timeShift; // how far it looks back beyond the dashboard's range
    frames::Transformations transformations;
    frames::FieldConfig field; // of every field
    std::vector<frames::Override<frames::FieldConfig>> overrides;
    QVariantMap options; // of the kind, as the file has them; read through dashboards/options
    std::optional<Repeat> repeat;
    std::vector<ScopedValue> scoped; // of a copy that repeating made; never in a file
    int copyOf = 0; // then: the panel that is repeated
    QString text; // of a text panel, Markdown
    bool collapsed = false; // of a row
    std::vector<Panel> children; // of a collapsed row
    QByteArray json; // the panel as the file has it; empty for one made here

    bool operator==(const Panel &) const = default;
};

// A panel of that kind with one empty query, as "add panel" makes it.
[[nodiscard]] Panel newPanel(int id, PanelKind kind);

} // namespace yagura::dashboards
