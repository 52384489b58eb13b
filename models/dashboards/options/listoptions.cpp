#include "dashboards/options/listoptions.h"

#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

constexpr int mostRows = 1000;

// Grafana counts its orders from 1; what it does not know is the first.
AlertOrder alertOrder(const QVariantMap &options)
{
    return static_cast<AlertOrder>(wholeAt(options, u"sortOrder", 1, 1, 5) - 1);
}

// A file that names any state means the others are off.
AlertStates alertStates(const QVariantMap &options)
{
    const QVariantMap filter = optionAt(options, u"stateFilter").toMap();
    AlertStates states;
    if (filter.isEmpty())
        return states;
    states.firing = truthAt(filter, u"firing", false);
    states.pending = truthAt(filter, u"pending", false);
    states.noData = truthAt(filter, u"noData", false);
    states.normal = truthAt(filter, u"normal", truthAt(filter, u"inactive", false));
    states.error = truthAt(filter, u"error", false);
    return states;
}

// "30", 30; a list or one word.
QStringList wordsAt(const QVariantMap &options, QStringView path)
{
    const QString one = textAt(options, path);
    return one.isEmpty() ? textsAt(options, path) : QStringList{one};
}

} // namespace

AlertListOptions alertListOptions(const QVariantMap &options)
{
    AlertListOptions alerts;
    alerts.isFigure = textAt(options, u"viewMode") == QLatin1String("stat");
    alerts.isGrouped = textAt(options, u"groupMode") == QLatin1String("custom");
    alerts.groupBy = textsAt(options, u"groupBy");
    alerts.limit = wholeAt(options, u"maxItems", 20, 1, mostRows);
    alerts.order = alertOrder(options);
    alerts.states = alertStates(options);
    alerts.matchers = textAt(options, u"alertInstanceLabelFilter");
    alerts.name = textAt(options, u"alertName");
    alerts.ofThisDashboard = truthAt(options, u"dashboardAlerts", false);
    alerts.source = textAt(options, u"datasource", textAt(options, u"datasource.uid"));
    return alerts;
}

DashboardListOptions dashboardListOptions(const QVariantMap &options)
{
    DashboardListOptions list;
    list.showsStarred = truthAt(options, u"showStarred", true);
    list.showsRecent = truthAt(options, u"showRecentlyViewed", false);
    list.showsSearch = truthAt(options, u"showSearch", false);
    list.hasHeadings = truthAt(options, u"showHeadings", true);
    list.limit = wholeAt(options, u"maxItems", 10, 1, mostRows);
    list.query = textAt(options, u"query");
    list.tags = textsAt(options, u"tags");
    list.keepsVariables = truthAt(options, u"includeVars", false);
    list.keepsTime = truthAt(options, u"keepTime", false);
    return list;
}

LogsOptions logsOptions(const QVariantMap &options)
{
    LogsOptions logs;
    logs.showsTime = truthAt(options, u"showTime", false);
    logs.showsLabels = truthAt(options, u"showLabels", false);
    logs.showsCommonLabels = truthAt(options, u"showCommonLabels", false);
    logs.wraps = truthAt(options, u"wrapLogMessage", false);
    logs.prettifies = truthAt(options, u"prettifyLogMessage", false);
    logs.hasDetails = truthAt(options, u"enableLogDetails", true);
    logs.isNewestFirst = textAt(options, u"sortOrder") != QLatin1String("Ascending");
    logs.dedup = wordIn(textAt(options, u"dedupStrategy"), {"none", "exact", "numbers", "signature"},
                        LogDedup::None);
    logs.fields = textsAt(options, u"displayedFields");
    logs.isSmall = textAt(options, u"fontSize") == QLatin1String("small");
    logs.hasNanoseconds = textAt(options, u"timestampResolution") == QLatin1String("ns");
    return logs;
}

TraceListOptions traceListOptions(const QVariantMap &options)
{
    TraceListOptions traces;
    traces.service = textAt(options, u"service");
    traces.operation = textAt(options, u"operation");
    traces.shortest = textAt(options, u"minDuration");
    traces.longest = textAt(options, u"maxDuration");
    traces.tags = textAt(options, u"tags");
    traces.limit = wholeAt(options, u"limit", 20, 1, mostRows);
    return traces;
}

IncidentListOptions incidentListOptions(const QVariantMap &options)
{
    IncidentListOptions incidents;
    const QStringList statuses = textsAt(options, u"statuses");
    if (!statuses.isEmpty()) {
        incidents.showsTriggered = statuses.contains(QLatin1String("triggered"));
        incidents.showsAcknowledged = statuses.contains(QLatin1String("acknowledged"));
        incidents.showsResolved = statuses.contains(QLatin1String("resolved"));
    }
    const QString urgency = textAt(options, u"urgency");
    if (urgency == QLatin1String("high") || urgency == QLatin1String("low"))
        incidents.urgency = urgency;
    incidents.services = wordsAt(options, u"services");
    incidents.limit = wholeAt(options, u"limit", 20, 1, mostRows);
    return incidents;
}

SloOptions sloOptions(const QVariantMap &options)
{
    SloOptions slo;
    slo.files = wordsAt(options, u"files");
    slo.services = wordsAt(options, u"services");
    constexpr int mostWindows = 4;
    const QStringList windows = textsAt(options, u"burnWindows").mid(0, mostWindows);
    if (!windows.isEmpty())
        slo.burnWindows = windows;
    return slo;
}

} // namespace yagura::dashboards
