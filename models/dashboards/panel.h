// One panel of a dashboard: what it asks, how it shows it, where it stands. Plain value; what a Grafana file
// says beyond this is kept in source and written back.
#pragma once

#include "dashboards/gridlayout.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::dashboards {

enum class PanelKind { TimeSeries, Stat, Gauge, BarGauge, Table, Text, Row, Unsupported };

// Grafana's name of a kind ("timeseries", "bargauge" …); empty for Unsupported.
[[nodiscard]] QString panelTypeName(PanelKind kind);
[[nodiscard]] PanelKind panelKind(const QString &typeName);

enum class QueryMode { Range, Instant };

struct Target
{
    QString refId;
    QString expression;
    QString legend; // "{{service}}", "__auto" or empty
    QueryMode mode = QueryMode::Range;
    QString minimumInterval; // a duration or a variable
    bool hidden = false;

    bool operator==(const Target &) const = default;
};

enum class ThresholdMode { Absolute, Percentage };

struct ThresholdStep
{
    std::optional<double> from; // absent: from minus infinity
    QString color; // Grafana's name ("red", "semi-dark-orange") or "#rrggbb"

    bool operator==(const ThresholdStep &) const = default;
};

enum class CellKind { Automatic, Gauge, ColoredText, ColoredBackground };

// Absent: not set here.
struct FieldOptions
{
    std::optional<QString> unit; // Grafana's id
    std::optional<int> decimals;
    std::optional<double> minimum;
    std::optional<double> maximum;
    std::optional<QString> displayName;
    std::optional<QString> noValue;
    std::optional<QString> fixedColor;
    std::optional<std::vector<ThresholdStep>> thresholds;
    std::optional<ThresholdMode> thresholdMode;
    std::optional<CellKind> cell;

    bool operator==(const FieldOptions &) const = default;
};

enum class OverrideMatcher { ByName, ByRegexp, ByRefId, Other };

struct FieldOverride
{
    OverrideMatcher matcher = OverrideMatcher::Other;
    QString pattern; // name, /regexp/ or refId
    FieldOptions options;

    bool operator==(const FieldOverride &) const = default;
};

// base with what over sets.
[[nodiscard]] FieldOptions merged(FieldOptions base, const FieldOptions &over);

enum class DrawStyle { Lines, Bars, Points };
enum class Stacking { None, Normal, Percent };
enum class LegendMode { List, Hidden };
enum class ThresholdDrawing { Off, Lines };
enum class Sparkline { None, Area };

struct Drawing
{
    DrawStyle style = DrawStyle::Lines;
    Stacking stacking = Stacking::None;
    int fillOpacity = 0; // 0–100
    LegendMode legend = LegendMode::List;
    ThresholdDrawing thresholds = ThresholdDrawing::Off;
    Sparkline sparkline = Sparkline::Area; // of a stat
    QString reducer = QStringLiteral("lastNotNull"); // of a stat or gauge
    bool joinNulls = false;

    bool operator==(const Drawing &) const = default;
};

// Of a table: the organize transformation and the order of rows.
struct TableShape
{
    QStringList excluded; // columns by name
    QHash<QString, QString> renamed;
    QHash<QString, int> positions;
    QString sortBy; // shown name
    Qt::SortOrder sortOrder = Qt::AscendingOrder;

    bool operator==(const TableShape &) const = default;
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
    FieldOptions field;
    std::vector<FieldOverride> overrides;
    Drawing drawing;
    TableShape table;
    QString text; // of a text panel, Markdown
    bool collapsed = false; // of a row
    std::vector<Panel> children; // of a collapsed row
    QByteArray json; // the panel as the file has it; empty for one made here

    bool operator==(const Panel &) const = default;
};

// The field options in force for a series or column of this name.
[[nodiscard]] FieldOptions fieldOptionsFor(const Panel &panel, const QString &name, const QString &refId);

// A panel of that kind with one empty query, as "add panel" makes it.
[[nodiscard]] Panel newPanel(int id, PanelKind kind);

} // namespace yagura::dashboards
