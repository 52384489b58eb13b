// Options of the panels that list things instead of answers to PromQL: alerts, dashboards, log lines, traces,
// incidents, objectives; the first three as Grafana names and defaults them. Values; reading is pure, any
// thread.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariantMap>

namespace yagura::dashboards {

enum class AlertOrder { NameAscending, NameDescending, Importance, OldestFirst, NewestFirst };

struct AlertStates
{
    bool firing = true; // silenced and inhibited ones, too: they fire and are held back
    bool pending = true;
    bool noData = false;
    bool normal = false;
    bool error = true;

    bool operator==(const AlertStates &) const = default;
};

struct AlertListOptions
{
    bool isFigure = false; // their number instead of a list
    bool isGrouped = false;
    QStringList groupBy; // labels, when grouped
    int limit = 20;
    AlertOrder order = AlertOrder::NameAscending;
    AlertStates states;
    QString matchers; // {severity="critical"}, may hold variables
    QString name; // a part of the alert's name, may hold variables
    bool ofThisDashboard = false;
    QString source; // name or id of the one server whose alerts count; empty: all

    bool operator==(const AlertListOptions &) const = default;
};

struct DashboardListOptions
{
    bool showsStarred = true;
    bool showsRecent = false;
    bool showsSearch = false;
    bool hasHeadings = true;
    int limit = 10; // of each section
    QString query; // a part of the title
    QStringList tags; // all of them
    bool keepsVariables = false;
    bool keepsTime = false; // otherwise the dashboard's own range, where it has one

    bool operator==(const DashboardListOptions &) const = default;
};

enum class LogDedup { None, Exact, Numbers, Signature };

struct LogsOptions
{
    bool showsTime = false;
    bool showsLabels = false;
    bool showsCommonLabels = false;
    bool wraps = false;
    bool prettifies = false;
    bool hasDetails = true;
    bool isNewestFirst = true;
    LogDedup dedup = LogDedup::None;
    QStringList fields; // of the document, shown instead of the line; empty: the line
    bool isSmall = false; // letters and rows
    bool hasNanoseconds = false; // of the time

    bool operator==(const LogsOptions &) const = default;
};

struct TraceListOptions
{
    QString service; // may hold variables, as the others
    QString operation;
    QString shortest; // a duration
    QString longest;
    QString tags; // logfmt or JSON
    int limit = 20;

    bool operator==(const TraceListOptions &) const = default;
};

struct IncidentListOptions
{
    bool showsTriggered = true;
    bool showsAcknowledged = true;
    bool showsResolved = false;
    QString urgency; // "high", "low"; empty: any
    QStringList services; // may hold variables; empty: all
    int limit = 20;

    bool operator==(const IncidentListOptions &) const = default;
};

struct SloOptions
{
    QStringList files; // names of the workspace's files; empty: all
    QStringList services; // may hold variables; empty: all
    QStringList burnWindows{QStringLiteral("1h"), QStringLiteral("6h")}; // at most four

    bool operator==(const SloOptions &) const = default;
};

[[nodiscard]] AlertListOptions alertListOptions(const QVariantMap &options);
[[nodiscard]] DashboardListOptions dashboardListOptions(const QVariantMap &options);
[[nodiscard]] LogsOptions logsOptions(const QVariantMap &options);
// Also of a target of Grafana's Jaeger data source: both name these the same.
[[nodiscard]] TraceListOptions traceListOptions(const QVariantMap &options);
[[nodiscard]] IncidentListOptions incidentListOptions(const QVariantMap &options);
[[nodiscard]] SloOptions sloOptions(const QVariantMap &options);

} // namespace yagura::dashboards
