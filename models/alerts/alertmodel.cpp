#include "alerts/alertmodel.h"

#include "core/rowdifference.h"
#include "core/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::alerts {

namespace {

void count(GroupCounts &counts, const Alert &alert)
{
    switch (alert.state) {
    case AlertState::Firing:
        ++(alert.severity() == Severity::Critical ? counts.firingCritical : counts.firingOther);
        break;
    case AlertState::Pending:
        ++counts.pending;
        break;
    case AlertState::Silenced:
        ++counts.silenced;
        break;
    case AlertState::Inhibited:
        ++counts.inhibited;
        break;
    }
}

} // namespace

QString AlertRow::key() const
{
    return alert ? u"alert "_s + alert->fingerprint : u"group "_s + group;
}

void AlertModel::setAlerts(const Alerts &alerts)
{
    m_alerts = alerts;
    QSet<QString> present;
    for (const Alert &alert : m_alerts)
        present.insert(alert.fingerprint);
    m_ticked.intersect(present);
    rebuild();
}

void AlertModel::setGroupLabel(const QString &label)
{
    m_groupLabel = label;
    m_closed.clear();
    rebuild();
}

void AlertModel::setGroupOpen(const QString &group, bool isOpen)
{
    if (isOpen)
        m_closed.remove(group);
    else
        m_closed.insert(group);
    rebuild();
}

void AlertModel::toggleGroup(int row)
{
    const AlertRow &one = this->row(row);
    if (one.isGroup())
        setGroupOpen(QString(one.group), !one.isOpen);
}

void AlertModel::rebuild()
{
    std::vector<AlertRow> rows;
    if (m_groupLabel.isEmpty()) {
        for (const Alert &alert : m_alerts)
            rows.push_back({{}, alert, {}, true});
    } else {
        // Groups in the order of their worst alert.
        QStringList order;
        QHash<QString, std::vector<const Alert *>> groups;
        for (const Alert &alert : m_alerts) {
            const QString group = alert.labels.value(m_groupLabel);
            if (!groups.contains(group))
                order << group;
            groups[group].push_back(&alert);
        }
        for (const QString &group : std::as_const(order)) {
            AlertRow head{group, std::nullopt, {}, !m_closed.contains(group)};
            for (const Alert *alert : std::as_const(groups[group]))
                count(head.counts, *alert);
            rows.push_back(head);
            if (!head.isOpen)
                continue;
            for (const Alert *alert : std::as_const(groups[group]))
                rows.push_back({group, *alert, {}, true});
        }
    }
    applyRows(m_rows, rows, [](const AlertRow &one) { return one.key(); },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }});
}

int AlertModel::rowOf(const QString &fingerprint) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const AlertRow &one) { return one.alert && one.alert->fingerprint == fingerprint; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

std::vector<Alert> AlertModel::ticked() const
{
    std::vector<Alert> found;
    std::ranges::copy_if(m_alerts, std::back_inserter(found),
                         [&](const Alert &alert) { return m_ticked.contains(alert.fingerprint); });
    return found;
}

void AlertModel::clearTicks()
{
    if (m_ticked.isEmpty())
        return;
    m_ticked.clear();
    Q_EMIT dataChanged(index(0, Tick), index(rowCount() - 1, Tick), {Qt::CheckStateRole});
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlertModel::alertData(const Alert &alert, int column, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        if (column != Tick)
            return {};
        return m_ticked.contains(alert.fingerprint) ? Qt::Checked : Qt::Unchecked;
    case Qt::DisplayRole:
        return column == Name ? QVariant(alert.name()) : QVariant();
    case FingerprintRole:
        return alert.fingerprint;
    case StateRole:
        return static_cast<int>(alert.state);
    case SeverityRole:
        return static_cast<int>(alert.severity());
    case SinceRole:
        return alert.since ? QVariant(static_cast<qint64>(toUnixMilliseconds(*alert.since))) : QVariant();
    default:
        return {};
    }
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AlertRow &one = row(index.row());
    if (role == IsGroupRole)
        return one.isGroup();
    if (role == GroupRole)
        return one.group;
    if (one.isGroup())
        return role == Qt::DisplayRole && index.column() == Name ? QVariant(one.group) : QVariant();
    return alertData(*one.alert, index.column(), role);
}

bool AlertModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole
        || index.column() != Tick || row(index.row()).isGroup())
        return false;
    const QString fingerprint = row(index.row()).alert->fingerprint;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(fingerprint);
    else
        m_ticked.remove(fingerprint);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

} // namespace yagura::alerts
