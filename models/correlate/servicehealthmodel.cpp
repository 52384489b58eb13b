#include "correlate/servicehealthmodel.h"

namespace yagura::correlate {

void ServiceHealthModel::setServices(const std::vector<ServiceHealth> &services)
{
    const auto indexOf = [this](const QString &name, size_t from) {
        for (size_t i = from; i < m_services.size(); ++i) {
            if (m_services[i].service == name)
                return static_cast<int>(i);
        }
        return -1;
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        const bool stays = std::any_of(services.begin(), services.end(), [&](const ServiceHealth &health) {
            return health.service == m_services[static_cast<size_t>(row)].service;
        });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_services.erase(m_services.begin() + row);
        endRemoveRows();
    }
    for (size_t target = 0; target < services.size(); ++target) {
        const int row = static_cast<int>(target);
        const int found = indexOf(services[target].service, target);
        if (found < 0) {
            beginInsertRows({}, row, row);
            m_services.insert(m_services.begin() + row, services[target]);
            endInsertRows();
            continue;
        }
        if (found != row) {
            beginMoveRows({}, found, found, {}, row);
            std::rotate(m_services.begin() + row, m_services.begin() + found, m_services.begin() + found + 1);
            endMoveRows();
        }
        if (!(m_services[target] == services[target])) {
            m_services[target] = services[target];
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

int ServiceHealthModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_services.size());
}

int ServiceHealthModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ServiceHealthModel::data(const QModelIndex &index, int role) const
{
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
