#include "correlate/servicehealthmodel.h"

#include "core/rowdifference.h"
#include "core/text.h"

namespace yagura::correlate {

void ServiceHealthModel::setServices(const std::vector<ServiceHealth> &services)
{
    applyRows(m_services, services, [](const ServiceHealth &health) { return health.service; },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1)); }});
}

int ServiceHealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_services.size());
}

int ServiceHealthModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServiceHealthModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != SortRole))
        return {};
    const ServiceHealth &health = service(index.row());
    const auto number = [](const Trend &trend) {
        const auto latest = trend.latest();
        return latest ? QVariant(*latest) : QVariant();
    };
    switch (index.column()) {
    case Service:
        return health.service;
    case States:
        return static_cast<int>(health.now);
    case Requests:
    case RequestsTrend:
        return number(health.requestsPerSecond);
    case Errors:
    case ErrorsTrend:
        return number(health.errorRatio);
    case Latency:
        return number(health.p95Seconds);
    default:
        return {};
    }
}

} // namespace yagura::correlate
