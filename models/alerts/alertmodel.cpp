#include "alerts/alertmodel.h"

#include "core/rowdifference.h"

#include <QHash>

namespace yagura::alerts {

void AlertModel::setAlerts(const AlertList &alerts)
{
    m_alerts = alerts;
    rebuild();
}

void AlertModel::setFilter(const AlertFilter &filter)
{
    m_filter = filter;
    rebuild();
}

void AlertModel::setState(std::optional<AlertState> state)
{
    m_state = state;
    rebuild();
}

void AlertModel::setGroupLabel(const QString &label)
{
    m_groupLabel = label;
    rebuild();
}

void AlertModel::toggleGroup(int row)
{
    if (row < 0 || row >= rowCount() || !m_rows[static_cast<size_t>(row)].isGroup)
        return;
    const QString group = m_rows[static_cast<size_t>(row)].group;
    if (!m_collapsed.remove(group))
        m_collapsed.insert(group);
    rebuild();
}

void AlertModel::rebuild()
{
    m_counts = {};
    std::vector<AlertRow> groups; // in the order of their worst alert: the list is sorted worst first
    QHash<QString, size_t> places;
    std::vector<std::vector<AlertRow>> members;
    for (const Alert &alert : m_alerts) {
        if (!m_filter.accepts(alert))
            continue;
        ++m_counts[static_cast<size_t>(alert.state)];
        if (m_state && alert.state != *m_state)
            continue;
        const QString name = alert.labels.value(m_groupLabel);
        const auto place = places.constFind(name);
        size_t index = groups.size();
        if (place == places.constEnd()) {
            places.insert(name, index);
            groups.push_back({.group = name, .isGroup = true, .isCollapsed = m_collapsed.contains(name), .alert = {}});
            members.emplace_back();
        } else {
            index = *place;
        }
        ++groups[index].counts[static_cast<size_t>(alert.state)];
        if (alert.state == AlertState::Firing)
            ++groups[index].severities[alert.severity == Severity::Critical ? 0 : 1];
        members[index].push_back({.group = name, .alert = alert});
    }
    std::vector<AlertRow> rows;
    for (size_t i = 0; i < groups.size(); ++i) {
        if (!m_groupLabel.isEmpty())
            rows.push_back(groups[i]);
        if (m_groupLabel.isEmpty() || !groups[i].isCollapsed)
            rows.insert(rows.end(), members[i].begin(), members[i].end());
    }
    applyRows(m_rows, rows, [](const AlertRow &row) { return row.key(); },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }});
}

int AlertModel::rowOf(const QString &fingerprint) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const AlertRow &row) {
        return !row.isGroup && row.alert.fingerprint == fingerprint;
    });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int AlertModel::count(std::optional<AlertState> state) const
{
    if (state)
        return m_counts[static_cast<size_t>(*state)];
    int all = 0;
    for (const int number : m_counts)
        all += number;
    return all;
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const AlertRow &shown = row(index.row());
    if (shown.isGroup)
        return index.column() == NameColumn ? QVariant(shown.group) : QVariant();
    switch (index.column()) {
    case SeverityColumn:
        return static_cast<int>(shown.alert.severity);
    case NameColumn:
        return shown.alert.name();
    case StateColumn:
        return static_cast<int>(shown.alert.state);
    case SinceColumn:
        return shown.alert.since ? QVariant(qlonglong {toUnixMilliseconds(*shown.alert.since)}) : QVariant();
    case ServiceColumn:
        return shown.alert.labels.value(u"service");
    case HeldBackColumn:
        return (shown.alert.silencedBy + shown.alert.inhibitedBy).join(QStringLiteral(", "));
    default:
        return {};
    }
}

} // namespace yagura::alerts
