// The services of a ServiceHealthFeed as rows, worst first. Rows keep their identity across refreshes: what
// is still there moves or changes, it is not reset. GUI thread.
#pragma once

#include "correlate/servicehealth.h"

#include <QAbstractTableModel>

namespace yagura::correlate {

class ServiceHealthModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Service, States, Requests, RequestsTrend, Errors, ErrorsTrend, Latency, ColumnCount };
    // Qt::DisplayRole is the service's name or the untranslated number; SortRole compares.
    enum Role { SortRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setServices(const std::vector<ServiceHealth> &services);
    [[nodiscard]] const ServiceHealth &service(int row) const { return m_services[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ServiceHealth> m_services;
};

} // namespace yagura::correlate
