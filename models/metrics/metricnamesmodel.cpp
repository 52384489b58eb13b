#include "metrics/metricnamesmodel.h"

#include "core/text.h"

#include <cstring>

namespace yagura::metrics {

void MetricNamesModel::setNames(QStringList names)
{
    names.sort();
    names.removeDuplicates();
    // Both lists are sorted: one walk finds what went and what came.
    qsizetype row = 0;
    for (qsizetype next = 0; row < m_names.size() || next < names.size();) {
        if (next < names.size() && row < m_names.size() && m_names[row] == names[next]) {
            ++row;
            ++next;
        } else if (next == names.size() || (row < m_names.size() && m_names[row] < names[next])) {
            qsizetype last = row;
            while (last + 1 < m_names.size() && (next == names.size() || m_names[last + 1] < names[next]))
                ++last;
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(last));
            m_names.remove(row, last - row + 1);
            endRemoveRows();
        } else {
            qsizetype count = 1;
            while (next + count < names.size()
                   && (row == m_names.size() || names[next + count] < m_names[row]))
                ++count;
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row + count - 1));
            m_names = m_names.mid(0, row) + names.mid(next, count) + m_names.mid(row);
            endInsertRows();
            row += count;
            next += count;
        }
    }
}

void MetricNamesModel::setMetadata(const MetadataMap &metadata)
{
    if (metadata == m_metadata)
        return;
    m_metadata = metadata;
    if (!m_names.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

MetricMetadata MetricNamesModel::metadataOf(const QString &name) const
{
    if (const auto it = m_metadata.constFind(name); it != m_metadata.constEnd())
        return *it;
    for (const char *suffix : {"_bucket", "_count", "_sum", "_total"}) {
        if (!name.endsWith(QLatin1String(suffix)))
            continue;
        const auto it = m_metadata.constFind(name.chopped(static_cast<qsizetype>(std::strlen(suffix))));
        if (it != m_metadata.constEnd())
            return *it;
    }
    return {};
}

int MetricNamesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

QVariant MetricNamesModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!index.isValid())
        return {};
    const QString &name = m_names[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case TypeRole:
        return static_cast<int>(metadataOf(name).type);
    case HelpRole:
        return metadataOf(name).help;
    default:
        return {};
    }
}

QString firstQuery(const QString &name, MetricType type)
{
    if (name.endsWith(QLatin1String("_bucket")))
        return QStringLiteral("histogram_quantile(0.95, sum by (le) (rate(%1[$__rate_interval])))").arg(name);
    const bool counts = type == MetricType::Counter
        || ((type == MetricType::Histogram || type == MetricType::Summary)
            && (name.endsWith(QLatin1String("_count")) || name.endsWith(QLatin1String("_sum"))))
        || (type == MetricType::Unknown && name.endsWith(QLatin1String("_total")));
    return counts ? QStringLiteral("rate(%1[$__rate_interval])").arg(name) : name;
}

} // namespace yagura::metrics
