#include "dashboards/lists/alertselection.h"

#include "alerts/matcher.h"

#include <QHash>

#include <algorithm>

namespace yagura::dashboards {

using alerts::Alert;
using alerts::AlertState;

namespace {

bool isOfDashboard(const Alert &alert, const QString &uid)
{
    if (uid.isEmpty())
        return false;
    for (const char16_t *name : {u"__dashboardUid__", u"dashboard_uid"}) {
        if (alert.annotations.value(name) == uid || alert.labels.value(name) == uid)
            return true;
    }
    // A link to it, as rules carry for people.
    const QString path = QStringLiteral("/d/") + uid;
    for (const auto &[name, value] : alert.annotations.pairs()) {
        const qsizetype at = value.indexOf(path);
        if (at >= 0
            && (at + path.size() == value.size() || QStringView(u"/?#").contains(value[at + path.size()])))
            return true;
    }
    return false;
}

bool isStateWanted(AlertState state, const AlertStates &states)
{
    return state == AlertState::Pending ? states.pending : states.firing;
}

bool isBefore(const Alert &a, const Alert &b, AlertOrder order)
{
    const int name = a.name().compare(b.name(), Qt::CaseInsensitive);
    switch (order) {
    case AlertOrder::NameAscending:
        return name != 0 ? name < 0 : alerts::isMoreUrgent(a, b);
    case AlertOrder::NameDescending:
        return name != 0 ? name > 0 : alerts::isMoreUrgent(a, b);
    case AlertOrder::OldestFirst:
        return a.since != b.since ? (a.since && (!b.since || *a.since < *b.since)) : name < 0;
    case AlertOrder::NewestFirst:
        return a.since != b.since ? (a.since && (!b.since || *a.since > *b.since)) : name < 0;
    case AlertOrder::Importance:
        break;
    }
    return alerts::isMoreUrgent(a, b);
}

QString groupOf(const Alert &alert, const QStringList &labels)
{
    QStringList parts;
    for (const QString &label : labels)
        parts << label + QLatin1Char('=') + alert.labels.value(label);
    return parts.join(QStringLiteral(", "));
}

// Groups in the order of their first alert.
std::vector<AlertListRow> grouped(const std::vector<const Alert *> &chosen, const QStringList &labels)
{
    QStringList order;
    QHash<QString, std::vector<const Alert *>> groups;
    for (const Alert *alert : chosen) {
        const QString group = groupOf(*alert, labels);
        if (!groups.contains(group))
            order << group;
        groups[group].push_back(alert);
    }
    std::vector<AlertListRow> rows;
    for (const QString &group : std::as_const(order)) {
        const auto &members = groups[group];
        rows.push_back({group, static_cast<int>(members.size()), std::nullopt});
        for (const Alert *alert : members)
            rows.push_back({group, 0, *alert});
    }
    return rows;
}

} // namespace

Result<AlertSelection> selectAlerts(const alerts::Alerts &alerts, const AlertListOptions &options,
                                    const AlertSelectionContext &context)
{
    const Scope scope = listScope(context.plan);
    const auto matchers
        = yagura::alerts::parseMatchers(interpolated(options.matchers, scope, Escaping::PromQl));
    if (!matchers)
        return std::unexpected(matchers.error());
    const QString name = interpolated(options.name, scope, Escaping::None);
    const auto isWanted = [&](const Alert &alert) {
        const bool isOfSource = context.sourceIds.isEmpty()
            || std::ranges::any_of(alert.sourceIds,
                                   [&](const QString &id) { return context.sourceIds.contains(id); });
        return isOfSource && isStateWanted(alert.state, options.states)
            && yagura::alerts::matchesAll(*matchers, alert.labels)
            && (name.isEmpty() || alert.name().contains(name, Qt::CaseInsensitive))
            && (!options.ofThisDashboard || isOfDashboard(alert, context.dashboardUid));
    };
    AlertSelection selection;
    selection.worst = Severity::Ok;
    std::vector<const Alert *> chosen;
    for (const Alert &alert : alerts) {
        if (!isWanted(alert))
            continue;
        chosen.push_back(&alert);
        if (alert.state == AlertState::Firing)
            selection.worst = selection.worst == Severity::Ok ? alert.severity()
                                                              : std::min(selection.worst, alert.severity());
    }
    selection.matching = static_cast<int>(chosen.size());
    std::ranges::stable_sort(chosen,
                             [&](const Alert *a, const Alert *b) { return isBefore(*a, *b, options.order); });
    if (chosen.size() > static_cast<size_t>(options.limit))
        chosen.resize(static_cast<size_t>(options.limit));
    if (options.isGrouped && !options.groupBy.isEmpty()) {
        selection.rows = grouped(chosen, options.groupBy);
    } else {
        for (const Alert *alert : chosen)
            selection.rows.push_back({{}, 0, *alert});
    }
    return selection;
}

} // namespace yagura::dashboards
