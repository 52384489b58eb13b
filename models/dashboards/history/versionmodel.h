// The kept versions of one dashboard as a list, latest first: when, and what that save changed. Words are the
// view's. Owned by whoever shows it; GUI thread.
#pragma once

#include "dashboards/history/editstore.h"

#include <QAbstractTableModel>

namespace yagura::dashboards {

class VersionModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setVersions(std::vector<KeptVersion> versions);
    [[nodiscard]] const KeptVersion *version(int row) const;
    [[nodiscard]] int rowOf(qint64 versionId) const; // -1: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    // Qt::DisplayRole is the time in UTC, for screen readers and copies.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<KeptVersion> m_versions;
};

} // namespace yagura::dashboards
