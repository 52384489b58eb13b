#include "dashboards/history/versionmodel.h"

#include "core/text.h"

#include <QDateTime>

namespace yagura::dashboards {

void VersionModel::setVersions(std::vector<KeptVersion> versions)
{
    beginResetModel();
    m_versions = std::move(versions);
    endResetModel();
}

const KeptVersion *VersionModel::version(int row) const
{
    return row >= 0 && row < rowCount() ? &m_versions[static_cast<size_t>(row)] : nullptr;
}

int VersionModel::rowOf(qint64 versionId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (version(row)->id == versionId)
            return row;
    }
    return -1;
}

int VersionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_versions.size());
}

int VersionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

QVariant VersionModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    const KeptVersion *one = version(index.row());
    if (!one || role != Qt::DisplayRole)
        return {};
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(one->at), Qt::UTC).toString(Qt::ISODate);
}

} // namespace yagura::dashboards
