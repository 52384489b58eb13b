#include "incidents/incidentmodel.h"

#include "core/rowdifference.h"
#include "core/text.h"

namespace yagura::incidents {

void IncidentModel::setRows(const std::vector<IncidentRow> &rows)
{
    QSet<std::pair<QString, QString>> present;
    for (const IncidentRow &one : rows)
        present.insert(one.key());
    m_ticked.intersect(present);
    applyRows(m_rows, rows, [](const IncidentRow &one) { return one.key(); },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }});
}

int IncidentModel::rowOf(const QString &sourceId, const QString &incidentId) const
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Incident &incident = m_rows[i].incident;
        if (incident.id == incidentId && (sourceId.isEmpty() || incident.sourceId == sourceId))
            return static_cast<int>(i);
    }
    return -1;
}

std::vector<IncidentRow> IncidentModel::ticked() const
{
    std::vector<IncidentRow> found;
    for (const IncidentRow &one : m_rows) {
        if (m_ticked.contains(one.key()))
            found.push_back(one);
    }
    return found;
}

void IncidentModel::clearTicks()
{
    if (m_ticked.isEmpty())
        return;
    m_ticked.clear();
    Q_EMIT dataChanged(index(0, Tick), index(rowCount() - 1, Tick), {Qt::CheckStateRole});
}

int IncidentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int IncidentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IncidentModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const IncidentRow &one = row(index.row());
    const Incident &incident = one.incident;
    switch (role) {
    case Qt::CheckStateRole:
        if (index.column() != Tick)
            return {};
        return m_ticked.contains(one.key()) ? Qt::Checked : Qt::Unchecked;
    case Qt::DisplayRole:
        if (index.column() == Title)
            return incident.title;
        return index.column() == State ? QVariant(incident.statusName) : QVariant();
    case StatusRole:
        return static_cast<int>(incident.status);
    case UrgencyRole:
        return static_cast<int>(incident.urgency);
    case PriorityRole:
        return incident.priority;
    case NumberRole:
        return incident.number;
    case IdRole:
        return incident.id;
    case ServiceRole:
        return incident.service.name;
    case CreatedAtRole:
        return static_cast<qint64>(toUnixMilliseconds(incident.createdAt));
    case PendingActRole:
        return one.pending ? QVariant(static_cast<int>(one.pending->act)) : QVariant();
    case PendingStateRole:
        return one.pending ? QVariant(static_cast<int>(one.pending->state)) : QVariant();
    default:
        return {};
    }
}

bool IncidentModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole
        || index.column() != Tick)
        return false;
    const auto key = row(index.row()).key();
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(key);
    else
        m_ticked.remove(key);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

std::optional<OutboxAction> pendingFor(const std::vector<OutboxAction> &actions, const Incident &incident,
                                       Instant now, Duration recently)
{
    std::optional<OutboxAction> failed;
    for (const OutboxAction &action : actions) {
        if (action.incidentId != incident.id || action.sourceId != incident.sourceId)
            continue;
        if (!action.isFinished())
            return action;
        if (action.state == ActionState::Confirmed)
            failed.reset();
        else if (now - action.changedAt < recently)
            failed = action;
    }
    return failed;
}

} // namespace yagura::incidents
